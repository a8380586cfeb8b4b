import { inputError } from "../inputError";
import type { LiveAccount } from "../sources/liveAccount";
import { CHECK_NETWORK } from "../sources/liveAccount/awsErrors";
import { configuredEndpoint } from "../sources/liveAccount/endpoint";
import { byCause } from "../sources/liveAccount/regionsRead";

/** Maximum number of names in a message; the others are counted. */
const NAMES = 4;

/** The input error if no Region of the account could be read. */
export function noRegionReadError(
	{ id, regions }: LiveAccount,
	asked: {
		readonly regions: readonly string[];
		readonly endpointUrl: string | undefined;
	},
): Error {
	const endpoint = asked.endpointUrl ?? configuredEndpoint("CLOUDTRAIL");
	const where = endpoint === undefined ? "" : ` at ${originOf(endpoint)}`;
	const advice = adviceFor(id.known, asked.regions.length > 0, where !== "");
	// The advice on the endpoint replaces the general one on the network.
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

/** If AWS accepts the credentials, the endpoint is right. */
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

/** A URL without credentials. */
function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : "the configured endpoint";
}
