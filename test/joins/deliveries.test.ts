import assert from "node:assert/strict";
import { joinDeliveries } from "../../policypack/model/deliveries";
import type {
	LogDeliveryFact,
	LogSourceFact,
	NameRef,
} from "../../policypack/model/facts";
import { pending, source } from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";

function to(name: NameRef["name"], ...urns: readonly string[]): NameRef {
	return { by: "name", name, dependencies: urns };
}

const bucket = to(known("arn:aws:s3:::logs-111122223333"));
const later = pending("an output");

function logSource(
	name: string,
	its: LogSourceFact["name"] = known(name),
): LogSourceFact {
	const of = source("aws:cloudwatch/logDeliverySource:LogDeliverySource", name);
	return {
		kind: "logSource",
		of,
		resource: bucket,
		isAccessLogs: known(true),
		name: its,
	};
}

function delivery(name: string, of: NameRef): LogDeliveryFact {
	return {
		kind: "logDelivery",
		of: source("aws:cloudwatch/logDelivery:LogDelivery", name),
		source: of,
		destination: to(later),
	};
}

/** By the name of each source: whether it delivers. */
function delivers(
	...parts: readonly (LogSourceFact | LogDeliveryFact)[]
): Readonly<Record<string, boolean | string>> {
	return Object.fromEntries(
		joinDeliveries(parts).map(({ of, delivers: value }) => [
			of.name,
			value.known ? value.value : value.cause,
		]),
	);
}

const urnOf = (name: string) => logSource(name).of.urn;

describe("the deliveries of access logs", () => {
	for (const [words, parts, expected] of [
		[
			"a known name decides",
			[logSource("a"), logSource("b"), delivery("d", to(known("a")))],
			{ a: true },
		],
		[
			"a known name decides against what flows into it",
			[
				logSource("a"),
				logSource("b"),
				delivery("d", to(known("a"), urnOf("b"))),
			],
			{ a: true },
		],
		[
			"an unknown name is joined by what flows into it",
			[logSource("a"), logSource("b"), delivery("d", to(later, urnOf("b")))],
			{ b: true },
		],
		[
			"two sources flow into an unknown name",
			[
				logSource("a"),
				logSource("b"),
				logSource("c"),
				delivery("d", to(later, urnOf("a"), urnOf("b"))),
			],
			{ a: "pending", b: "pending" },
		],
		[
			"nothing flows into an unknown name",
			[logSource("a"), logSource("b"), delivery("d", to(later))],
			{ a: "pending", b: "pending" },
		],
		[
			"a name that cannot be read may be any",
			[logSource("a"), delivery("d", to(unknown("unreadable", "a secret")))],
			{ a: "unreadable" },
		],
		[
			"a known name may be of a source whose name is not known",
			[logSource("a", later), delivery("d", to(known("x")))],
			{ a: "pending" },
		],
		[
			"a known name is never one that Pulumi makes up",
			[logSource("a", known(undefined)), delivery("d", to(known("x")))],
			{},
		],
		[
			"a known name that came from a source without a known name",
			[
				logSource("a", known(undefined)),
				delivery("d", to(known("x"), urnOf("a"))),
			],
			{ a: true },
		],
		[
			"one delivery that is sure outweighs one that is not known",
			[
				logSource("a"),
				logSource("b"),
				delivery("c", to(later)),
				delivery("d", to(known("a"))),
			],
			{ a: true, b: "pending" },
		],
		[
			"no name at all",
			[logSource("a"), delivery("d", to(known(undefined)))],
			{},
		],
		["no delivery", [logSource("a")], {}],
		["no source", [delivery("d", to(known("a")))], {}],
	] as const)
		it(words, () => {
			assert.deepEqual(delivers(...parts), expected);
			assert.deepEqual(delivers(...[...parts].reverse()), expected);
		});

	it("tells sources of one name apart by what flows into the name", () => {
		const parts = [
			logSource("a", known("same")),
			logSource("b", known("same")),
		];
		const { a, b } = {
			a: delivery("d", to(known("same"), urnOf("b"))),
			b: delivery("d", to(known("same"))),
		};
		assert.deepEqual(delivers(...parts, a), { b: true });
		assert.deepEqual(delivers(...parts, b), { a: "pending", b: "pending" });
	});

	it("stays linear with many sources and deliveries", () => {
		const all = Array.from({ length: 5000 }, (_, at) => [
			logSource(`s${at}`),
			delivery(`d${at}`, to(later)),
		]).flat();
		assert.equal(joinDeliveries(all).length, 5000);
	});
});
