import type { Exemption, Finding } from "./evaluate";

/** Findings after exemptions, and the exemptions that set nothing aside. */
export interface Exempted {
	readonly findings: readonly Finding[];
	readonly unused: readonly Exemption[];
}

/**
 * Sets aside what failed and is exempt. An exemption that has expired lets
 * the failure stand, and says so.
 * @param today ISO date, in UTC.
 */
export function exempt(
	findings: readonly Finding[],
	exemptions: readonly Exemption[],
	today: string,
): Exempted {
	const used = new Set<Exemption>();
	const judged = findings.map((finding): Finding => {
		const { status } = finding;
		if (status !== "failed" && status !== "unknown") return finding;
		const matching = exemptions.filter((exemption) =>
			names(exemption.resource, finding),
		);
		// What is not known yet may fail at the update, and be exempt then.
		for (const exemption of matching) used.add(exemption);
		if (status === "unknown") return finding;
		const holding = matching.find(
			({ expires }) => expires === undefined || today <= expires,
		);
		if (holding) return { ...finding, status: "exempt", exemption: holding };
		const expired = matching[0];
		if (!expired) return finding;
		return {
			...finding,
			reason: `${finding.reason ?? ""} Its exemption (${expired.reason}) expired on ${expired.expires ?? ""}.`,
			exemption: expired,
		};
	});
	return {
		findings: judged,
		unused: exemptions.filter((exemption) => !used.has(exemption)),
	};
}

function names(pattern: string, { on }: Finding): boolean {
	if (pattern === on.urn || pattern === on.name) return true;
	// What a URN is made of means nothing in a pattern.
	const literal = pattern.replace(/[$()+|^]/g, "\\$&");
	// A URN is no path: a star crosses its slashes and colons.
	const options = { bash: true, dot: true, noextglob: true, nonegate: true };
	const matches = globLibrary()(literal, options);
	return matches(on.urn) || matches(on.name);
}

/** Loaded on first use: most runs of the pack have no exemption. */
function globLibrary(): typeof import("picomatch") {
	return require("picomatch");
}
