import type {
	AttachedPolicy,
	DeliveryView,
	RoleView,
} from "../../../model/deliveryChecks/view";
import type { Answer } from "../../../model/iamPolicy/answer";
import {
	type PolicyDocument,
	readDocument,
} from "../../../model/iamPolicy/document";
import { keyOf, type Request } from "../../../model/iamPolicy/request";
import { known, unknown, type Value } from "../../../model/value";
import type { Need } from "./outcome";
import { jointOutcome } from "./outcome";
import { type Placeholder, textOr } from "./placeholders";
import { joined, keyWith, type RequestSource } from "./serviceRequest";
import { trailSources } from "./trailSource";

/** What a role must be allowed to do with log streams. */
export const STREAM_ACTIONS = [
	"logs:CreateLogStream",
	"logs:PutLogEvents",
] as const;

/** The policies of a role, as documents that apply together. */
export function documentsOf(
	policies: readonly AttachedPolicy[],
	unseen: RoleView["unseen"],
): readonly PolicyDocument[] {
	const documents = policies.map(({ document, applies, isSecret }) => {
		const content = document.known ? document.value : document;
		return readDocument(
			"identity",
			applies.known ? content : applies,
			isSecret,
		);
	});
	return unseen ? [...documents, readDocument("identity", unseen)] : documents;
}

/** The ARN of a trail's log group, without `:*`. */
export function groupArnOf({ refs, logGroup }: DeliveryView): Value<string> {
	const { text } = refs.logGroup;
	if (text.known && text.value !== undefined)
		return known(text.value.replace(/:\*$/, ""));
	if (!logGroup.known) return logGroup;
	if (!logGroup.value) return unknown("pending", "the log group of the trail");
	const { name, place } = logGroup.value;
	return joined(
		"arn:",
		place.partition,
		":logs:",
		place.region,
		":",
		place.account,
		":log-group:",
		name,
	);
}

/** The same as text, with placeholders for what is not known. */
export function groupArnText(view: DeliveryView): string {
	const { refs, trail } = view;
	const arn = groupArnOf(view);
	if (arn.known && !refs.logGroup.isSecret) return arn.value;
	const { partition, region, account } = trail.place;
	const part = (value: Value<string>, name: Placeholder) => textOr(value, name);
	return `arn:${part(partition, "PARTITION")}:logs:${part(region, "REGION")}:${part(account, "ACCOUNT_ID")}:log-group:LOG_GROUP_NAME`;
}

/**
 * The requests by which CloudTrail writes a stream, as the role
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-log-group-log-stream-naming-for-cloudtrail.html).
 * @param start What is before the account in the stream's name.
 * @param end What follows the Region in it.
 */
export function streamNeed(
	view: DeliveryView,
	documents: readonly PolicyDocument[],
	action: string,
	start: (source: RequestSource) => readonly (string | Value<string>)[],
	end = "",
): Need {
	const { region } = view.trail.place;
	const { sources, unsure } = trailSources(view, documents.map(asChoice));
	return {
		...(unsure && { unsure }),
		requests: sources.map(
			(source): Request => ({
				principal: {
					kind: "aws",
					arn: unknown("outside", "the session of the role"),
				},
				action,
				resource: joined(
					groupArnOf(view),
					":log-stream:",
					...start(source),
					source.account,
					"_CloudTrail_",
					region,
					end,
				),
				context: {
					"aws:SecureTransport": keyOf("true"),
					"aws:RequestedRegion": keyWith(region),
				},
			}),
		),
	};
}

function asChoice(document: PolicyDocument) {
	return { document, isThere: true, isSecret: false };
}

/** Whether some of a role's policies let it write the streams of the trail. */
export function isEnough(
	view: DeliveryView,
	role: RoleView,
	policies: readonly AttachedPolicy[],
): Answer {
	const documents = documentsOf(policies, role.unseen);
	const outcomes = STREAM_ACTIONS.map((action) =>
		jointOutcome(
			documents,
			streamNeed(view, documents, action, () => []),
		),
	);
	if (outcomes.some(({ is }) => is === "refused")) return false;
	const open = outcomes.find((one) => one.is === "open");
	return open?.is === "open" ? open.why : true;
}
