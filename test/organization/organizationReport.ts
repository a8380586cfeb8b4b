import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordsIn } from "../../policypack/hosts/record/recordFiles";
import { jsonReportOf } from "../../policypack/hosts/report/json";
import type {
	JsonReport,
	JsonStatus,
} from "../../policypack/hosts/report/jsonSchema";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { judgeTogether } from "../../policypack/hosts/together/judgeTogether";
import { defaultPolicies, withoutOwn } from "../kit/controls";
import { reportIn } from "../kit/jsonReport";

/** A report of the command without what another run has differently. */
export function reportOf(text: string): Omit<JsonReport, "generatedAt"> {
	const { generatedAt: _, ...report } = reportIn(text);
	return report;
}

/** The report that records come to, as `check DIR --together` makes it. */
export function reportOfRecords(
	directory: string,
): Omit<JsonReport, "generatedAt"> {
	const { reports } = judgeTogether(
		recordedIn(directory),
		controls,
		DEFAULT_CONFIGURATION,
		new Date().toISOString().slice(0, 10),
		{ expectedAccounts: [] },
	);
	return reportOf(JSON.stringify(jsonReportOf(reports, new Date())));
}

/** What the records in a folder show. All of them are whole. */
export function recordedIn(directory: string): readonly SourceFacts[] {
	return recordsIn(directory).map(
		(path) => readRecord(readFileSync(path, "utf8"), path).seen,
	);
}

/** The statuses of AWS's controls in an account, by policy. */
export function statusesOf(
	{ sources }: Pick<JsonReport, "sources">,
	account: string,
): Readonly<Record<string, JsonStatus>> {
	const found = sources.find(({ source }) => source.name === account);
	assert.ok(found, `${account} is not in the report`);
	return Object.fromEntries(
		found.controls
			.filter(({ policy }) => !(policy in withoutOwn))
			.map(({ policy, status }) => [policy, status]),
	);
}

/** These statuses by the number of the control, and the others alike. */
export function allBut(
	others: JsonStatus,
	named: Readonly<Record<number, JsonStatus>> = {},
): Readonly<Record<string, JsonStatus>> {
	return Object.fromEntries(
		defaultPolicies.map((policy) => [
			policy,
			named[Number(policy.replace(/\D+/, ""))] ?? others,
		]),
	);
}

/** The reasons of an account's findings under a control. */
export function reasonsOf(
	{ sources }: Pick<JsonReport, "sources">,
	account: string,
	policy: string,
): readonly string[] {
	const found = sources.find(({ source }) => source.name === account);
	const control = found?.controls.find((one) => one.policy === policy);
	return control?.findings.map(({ reason }) => reason ?? "") ?? [];
}
