import { setTimeout } from "node:timers/promises";
import type { Server } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
	type IResourceMonitorService,
	ResourceMonitorService,
} from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Resource } from "../../providers/resource";
import { openCallbacks } from "./callbacks";
import { engineHandlers } from "./engine";
import { monitorHandlers, type Run } from "./monitorHandlers";
import {
	type Call,
	type ComponentRefusal,
	ownComponents,
} from "./ownComponents";
import type { Project } from "./project";
import { type Registered, resourcesOf } from "./registrations";
import { TAUGHT } from "./resultForm";
import { channelOptions, grpc } from "./sdk";
import { addressOf, addService, type Handlers } from "./service";
import type { StackConfig } from "./stackConfig";

/** The engine that a previewed program connects to. */
export interface Monitor {
	/** Where the program finds it, on this machine only. */
	readonly address: string;
	/** What the program registered so far. */
	resources(): readonly Resource[];
	/** What the program reported as errors, in its order. */
	readonly errors: readonly string[];
	/** Arguments that a component of this package rejected, if any. */
	refusal(): ComponentRefusal | undefined;
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
	const servers: Server[] = [];
	const lacking = new Set<string>();
	let isUnanswered = false;
	let wasAsked = false;
	const calls = new Map<string, Call>();
	const listen = (handlers: Handlers<IResourceMonitorService>) => {
		const server = new grpc.Server(channelOptions);
		servers.push(server);
		addService(server, ResourceMonitorService, handlers, onCall);
		addService(server, EngineService, engineHandlers(errors), onCall);
		return addressOf(server);
	};
	const components = ownComponents(project, config, calls, () =>
		listen(monitorHandlers({ ...run, results: TAUGHT, calls })),
	);
	const run: Run = {
		components,
		transforms: { own: new Map(), parents: new Map(), stack: [], invokes: [] },
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
	const address = await listen(monitorHandlers(run));
	return {
		address,
		resources: () => resourcesOf(registered, config),
		errors,
		refusal: components.refusal,
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
			components.close();
			for (const server of servers) server.forceShutdown();
		},
	};
}
