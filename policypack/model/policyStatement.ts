/**
 * One statement of an IAM policy document, as JSON
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html).
 */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** Statements that a policy lacks. */
export interface MissingStatements {
	/** The policy to add them to, as `the policy of bucket audit-logs`. */
	readonly to: string;
	readonly statements: readonly PolicyStatement[];
}
