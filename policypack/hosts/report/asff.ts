import { inputError } from "../../inputError";
import { printable, truncated } from "../../text/printable";
import { type AsffFinding, type AsffTarget, asffFinding } from "./asffFinding";
import { arnPlace, type CloudTarget, targetsOf } from "./cloudTarget";
import type { HelpById } from "./controlHelp";
import { resourceIdsOf, rowsOf } from "./findingRows";
import type { JsonReport } from "./jsonSchema";

/** Options of ASFF. */
export interface AsffOptions extends CloudTarget {
	readonly help: HelpById;
}

/** Maximum number of findings that BatchImportFindings accepts at once. */
const BATCH = 100;

/**
 * The findings of the report in the AWS Security Finding Format, as a JSON
 * array. A control that found nothing to check has no finding: each needs a
 * resource. Throws an input error if an account or a Region is not known.
 */
export function toAsff(report: JsonReport, options: AsffOptions): string {
	return `${JSON.stringify(asffFindings(report, options), null, 2)}\n`;
}

/**
 * The findings as BatchImportFindings accepts them: at most 100 of one account
 * and Region, where each batch must be imported. Throws an input error.
 */
export function asffBatches(
	report: JsonReport,
	options: AsffOptions,
): readonly (readonly AsffFinding[])[] {
	const byProduct = new Map<string, AsffFinding[]>();
	for (const finding of asffFindings(report, options)) {
		const group = byProduct.get(finding.ProductArn);
		if (group) group.push(finding);
		else byProduct.set(finding.ProductArn, [finding]);
	}
	return [...byProduct.values()].flatMap((findings) =>
		Array.from({ length: Math.ceil(findings.length / BATCH) }, (_, at) =>
			findings.slice(at * BATCH, (at + 1) * BATCH),
		),
	);
}

function asffFindings(
	report: JsonReport,
	options: AsffOptions,
): readonly AsffFinding[] {
	const targets = targetsOf(report, options);
	const rows = rowsOf(report);
	const ids = resourceIdsOf(rows);
	return rows.flatMap((row, at) => {
		const { isOfNothing, original, source, sourceAt } = row;
		const target = targets[sourceAt];
		if (isOfNothing || !target) return [];
		const { accountId, partition } = target;
		const place =
			source.kind === "account" ? arnPlace(original.resource) : undefined;
		const region = place?.region ?? target.region;
		if (accountId === undefined || region === undefined)
			throw unknownTarget(source.name, accountId, region);
		const found: AsffTarget = { accountId, partition, region };
		return asffFinding(row, ids[at] ?? "", found, report, options.help);
	});
}

function unknownTarget(
	name: string,
	accountId: string | undefined,
	region: string | undefined,
): Error {
	const missing = [
		...(accountId === undefined ? [["account ID", "--account-id"]] : []),
		...(region === undefined ? [["Region", "--region"]] : []),
	];
	const listed = (at: 0 | 1) => missing.map((one) => one[at]).join(" and ");
	return inputError(
		`ASFF needs the AWS ${listed(0)} of ${truncated(printable(name), 300)}, which the source does not have: add ${listed(1)}.`,
	);
}
