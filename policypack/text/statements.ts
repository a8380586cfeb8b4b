/** Statements that a policy lacks, as texts. */
export interface StatementTexts {
	/** What they are and where they go, without punctuation at the end. */
	readonly heading: string;
	/** The statements as JSON, on several lines, as items of `Statement`. */
	readonly json: string;
	/** The same on one line. */
	readonly line: string;
}

/**
 * Statements that a policy lacks, to paste into its list of statements.
 * @param policy The policy, as `the policy of bucket audit-logs`.
 */
export function statementTexts(
	policy: string,
	statements: readonly unknown[],
): StatementTexts {
	const name = statements.length === 1 ? "Statement" : "Statements";
	return {
		heading: `${name} missing in ${policy}`,
		json: statements
			.map((statement) => JSON.stringify(statement, null, 2))
			.join(",\n"),
		line: statements.map((statement) => JSON.stringify(statement)).join(", "),
	};
}
