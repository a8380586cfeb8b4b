import { known, mapValue, type Value } from "../../model/value";
import type { Reading } from "../reading";

/** Whether a list has something in it, or may have. */
export function isThere(isEmpty: Value<boolean>): boolean {
	return !isEmpty.known || !isEmpty.value;
}

/** What one block of a list says; not set if there is none. */
export function soleText<R>(
	blocks: Value<readonly R[]>,
	read: (block: R) => Value<string | undefined>,
): Value<string | undefined> {
	if (!blocks.known) return blocks;
	const [block] = blocks.value;
	return block === undefined ? known(undefined) : read(block);
}

/** The blocks inside of blocks, whichever of two names they have. */
export function nested<P extends string>(
	args: Reading<P>,
	property: P,
	names: readonly string[],
): Value<readonly Reading<string>[]> {
	return inside(args.blocks<Record<string, unknown>>(property), names);
}

/**
 * Whether the format of keys of access logs is partitioned
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_TargetObjectKeyFormat.html).
 */
export function isPartitioned(
	formats: Value<readonly Reading<string>[]>,
): Value<boolean> {
	const found = inside(formats, ["partitionedPrefix"]);
	return mapValue(found, ({ length }) => length > 0);
}

/** The blocks that blocks have under any of these names. */
export function inside(
	blocks: Value<readonly Reading<string>[]>,
	names: readonly string[],
): Value<readonly Reading<string>[]> {
	if (!blocks.known) return blocks;
	const found: Reading<string>[] = [];
	for (const block of blocks.value)
		for (const name of names) {
			const inner = block.blocks<Record<string, unknown>>(name);
			if (!inner.known) return inner;
			found.push(...inner.value);
		}
	return known(found);
}
