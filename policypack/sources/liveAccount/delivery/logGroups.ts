import { known, mapValue, type Value } from "../../../model/value";
import type { Identity } from "../identity";
import { TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { UNREADABLE } from "../request";
import type { Session } from "../session";
import { aboutArn, arnParts } from "./awsPlace";
import { whyNotRead } from "./notRead";
import { isMissing, type PartRead } from "./partRead";

/** A log group, by the ARN that a trail has. */
export async function readLogGroup(
	session: Session,
	identity: Identity,
	arn: string,
): Promise<PartRead> {
	const { account, region = "", resource } = arnParts(arn) ?? { resource: arn };
	const name = resource.replace(/^log-group:/, "").split(":")[0] ?? "";
	const what = `log group ${name}`;
	const found =
		whyNotRead(session, identity, account)(what) ??
		(await find(session, region, name, what));
	if (isMissing(found)) return { facts: [], missing: what };
	return {
		facts: [
			{
				kind: "logGroup",
				...aboutArn(arn, "AWS::Logs::LogGroup", name),
				name: known(name),
				isNameDeclared: true,
				logGroupClass: mapValue(found, (group) => group?.logGroupClass),
			},
		],
	};
}

interface Group {
	readonly logGroupClass: string | undefined;
}

/** Groups are listed in the order of their names: this one is the first. */
function find(
	{ ask, clients }: Session,
	region: string,
	name: string,
	what: string,
): Promise<Value<Group | undefined>> {
	return ask<{ readonly logGroups?: unknown }, Group | undefined>({
		action: TRAIL_DELIVERY_ACTIONS.DescribeLogGroups,
		what,
		call: async (options) =>
			(await clients.logs(region)).describeLogGroups(
				{ logGroupNamePrefix: name },
				options,
			),
		read: ({ logGroups }) => {
			if (!Array.isArray(logGroups)) return UNREADABLE;
			const group = logGroups.find(({ logGroupName }) => logGroupName === name);
			return group && { logGroupClass: group.logGroupClass };
		},
	});
}
