import { assumeRoleStatement } from "../../../../components/policies/statements/deliveryRole";
import { undecidedBy, type Verdict } from "../../../judging/verdict";
import type {
	DeliveryView,
	RoleView,
} from "../../../model/deliveryChecks/view";
import { readDocument } from "../../../model/iamPolicy/document";
import { absentKey } from "../../../model/iamPolicy/request";
import { unknown } from "../../../model/value";
import { jointOutcome } from "../access/outcome";
import { failure } from "../access/roleFailure";
import { CLOUDTRAIL, serviceRequest } from "../access/serviceRequest";
import { trailSources } from "../access/trailSource";

/** Whether the trust policy of a role lets CloudTrail assume it. */
export function trustVerdicts(
	view: DeliveryView,
	{ role }: RoleView,
): readonly Verdict[] {
	const { name } = role.of;
	const { document, isSecret } = role.trust;
	const trust = readDocument(
		"trust",
		document.known ? document.value : document,
	);
	const { sources, unsure } = trailSources(view, [
		{ document: trust, isThere: true, isSecret },
	]);
	const outcome = jointOutcome([trust], {
		...(unsure && { unsure }),
		requests: sources.map((source) =>
			serviceRequest(
				CLOUDTRAIL,
				source,
				"sts:AssumeRole",
				unknown("outside", `the ARN of role ${name}`),
				{ "sts:ExternalId": absentKey },
			),
		),
	});
	if (outcome.is === "allowed") return [];
	if (outcome.is === "open") return [undecidedBy(outcome.why)];
	return [
		failure({
			cannot: `CloudTrail cannot assume role ${name} of trail ${view.trail.of.name}`,
			policy: `the trust policy of role ${name}`,
			what: `sts:AssumeRole for ${CLOUDTRAIL}`,
			so: "AWS rejects the trail with InvalidCloudWatchLogsRoleArnException",
			decision: outcome.decision,
			statement: assumeRoleStatement(),
			documents: [trust],
		}),
	];
}
