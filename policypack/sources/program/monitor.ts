import { setTimeout } from "node:timers/promises";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Resource } from "../../providers/resource";
import { openCallbacks } from "./callbacks";
import { engineHandlers } from "./engine";
import { monitorHandlers, type Run } from "./monitorHandlers";
import type { Project } from "./project";
import { type Registered, resourcesOf } from "./registrations";
import { channelOptions, grpc } from "./sdk";
import { addService } from "./service";
import type { StackConfig } from "./stackConfig";

/** The engine that a previewed program connects to. */
export interface Monitor {
	/** Where the program finds it, on this machine only. */
	readonly address: string;
	/** What the program registered so far. */
	resources(): readonly Resource[];
	/** What the program reported as errors, in its order. */
	readonly errors: readonly string[];
	/** Options of the command that would provide what the program requested. */
	readonly lacking: ReadonlySet<string>;
	/** Whether the program got a result that is not known here. */
	readonly isUnanswered: () => boolean;
	/** URNs of the resources that were registered inside an `apply`. */
	readonly inApply: () => ReadonlySet<string>;
	/** When the program last sent a request, by `performance.now()`. */
	lastSign(): number;
	close(): void;
}

const STEP_MS = 20;

/** Starts to listen to one program. */
export async function startMonitor(
	project: Project,
	config: StackConfig,
	{ target, isLenient, results }: Pick<Run, "target" | "isLenient" | "results">,
): Promise<Monitor> {
	const registered = new Map<string, Registered>();
	const errors: string[] = [];
	let lastSign = 0;
	const onCall = () => {
		lastSign = performance.now();
	};
	const callbacks = openCallbacks();
	const server = new grpc.Server(channelOptions);
	const lacking = new Set<string>();
	let isUnanswered = false;
	let wasAsked = false;
	const run: Run = {
		project,
		config,
		registered,
		callbacks,
		target,
		isLenient,
		results,
		untilQuiet: async () => {
			const quietMs = project.runtime.quietMs?.(project, wasAsked) ?? 0;
			// In steps: on a busy machine, one pause may end before the program ran.
			for (let quiet = 0, last = lastSign; quiet < quietMs; quiet += STEP_MS) {
				await setTimeout(STEP_MS);
				if (lastSign === last) continue;
				last = lastSign;
				quiet = 0;
			}
		},
		onAsked: () => {
			wasAsked = true;
		},
		onUnanswered: () => {
			isUnanswered = true;
		},
		onRefusal: (message) => errors.push(message),
		onLacking: (option) => lacking.add(option),
	};
	addService(server, ResourceMonitorService, monitorHandlers(run), onCall);
	addService(server, EngineService, engineHandlers(errors), onCall);
	const port = await new Promise<number>((resolve, reject) => {
		server.bindAsync(
			"127.0.0.1:0",
			grpc.ServerCredentials.createInsecure(),
			(error, bound) => (error ? reject(error) : resolve(bound)),
		);
	});
	return {
		address: `127.0.0.1:${port}`,
		resources: () => resourcesOf(registered, config),
		errors,
		lacking,
		isUnanswered: () => isUnanswered,
		inApply: () =>
			new Set(
				[...registered.values()]
					.filter((resource) => resource.isInApply)
					.map(({ urn }) => urn),
			),
		lastSign: () => lastSign,
		close: () => {
			callbacks.close();
			server.forceShutdown();
		},
	};
}
