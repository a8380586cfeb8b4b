import { setTimeout as pause } from "node:timers/promises";
import { known, type Unknown, unknown, type Value } from "../../model/value";
import { describeError, invalidResponse } from "./awsErrors";
import { type InTurn, limitConcurrency } from "./concurrency";
import type { Action } from "./permissions";
import { waitAfter } from "./retries";

/** Limits of time and concurrency. */
export interface Limits {
	/** Timeout of one call in seconds, unless it is throttled. */
	readonly callSeconds: number;
	/** Time limit of all calls in seconds; a throttled call may take half of it. */
	readonly totalSeconds: number;
	/** Maximum number of concurrent calls. */
	readonly atOnce: number;
	/** The limit of concurrent calls that several senders share, in place of `atOnce`. */
	readonly inTurn?: InTurn;
	/** Ends all calls when it is aborted; its reason is the cause, as a text. */
	readonly stop?: AbortSignal;
}

/** Options of an SDK call. */
export interface CallOptions {
	readonly abortSignal: AbortSignal;
}

/** Marks a response without a required field. */
export const UNREADABLE = Symbol("unreadable");

/** One AWS request. */
export interface Request<Output, T> {
	readonly action: Action;
	/** What is requested, as the subject of a sentence. */
	readonly what: string;
	readonly call: (options: CallOptions) => Promise<Output>;
	/** Reads the value from the response, without trusting its types. */
	readonly read: (output: Output) => T | typeof UNREADABLE;
	/** The error names if it is not set, and the value then. */
	readonly unset?: { readonly errors: readonly string[]; readonly means: T };
	/** What to do if a permission would not help. */
	readonly remedy?: string;
}

/** Sends a request. Errors become unknown values: it never throws. */
export type SendRequest = <Output, T>(
	question: Request<Output, T>,
) => Promise<Value<T>>;

/** A `SendRequest` whose time limit starts now. */
export function requestSender({
	callSeconds,
	totalSeconds,
	atOnce,
	stop,
	inTurn = limitConcurrency(atOnce),
}: Limits): SendRequest {
	const end = performance.now() + totalSeconds * 1000;
	return ({ action, what, call, read, unset, remedy }) => {
		const denied = (why: string) => unknown("unreadable", `${what} (${why})`);
		return inTurn(async () => {
			const begin = performance.now();
			const stops = {
				throttled: begin + (end - begin) * THROTTLED_SHARE,
				failing: begin + callSeconds * 1000,
			};
			for (let rounds = 1; ; rounds += 1) {
				if (stop?.aborted)
					return denied(`${action} was skipped: ${stop.reason}`);
				const left = Math.min(callSeconds * 1000, end - performance.now());
				if (left <= 0)
					return denied(`${action} was skipped: time limit reached`);
				try {
					const answer = readSafely(read, await withTimeout(left, call, stop));
					return answer === UNREADABLE
						? denied(invalidResponse(action))
						: known(answer);
				} catch (error) {
					if (stop?.aborted) continue;
					const name = error instanceof Error ? error.name : "";
					if (unset?.errors.includes(name)) return known(unset.means);
					const wait = waitAfter(error, rounds, stops);
					if (wait === undefined)
						return denied(describeError(error, action, remedy));
					await pause(wait, undefined, stop && { signal: stop }).catch(
						() => {},
					);
				}
			}
		});
	};
}

/** Share of the remaining time that a throttled call may take. */
const THROTTLED_SHARE = 0.5;

/** The cause of an unknown value: the text in parentheses above. */
export function causeOf({ what }: Unknown): string {
	return /\((.+)\)$/s.exec(what)?.[1] ?? what;
}

/** Reads a response, whose types may differ from those of the SDK. */
function readSafely<Output, T>(
	read: Request<Output, T>["read"],
	output: Output,
): T | typeof UNREADABLE {
	try {
		return read(output);
	} catch {
		return UNREADABLE;
	}
}

/**
 * The result of a call, or a TimeoutError, also where it is stopped. The call
 * is aborted and not awaited, because resolving credentials does not react to
 * the signal.
 */
export async function withTimeout<T>(
	milliseconds: number,
	call: (options: CallOptions) => Promise<T>,
	stop?: AbortSignal,
): Promise<T> {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	let end = () => {};
	const late = new Promise<never>((_, reject) => {
		end = () => {
			reject(Object.assign(new Error("late"), { name: "TimeoutError" }));
			controller.abort();
		};
		timer = setTimeout(end, milliseconds);
		stop?.addEventListener("abort", end);
	});
	try {
		return await Promise.race([call({ abortSignal: controller.signal }), late]);
	} finally {
		clearTimeout(timer);
		stop?.removeEventListener("abort", end);
	}
}
