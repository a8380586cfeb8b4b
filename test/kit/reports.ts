import { controls } from "../../policypack/controls";
import type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "../../policypack/hosts/report/jsonSchema";

/*
 * JSON reports for tests of the formats, made part by part: a test gives what
 * it is about, and the rest has a value.
 */

const TRAIL = "aws:cloudtrail/trail:Trail";

/** The URN of a resource of a stack. */
export function urn(name: string, type = TRAIL, stack = "dev"): string {
	return `urn:pulumi:${stack}::shop::${type}::${name}`;
}

/** A failure of a trail of a program, with these properties instead. */
export function findingWith(given: Partial<JsonFinding> = {}): JsonFinding {
	const { name = "audit", type = TRAIL } = given;
	return {
		status: "FAILED",
		resource: urn(name, type),
		type,
		name,
		reason: `Trail ${name} does not validate its log files.`,
		fix: "Set enableLogFileValidation to true.",
		cause: null,
		location: { file: "index.ts", line: 12 },
		exemption: null,
		...given,
	};
}

/** A finding of each status, each of a trail with the status in its name. */
export const EVERY_STATUS: readonly JsonFinding[] = [
	findingWith({ name: "trail-failed" }),
	findingWith({
		status: "UNKNOWN",
		name: "trail-unknown",
		reason: "Whether trail trail-unknown validates is known after the update.",
		cause: "pending",
	}),
	findingWith({
		status: "NO_DATA",
		name: "trail-no-data",
		reason: "The bucket of trail-no-data is not part of the stack.",
		cause: "outside",
	}),
	findingWith({
		status: "EXEMPT",
		name: "trail-exempt",
		exemption: {
			resource: "trail-exempt",
			reason: "Replaced by the trail of the organization.",
			expires: "2027-06-30",
			ticket: "SEC-12",
		},
	}),
	findingWith({
		status: "PASSED",
		name: "trail-passed",
		reason: null,
		fix: null,
	}),
];

/** CloudTrail.4, or the control with this ID, with findings. */
export function controlWith(
	findings: readonly JsonFinding[],
	given: Partial<JsonControl> = {},
): JsonControl {
	const { id = "CloudTrail.4" } = given;
	const control = controls.find((one) => one.id === id);
	if (control === undefined) throw new Error(`There is no control ${id}.`);
	const { policy, title, severity } = control;
	return {
		...{ id, policy, title, severity },
		requirements: ["PCI DSS v3.2.1/10.5.2", "NIST.800-53.r5 SI-7(1)"],
		enforcement: "mandatory",
		status: loudestOf(findings),
		findings,
		...given,
	};
}

function loudestOf(findings: readonly JsonFinding[]): JsonStatus {
	const order = ["FAILED", "UNKNOWN", "EXEMPT", "PASSED"] as const;
	return (
		order.find((status) => findings.some((one) => one.status === status)) ??
		"NO_DATA"
	);
}

/** The result of a program in `infra`, or of the source given. */
export function resultWith(
	given: readonly JsonControl[],
	source: JsonResult["source"] = { kind: "program", name: "infra" },
	unusedExemptions: JsonResult["unusedExemptions"] = [],
): JsonResult {
	const summary = { PASSED: 0, FAILED: 0, UNKNOWN: 0, NO_DATA: 0, EXEMPT: 0 };
	for (const { status } of given) summary[status] += 1;
	return { source, controls: given, unusedExemptions, summary };
}

/** A report of these sources. */
export function reportWith(...sources: readonly JsonResult[]): JsonReport {
	return {
		schemaVersion: 2,
		tool: { name: "cloudtrail-compliance", version: "1.2.3" },
		generatedAt: "2027-04-01T09:30:00.000Z",
		sources,
	};
}

/** A report of one program with these findings of CloudTrail.4. */
export function reportOf(...findings: readonly JsonFinding[]): JsonReport {
	return reportWith(resultWith([controlWith(findings)]));
}

/** The source of a live account. */
export const ACCOUNT: JsonResult["source"] = {
	kind: "account",
	name: "111122223333",
	partition: "aws",
	regions: { read: ["eu-west-1", "us-east-1"], notRead: [], others: null },
};

/** What an account with one trail has. */
const LIVE = {
	type: "AWS::CloudTrail::Trail",
	resource: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/central",
	name: "central",
	location: null,
} as const;

/**
 * A report that has everything: a program with a finding of each status and a
 * control without findings, a preview, the state of a stack, an account, and an
 * exemption that is not used.
 */
