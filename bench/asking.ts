import {
	type AnalyzeRequest,
	AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { channelOptions, grpc } from "../policypack/sources/program/sdk";
import { type PackProcess, startPack } from "../test/kit/pack/packProcess";
import {
	analyzeRequest,
	type Declared,
	stackResource,
} from "../test/kit/pack/wire";

/** A pack that is asked with requests that were written beforehand. */
export interface Asked {
	/** The resource stage, one resource after the other. */
	readonly analyzeEach: (requests: readonly Buffer[]) => Promise<void>;
	/** The stack stage. */
	readonly analyzeStack: (request: Buffer) => Promise<void>;
	readonly end: () => Promise<void>;
}

const answerSeconds = 120;
const service = "/pulumirpc.Analyzer";

/** Starts the pack in a folder, to be asked. */
export async function startAsked(
	folder: string,
	more: Readonly<Record<string, string>> = {},
): Promise<Asked> {
	const pack = await startPack(folder, more);
	const client = new grpc.Client(
		`127.0.0.1:${pack.port}`,
		grpc.credentials.createInsecure(),
		channelOptions,
	);
	const ask = (method: string, request: Buffer) =>
		new Promise<void>((resolve, reject) => {
			client.makeUnaryRequest(
				`${service}/${method}`,
				same,
				same,
				request,
				new grpc.Metadata(),
				{ deadline: Date.now() + answerSeconds * 1000 },
				(error) => (error ? reject(saying(error, pack)) : resolve()),
			);
		});
	return {
		analyzeEach: async (requests) => {
			for (const request of requests) await ask("Analyze", request);
		},
		analyzeStack: (request) => ask("AnalyzeStack", request),
		end: async () => {
			client.close();
			await pack.end();
		},
	};
}

function same(bytes: Buffer): Buffer {
	return bytes;
}

function saying(error: Error, pack: PackProcess): Error {
	return new Error(`${error.message}\n${pack.complaints()}`);
}

/** The requests of the resource stage, as the bytes of the protocol. */
export function analyzeBytes(
	resources: readonly Declared[],
): readonly Buffer[] {
	return resources.map((resource) =>
		bytesOf(analyzeRequest(resource) satisfies AnalyzeRequest),
	);
}

/** The request of the stack stage, as the bytes of the protocol. */
export function stackBytes(resources: readonly Declared[]): Buffer {
	const request = new AnalyzeStackRequest();
	request.setResourcesList(resources.map(stackResource));
	return bytesOf(request);
}

function bytesOf(message: { serializeBinary(): Uint8Array }): Buffer {
	return Buffer.from(message.serializeBinary());
}
