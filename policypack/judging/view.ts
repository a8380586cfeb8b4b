import type { Account } from "../model/account";

/** What is in view, and so what lies outside of it. */
export type View = "stack" | "account";

/** Whether an account is what a stack shows of it, or the live one. */
export function viewOf({ of }: Account): View {
	return of.type === "pulumi:pulumi:Stack" ? "stack" : "account";
}
