import {
	type AnalyzeRequest,
	type AnalyzeResponse,
	AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { type Answer, answerIn } from "./answers";
import { analyzeRequest, type Declared, stackResource } from "./wire";

/** How the SDK makes one of its stages of some policies. */
type MakeStage<Request> = (
	name: string,
	version: string,
	level: string,
	policies: readonly unknown[],
) => (
	call: { readonly request: Request },
	callback: (error: unknown, response: AnalyzeResponse) => void,
) => void;

const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } =
	require("@pulumi/policy/server") as {
		readonly makeAnalyzeRpcFun: MakeStage<AnalyzeRequest>;
		readonly makeAnalyzeStackRpcFun: MakeStage<AnalyzeStackRequest>;
	};

function callOf<Request>(
	make: MakeStage<Request>,
	policies: readonly unknown[],
): (request: Request) => Promise<Answer> {
	const stage = make("pack", "1.0.0", "mandatory", policies);
	return (request) =>
		new Promise((resolve, reject) =>
			stage({ request }, (error, response) =>
				error ? reject(error) : resolve(answerIn(response)),
			),
		);
}

/** Calls back whenever the SDK reads the properties of a resource. */
function watchReads<P>(
	message: { getProperties: () => P },
	onRead: () => void,
): void {
	const properties = message.getProperties();
	message.getProperties = () => {
		onRead();
		return properties;
	};
}

/**
 * The resource stage of the SDK with some policies, in this process: a call
 * starts at once, as the SDK starts a request that has arrived.
 * @param onRead Called each time that the SDK reads a resource's properties.
 */
export function analyzeWith(
	policies: readonly unknown[],
	onRead: () => void = () => {},
): (resource: Declared) => Promise<Answer> {
	const analyze = callOf(makeAnalyzeRpcFun, policies);
	return (resource) => {
		const request = analyzeRequest(resource);
		watchReads(request, onRead);
		return analyze(request);
	};
}

/** The same of the stack stage. */
export function analyzeStackWith(
	policies: readonly unknown[],
	onRead: () => void = () => {},
): (resources: readonly Declared[]) => Promise<Answer> {
	const analyzeStack = callOf(makeAnalyzeStackRpcFun, policies);
	return (resources) => {
		const request = new AnalyzeStackRequest();
		const messages = resources.map(stackResource);
		for (const message of messages) watchReads(message, onRead);
		request.setResourcesList(messages);
		return analyzeStack(request);
	};
}
