import type {
	handleUnaryCall,
	UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Resource } from "../../providers/resource";
import { openCallbacks } from "./callbacks";
import { engineHandlers } from "./engine";
import { monitorHandlers } from "./monitorHandlers";
import type { Project } from "./project";
import { type Registered, resourcesOf } from "./registrations";
import { channelOptions, grpc } from "./sdk";
import type { StackConfig } from "./stackConfig";

/** An engine, as far as a previewed program can tell. */
export interface Monitor {
	/** Where the program finds it, on this machine only. */
	readonly address: string;
	/** What the program registered so far. */
	resources(): readonly Resource[];
	/** What the program reported as errors, in its order. */
	readonly errors: readonly string[];
	/** When the program last asked for anything, by `performance.now()`. */
	lastSign(): number;
	close(): void;
}

/** Starts to listen to one program. */
export async function startMonitor(
	project: Project,
	config: StackConfig,
): Promise<Monitor> {
	const registered = new Map<string, Registered>();
	const errors: string[] = [];
	let lastSign = 0;
	const onCall = () => {
		lastSign = performance.now();
	};
	const callbacks = openCallbacks();
	const server = new grpc.Server(channelOptions);
	server.addService(
		ResourceMonitorService,
		served(monitorHandlers({ project, config, registered, callbacks }), onCall),
	);
	server.addService(EngineService, served(engineHandlers(errors), onCall));
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
		lastSign: () => lastSign,
		close: () => {
			callbacks.close();
			server.forceShutdown();
		},
	};
}

type Handlers = Readonly<Record<string, (request: never) => unknown>>;

/** Handlers as gRPC wants them; what one throws is the caller's error. */
function served(
	handlers: Handlers,
	onCall: () => void,
): UntypedServiceImplementation {
	const serve =
		(handle: (request: never) => unknown): handleUnaryCall<unknown, unknown> =>
		async (call, respond) => {
			onCall();
			try {
				respond(null, await handle(call.request as never));
			} catch (error) {
				const details = error instanceof Error ? error.message : `${error}`;
				respond({ code: grpc.status.UNKNOWN, details });
			}
		};
	return Object.fromEntries(
		Object.entries(handlers).map(([name, handle]) => [name, serve(handle)]),
	);
}
