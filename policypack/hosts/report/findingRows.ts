import { createHash } from "node:crypto";
import { isPrintable, printable } from "../../text/printable";
import { type StatementTexts, statementTexts } from "../../text/statements";
import { identityOf } from "./identity";
import type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
} from "./jsonSchema";

/** Where findings come from. */
export type JsonSource = JsonResult["source"];

/** An exemption that applies to a finding. */
export type JsonExemption = NonNullable<JsonFinding["exemption"]>;

/** One finding with its control and source, as most formats list it. */
export interface FindingRow {
	/** The source, its name as in the report. */
	readonly source: JsonSource;
	/** Position of the source in the report. */
	readonly sourceAt: number;
	/** The control, its texts printable. */
	readonly control: JsonControl;
	/** The finding, its texts printable. */
	readonly finding: JsonFinding;
	/** The finding as in the report. */
	readonly original: JsonFinding;
	/** Whether it stands for a control that found nothing to check. */
	readonly isOfNothing: boolean;
}

/**
 * All findings, in the order of the report. A control without findings has one
 * row, so that no format leaves a control out.
 */
export function rowsOf({ sources }: JsonReport): readonly FindingRow[] {
	return sources.flatMap(({ source, controls }, sourceAt) =>
		controls.flatMap((original) => {
			const { findings } = original;
			// The findings have rows of their own.
			const control = printableIn({ ...original, findings: [] });
			const isOfNothing = findings.length === 0;
			return (isOfNothing ? [nothingOf(original)] : findings).map(
				(finding) => ({
					source,
					sourceAt,
					control,
					finding: printableIn(finding),
					original: finding,
					isOfNothing,
				}),
			);
		}),
	);
}

function nothingOf({ enforcement, status }: JsonControl): JsonFinding {
	return {
		status,
		...{ resource: "", type: "", name: "" },
		reason:
			enforcement === "disabled"
				? "The control is disabled."
				: "There is no resource to check.",
		...{ fix: null, cause: null, location: null, exemption: null },
	};
}

/** Data with all of its texts printable; the same data if they are. */
export function printableIn<T>(data: T): T {
	return isAllPrintable(data) ? data : withPrintable(data);
}

function isAllPrintable(data: unknown): boolean {
	if (typeof data === "string") return isPrintable(data);
	return typeof data !== "object" || data === null
		? true
		: Object.values(data).every(isAllPrintable);
}

function withPrintable<T>(data: T): T {
	if (typeof data === "string") return printable(data) as T & string;
	if (Array.isArray(data)) return data.map(withPrintable) as T & unknown[];
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, item]) => [key, withPrintable(item)]),
	) as T;
}

/** What a finding says, in one or more sentences. */
export function messageOf({ finding, control }: FindingRow): string {
	const { exemption, fix, name, reason, status } = finding;
	if (status === "EXEMPT" && exemption)
		return sentences(reason, `Exempt: ${exemptionText(exemption)}`);
	if (status === "PASSED")
		return sentences(reason ?? `${name}: ${control.title}: passed.`, fix);
	return [
		sentences(
			reason ?? control.title,
			fix && `${status === "NO_DATA" ? "Note" : "Fix"}: ${fix}`,
		),
		...missingTexts(finding).map(({ heading, line }) => `${heading}: ${line}`),
	].join(" ");
}

/** Statements that policies lack, as texts. */
export function missingTexts({
	missingStatements = [],
}: JsonFinding): readonly StatementTexts[] {
	return missingStatements.map(({ policy, statements }) =>
		statementTexts(policy, statements),
	);
}

/** Why and until when a finding is exempt. */
export function exemptionText(exemption: JsonExemption): string {
	const { exception, expires, ticket } = exemption;
	const reason = exemption.reason.replace(/\.$/, "");
	if (exception !== undefined)
		return `${reason} (policy exception ${exception})`;
	const until = expires ? `until ${expires}` : "no expiry date";
	return `${reason} (${[until, ...(ticket ? [ticket] : [])].join(", ")})`;
}

/** Texts as sentences after each other. */
export function sentences(...parts: readonly (string | null)[]): string {
	return parts
		.flatMap((part) => part?.trim() || [])
		.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
		.join(" ");
}

/**
 * Fingerprints of rows that survive moved lines and another stack: the identity
 * of each finding, and a number that tells equal identities apart.
 */
export function fingerprintsOf(rows: readonly FindingRow[]): readonly string[] {
	return numberedHashes(rows, ({ control, original }) =>
		identityOf(control, original),
	);
}

/** IDs of rows by control and resource, so that each stack has its own. */
export function resourceIdsOf(rows: readonly FindingRow[]): readonly string[] {
	return numberedHashes(rows, ({ control, original }) =>
		JSON.stringify([control.id, original.resource]),
	);
}

/** A hash of each row's key, numbered among equal ones by resource. */
function numberedHashes(
	rows: readonly FindingRow[],
	keyOf: (row: FindingRow) => string,
): readonly string[] {
	const hashes: string[] = [];
	const counts = new Map<string, number>();
	const order = rows
		.map((row, at) => ({ at, key: keyOf(row), of: row.original.resource }))
		.sort((a, b) => (a.of < b.of ? -1 : a.of > b.of ? 1 : 0));
	for (const { at, key } of order) {
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		const hash = createHash("sha256").update(key).digest("hex").slice(0, 32);
		hashes[at] = `${hash}:${count}`;
	}
	return hashes;
}
