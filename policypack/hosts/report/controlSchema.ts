import {
	anything,
	array,
	integer,
	nullable,
	object,
	oneOf,
	ref,
	string,
} from "./schemaParts";

/** What a control and a finding may come to. */
export const STATUSES = [
	"PASSED",
	"FAILED",
	"UNKNOWN",
	"NO_DATA",
	"EXEMPT",
] as const;

/** The name of a policy. */
export const POLICY = string(
	"Name of the control's policy, such as cloudtrail-4.",
);

/** The properties of an exemption or a policy exception. */
export const EXEMPTION = {
	resource: string(
		"Glob over the URN or the logical name of the resource. Of a policy exception: the URN.",
	),
	reason: string("Reason, as configured."),
	expires: string("Last day (UTC) of the exemption, as YYYY-MM-DD.", {
		format: "date",
	}),
	ticket: string("Reference to the decision, as configured."),
	exception: string("ID of the policy exception. Absent for an exemption."),
} as const;

/** Those of them that may be absent. */
export const EXEMPTION_OPTIONAL = ["expires", "ticket", "exception"] as const;

const MISSING_STATEMENTS = array(
	"Statements that policies lack. Only of cloudtrail-delivery.",
	object("Statements that one policy lacks.", {
		policy: string(
			"The policy to add them to, such as `the policy of bucket audit-logs`.",
		),
		statements: array(
			"The statements. Values that are not known have placeholders, such as ACCOUNT_ID.",
			anything("A statement of an IAM policy."),
		),
	}),
);

const FINDING_PROPERTIES = {
	status: oneOf("Result.", STATUSES),
	resource: string("URN of the resource; ARN if it was read from AWS."),
	type: string(
		"Type of the resource: a Pulumi type token, or an AWS type if it was read from AWS.",
	),
	name: string(
		"Logical name of the resource; its name in AWS if it was read from AWS.",
	),
	reason: nullable(
		string("Why the status is not PASSED; for PASSED, a recommendation."),
	),
	fix: nullable(string("What to do.")),
	cause: oneOf(
		"Why the result is not known. pending: not known before the update. outside: not part of the source. unreadable: no permission, encrypted, masked or of a wrong type. null: the result is known.",
		["pending", "outside", "unreadable", null],
	),
	location: nullable(
		object("Where the program declares the resource; null if not known.", {
			file: string("Path relative to the folder of the program."),
			line: integer("Line number; the first line is 1.", 1),
		}),
	),
	exemption: nullable(
		object(
			"Exemption or policy exception that applies, or exemption that has expired.",
			EXEMPTION,
			EXEMPTION_OPTIONAL,
		),
	),
	missingStatements: MISSING_STATEMENTS,
} as const;

/** One finding. */
export const FINDING = object(
	"The result of one control on one resource.",
	FINDING_PROPERTIES,
	["missingStatements"],
);

/** One control, with its findings. */
export const CONTROL = object("A control and its findings.", {
	id: string(
		"ID in AWS Security Hub CSPM, such as CloudTrail.4. CloudTrail.Delivery is this pack's own.",
	),
	policy: POLICY,
	title: string("Title in AWS Security Hub CSPM."),
	severity: oneOf("Severity in AWS Security Hub CSPM.", [
		"Low",
		"Medium",
		"High",
		"Critical",
	]),
	enforcement: oneOf("Configured enforcement level.", [
		"mandatory",
		"advisory",
		"disabled",
		"remediate",
	]),
	status: oneOf(
		"Result over all findings. NO_DATA: there is no resource to check, or the control is disabled.",
		STATUSES,
	),
	requirements: array(
		"Related requirements in AWS Security Hub CSPM.",
		string("Standard and requirement, such as PCI DSS v3.2.1/10.5.2."),
	),
	findings: array(
		"One entry for each resource that was checked.",
		ref("finding"),
	),
});
