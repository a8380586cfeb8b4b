import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";

/** What a finding of Security Hub CSPM is about. */
export interface HubResource {
	readonly kind: "account" | "trail" | "bucket";
	/** ID of the account, ARN of the trail, or name of the bucket. */
	readonly id: string;
	/** Its ARN, or as Security Hub CSPM writes it. */
	readonly arn: string;
}

/** A finding of Security Hub CSPM on a control that has a result. */
export interface HubFinding {
	/** ID of the control, such as CloudTrail.4. */
	readonly control: string;
	/** ID of the account that the finding is in. */
	readonly account: string;
	readonly region: string;
	readonly resource: HubResource;
	readonly result: "passed" | "failed";
	/** AWS's reason, or the title of the finding. */
	readonly reason: string | undefined;
	/** When AWS last evaluated it, as an ISO date and time in UTC. */
	readonly observedAt: string | undefined;
}

/** Findings of Security Hub CSPM itself; others import findings of their product. */
const PRODUCT = /^arn:[\w-]+:securityhub:[\w-]*::product\/aws\/securityhub$/;

/** Maximum number of characters of a reason. */
const REASON = 1000;

/**
 * A finding, if it is an active one of Security Hub CSPM with a result. WARNING
 * and NOT_AVAILABLE are not results, and a suppressed finding was set aside. The
 * filters of the request are checked again, so that no result depends on them.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html
 */
export function hubFindingOf(
	finding: AwsSecurityFinding,
): HubFinding | undefined {
	const { AwsAccountId, Compliance, ProductArn, RecordState, Workflow } =
		finding;
	const control = textOf(Compliance?.SecurityControlId);
	const result = RESULTS[String(Compliance?.Status)];
	const account = textOf(AwsAccountId);
	const resource = resourceOf(finding);
	if (control === undefined || result === undefined) return undefined;
	if (account === undefined || resource === undefined) return undefined;
	if (!PRODUCT.test(String(ProductArn))) return undefined;
	if (RecordState !== undefined && RecordState !== "ACTIVE") return undefined;
	if (Workflow?.Status === "SUPPRESSED") return undefined;
	return {
		...{ control, account, resource, result },
		region: regionOf(finding),
		reason: reasonOf(finding),
		observedAt: timeOf(finding),
	};
}

const RESULTS: Readonly<Record<string, HubFinding["result"]>> = {
	PASSED: "passed",
	FAILED: "failed",
};

/** The first resource that one of our findings can be about. */
function resourceOf({
	Resources,
}: AwsSecurityFinding): HubResource | undefined {
	for (const { Id } of Array.isArray(Resources) ? Resources : []) {
		const resource = resourceIn(textOf(Id) ?? "");
		if (resource) return resource;
	}
	return undefined;
}

/** A resource by its ID; an account has two spellings. */
function resourceIn(arn: string): HubResource | undefined {
	const [, account] =
		/^(?:AWS::::Account:|arn:[\w-]+:iam::)(\d{12})(?::root)?$/.exec(arn) ?? [];
	if (account !== undefined) return { kind: "account", id: account, arn };
	if (/^arn:[\w-]+:cloudtrail:[\w-]+:\d{12}:trail\/.+$/.test(arn))
		return { kind: "trail", id: arn, arn };
	const [, bucket] = /^arn:[\w-]+:s3:::([^/]+)$/.exec(arn) ?? [];
	return bucket === undefined ? undefined : { kind: "bucket", id: bucket, arn };
}

function regionOf({ ProductArn, Region, Resources }: AwsSecurityFinding) {
	const [, , , product = ""] = String(ProductArn).split(":");
	return textOf(Region) ?? textOf(Resources?.[0]?.Region) ?? product;
}

function reasonOf({
	Compliance,
	Title,
}: AwsSecurityFinding): string | undefined {
	const reasons = Array.isArray(Compliance?.StatusReasons)
		? Compliance.StatusReasons.flatMap(
				({ Description, ReasonCode }) =>
					textOf(Description) ?? textOf(ReasonCode) ?? [],
			)
		: [];
	const text = reasons.length > 0 ? reasons.join(" ") : textOf(Title);
	return text === undefined || text.length <= REASON
		? text
		: `${text.slice(0, REASON - 1)}…`;
}

/** When AWS last evaluated it; UpdatedAt also changes with a note. */
function timeOf({ LastObservedAt, UpdatedAt }: AwsSecurityFinding) {
	for (const given of [LastObservedAt, UpdatedAt]) {
		const time = new Date(textOf(given) ?? "");
		if (!Number.isNaN(time.getTime())) return time.toISOString();
	}
	return undefined;
}

/** A text of a response, which may differ from the SDK's types. */
function textOf(value: unknown): string | undefined {
	return typeof value === "string" && value.trim() !== ""
		? value.trim()
		: undefined;
}
