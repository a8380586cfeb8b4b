import { inputError } from "../../inputError";
import type { LiveAccount } from "../../sources/liveAccount";
import { CHECK_NETWORK } from "../../sources/liveAccount/awsErrors";
import { endpointSet } from "../../sources/liveAccount/clients";
import { byCause } from "../../sources/liveAccount/regionsRead";

/** As many names as a line can take; the others are counted. */
const NAMES = 4;

/** Why there is no report: no Region of the account could be read. */
export function nothingRead(
	{ id, regions }: LiveAccount,
	asked: {
		readonly regions: readonly string[];
		readonly endpointUrl: string | undefined;
	},
): Error {
	const endpoint = asked.endpointUrl ?? endpointSet("CLOUDTRAIL");
	const where = endpoint === undefined ? "" : ` at ${originOf(endpoint)}`;
	const advice = adviceFor(id.known, asked.regions.length > 0, where !== "");
	// One piece of advice is enough, and that on the address is the closer one.
	const causes = byCause(regions.notRead).map(
		([cause, names]) =>
			`${listed(names)} (${advice === "" ? cause : cause.replace(CHECK_NETWORK, "")})`,
	);
	return inputError(
		`No Region could be read${where}, so there is no report: ${causes.join("; ")}. ${advice}`,
	);
}

function listed(names: readonly string[]): string {
	const more = names.length - NAMES;
	return more > 1
		? `${names.slice(0, NAMES).join(", ")} and ${more} others`
		: names.join(", ");
}

/** Where AWS knows the credentials, the address is right. */
function adviceFor(
	isKnown: boolean,
	namesRegions: boolean,
	hasEndpoint: boolean,
): string {
	if (isKnown && namesRegions)
		return "Check that --region names a Region that is enabled for the account.";
	return !isKnown && hasEndpoint
		? "Check --endpoint-url and AWS_ENDPOINT_URL."
		: "";
}

/** An address without a name and a password in it. */
function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : "the address that is set";
}
