import type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "../../policypack/hosts/report/jsonSchema";
import { disagreementWith } from "./disagreements";
import { controlWith, findingWith, reportWith, resultWith } from "./reports";

/*
 * Reports of many accounts. The statuses of an account are one letter for each
 * of CloudTrail.1 to CloudTrail.7: P, F, U, E, or - for no data.
 */

const STATUSES: Readonly<Record<string, JsonStatus>> = {
	P: "PASSED",
	F: "FAILED",
	U: "UNKNOWN",
	E: "EXEMPT",
	"-": "NO_DATA",
};

/** The result of an account with these statuses. */
export function accountWith(id: string, letters: string): JsonResult {
	const controls = [...letters].map((letter, at) =>
		controlOf(id, `CloudTrail.${at + 1}`, STATUSES[letter] ?? "PASSED"),
	);
	return resultWith(controls, {
		kind: "account",
		name: id,
		partition: "aws",
		regions: { read: ["eu-west-1", "us-east-1"], notRead: [], others: null },
	});
}

function controlOf(
	id: string,
	control: string,
	status: JsonStatus,
): JsonControl {
	const findings = status === "NO_DATA" ? [] : [findingOf(id, control, status)];
	return controlWith(findings, { id: control, status });
}

function findingOf(
	id: string,
	control: string,
	status: JsonStatus,
): JsonFinding {
	const isPassed = status === "PASSED";
	return findingWith({
		status,
		type: "AWS::CloudTrail::Trail",
		resource: `arn:aws:cloudtrail:eu-west-1:${id}:trail/main`,
		name: "main",
		location: null,
		reason: isPassed ? null : `Trail main of ${id} does not meet ${control}.`,
		fix: isPassed ? null : "Run `aws cloudtrail update-trail --name main`.",
		cause: status === "UNKNOWN" ? "unreadable" : null,
		exemption:
			status === "EXEMPT"
				? { resource: "main", reason: "Moves to the archive." }
				: null,
	});
}

/** The ID of one of many accounts. */
export function accountId(place: number): string {
	return String(111_122_220_000 + place);
}

/**
 * A report of many accounts of which each so many-th fails two controls, and the
 * one after it is unknown.
 */
export function manyAccounts(count: number, every = 20): JsonReport {
	return reportWith(
		...Array.from({ length: count }, (_, place) =>
			accountWith(
				accountId(place),
				place % every === 7
					? "PFPPPPF"
					: place % every === 8
						? "UUUPPPP"
						: "PPPPPPP",
			),
		),
	);
}

/** The same, where AWS's own result on the first account differs. */
export function disputedAccounts(count: number): JsonReport {
	const [first, ...others] = manyAccounts(count, 12).sources;
	if (!first) throw new Error("There is no account.");
	return reportWith(
		{ ...first, disagreements: [disagreementWith()] },
		...others,
	);
}

/** A report of many accounts, each of which fails all seven controls. */
export function failingAccounts(count: number): JsonReport {
	return reportWith(
		...Array.from({ length: count }, (_, place) =>
			accountWith(accountId(place), "FFFFFFF"),
		),
	);
}
