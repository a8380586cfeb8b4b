import type { Exempted } from "../judging/exemption";
import type { Exemption, Finding } from "../judging/finding";

/**
 * Exempts failed findings with a policy exception, as the Pulumi CLI does: by
 * the URN that the violation is reported on, matched exactly. Findings that are
 * already exempt do not change.
 * @param exceptions One per target, in the order of their IDs.
 * @param urnOf Returns the URN that the engine reports a finding on.
 */
export function applyExceptions(
	{ findings, unused }: Exempted,
	exceptions: readonly Exemption[],
	urnOf: (finding: Finding) => string,
): Exempted {
	if (exceptions.length === 0) return { findings, unused };
	const byUrn = new Map<string, Exemption[]>();
	for (const exception of exceptions) {
		const same = byUrn.get(exception.resource);
		if (same) same.push(exception);
		else byUrn.set(exception.resource, [exception]);
	}
	const used = new Set<Exemption>();
	const judged = findings.map((finding): Finding => {
		const { status } = finding;
		if (status === "passed" || status === "noData") return finding;
		const matching = byUrn.get(urnOf(finding)) ?? [];
		// An unknown finding may fail during the update, and be excepted then.
		for (const exception of matching) used.add(exception);
		const [exemption] = matching;
		return status === "failed" && exemption
			? { ...finding, status: "exempt", exemption }
			: finding;
	});
	return {
		findings: judged,
		unused: [
			...unused,
			...exceptions.filter((exception) => !used.has(exception)),
		],
	};
}
