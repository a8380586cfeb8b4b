import { expectReadings, variable, where } from "./statements";

expectReadings({
	"address ranges": [
		[
			"one IPv4 address",
			where("IpAddress", "aws:SourceIp", "203.0.113.7"),
			"closed",
		],
		[
			"an office's range",
			where("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"closed",
		],
		[
			"the widest IPv4 range",
			where("IpAddress", "aws:SourceIp", "54.0.0.0/8"),
			"closed",
		],
		[
			"half of it more",
			where("IpAddress", "aws:SourceIp", "54.0.0.0/7"),
			"public",
		],
		["half of all", where("IpAddress", "aws:SourceIp", "0.0.0.0/1"), "public"],
		["all of IPv4", where("IpAddress", "aws:SourceIp", "0.0.0.0/0"), "public"],
		[
			"private 10/8",
			where("IpAddress", "aws:SourceIp", "10.0.0.0/8"),
			"closed",
		],
		[
			"private 172.16/12",
			where("IpAddress", "aws:SourceIp", "172.16.0.0/12"),
			"closed",
		],
		[
			"private 192.168/16",
			where("IpAddress", "aws:SourceIp", "192.168.0.0/16"),
			"closed",
		],
		[
			"more than the private 10/8",
			where("IpAddress", "aws:SourceIp", "10.0.0.0/7"),
			"public",
		],
		[
			"one IPv6 address",
			where("IpAddress", "aws:SourceIp", "2001:db8::7"),
			"closed",
		],
		[
			"a site's IPv6 range",
			where("IpAddress", "aws:SourceIp", "2001:db8:1::/48"),
			"closed",
		],
		[
			"the widest IPv6 range",
			where("IpAddress", "aws:SourceIp", "2001:db8::/32"),
			"closed",
		],
		[
			"half of it more in IPv6",
			where("IpAddress", "aws:SourceIp", "2001:db8::/31"),
			"public",
		],
		["all of IPv6", where("IpAddress", "aws:SourceIp", "::/0"), "public"],
		[
			"all of IPv4 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:0.0.0.0/96"),
			"public",
		],
		[
			"a range in IPv6 that holds all of IPv4",
			where("IpAddress", "aws:SourceIp", "::/64"),
			"public",
		],
		[
			"an IPv4 /8 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:54.0.0.0/104"),
			"closed",
		],
		[
			"an IPv4 /7 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:54.0.0.0/103"),
			"public",
		],
		[
			"narrow ranges",
			where("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/48"]),
			"closed",
		],
		[
			"a broad one among them",
			where("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "::/0"]),
			"public",
		],
		[
			"operator and key in other letter case",
			where("ipaddress", "AWS:sourceip", "203.0.113.0/24"),
			"closed",
		],
		[
			"any of several values",
			where("ForAnyValue:IpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"closed",
		],
		[
			"all but a range",
			where("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"public",
		],
		[
			"a range if there is an address",
			where("IpAddressIfExists", "aws:SourceIp", "203.0.113.0/24"),
			"public",
		],
		[
			"an address compared as text",
			where("StringEquals", "aws:SourceIp", "203.0.113.7"),
			"closed",
		],
		[
			"a pattern of addresses",
			where("StringLike", "aws:SourceIp", "203.0.113.*"),
			"public",
		],
		[
			"a VPC compared as an address",
			where("IpAddress", "aws:SourceVpc", "10.0.0.0/16"),
			"public",
		],
		[
			"a prefix that is too long",
			where("IpAddress", "aws:SourceIp", "203.0.113.0/33"),
			"public",
		],
		[
			"an IPv6 prefix that is too long",
			where("IpAddress", "aws:SourceIp", "2001:db8::/129"),
			"public",
		],
		[
			"a name",
			where("IpAddress", "aws:SourceIp", "office.example.com"),
			"public",
		],
		[
			"a part of an address",
			where("IpAddress", "aws:SourceIp", "203.0.113/24"),
			"public",
		],
		[
			"an address with a zone",
			where("IpAddress", "aws:SourceIp", "fe80::1%eth0/64"),
			"public",
		],
		[
			"a policy variable for an address",
			where("IpAddress", "aws:SourceIp", variable("aws:SourceIp")),
			"public",
		],
		["a number", where("IpAddress", "aws:SourceIp", 10), "public"],
	],
});
