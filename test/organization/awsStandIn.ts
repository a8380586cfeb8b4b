import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { answerTo, errorAnswer, type StandInAnswer } from "./awsStandInAnswers";
import { callOf, type StandInCall } from "./awsStandInCall";
import { numbersFrom, type StandInWorld } from "./awsStandInWorld";

/** A server on loopback that stands in for AWS. */
export interface AwsStandIn {
	readonly url: string;
	/** Each call that was answered, whose account is that of its credentials. */
	readonly calls: readonly StandInCall[];
	/** Forgets all calls. */
	readonly forget: () => void;
	/** Shows another world from now on. */
	readonly show: (world: StandInWorld) => void;
	/** Called with each call that was answered. */
	readonly onCall: (listener: (call: StandInCall) => void) => void;
	readonly stop: () => Promise<void>;
}

/** Starts the stand-in on a free port. */
export async function startStandIn(first: StandInWorld): Promise<AwsStandIn> {
	const calls: StandInCall[] = [];
	let world = first;
	let draw = numbersFrom(first.faults?.seed ?? 1);
	let heard: (call: StandInCall) => void = () => {};
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const call = withAccount(
			callOf(request, Buffer.concat(chunks).toString()),
			world,
		);
		const { dropped = 0, latency = 0, throttled = 0 } = world.faults ?? {};
		if (latency > 0) await pause(latency);
		if (draw() < dropped) {
			request.socket.destroy();
			return;
		}
		const answer =
			draw() < throttled ? throttlingOf(call) : answered(call, world);
		response
			.writeHead(answer.status, {
				"content-type": answer.type,
				"content-length": Buffer.byteLength(answer.body),
			})
			.end(answer.body);
	});
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		calls,
		forget: () => {
			calls.length = 0;
		},
		show: (other) => {
			world = other;
			draw = numbersFrom(other.faults?.seed ?? 1);
		},
		onCall: (listener) => {
			heard = listener;
		},
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};

	function answered(call: StandInCall, shown: StandInWorld): StandInAnswer {
		calls.push(call);
		heard(call);
		const account = shown.accounts.find(({ id }) => id === call.account);
		return account
			? answerTo(call, shown, account)
			: errorAnswer(call, "InvalidClientTokenId", 403);
	}
}

/** Without assumed credentials, the account is the management account. */
function withAccount(call: StandInCall, { accounts }: StandInWorld) {
	return call.account === ""
		? { ...call, account: accounts[0]?.id ?? "" }
		: call;
}

function throttlingOf(call: StandInCall): StandInAnswer {
	const codes: Readonly<Record<string, string>> = {
		cloudtrail: "ThrottlingException",
		ec2: "RequestLimitExceeded",
		organizations: "TooManyRequestsException",
		s3: "SlowDown",
	};
	const code = codes[call.service] ?? "Throttling";
	return errorAnswer(call, code, call.service === "cloudtrail" ? 400 : 503);
}
