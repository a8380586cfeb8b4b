import type { ObjectLockFact } from "../../model/deliveryChecks/bucketSettings";
import type { DeliveryResource } from "../../model/deliveryChecks/facts";
import { known, type Value } from "../../model/value";
import { itself } from "../bucketFact";
import type { Reading } from "../reading";
import type { Resource } from "../resource";
import { inside, isThere, nested, soleText } from "./nestedBlocks";

type Properties = "objectLockConfiguration" | "objectLockEnabled";

/** Object Lock as the property of a bucket, of either provider. */
export function objectLockOf(
	resource: Resource,
	args: Reading<Properties>,
	about: DeliveryResource,
): readonly ObjectLockFact[] {
	const flag = args.flag("objectLockEnabled");
	const isSet =
		!flag.known ||
		flag.value !== undefined ||
		isThere(args.isEmpty("objectLockConfiguration"));
	if (!isSet) return [];
	const blocks = args.blocks<Record<string, unknown>>(
		"objectLockConfiguration",
	);
	const enabled = soleText(blocks, (block) => block.text("objectLockEnabled"));
	return [
		{
			kind: "objectLock",
			...about,
			bucket: itself(
				resource,
				args,
				"objectLockConfiguration",
				"objectLockEnabled",
			),
			isEnabled: anyOn(flag, isEnabledIn(enabled)),
			defaultRetention: retentionIn(
				nested(args, "objectLockConfiguration", ["rule", "rules"]),
			),
		},
	];
}

/** The mode of the default retention in the rules of Object Lock. */
export function retentionIn(
	rules: Value<readonly Reading<string>[]>,
): Value<string | undefined> {
	const retentions = inside(rules, ["defaultRetention", "defaultRetentions"]);
	return soleText(retentions, (retention) => retention.text("mode"));
}

function isEnabledIn(text: Value<string | undefined>): Value<boolean> {
	return text.known ? known(text.value === "Enabled") : text;
}

function anyOn(
	flag: Value<boolean | undefined>,
	other: Value<boolean>,
): Value<boolean> {
	if (flag.known) return flag.value ? known(true) : other;
	return other.known && other.value ? other : flag;
}
