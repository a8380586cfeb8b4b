import {
	createServer,
	type IncomingMessage,
	request,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, callIn } from "./awsCalls";
import type { Fault } from "./awsFaults";
import { ownAccount } from "./cloud/cloud";

/** What stands between the SDK and the server that plays AWS. */
export interface Between {
	/** Where it listens, on loopback. */
	readonly url: string;
	/** Every call since the last time that it was told to forget. */
	readonly calls: readonly Call[];
	/** Those of them that the server answered: a call that it failed is made again. */
	readonly answered: readonly Call[];
	/** What becomes of each call from now on. */
	readonly disturb: (fault: (call: Call) => Fault | undefined) => void;
	/** Lets everything pass again, and forgets all calls. */
	readonly calm: () => void;
	readonly stop: () => Promise<void>;
}

interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage["headers"];
	readonly body: string;
}

/** Starts a proxy before a server. */
export async function startProxy(target: string): Promise<Between> {
	const calls: Call[] = [];
	const answered: Call[] = [];
	let faultOf: (call: Call) => Fault | undefined = () => undefined;
	const server = createServer(async (asked, answer) => {
		const body = await textOf(asked);
		const call = callIn(asked, body);
		calls.push(call);
		const fault = faultOf(call);
		const ask = async () => {
			const passed = await pass(target, asked, renamed(body, fault));
			if (passed.status < 500) answered.push(call);
			return passed;
		};
		try {
			await respond(answer, fault, ask);
		} catch {
			answer.destroy();
		}
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		calls,
		answered,
		disturb: (fault) => {
			faultOf = fault;
		},
		calm: () => {
			faultOf = () => undefined;
			calls.length = 0;
			answered.length = 0;
		},
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function respond(
	answer: ServerResponse,
	fault: Fault | undefined,
	ask: () => Promise<Answer>,
): Promise<void> {
	if (fault && "drops" in fault) {
		answer.destroy();
		return;
	}
	if (fault && "instead" in fault) {
		const { status, body, type } = fault.instead;
		answer.writeHead(status, type ? { "content-type": type } : {}).end(body);
		return;
	}
	if (fault && "waits" in fault) await hold(answer, fault.waits);
	if (answer.destroyed) return;
	const { status, headers, body } = await ask();
	const text = changed(body, fault);
	const length = Buffer.byteLength(text);
	answer.writeHead(status, { ...headers, "content-length": length });
	if (fault && "breaksOff" in fault) {
		answer.write(text.slice(0, text.length / 2), () => answer.destroy());
		return;
	}
	answer.end(text);
}

function changed(body: string, fault: Fault | undefined): string {
	if (!fault) return body;
	const shown = "renames" in fault ? body.replaceAll(...fault.renames) : body;
	return "changes" in fault && fault.changes ? fault.changes(shown) : shown;
}

function renamed(body: string, fault: Fault | undefined): string {
	if (!fault || !("renames" in fault)) return body;
	const [real, shown] = fault.renames;
	return body.replaceAll(shown, real);
}

/** Waits, but not for somebody who has gone. */
function hold(answer: ServerResponse, milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, milliseconds);
		answer.once("close", () => {
			clearTimeout(timer);
			resolve();
		});
	});
}

function pass(
	target: string,
	{ method, url = "/", headers }: IncomingMessage,
	body: string,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const { host: _, ...rest } = headers;
		// Of credentials that it gave out itself the server knows the account.
		const isAssumed = headers.authorization?.includes("Credential=ASIA");
		const onward = request(
			new URL(url, target),
			{
				method,
				headers: {
					...rest,
					// The server takes the word of a request for whose it is.
					...(!isAssumed && { "x-moto-account-id": ownAccount }),
				},
			},
			async (answer) => {
				const text = await textOf(answer);
				const { "transfer-encoding": __, ...headers } = answer.headers;
				resolve({ status: answer.statusCode ?? 500, headers, body: text });
			},
		);
		onward.on("error", reject);
		onward.end(body);
	});
}

async function textOf(message: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}
