import { type Control, isOfResource } from "./control";
import { type Exempted, exempt } from "./exemption";
import type { Exemption, Finding } from "./finding";

/** How a finding that is not known until the update is reported. */
export const PENDING = ["advise", "ignore", "deny"] as const;

/** How a finding about what the stack does not show is reported. */
export const OUTSIDE = ["ignore", "deny", "lookup"] as const;

/** The ways that a control supports: a lookup does not read what delivery needs. */
export function outsideOf({ subject }: Control): readonly Outside[] {
	return subject === "delivery"
		? OUTSIDE.filter((one) => one !== "lookup")
		: OUTSIDE;
}

type Outside = (typeof OUTSIDE)[number];

/** An organization's settings for one control. */
export interface Settings {
	readonly pending: (typeof PENDING)[number];
	readonly outside: Outside;
	readonly exemptions: readonly Exemption[];
}

/**
 * The defaults. A stack represents its account, so it must declare a trail; a
 * bucket that it does not declare has no data.
 */
export function defaultSettings(control: Control): Settings {
	return {
		// A first preview of any complete program leaves some policy unknown.
		pending: control.subject === "delivery" ? "ignore" : "advise",
		outside: control.subject === "account" ? "deny" : "ignore",
		exemptions: [],
	};
}

/** Whether a control may depend on a trail or bucket outside the stack. */
export function hasOutside(control: Control): boolean {
	return !isOfResource(control);
}

/**
 * The findings with an organization's settings and exemptions applied.
 * @param today ISO date, in UTC.
 */
export function applySettings(
	control: Control,
	findings: readonly Finding[],
	settings: Settings,
	today: string,
): Exempted {
	const told = findings.map((finding) =>
		applyToFinding(control, finding, settings),
	);
	return exempt(told, settings.exemptions, today);
}

function applyToFinding(
	control: Control,
	finding: Finding,
	{ pending, outside }: Settings,
): Finding {
	if (finding.cause === "pending" && pending === "deny")
		return {
			...finding,
			status: "failed",
			fix: finding.fix
				? `${finding.fix} Otherwise, set pending to advise.`
				: "Use a value that is known at preview, or set pending to advise.",
		};
	if (control.subject === "account") {
		if (finding.status !== "failed" || outside !== "ignore") return finding;
		return {
			...finding,
			status: "noData",
			fix: "Another stack or account must declare it: outside is set to ignore.",
			cause: "outside",
		};
	}
	if (finding.cause === "outside" && outside === "deny")
		return {
			...finding,
			status: "failed",
			fix: `Declare ${control.subject === "delivery" ? "it" : "the bucket"} in this stack, or set outside to ignore.`,
		};
	return finding;
}