export const EVERYTHING: JsonReport = {
	...reportWith(
		resultWith(
			[
				controlWith([], { id: "CloudTrail.1" }),
				controlWith([findingWith()], {
					id: "CloudTrail.2",
					enforcement: "advisory",
				}),
				controlWith([], { id: "CloudTrail.3", enforcement: "disabled" }),
				controlWith(EVERY_STATUS),
			],
			undefined,
			[
				{
					policy: "cloudtrail-4",
					resource: "old-*",
					reason: "Deleted in spring.",
				},
			],
		),
		resultWith([controlWith([findingWith({ location: null })])], {
			kind: "preview",
			name: "plans/preview.json",
		}),
		resultWith(
			[
				controlWith([
					findingWith({
						resource: urn("audit", TRAIL, "prod"),
						location: null,
					}),
				]),
			],
			{ kind: "state", name: "standard input" },
		),
		resultWith(
			[
				controlWith([findingWith(LIVE)]),
				controlWith(
					[
						findingWith({
							type: "AWS::S3::Bucket",
							resource: "arn:aws:s3:::logs-111122223333",
							name: "logs-111122223333",
							reason: "Bucket logs-111122223333 is public.",
							location: null,
						}),
					],
					{ id: "CloudTrail.6" },
				),
			],
			ACCOUNT,
		),
	),
	configuration: "compliance.yaml",
};

/** Names that a format must not mistake for its own syntax. */
export const HOSTILE: Readonly<Record<string, string>> = {
	"HTML markup": `<img src=x onerror="alert(1)"></td><!-- & -->`,
	"the end of a CDATA section": "a]]>b",
	"an entity": "&lt;b&gt; &#27; &nosuch;",
	quotes: `it's "quoted" and \`code\``,
	"a formula": '=HYPERLINK("http://example.com","x")',
	"a formula with plus": "+1+2",
	"a formula with minus": "-2+3",
	"a formula with at": "@SUM(A1)",
	"a formula after a tab": "\t=1+1",
	"a formula after a carriage return": "\r=1+1",
	"line breaks": "one\ntwo\r\nthree\u2028four",
	"separators of CSV": `a,b;c\td"e`,
	"ANSI escapes": "\u001B[31mred\u001B[0m \u001B]8;;http://example.com\u0007x",
	"control characters": "a\u0000b\u0008c\u007Fd\u009Be\uFFFEf",
	"right-to-left marks": "a\u202Egnp.exe\u202C\u200F\u2067x\u2069",
	"a lone surrogate": "a\uD800b\uDC00c",
	"Markdown markup":
		"# h **b** _i_ ~~s~~ [x](http://example.com) ![x](y) |a|b| > q",
	"a code fence": "```\ncode\n``` `",
	mentions: "@octocat and #12 and octo/repo#1",
	"a bare address": "https://example.com/?a=1&b=2 www.example.com",
	"the end of a list of details": "</details></summary>",
	"placeholders of SARIF": "{0} [text](1) \\[ {{",
	"a path": "../../etc/passwd?x#y%2e",
	"a name of Object's": "__proto__",
	"a name in other scripts": "監査-аудит-مراجعة-🛡️",
	"10,000 characters": `start-${"x".repeat(9_990)}-end`,
};

/** A report with each hostile name in every text that a user may give. */
export function hostileReport(text: string): JsonReport {
	const hostile = findingWith({
		name: text,
		resource: urn(text),
		reason: `Trail ${text} does not validate its log files.`,
		fix: `Set enableLogFileValidation of ${text} to true.`,
		location: { file: text, line: 3 },
	});
	const exemption = { resource: text, reason: text, ticket: text };
	return {
		...reportWith(
			resultWith(
				[
					controlWith([
						hostile,
						{ ...hostile, status: "EXEMPT", exemption },
						{ ...hostile, status: "UNKNOWN", cause: "pending" },
					]),
				],
				{ kind: "preview", name: text },
				[{ policy: "cloudtrail-4", ...exemption }],
			),
		),
		configuration: text,
	};
}

/** A report of one program with so many failures of CloudTrail.4. */
export function largeReport(size: number): JsonReport {
	return reportOf(
		...Array.from({ length: size }, (_, at) =>
			findingWith({
				name: `trail-${at}`,
				location: { file: `src/part-${at % 50}.ts`, line: (at % 900) + 1 },
			}),
		),
	);
}
