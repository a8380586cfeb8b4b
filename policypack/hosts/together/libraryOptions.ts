import { inputError } from "../../inputError";
import type { TogetherOptions } from "./judgeTogether";

/** The options of `check` for sources that are judged together. Throws an input error. */
export function togetherOf({
	expectedAccounts = [],
	together,
}: {
	readonly together?: boolean;
	readonly expectedAccounts?: readonly string[];
}): TogetherOptions | undefined {
	if (!together && expectedAccounts.length > 0)
		throw inputError(
			"expectedAccounts is for sources that are judged together: set together to true.",
		);
	for (const account of expectedAccounts)
		if (!/^\d{12}$/.test(account))
			throw inputError(
				`expectedAccounts: ${account} is not an account ID: use 12 digits, such as 111122223333.`,
			);
	return together ? { expectedAccounts } : undefined;
}
