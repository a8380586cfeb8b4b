import { writeStreamsStatement } from "../../../../components/policies/statements/deliveryRole";
import { pass, undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	AttachedPolicy,
	DeliveryView,
	RoleView,
} from "../../../model/deliveryChecks/view";
import {
	type PolicyDocument,
	readDocument,
} from "../../../model/iamPolicy/document";
import { isTrue, type Unknown } from "../../../model/value";
import { listed } from "../../../model/words";
import {
	documentsOf,
	groupArnText,
	STREAM_ACTIONS,
	streamNeed,
} from "../access/logStreams";
import type { Need } from "../access/outcome";
import { jointOutcome, type Outcome } from "../access/outcome";
import { textOr } from "../access/placeholders";
import { type Failing, failure } from "../access/roleFailure";
import { accountText } from "../access/trailParts";

/** Whether a role and its permissions boundary let it write a trail's streams. */
export function streamVerdicts(
	view: DeliveryView,
	found: RoleView,
): readonly Verdict[] {
	const { trail, organization } = view;
	const { name } = found.role.of;
	const { isOrganization } = trail;
	const isOfOrganization = isTrue(isOrganization);
	const { boundary } = found;
	const limit = boundary.known
		? boundary.value && documentIn(boundary.value)
		: readDocument("identity", boundary);
	const sides: readonly Side[] = [
		{
			policy: `a policy of role ${name}`,
			documents: documentsOf(found.policies, found.unseen),
			names: found.policies.map(({ of }) =>
				of.urn === found.role.of.urn
					? `a policy of role ${name}`
					: `policy ${of.name} of role ${name}`,
			),
		},
		...(limit
			? [
					{
						policy: `the permissions boundary of role ${name}`,
						documents: [limit],
					},
				]
			: []),
	];
	const statement = writeStreamsStatement({
		logGroupArn: groupArnText(view),
		accounts: [accountText(view)],
		region: textOr(trail.place.region, "REGION"),
		...(isOfOrganization && {
			organizationId: textOr(organization.id, "ORGANIZATION_ID"),
		}),
	});
	return sides.flatMap(({ policy, documents, names }) => [
		...sideVerdicts(
			documents,
			(action) => streamNeed(view, documents, action, () => []),
			{
				cannot: `CloudTrail cannot write to the log group of trail ${trail.of.name}`,
				policy,
				of: "",
				so: "AWS rejects the trail with InvalidCloudWatchLogsLogGroupArnException",
				statement,
				...(names && { names }),
			},
		),
		...(isOfOrganization
			? sideVerdicts(
					documents,
					(action) =>
						streamNeed(view, documents, action, ({ organizationId }) =>
							organizationId ? [organizationId, "_"] : [],
						),
					{
						cannot: `CloudTrail cannot write the events of the organization to the log group of trail ${trail.of.name}`,
						policy,
						of: " of the organization",
						so: "CloudTrail does not deliver the events of member accounts to CloudWatch Logs",
						statement,
						...(names && { names }),
					},
				)
			: []),
		...furtherStreams(view, documents),
	]);
}

/** The policies on one side: those of the role, or its boundary. */
interface Side {
	readonly policy: string;
	readonly documents: readonly PolicyDocument[];
	readonly names?: readonly string[];
}

function documentIn({
	document,
	isSecret,
}: Pick<AttachedPolicy, "document" | "isSecret">): PolicyDocument {
	const content = document.known ? document.value : document;
	return readDocument("identity", content, isSecret);
}

function sideVerdicts(
	documents: readonly PolicyDocument[],
	needOf: (action: string) => Need,
	words: Omit<Failing, "what" | "decision" | "documents"> & {
		readonly of: string;
	},
): readonly Verdict[] {
	const outcomes = STREAM_ACTIONS.map((action) => ({
		action,
		outcome: jointOutcome(documents, needOf(action)),
	}));
	const refused = outcomes.flatMap(({ action, outcome }) =>
		outcome.is === "refused" ? [{ action, decision: outcome.decision }] : [],
	);
	const [first] = refused;
	if (first)
		return [
			failure({
				...words,
				documents,
				what: `${listed(refused.map(({ action }) => action))} on the log streams${words.of}`,
				decision: first.decision,
			}),
		];
	const open = outcomes.flatMap(({ outcome }) => whyOf(outcome));
	return open.slice(0, 1).map(undecidedBy);
}

function whyOf(outcome: Outcome<unknown>): readonly Unknown[] {
	return outcome.is === "open" ? [outcome.why] : [];
}

/** CloudTrail makes further streams, with a number, where there are many events. */
function furtherStreams(
	view: DeliveryView,
	documents: readonly PolicyDocument[],
): readonly Verdict[] {
	const outcomeOf = (end: string) =>
		jointOutcome(
			documents,
			streamNeed(view, documents, "logs:CreateLogStream", () => [], end),
		).is;
	if (outcomeOf("") !== "allowed" || outcomeOf("_2") !== "refused") return [];
	const { name } = view.trail.of;
	return [
		pass({
			reason: `The role of trail ${name} may write one log stream only, and CloudTrail creates further ones if there are many events.`,
			fix: `Let the Resource for the log streams of ${name} end in "*".`,
		}),
	];
}
