import type { Output } from "@pulumi/pulumi";

/** What an output is known to be, with the SDK's marks of what is not known. */
export function rawValue(value: Output<unknown>): Promise<unknown> {
	// The SDK does not declare this, which it uses itself.
	const { promise } = value as unknown as {
		promise(withUnknowns: boolean): Promise<unknown>;
	};
	return promise.call(value, true);
}

/** Whether the value of an output is known. */
export function isKnown(value: Output<unknown>): Promise<boolean> {
	return (value as unknown as { readonly isKnown: Promise<boolean> }).isKnown;
}
