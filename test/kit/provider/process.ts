import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type {
	ConstructRequest,
	ConstructResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { GetSchemaRequest } from "@pulumi/pulumi/proto/provider_pb";
import { grpc } from "../../../policypack/sources/program/sdk";
import { ANSWER_MS } from "../bounds";
import { builtPack } from "../pack/build";

/** The provider as a process of its own, as the engine starts it. */
export interface ProviderProcess {
	/** What it wrote to stderr. */
	stderr(): string;
	getSchema(): Promise<string>;
	/** Rejects with the error of gRPC. */
	construct(request: ConstructRequest): Promise<ConstructResponse>;
	close(): Promise<void>;
}

/**
 * Starts the compiled provider.
 * @param engine Address of the engine.
 * @param folder Folder with PulumiPlugin.yaml. Default: `provider`.
 */
export async function startProvider(
	engine: string,
	folder = join(builtPack(), "provider"),
): Promise<ProviderProcess> {
	const child = spawn(process.execPath, [folder, engine], {
		env: { PATH: process.env.PATH ?? "" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let stderr = "";
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr += text;
	});
	const port = await portOf(child, () => stderr);
	const client = new ResourceProviderClient(
		`127.0.0.1:${port}`,
		grpc.credentials.createInsecure(),
	);
	const deadline = () => ({ deadline: Date.now() + ANSWER_MS });
	return {
		stderr: () => stderr,
		getSchema: () =>
			new Promise((resolve, reject) => {
				client.getSchema(
					new GetSchemaRequest(),
					new grpc.Metadata(),
					deadline(),
					(error, answer) =>
						error ? reject(error) : resolve(answer?.getSchema() ?? ""),
				);
			}),
		construct: (request) =>
			new Promise((resolve, reject) => {
				client.construct(
					request,
					new grpc.Metadata(),
					deadline(),
					(error: ServiceError | null, answer) =>
						error || !answer ? reject(error) : resolve(answer),
				);
			}),
		close: async () => {
			client.close();
			const ended = once(child, "close");
			if (child.exitCode === null && child.signalCode === null) {
				child.kill("SIGKILL");
				await ended;
			}
		},
	};
}

/** The port that a provider prints on its first line. */
async function portOf(
	child: ChildProcess,
	stderr: () => string,
): Promise<string> {
	const timer = setTimeout(() => child.kill("SIGKILL"), ANSWER_MS);
	try {
		return await new Promise((resolve, reject) => {
			let stdout = "";
			child.stdout?.setEncoding("utf8").on("data", (text) => {
				stdout += text;
				if (stdout.includes("\n")) resolve(stdout.trim());
			});
			child.once("close", () =>
				reject(new Error(`The provider ended:\n${stdout}${stderr()}`)),
			);
		});
	} finally {
		clearTimeout(timer);
	}
}
