import { type BadConfiguration, secretValue } from "./kit/badConfigurations";

const urn = "urn:pulumi:prod::shop::aws:cloudtrail/trail:Trail::audit";
const entry = { policies: ["cloudtrail-4"], targets: [urn] };
const exception = { reason: "Agreed.", match: [entry] };

/** A version 2 file with one exception. */
const withOne = (patch: object, id = "EXC-1") => ({
	version: 2,
	exceptions: { fine: exception, [id]: { ...exception, ...patch } },
});

const withEntry = (patch: object) =>
	withOne({ match: [entry, { ...entry, ...patch }] });

type Bad = readonly [
	words: string,
	content: unknown,
	place: string,
	allowed: RegExp,
];

const versions: readonly Bad[] = [
	["version 1", { version: 1 }, "version", /must be the number 2/],
	["version 0", { version: 0 }, "version", /must be the number 2/],
	[
		"version 3",
		{ version: 3 },
		"version",
		/must be 2: .*update cloudtrail-compliance/,
	],
	["version 2.5", { version: 2.5 }, "version", /must be 2/],
	['version "2"', { version: "2" }, "version", /must be the number 2/],
	["no version", { version: null }, "version", /must be the number 2/],
];

const layouts: readonly Bad[] = [
	[
		"exceptions without a version",
		{ exceptions: {} },
		"",
		/"exceptions" requires "version": 2/,
	],
	[
		"policies without a version",
		{ policies: { all: "advisory" } },
		"",
		/"policies" requires "version": 2/,
	],
	[
		"a policy beside version 2",
		{ version: 2, "cloudtrail-4": "advisory" },
		"",
		/unknown property "cloudtrail-4" in version 2.*exceptions.*policies/,
	],
	[
		"an unknown policy of version 2",
		{ version: 2, policies: { "cloudtrail-98": "advisory" } },
		"policies:",
		/unknown policy "cloudtrail-98": use one of all, cloudtrail-1/,
	],
	[
		"an unknown level of version 2",
		{ version: 2, policies: { all: secretValue } },
		"policies.all.enforcementLevel",
		/mandatory, advisory/,
	],
	[
		"an unknown property of version 2",
		{ version: 2, policies: { "cloudtrail-4": { pendign: "deny" } } },
		"policies.cloudtrail-4",
		/unknown property "pendign"/,
	],
	[
		"policies that are a list",
		{ version: 2, policies: [] },
		"policies",
		/must be an object/,
	],
	...[7, secretValue, { of: secretValue }, null].map(
		(environments): Bad => [
			`the environments ${JSON.stringify(environments)}`,
			{ environments },
			"environments",
			/must be an array such as \["security\/policies"\]/,
		],
	),
	[
		"an environment that is no text",
		{ environments: ["security/policies", 7] },
		"environments[1]",
		/must be a string/,
	],
	[
		"an environment of version 2 that is no text",
		{ version: 2, environments: [7] },
		"environments[0]",
		/must be a string/,
	],
];

const exceptions: readonly Bad[] = [
	...[[], secretValue, 7].map(
		(all): Bad => [
			`the exceptions ${JSON.stringify(all)}`,
			{ version: 2, exceptions: all },
			"exceptions",
			/must be an object/,
		],
	),
	...["a b", "", "a/b", "ä"].map(
		(id): Bad => [
			`the ID "${id}"`,
			withOne({}, id),
			"exceptions",
			/letters, digits, hyphens, dots and underscores/,
		],
	),
	...[secretValue, 7, null, []].map(
		(one): Bad => [
			`the exception ${JSON.stringify(one)}`,
			{ version: 2, exceptions: { "EXC-1": one } },
			"exceptions.EXC-1",
			/must be an object/,
		],
	),
	["no reason", withOne({ reason: undefined }), "exceptions.EXC-1", /"reason"/],
	...["", "  ", "\n"].map(
		(reason): Bad => [
			`the reason ${JSON.stringify(reason)}`,
			withOne({ reason }),
			"exceptions.EXC-1.reason",
			/must not be empty/,
		],
	),
	[
		"a reason that is no text",
		withOne({ reason: 7 }),
		"exceptions.EXC-1.reason",
		/non-blank string|must be a string/,
	],
	["no match", withOne({ match: undefined }), "exceptions.EXC-1", /"match"/],
	[
		"an empty match",
		withOne({ match: [] }),
		"exceptions.EXC-1.match",
		/must not be empty: use a value such as \[\{"policies"/,
	],
	...[{}, secretValue, null].map(
		(match): Bad => [
			`the match ${JSON.stringify(match)}`,
			withOne({ match }),
			"exceptions.EXC-1.match",
			/must be an array such as \[\{"policies"/,
		],
	),
	[
		"a match of texts",
		withOne({ match: [secretValue] }),
		"exceptions.EXC-1.match[0]",
		/must be an object/,
	],
];

const entries: readonly Bad[] = [
	...(["policies", "targets"] as const).flatMap((name): Bad[] => [
		[
			`no ${name}`,
			withEntry({ [name]: undefined }),
			"exceptions.EXC-1.match[1]",
			new RegExp(`requires "${name}"`),
		],
		[
			`empty ${name}`,
			withEntry({ [name]: [] }),
			`exceptions.EXC-1.match[1].${name}`,
			/must not be empty: use a value such as \["/,
		],
		[
			`${name} that are one text`,
			withEntry({ [name]: secretValue }),
			`exceptions.EXC-1.match[1].${name}`,
			/must be an array such as \["/,
		],
		[
			`${name} that are numbers`,
			withEntry({ [name]: [7] }),
			`exceptions.EXC-1.match[1].${name}[0]`,
			/string|URN/,
		],
	]),
	[
		"a policy without a name",
		withEntry({ policies: [""] }),
		"exceptions.EXC-1.match[1].policies[0]",
		/must not be empty/,
	],
	[
		"all policies",
		withEntry({ policies: ["cloudtrail-4", "all"] }),
		"exceptions.EXC-1.match[1].policies[1]",
		/"all" is not allowed/,
	],
	...[
		"",
		"audit",
		"*::audit",
		"urn:pulumi:prod::shop::audit",
		"arn:aws:cloudtrail:us-east-1:111122223333:trail/audit",
		` ${urn}`,
	].map(
		(target): Bad => [
			`the target "${target}"`,
			withEntry({ targets: [urn, target] }),
			"exceptions.EXC-1.match[1].targets[1]",
			/URN such as urn:pulumi:prod::shop::/,
		],
	),
];

/** What is wrong with environments, versions and policy exceptions. */
export const badExceptions: readonly BadConfiguration[] = [
	...versions,
	...layouts,
	...exceptions,
	...entries,
].map(([words, content, path, allowed]) => ({
	words,
	content: JSON.parse(JSON.stringify(content)) as unknown,
	policy: "",
	path,
	allowed,
}));
