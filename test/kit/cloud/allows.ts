import { decide, type Request, type Statement } from "../iam/evaluate";

/** A statement as it is written, with more than is judged. */
type Written = Statement & Readonly<Record<string, unknown>>;

/** Statements of a policy's JSON. */
export const statementsIn = (json: string): readonly Written[] =>
	[JSON.parse(json).Statement].flat();

/** Whether a policy, if there is one, lets a request through. */
export function allows(json: string | undefined, request: Request): boolean {
	return (
		json !== undefined &&
		decide({ Statement: statementsIn(json) }, request) === "allowed"
	);
}
