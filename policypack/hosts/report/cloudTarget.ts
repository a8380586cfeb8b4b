/** The account and Region of findings whose source does not have them. */
export interface CloudTarget {
	/** AWS account ID of `--account-id`. */
	readonly accountId: string | undefined;
	/** Region of `--region`. */
	readonly region: string | undefined;
}
