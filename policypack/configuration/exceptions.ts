import type { Exempted } from "../judging/exemption";
import type { Exemption, Finding } from "../judging/finding";

/**
 * Sets aside what failed and has a policy exception, as the Pulumi CLI does:
 * by the URN that a violation is reported on, compared as it is. What is set
 * aside already stays as it is.
 * @param exceptions One for each target, the lowest ID first.
 * @param urnOf The URN that the engine would report a finding on.
 */
export function except(
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
		// What is not known yet may fail at the update, and be excepted then.
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
