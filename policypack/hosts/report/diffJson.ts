import { version } from "../../version";
import type {
	Change,
	ComparedFinding,
	Comparison,
	PlacedFinding,
} from "./comparison";
import type { Diff, NamedReport } from "./diff";
import { shownIn } from "./textComparison";

/** A diff as JSON. */
export function diffJson({ before, after, comparison }: Diff): string {
	const head = ({ name, report }: NamedReport) => ({
		file: name,
		generatedAt: report.generatedAt,
	});
	const written = {
		schemaVersion: 1,
		tool: { name: "cloudtrail-compliance", version: version() },
		before: head(before),
		after: head(after),
		...byChange(comparison, (changes) => changes.map(changeOf)),
		summary: byChange(comparison, (changes) => changes.length),
	};
	return `${JSON.stringify(written, null, 2)}\n`;
}

function byChange<T>(
	comparison: Comparison,
	of: (changes: readonly ComparedFinding[]) => T,
): Readonly<Record<Change, T>> {
	return {
		new: of(comparison.new),
		fixed: of(comparison.fixed),
		changed: of(comparison.changed),
		remaining: of(comparison.remaining),
	};
}

function changeOf(change: ComparedFinding) {
	const { control, finding } = shownIn(change);
	return {
		id: control.id,
		policy: control.policy,
		resource: finding.resource,
		type: finding.type,
		name: finding.name,
		before: sideOf(change.before),
		after: sideOf(change.after),
	};
}

function sideOf(placed: PlacedFinding | undefined) {
	if (!placed) return null;
	const { control, finding, source } = placed;
	const { status, reason, fix, location } = finding;
	return {
		...{ source: source.name, status, severity: control.severity },
		enforcement: control.enforcement,
		...{ reason, fix, location },
	};
}
