import type { PartRef } from "../../../model/deliveryChecks/facts";
import type { KeyView } from "../../../model/deliveryChecks/view";
import { known, unknown, type Value } from "../../../model/value";
import { joined } from "./serviceRequest";

const KEY_ARN = /^arn:[^:]+:kms:[^:]*:[^:]*:key\/.+$/;

/** The ARN of a key. */
export function keyArnOf({ key: { name, place } }: KeyView): Value<string> {
	const { account, partition, region } = place;
	return joined(
		"arn:",
		partition,
		":kms:",
		region,
		":",
		account,
		":key/",
		name,
	);
}

/** The ARN of a key that a property refers to; known undefined: none is set. */
export function keyArnIn(
	{ text }: PartRef,
	key: Value<KeyView | undefined>,
): Value<string | undefined> {
	if (text.known && text.value === undefined) return known(undefined);
	if (text.known && KEY_ARN.test(text.value ?? "")) return text;
	if (!key.known) return key;
	return key.value
		? keyArnOf(key.value)
		: unknown("unreadable", "the ARN of a key");
}

/** Whether a property names a key that AWS manages, as `alias/aws/sns`. */
export function isAwsManaged({ text }: PartRef): boolean {
	return text.known && /(^|:)alias\/aws\//.test(text.value ?? "");
}
