import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { FEATURES } from "../../../policypack/sources/program/features";
import { grpc, Struct } from "../../../policypack/sources/program/sdk";
import {
	addressOf,
	addService,
} from "../../../policypack/sources/program/service";
import { type Cloud, cloudIn } from "../component/cloud";
import type { Properties } from "../pack/wire";

/** The stack of every run. */
export const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

/** One run: what AWS answers, and whether it is a preview. */
export interface Run {
	readonly cloud: Cloud;
	readonly preview: boolean;
}

/** An engine on loopback that records what is registered. */
export interface RecordingMonitor {
	readonly address: string;
	/** Errors that were logged since the last `begin`. */
	readonly errors: string[];
	/** Forgets all, for the next run. */
	begin(run: Run): void;
	/** Every registration since then, as it arrived. */
	requests(): readonly RegisterResourceRequest[];
	/** Outputs that components registered, by URN. */
	outputs(): Readonly<Record<string, Properties>>;
	close(): void;
}

/** Starts it, for an SDK in this process or a provider in another. */
export async function startRecordingMonitor(): Promise<RecordingMonitor> {
	let requests: RegisterResourceRequest[] = [];
	let outputs: Record<string, Properties> = {};
	let run: Run | undefined;
	const errors: string[] = [];
	const cloud = () => cloudIn(run?.cloud ?? {});
	const server = new grpc.Server();
	addService(
		server,
		ResourceMonitorService,
		{
			supportsFeature: (request, answer) => {
				answer.setHassupport(FEATURES.has(request.getId()));
			},
			registerResource: (request, answer) => {
				const type = request.getType();
				const name = request.getName();
				const inputs: Properties = request.getObject()?.toJavaScript() ?? {};
				requests.push(request);
				answer.setUrn(urnOf(request));
				if (run?.preview || !request.getCustom())
					answer.setObject(struct(inputs));
				else {
					answer.setId(`${name}-id`);
					answer.setObject(struct(cloud().created(type, name, inputs)));
				}
			},
			registerResourceOutputs: (request) => {
				outputs[request.getUrn()] = request.getOutputs()?.toJavaScript() ?? {};
			},
			invoke: (request, answer) => {
				answer.setReturn(struct(cloud().answer(request.getTok())));
			},
			registerPackage: (_, answer) => {
				answer.setRef("package");
			},
		},
		() => {},
	);
	addService(
		server,
		EngineService,
		{
			log: (request) => {
				if (request.getSeverity() === LogSeverity.ERROR)
					errors.push(request.getMessage());
			},
			getRootResource: (_, answer) => {
				answer.setUrn(STACK);
			},
		},
		() => {},
	);
	const address = await addressOf(server);
	return {
		address,
		errors,
		begin: (next) => {
			run = next;
			requests = [];
			outputs = {};
			errors.length = 0;
		},
		requests: () => requests,
		outputs: () => outputs,
		close: () => server.forceShutdown(),
	};
}

/** The URN of a resource, as the engine makes it from its parent's types. */
export function urnOf(request: RegisterResourceRequest): string {
	const [, , above = ""] = request.getParent().split("::");
	const types = above === "" || above.endsWith(":Stack") ? "" : `${above}$`;
	return `urn:pulumi:dev::shop::${types}${request.getType()}::${request.getName()}`;
}

function struct(bag: Properties) {
	return Struct.fromJavaScript({ ...bag } as Parameters<
		typeof Struct.fromJavaScript
	>[0]);
}
