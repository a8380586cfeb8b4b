import type { Report } from "../report/report";

/**
 * Lists an exemption as unused where no report uses it, in the first one: the
 * resource that it is for is judged in one report only.
 */
export function withUnusedOnce(reports: readonly Report[]): readonly Report[] {
	const unusedIn = new Map<string, number>();
	for (const { results } of reports)
		for (const { control, unused } of results)
			for (const key of new Set(unused.map((one) => keyOf(control, one))))
				unusedIn.set(key, (unusedIn.get(key) ?? 0) + 1);
	const isUnused = (key: string) => unusedIn.get(key) === reports.length;
	return reports.map((report, at) => ({
		...report,
		results: report.results.map((result) => ({
			...result,
			unused:
				at > 0
					? []
					: result.unused.filter((one) => isUnused(keyOf(result.control, one))),
		})),
	}));
}

function keyOf({ id }: { readonly id: string }, exemption: unknown): string {
	return `${id} ${JSON.stringify(exemption)}`;
}
