import type { ProgramOptions } from "../../policypack/sources/program";

/** What is expected of a program, in whatever language it is written. */
interface ProgramCase {
	/** Files beside the program, such as the stack's configuration. */
	readonly files?: Readonly<Record<string, string>>;
	readonly options?: ProgramOptions;
	/** The statuses of the findings of each control, and on what. */
	readonly statuses: Readonly<Record<string, readonly string[]>>;
}

const STACK = "shop-dev";

/** A trail `audit` that writes to `logs`, where all controls pass. */
const passed = {
	"cloudtrail-1": [`${STACK} passed`],
	"cloudtrail-2": ["audit passed"],
	"cloudtrail-3": [`${STACK} passed`],
	"cloudtrail-4": ["audit passed"],
	"cloudtrail-5": ["audit passed"],
	"cloudtrail-6": ["logs passed"],
	"cloudtrail-7": ["logs passed"],
};

/** As `passed`, of a trail whose bucket is not in the stack. */
const elsewhere = {
	...passed,
	"cloudtrail-6": ["audit noData"],
	"cloudtrail-7": ["audit noData"],
};

const settings = (lines: string) => ({
	"Pulumi.dev.yaml": `config:\n${lines}`,
});

/** By the folder with its programs. */
export const cases: Readonly<Record<string, ProgramCase>> = {
	compliant: { statuses: passed },
	"no-trail": {
		statuses: {
			"cloudtrail-1": [`${STACK} failed`],
			"cloudtrail-2": [],
			"cloudtrail-3": [`${STACK} failed`],
			"cloudtrail-4": [],
			"cloudtrail-5": [],
			"cloudtrail-6": [],
			"cloudtrail-7": [],
		},
	},
	unencrypted: {
		statuses: {
			...elsewhere,
			"cloudtrail-2": ["audit failed"],
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	// The settings decide, and are not encrypted.
	settings: {
		files: settings(
			'  aws:region: eu-west-1\n  shop:validate: "false"\n  shop:trail: { regions: all, key: "arn:aws:kms:eu-west-1:111122223333:alias/audit" }\n  shop:days: "90"\n',
		),
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	// The settings decide, and are encrypted.
	"encrypted-settings": {
		files: settings(
			"  shop:validate: { secure: AAABAExample }\n  shop:trail: { key: { secure: AAABAExample }, kind: small }\n  shop:group: { secure: AAABAExample }\n  shop:days: { secure: AAABAExample }\n",
		),
		// A key counts, whichever it is.
		statuses: { ...elsewhere, "cloudtrail-4": ["audit unknown"] },
	},
	// An environment of Pulumi ESC that is imported may set what decides.
	environment: {
		files: { "Pulumi.dev.yaml": "environment:\n  - acme/audit\n" },
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit unknown"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	"policy-document": {
		statuses: {
			...passed,
			"cloudtrail-2": ["audit failed"],
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
			"cloudtrail-6": ["logs failed"],
			"cloudtrail-7": ["logs failed"],
		},
	},
	component: {
		statuses: {
			...elsewhere,
			"cloudtrail-2": ["audit-trail failed"],
			"cloudtrail-4": ["audit-trail passed"],
			"cloudtrail-5": ["audit-trail failed"],
			"cloudtrail-6": ["audit-trail noData"],
			"cloudtrail-7": ["audit-trail noData"],
		},
	},
	// The account of an explicit provider is known by its configuration.
	"explicit-provider": {
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	// As at a preview: what AWS creates is not known before.
	"new-key": {
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
			"cloudtrail-6": ["audit unknown"],
			"cloudtrail-7": ["audit unknown"],
		},
	},
	"account-known": {
		options: { accountId: "111122223333", region: "eu-west-1" },
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	"apply-on-account": {
		statuses: {
			"cloudtrail-1": [`${STACK} unknown`],
			"cloudtrail-2": ["audit unknown"],
			"cloudtrail-3": [`${STACK} unknown`],
			"cloudtrail-4": ["audit unknown"],
			"cloudtrail-5": ["audit unknown"],
			"cloudtrail-6": ["audit unknown"],
			"cloudtrail-7": ["audit unknown"],
		},
	},
	"read-bucket": {
		statuses: {
			...passed,
			"cloudtrail-2": ["audit failed"],
			"cloudtrail-4": ["audit failed"],
			"cloudtrail-5": ["audit failed"],
			"cloudtrail-6": ["audit noData"],
			"cloudtrail-7": ["audit noData"],
		},
	},
	"stack-reference": {
		statuses: {
			...elsewhere,
			"cloudtrail-4": ["audit unknown"],
			"cloudtrail-5": ["audit failed"],
		},
	},
	transform: {
		statuses: { ...elsewhere, "cloudtrail-5": ["audit failed"] },
	},
};
