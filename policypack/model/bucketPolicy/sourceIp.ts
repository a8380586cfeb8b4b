/** Ranges with a shorter prefix are public, as are those it does not name. */
const shortestPrefix = { ipv4: 8, ipv6: 32 } as const;

/** The bits before the IPv4 address in an IPv4-mapped IPv6 address. */
const mappedPrefix = 96;

/** Loaded on first use, for the pack is loaded far more often than asked. */
function cidrLibrary(): typeof import("ipaddr.js") {
	return require("ipaddr.js");
}

/**
 * Whether an address or CIDR of `aws:SourceIp` is narrow enough not to be
 * public: /8 or longer for IPv4, /32 or longer for IPv6; one address without a
 * prefix is a range of one, and what is no CIDR is not narrow
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 * AWS excepts the RFC 1918 ranges, which needs no code: the widest is a /8.
 */
export function isNarrowRange(text: string): boolean {
	const parts = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text);
	if (parts === null) {
		return false;
	}
	const [, address = "", prefix] = parts;
	return address.includes(":")
		? isNarrowIpv6(address, Number(prefix ?? 128))
		: isNarrowIpv4(address, Number(prefix ?? 32));
}

function isNarrowIpv4(address: string, prefix: number): boolean {
	// Four decimal parts only: the library would take "10" and "0x0a.1", too.
	return (
		cidrLibrary().IPv4.isValidFourPartDecimal(address) &&
		prefix >= shortestPrefix.ipv4 &&
		prefix <= 32
	);
}

function isNarrowIpv6(address: string, prefix: number): boolean {
	const { IPv6 } = cidrLibrary();
	if (!IPv6.isValid(address) || prefix > 128) {
		return false;
	}
	// ::ffff:0:0/96 is every IPv4 address, however long its prefix looks.
	const reachesIpv4 = IPv6.parse("::ffff:0:0").match(
		IPv6.parse(address),
		Math.min(prefix, mappedPrefix),
	);
	return reachesIpv4
		? prefix - mappedPrefix >= shortestPrefix.ipv4
		: prefix >= shortestPrefix.ipv6;
}
