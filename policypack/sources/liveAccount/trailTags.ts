import { unknown, type Value } from "../../model/value";
import type { Clients } from "./clients";
import { OPT_IN_ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/**
 * The keys of a trail's tags; AWS is asked only where a control needs them. A
 * trail has 50 tags at most, and ListTags returns all of them in one page.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export async function readTagKeys(
	{ ask, reads }: Session,
	cloudTrail: ReturnType<Clients["cloudTrail"]>,
	{ arn, of }: { readonly arn: string; readonly of: string },
): Promise<Value<readonly string[]>> {
	const what = `the tags of ${of}`;
	if (!reads?.has("tags")) return unknown("outside", what);
	return ask<unknown, readonly string[]>({
		action: OPT_IN_ACTIONS.ListTags,
		what,
		call: (options) => cloudTrail.listTags({ ResourceIdList: [arn] }, options),
		read: (answer) => keysIn(answer as Answer, arn),
	});
}

interface Answer {
	readonly ResourceTagList?: readonly {
		readonly ResourceId?: unknown;
		readonly TagsList?: readonly { readonly Key?: unknown }[];
	}[];
	readonly NextToken?: unknown;
}

function keysIn(
	{ ResourceTagList, NextToken }: Answer,
	arn: string,
): readonly string[] | typeof UNREADABLE {
	const found = ResourceTagList?.find(({ ResourceId }) => ResourceId === arn);
	if (!found || NextToken) return UNREADABLE;
	const keys = (found.TagsList ?? []).map(({ Key }) => Key);
	return keys.every((key) => typeof key === "string") ? keys : UNREADABLE;
}
