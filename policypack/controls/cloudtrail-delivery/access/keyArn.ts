import type { PartRef } from "../../../model/deliveryChecks/facts";
import type { KeyView } from "../../../model/deliveryChecks/view";
import { known, unknown, type Value } from "../../../model/value";
import { joined } from "./serviceRequest";

/** Whether a text is the ARN of a key, and not that of an alias. */
const KEY_ARN = /^arn:[^:]+:kms:[^:]*:[^:]*:key\/.+$/;

/** The ARN of a key that a property refers to; known undefined: none is set. */
export function keyArnOf(
	{ text }: PartRef,
	key: Value<KeyView | undefined>,
): Value<string | undefined> {
	if (text.known && text.value === undefined) return known(undefined);
	if (text.known && text.value !== undefined && KEY_ARN.test(text.value))
		return known(text.value);
	if (!key.known) return key;
	if (key.value === undefined) return unknown("unreadable", "the ARN of a key");
	const { name, place } = key.value.key;
	return joined(
		"arn:",
		place.partition,
		":kms:",
		place.region,
		":",
		place.account,
		":key/",
		name,
	);
}
