import { inputError } from "../../inputError";

/** What a user says of the account that a program's stack lives in. */
export interface Ambient {
	/** Account id, 12 digits. */
	readonly accountId?: string;
	/** Region, such as `eu-west-1`. */
	readonly region?: string;
}

/** Throws an input error where what the user says cannot be so. */
export function refuseWrongAmbient({ accountId, region }: Ambient): void {
	if (accountId !== undefined && !/^\d{12}$/.test(accountId))
		throw inputError(
			`--account-id ${accountId} is not a valid account ID: use 12 digits, such as 111122223333.`,
		);
	if (region !== undefined && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
		throw inputError(
			`--region ${region} is not a valid Region name: use a name such as eu-west-1.`,
		);
}
