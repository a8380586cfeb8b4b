import { exported, goodBucket, goodTrail } from "../kit/command";
import { state } from "../kit/states";

/* What reports are written of: each result that a control comes to. */

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const URN = goodTrail().urn;
export const bad = goodTrail({ enableLogFileValidation: false });
export const good = exported(goodTrail(), ...goodBucket());
export const failing = exported(bad, ...goodBucket());
export const exemption = { resource: "audit", reason: "Replaced next quarter" };
const excepting = (target: string) => ({
	version: 2,
	exceptions: {
		"EXC-1": {
			reason: "Moves to the archive",
			match: [{ policies: ["cloudtrail-4"], targets: [target] }],
		},
	},
});

/** What is checked, under which configuration, and what it must come to. */
interface Kind {
	readonly content: unknown;
	readonly config?: unknown;
	readonly policy: string;
	readonly status: string;
	readonly cause?: "pending" | "outside" | "unreadable";
}

/** What is checked, by what it is. */
export const KINDS: Readonly<Record<string, Kind>> = {
	"a pass": { content: good, policy: "cloudtrail-4", status: "PASSED" },
	"a pass with a recommendation": {
		content: exported(
			goodTrail(),
			...goodBucket().filter(({ urn }) => !urn.includes("Block")),
		),
		policy: "cloudtrail-6",
		status: "PASSED",
	},
	"a failure": { content: failing, policy: "cloudtrail-4", status: "FAILED" },
	"a trail that AWS would reject": {
		content: exported(
			goodTrail(),
			...goodBucket().filter(({ urn }) => !urn.includes("BucketPolicy")),
		),
		policy: "cloudtrail-delivery",
		status: "FAILED",
	},
	"an empty stack": {
		content: exported(),
		policy: "cloudtrail-1",
		status: "FAILED",
	},
	"no data": { content: exported(), policy: "cloudtrail-4", status: "NO_DATA" },
	"what is not known before the update": {
		content: exported(
			goodTrail({ enableLogFileValidation: UNKNOWN }),
			...goodBucket(),
		),
		policy: "cloudtrail-4",
		status: "UNKNOWN",
		cause: "pending",
	},
	"what is masked": {
		content: exported(
			goodTrail({ enableLogFileValidation: "[secret]" }),
			...goodBucket(),
		),
		policy: "cloudtrail-4",
		status: "UNKNOWN",
		cause: "unreadable",
	},
	"a bucket of another stack": {
		content: exported(goodTrail()),
		policy: "cloudtrail-6",
		status: "NO_DATA",
		cause: "outside",
	},
	"a trail of another stack": {
		content: exported(),
		config: { "cloudtrail-1": { outside: "ignore" } },
		policy: "cloudtrail-1",
		status: "NO_DATA",
		cause: "outside",
	},
	"what is denied while it is not known": {
		content: exported(
			goodTrail({ enableLogFileValidation: UNKNOWN }),
			...goodBucket(),
		),
		config: { "cloudtrail-4": { pending: "deny" } },
		policy: "cloudtrail-4",
		status: "FAILED",
		cause: "pending",
	},
	"an exemption": {
		content: failing,
		config: { "cloudtrail-4": { exemptions: [exemption] } },
		policy: "cloudtrail-4",
		status: "EXEMPT",
	},
	"an exemption with everything": {
		content: failing,
		config: {
			"cloudtrail-4": {
				exemptions: [{ ...exemption, expires: "2999-12-31", ticket: "SEC-1" }],
			},
		},
		policy: "cloudtrail-4",
		status: "EXEMPT",
	},
	"an exemption that has expired": {
		content: failing,
		config: {
			"cloudtrail-4": { exemptions: [{ ...exemption, expires: "2020-01-31" }] },
		},
		policy: "cloudtrail-4",
		status: "FAILED",
	},
	"an exemption that is not used": {
		content: good,
		config: {
			"cloudtrail-4": {
				exemptions: [{ ...exemption, expires: "2999-12-31", ticket: "SEC-1" }],
			},
		},
		policy: "cloudtrail-4",
		status: "PASSED",
	},
	"a policy exception": {
		content: failing,
		config: excepting(URN),
		policy: "cloudtrail-4",
		status: "EXEMPT",
	},
	"a policy exception that is not used": {
		content: failing,
		config: excepting(`${URN}-2`),
		policy: "cloudtrail-4",
		status: "FAILED",
	},
	"a level for each": {
		content: failing,
		config: {
			all: "advisory",
			"cloudtrail-1": "mandatory",
			"cloudtrail-4": "disabled",
			"cloudtrail-2": "remediate",
		},
		policy: "cloudtrail-4",
		status: "NO_DATA",
	},
	remediation: {
		content: failing,
		config: { "cloudtrail-4": "remediate" },
		policy: "cloudtrail-4",
		status: "FAILED",
	},
	"an opt-in control": {
		content: good,
		config: { "cloudtrail-9": { requiredTagKeys: ["owner"] } },
		policy: "cloudtrail-9",
		status: "FAILED",
	},
	"an opt-in control of event data stores": {
		content: exported(
			...goodBucket(),
			state("aws:cloudtrail/eventDataStore:EventDataStore", "lake", {}),
		),
		config: { "cloudtrail-10": { eventDataStores: true } },
		policy: "cloudtrail-10",
		status: "FAILED",
	},
	"a resource without a location": {
		content: exported(
			state("aws:cloudtrail/trail:Trail", "audit", {
				s3BucketName: "logs-111122223333",
			}),
		),
		policy: "cloudtrail-4",
		status: "FAILED",
	},
	"a name with what JSON escapes": {
		content: exported(
			state("aws:cloudtrail/trail:Trail", 'a"\\\u001b[1m\u2028é', {
				s3BucketName: "logs-111122223333",
			}),
		),
		policy: "cloudtrail-4",
		status: "FAILED",
	},
};
