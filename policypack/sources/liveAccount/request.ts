import { setTimeout as pause } from "node:timers/promises";
import { known, type Unknown, unknown, type Value } from "../../model/value";
import { refusalOf, unreadable } from "./awsErrors";
import { turns } from "./concurrency";
import type { Action } from "./permissions";
import { waitAfter } from "./retries";

/** How long AWS is waited for, and how much is asked at a time. */
export interface Limits {
	/** Seconds that one call may take, unless it is throttled. */
	readonly callSeconds: number;
	/** Seconds that all calls together may take; a throttled one takes half. */
	readonly totalSeconds: number;
	/** Calls that may be under way at once. */
	readonly atOnce: number;
}

/** What the SDK takes beside a call's input. */
export interface CallOptions {
	readonly abortSignal: AbortSignal;
}

/** Stands for an answer that lacks what it must have. */
export const UNREADABLE = Symbol("unreadable");

/** One thing to ask AWS. */
export interface Question<Output, T> {
	readonly action: Action;
	/** What is asked for, as the subject of a sentence. */
	readonly what: string;
	readonly call: (options: CallOptions) => Promise<Output>;
	/** Takes what is wanted out of an answer, and trusts none of its types. */
	readonly read: (output: Output) => T | typeof UNREADABLE;
	/** The errors by which AWS says that it is not set, and what that means. */
	readonly unset?: { readonly errors: readonly string[]; readonly means: T };
	/** What to do about a refusal, where no permission changes it. */
	readonly remedy?: string;
}

/** Asks AWS one thing. Whatever becomes of it is a value: nothing is thrown. */
export type Ask = <Output, T>(
	question: Question<Output, T>,
) => Promise<Value<T>>;

/** An `Ask` that keeps to its limits, from now on. */
export function asking({ callSeconds, totalSeconds, atOnce }: Limits): Ask {
	const end = performance.now() + totalSeconds * 1000;
	const inTurn = turns(atOnce);
	return ({ action, what, call, read, unset, remedy }) => {
		const denied = (why: string) => unknown("unreadable", `${what} (${why})`);
		return inTurn(async () => {
			const begin = performance.now();
			const stops = {
				throttled: begin + (end - begin) * THROTTLED_SHARE,
				failing: begin + callSeconds * 1000,
			};
			for (let rounds = 1; ; rounds += 1) {
				const left = Math.min(callSeconds * 1000, end - performance.now());
				if (left <= 0)
					return denied(`${action} was skipped: time limit reached`);
				try {
					const answer = readSafely(read, await within(left, call));
					return answer === UNREADABLE
						? denied(unreadable(action))
						: known(answer);
				} catch (error) {
					const name = error instanceof Error ? error.name : "";
					if (unset?.errors.includes(name)) return known(unset.means);
					const wait = waitAfter(error, rounds, stops);
					if (wait === undefined)
						return denied(refusalOf(error, action, remedy));
					await pause(wait);
				}
			}
		});
	};
}

/** The part of the time left that a throttled call may take. */
const THROTTLED_SHARE = 0.5;

/** Why AWS did not answer: the words in parentheses above. */
export function causeOf({ what }: Unknown): string {
	return /\((.+)\)$/s.exec(what)?.[1] ?? what;
}

/** What is read of an answer; its types are what AWS promises, and no more. */
function readSafely<Output, T>(
	read: Question<Output, T>["read"],
	output: Output,
): T | typeof UNREADABLE {
	try {
		return read(output);
	} catch {
		return UNREADABLE;
	}
}

/**
 * The result of a call, or an error after so many milliseconds. The call is
 * told to stop, and not waited for: it may look for credentials, and not hear.
 */
export async function within<T>(
	milliseconds: number,
	call: (options: CallOptions) => Promise<T>,
): Promise<T> {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(Object.assign(new Error("late"), { name: "TimeoutError" }));
			controller.abort();
		}, milliseconds);
	});
	try {
		return await Promise.race([call({ abortSignal: controller.signal }), late]);
	} finally {
		clearTimeout(timer);
	}
}
