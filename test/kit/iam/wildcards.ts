/** Whether a text matches a pattern in which `*` and `?` stand for others. */
export function matches(pattern: string, text: string): boolean {
	const source = pattern
		.split("")
		.map((one) =>
			one === "*"
				? ".*"
				: one === "?"
					? "."
					: one.replace(/[\\^$.|+()[\]{}/-]/g, "\\$&"),
		)
		.join("");
	return new RegExp(`^${source}$`, "s").test(text);
}
