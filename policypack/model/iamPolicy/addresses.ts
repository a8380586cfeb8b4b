/** An address with the length of its prefix: a range of addresses. */
export interface AddressRange {
	readonly address: string;
	readonly prefix: number;
	readonly isIpv6: boolean;
}

/** Loaded on first use, because few policies have addresses. */
function addressLibrary(): typeof import("ipaddr.js") {
	return require("ipaddr.js");
}

/**
 * A range in CIDR notation; an address without a prefix is a range of one
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress).
 */
export function addressRange(text: string): AddressRange | undefined {
	const [, address, written] =
		/^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
	if (address === undefined) return undefined;
	const { IPv4, IPv6 } = addressLibrary();
	const isIpv6 = address.includes(":");
	const longest = isIpv6 ? 128 : 32;
	const prefix = Number(written ?? longest);
	const isValid = isIpv6
		? IPv6.isValid(address)
		: IPv4.isValidFourPartDecimal(address);
	return isValid && prefix <= longest ? { address, prefix, isIpv6 } : undefined;
}

/** Whether an address is in a range; IPv4 and IPv6 are never the same. */
export function isInRange(seen: AddressRange, range: AddressRange): boolean {
	if (seen.isIpv6 !== range.isIpv6 || seen.prefix < range.prefix) return false;
	const { IPv4, IPv6 } = addressLibrary();
	return range.isIpv6
		? IPv6.parse(seen.address).match(IPv6.parse(range.address), range.prefix)
		: IPv4.parse(seen.address).match(IPv4.parse(range.address), range.prefix);
}
