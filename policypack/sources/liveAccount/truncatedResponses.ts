import type { S3 } from "@aws-sdk/client-s3";

/**
 * S3 responses that mean "not set" by a missing element. The SDK would read an
 * empty response, or one from a proxy, in the same way.
 */
const ROOTS: Readonly<Record<string, string>> = {
	GetBucketLocationCommand: "LocationConstraint",
	GetBucketLoggingCommand: "BucketLoggingStatus",
};

/** Makes a client reject a response without the expected root element. */
export function wholeAnswers(client: S3): S3 {
	client.middlewareStack.add(
		(next, { commandName = "" }) =>
			async (args) => {
				const result = await next(args);
				const root = ROOTS[commandName];
				const { response } = result;
				if (root === undefined || !isAnswer(response)) return result;
				const body = await collect(response.body);
				response.body = body;
				if (response.statusCode < 300 && rootOf(body.toString()) !== root)
					throw new SyntaxError(`The response is not a valid ${root}.`);
				return result;
			},
		{ step: "deserialize", priority: "low", name: "wholeAnswers" },
	);
	return client;
}

interface HttpAnswer {
	readonly statusCode: number;
	body: unknown;
}

function isAnswer(response: unknown): response is HttpAnswer {
	return (
		typeof response === "object" &&
		response !== null &&
		"statusCode" in response &&
		"body" in response
	);
}

async function collect(body: unknown): Promise<Buffer> {
	if (body instanceof Uint8Array) return Buffer.from(body);
	const chunks: Uint8Array[] = [];
	for await (const chunk of body as AsyncIterable<Uint8Array>)
		chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** The name of the root element of an XML document. */
function rootOf(text: string): string | undefined {
	return /^\uFEFF?\s*(?:<\?[^>]*\?>\s*)?<(?:[\w-]+:)?([\w-]+)/.exec(text)?.[1];
}
