/**
 * A text with the values of a request in place of its policy variables, or
 * undefined where the request has no such value: then nothing is like it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function filledIn(
	text: string,
	context: ReadonlyMap<string, string>,
): string | undefined {
	let isComplete = true;
	const filled = text.replace(/\$\{([^}]*)\}/g, (whole, variable: string) => {
		if (["*", "?", "$"].includes(variable))
			throw new Error(`${whole} is not understood`);
		const [key = "", preset] = variable.split(/\s*,\s*/);
		const value =
			context.get(key.trim().toLowerCase()) ?? preset?.replace(/^'|'$/g, "");
		if (value === undefined) isComplete = false;
		return value ?? "";
	});
	return isComplete ? filled : undefined;
}
