import { inputError } from "../../inputError";

/** Account and Region that a program deploys to, as given by the user. */
export interface DeploymentTarget {
	/** Account ID, 12 digits. */
	readonly accountId?: string;
	/** Region, such as `eu-west-1`. */
	readonly region?: string;
}

/** Throws an input error if the account ID or Region is not valid. */
export function validateTarget({ accountId, region }: DeploymentTarget): void {
	if (accountId !== undefined && !/^\d{12}$/.test(accountId))
		throw inputError(
			`--account-id ${accountId} is not a valid account ID: use 12 digits, such as 111122223333.`,
		);
	if (region !== undefined && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
		throw inputError(
			`--region ${region} is not a valid Region name: use a name such as eu-west-1.`,
		);
}
