import type { Control } from "../../judging/control";
import { type Finding, statusOf } from "../../judging/finding";
import type { Source } from "../../model/facts";
import { compareSources } from "../../model/order";
import { STATUS } from "../report/json";
import type { ControlResult, Report } from "../report/report";
import { LABEL } from "../report/textStyle";
import type { Estate, EstateTrail } from "./estate";

/** The report on one subject, by its key. */
export interface KeyedReport {
	readonly key: string;
	readonly report: Report;
}

/** Where something is judged that is seen in another report, too. */
interface Elsewhere {
	readonly on: Source;
	readonly judgedIn: string;
	readonly judged: Source;
}

/**
 * Adds what is judged in another report: the trail of an organization, in that
 * of its owner, and a trail's bucket, in that of the bucket's account.
 */
export function withElsewhere(
	reports: readonly KeyedReport[],
	estateFor: (control: Control) => Estate,
): readonly Report[] {
	const byKey = new Map(reports.map((one) => [one.key, one.report]));
	const statusIn = statuses(byKey);
	return reports.map(({ key, report }) => ({
		...report,
		results: report.results.map((result): ControlResult => {
			const { control, level } = result;
			if (level === "disabled") return result;
			const trails = estateFor(control).trails.get(key) ?? [];
			const added = trails
				.flatMap((trail) => elsewhereOf(control, trail, key) ?? [])
				.map(({ on, judgedIn, judged }): Finding => {
					const name = byKey.get(judgedIn)?.source.name ?? judgedIn;
					const label = statusIn(control, judgedIn, judged.urn);
					return {
						status: "noData",
						on,
						reason: `Judged in ${name}: ${label}.`,
						fix: undefined,
						cause: "outside",
					};
				});
			if (added.length === 0) return result;
			const findings = [...result.findings, ...added].sort((a, b) =>
				compareSources(a.on, b.on),
			);
			return { ...result, findings, status: statusOf(findings) };
		}),
	}));
}

function elsewhereOf(
	{ subject }: Control,
	{ bucketIn, judgedIn, seenIn, trail }: EstateTrail,
	key: string,
): Elsewhere | undefined {
	const { of: on } = seenIn.get(key) ?? trail;
	if (subject === "bucket" && bucketIn !== undefined && trail.bucket.known)
		return bucketIn === key
			? undefined
			: { on, judgedIn: bucketIn, judged: trail.bucket.value.of };
	const isOfTrail = subject === "trail" || subject === "delivery";
	if (!isOfTrail && subject !== "bucket") return undefined;
	return judgedIn === key ? undefined : { on, judgedIn, judged: trail.of };
}

/** What became of a resource under a control, in the report that judges it. */
function statuses(reports: ReadonlyMap<string, Report>) {
	const found = new Map<string, Map<string, Finding[]>>();
	const findingsOf = (control: Control, key: string) => {
		const name = `${control.id} ${key}`;
		const before = found.get(name);
		if (before) return before;
		const byUrn = new Map<string, Finding[]>();
		const result = reports
			.get(key)
			?.results.find((one) => one.control === control);
		for (const finding of result?.findings ?? []) {
			const { urn } = finding.on;
			byUrn.set(urn, [...(byUrn.get(urn) ?? []), finding]);
		}
		found.set(name, byUrn);
		return byUrn;
	};
	return (control: Control, key: string, urn: string): string => {
		const findings = findingsOf(control, key).get(urn) ?? [];
		return LABEL[STATUS[statusOf(findings)]];
	};
}
