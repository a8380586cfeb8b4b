import { type Output, output, secret } from "@pulumi/pulumi";

/** SDK's own mark of what is not known, which it does not declare. */
const { unknown } = require("@pulumi/pulumi/output") as { unknown: unknown };

/** How a value is given, where an argument takes an input. */
export const ways = [
	"plain",
	"output",
	"promise",
	"secret",
	"unknown at preview",
] as const;

/** A value, and how it is given. */
export interface Given {
	readonly given: (typeof ways)[number];
	readonly value: string;
}

function isGiven(value: object): value is Given {
	return "given" in value && "value" in value;
}

/** Draws are plain data, which can be shown: these are the arguments they mean. */
export function argumentsOf(drawn: unknown, preview: boolean): unknown {
	if (typeof drawn !== "object" || drawn === null) return drawn;
	if (Array.isArray(drawn))
		return drawn.map((item) => argumentsOf(item, preview));
	if (isGiven(drawn)) return inputOf(drawn, preview);
	return Object.fromEntries(
		Object.entries(drawn)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]) => [name, argumentsOf(value, preview)]),
	);
}

function inputOf(
	{ given, value }: Given,
	preview: boolean,
): string | Promise<string> | Output<string> {
	switch (given) {
		case "plain":
			return value;
		case "output":
			return output(value);
		case "promise":
			return Promise.resolve(value);
		case "secret":
			return secret(value);
		case "unknown at preview":
			return preview ? (output(unknown) as Output<string>) : output(value);
	}
}
