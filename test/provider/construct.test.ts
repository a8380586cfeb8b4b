import assert from "node:assert/strict";
import { Provider } from "@pulumi/aws/provider";
import { all, Output } from "@pulumi/pulumi";
import * as fc from "fast-check";
import { argumentsOf } from "../kit/component/inputs";
import { type Draw, validDraws } from "../kit/component/randomArguments";
import { draws } from "../kit/draws";
import { inProgram, makeDirectly } from "../kit/provider/direct";
import {
	type RecordingMonitor,
	type Run,
	STACK,
} from "../kit/provider/monitor";
import {
	DependencyResource,
	type DrawnOptions,
	drawnOptions,
	setOptions,
	writtenOptions,
} from "../kit/provider/options";
import type { ProviderProcess } from "../kit/provider/process";
import { registered } from "../kit/provider/registered";
import { emptyRequest, setArguments } from "../kit/provider/request";
import { whileServed } from "../kit/provider/served";

const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:aws::own";
const BESIDE = "urn:pulumi:dev::shop::random:index/randomId:RandomId::beside";

describe("ComplianceTrail through the provider", () => {
	let monitor: RecordingMonitor;
	let provider: ProviderProcess;
	const served = whileServed();
	before(() => {
		({ monitor, provider } = served());
	});

	/** What the class registers in a program of its own. */
	async function directly({ name, args }: Draw, run: Run, drawn: DrawnOptions) {
		monitor.begin(run);
		await makeDirectly(monitor, run, name, async () => [
			withDependency(argumentsOf(args, run.preview)),
			{
				parent: new DependencyResource(STACK),
				...writtenOptions(
					drawn,
					drawn.hasProvider ? new Provider("own") : undefined,
				),
			},
		]);
		return seen();
	}

	/** What the provider registers for the same arguments and options. */
	async function remotely({ name, args }: Draw, run: Run, drawn: DrawnOptions) {
		monitor.begin(run);
		const request = emptyRequest(monitor, run, name);
		await inProgram(monitor, run, () =>
			setArguments(request, withDependency(argumentsOf(args, run.preview))),
		);
		const id = run.preview ? "04da6b54-80e4-46f7-96ec-b56ff0331ba9" : "own-id";
		setOptions(
			request,
			drawn,
			drawn.hasProvider ? `${PROVIDER}::${id}` : undefined,
		);
		const response = await provider.construct(request);
		return { response, ...seen() };
	}

	function seen() {
		const requests = monitor
			.requests()
			.filter((one) => one.getType() !== "pulumi:providers:aws");
		return { resources: registered(requests), outputs: monitor.outputs() };
	}

	it("registers what the class registers in a program, with any arguments and options", async () => {
		await fc.assert(
			fc.asyncProperty(
				validDraws,
				fc.boolean(),
				drawnOptions,
				async (draw, preview, drawn) => {
					const run = { cloud: draw.cloud, preview };
					const direct = await directly(draw, run, drawn);
					const { response, ...remote } = await remotely(draw, run, drawn);
					assert.ok(direct.resources.length > 1);
					assert.deepEqual(remote, direct);
					const [urn = ""] = Object.keys(direct.outputs);
					assert.equal(response.getUrn(), urn);
					assert.deepEqual(
						response.getState()?.toJavaScript(),
						direct.outputs[urn],
					);
				},
			),
			{ ...draws(100), seed: 7 },
		);
	});
});

/** Arguments whose known outputs come from another resource of the program. */
function withDependency(value: unknown): unknown {
	const beside = new DependencyResource(BESIDE);
	const change = (one: unknown): unknown => {
		if (Output.isInstance(one))
			return all([one, beside.urn]).apply(([it]) => it);
		if (one instanceof Promise || typeof one !== "object" || one === null)
			return one;
		if (Array.isArray(one)) return one.map(change);
		return Object.fromEntries(
			Object.entries(one).map(([key, inner]) => [key, change(inner)]),
		);
	};
	return change(value);
}
