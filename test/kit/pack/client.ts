import {
	AnalyzerClient,
	AnalyzerService,
} from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type { AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";
import { AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";

import { channelOptions, grpc } from "../../../policypack/sources/program/sdk";
import { ANSWER_MS } from "../bounds";

import { type Answer, answerIn, type Remedies, remediesIn } from "./answers";
import { builtPack } from "./build";
import { type PackProcess, startPack } from "./packProcess";
import {
	analyzeRequest,
	configureRequest,
	type Declared,
	type PolicyEntry,
	stackResource,
} from "./wire";

/** A pack that is asked as the engine asks it, over its own protocol. */
export interface Analyzer {
	readonly info: () => Promise<AnalyzerInfo>;
	/** Sets the whole configuration; what is not named has its defaults. */
	readonly configure: (
		config: Readonly<Record<string, PolicyEntry>>,
	) => Promise<void>;
	/** The resource stage, of one resource. */
	readonly analyze: (resource: Declared) => Promise<Answer>;
	/** The stack stage. */
	readonly analyzeStack: (resources: readonly Declared[]) => Promise<Answer>;
	readonly remediate: (resource: Declared) => Promise<Remedies>;
	/** What the pack has written to standard error. */
	readonly complaints: () => string;
	/** Ends the pack's process. */
	readonly end: () => Promise<void>;
}

/**
 * Starts this project's pack, compiled, and connects to it.
 * @param more Variables of its environment beside the engine's.
 */
export async function startAnalyzer(
	more: Readonly<Record<string, string>> = {},
): Promise<Analyzer> {
	return connect(await startPack(builtPack(), more));
}

/** The call of one method of the service, in a promise and bounded in time. */
export type Ask = <Request, Response>(
	method: Method<Request, Response>,
	request: Request,
) => Promise<Response>;

type Method<Request, Response> = (
	request: Request,
	metadata: InstanceType<typeof grpc.Metadata>,
	options: { readonly deadline: number },
	callback: (error: unknown, response: Response) => void,
) => unknown;

/** A connection to a pack that listens. */
export function dial(port: number): {
	readonly client: AnalyzerClient;
	readonly ask: Ask;
} {
	const client = new AnalyzerClient(
		`127.0.0.1:${port}`,
		grpc.credentials.createInsecure(),
		channelOptions,
	);
	return {
		client,
		ask: (method, request) =>
			new Promise((resolve, reject) => {
				const deadline = Date.now() + ANSWER_MS;
				method.call(
					client,
					request,
					new grpc.Metadata(),
					{ deadline },
					(error, response) => {
						if (error) reject(error);
						else resolve(response);
					},
				);
			}),
	};
}

/** Asks a pack that listens. */
export function connect(pack: PackProcess): Analyzer {
	const { client, ask } = dial(pack.port);
	return {
		info: () => {
			const { requestDeserialize } = AnalyzerService.getAnalyzerInfo;
			return ask(client.getAnalyzerInfo, requestDeserialize(Buffer.alloc(0)));
		},
		configure: async (config) => {
			await ask(client.configure, configureRequest(config));
		},
		analyze: async (resource) =>
			answerIn(await ask(client.analyze, analyzeRequest(resource))),
		analyzeStack: async (resources) => {
			const request = new AnalyzeStackRequest();
			request.setResourcesList(resources.map(stackResource));
			return answerIn(await ask(client.analyzeStack, request));
		},
		remediate: async (resource) =>
			remediesIn(await ask(client.remediate, analyzeRequest(resource))),
		complaints: pack.complaints,
		end: async () => {
			client.close();
			await pack.end();
		},
	};
}
