import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type {
	ConstructRequest,
	ConstructResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { packageFolder } from "../../version";
import { atProcessEnd } from "../processEnd";
import { withoutProxy } from "./loopback";
import { preloadArgument } from "./nodejs/preload";
import { channelOptions, grpc } from "./sdk";
import type { StackConfig } from "./stackConfig";

/** The provider of this package, as a process. */
export interface OwnProvider {
	/** Rejects with the error of gRPC. */
	construct(request: ConstructRequest): Promise<ConstructResponse>;
	close(): void;
}

/** Maximum time of its start and of a component, in milliseconds. */
const LIMIT_MS = 120_000;

/**
 * Starts the provider, for an engine at `address`. Its SDK is taught what is not
 * known here, as that of a program in Node.js. Undefined if it cannot run here:
 * it needs @pulumi/aws 7, installed with this package.
 */
export async function startOwnProvider(
	address: string,
	config: StackConfig,
): Promise<OwnProvider | undefined> {
	const entry = entryOfProvider();
	if (entry === undefined) return undefined;
	const child = spawn(
		process.execPath,
		[preloadArgument(config, false), entry, address],
		{
			env: { ...process.env, ...withoutProxy() },
			stdio: ["ignore", "pipe", "ignore", "pipe"],
			detached: true,
		},
	);
	const kill = () => child.kill("SIGKILL");
	const release = atProcessEnd(kill);
	const end = () => {
		release();
		kill();
	};
	const port = await portOf(child);
	if (port === undefined) {
		end();
		return undefined;
	}
	const client = new ResourceProviderClient(
		`127.0.0.1:${port}`,
		grpc.credentials.createInsecure(),
		{ ...channelOptions, "grpc.enable_http_proxy": 0 },
	);
	return {
		construct: (request) =>
			new Promise((resolve, reject) => {
				client.construct(
					request,
					new grpc.Metadata(),
					{ deadline: Date.now() + LIMIT_MS },
					(error: ServiceError | null, answer?: ConstructResponse) =>
						error || !answer ? reject(error) : resolve(answer),
				);
			}),
		close: () => {
			client.close();
			end();
		},
	};
}

/** The script that starts the provider; undefined without what it needs. */
function entryOfProvider(): string | undefined {
	const folder = packageFolder();
	if (folder === undefined) return undefined;
	try {
		const entry = join(folder, "provider", "index.js");
		const { version } = createRequire(entry)("@pulumi/aws/package.json");
		return /^7\./.test(version) ? entry : undefined;
	} catch {
		return undefined;
	}
}

/** The port that a provider prints; undefined if it ends without, or is late. */
function portOf(child: ChildProcess): Promise<string | undefined> {
	return new Promise((resolve) => {
		const late = setTimeout(() => resolve(undefined), LIMIT_MS);
		const done = (port?: string) => {
			clearTimeout(late);
			resolve(port);
		};
		child.once("error", () => done());
		child.once("exit", () => done());
		let text = "";
		child.stdout?.setEncoding("utf8").on("data", (part: string) => {
			text += part;
			const [, port] = /^(\d+)\n/m.exec(text) ?? [];
			if (port !== undefined) done(port);
		});
	});
}
