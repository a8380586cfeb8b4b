import {
	ACCESS_LOGS_POLICY,
	addTags,
	awsTerms,
	DELIVERY_ROLE,
	grantNothing,
	removeFields,
	STORE_KEY_POLICY,
	TRAIL_KEY_POLICY,
} from "../model/awsTerms";
import type {
	BlockSetting,
	DeliveryPart,
	FixWords,
	Switch,
} from "../model/fix";
import { listed } from "../model/words";
import type { LanguageWords } from "./languageWords";

/** The properties of a trail that fixes name. */
export type TrailProperties = Readonly<
	Record<Switch | DeliveryPart | "hasKey", string>
>;

/** What fixes name in one provider. */
export interface ProviderTerms {
	readonly trail: TrailProperties;
	/** The property of an event data store that holds its key. */
	readonly storeKey: string;
	/** How an ARN of a log group gets the end that CloudTrail asks for. */
	readonly logGroupArn: string;
	/** The public access block of a bucket, where one is declared. */
	readonly block: string;
	/** How to declare a block, with this list of settings. */
	readonly declareBlock: (settings: string) => {
		readonly what: string;
		readonly note?: string;
	};
	/** What a public access block is, with this list of settings. */
	readonly blockIs: (settings: string) => string;
	/** How to declare access logging. */
	readonly accessLogging: string;
	/** The example of this package that shows all of it. */
	readonly example: string;
}

/** What both providers call the settings of a public access block. */
export const BLOCK_SETTINGS = [
	"blockPublicAcls",
	"blockPublicPolicy",
	"ignorePublicAcls",
	"restrictPublicBuckets",
] as const satisfies readonly (BlockSetting | `block${string}`)[];

/** What both providers call the parts of a basic event selector. */
export const SELECTOR = {
	includesManagementEvents: "includeManagementEvents",
	readWriteType: "readWriteType",
	excludesSources: "excludeManagementEventSources",
} as const;

/** Fixes that name the properties of a provider, as a language spells them. */
export function propertyFixes(
	terms: ProviderTerms,
	{ property, true: on, format }: LanguageWords,
): FixWords {
	const { storeKey } = terms;
	const nameOf = (part: keyof TrailProperties) => property(terms.trail[part]);
	const four = `${listed(BLOCK_SETTINGS.map(property))} ${on}`;
	const captured = {
		includesManagementEvents: `${property(SELECTOR.includesManagementEvents)} to ${on}`,
		readWriteType: `${property(SELECTOR.readWriteType)} to All`,
	} as const;
	const shown = `as in ${terms.example} of pulumi-cloudtrail-compliance.`;
	return {
		turnOn: ({ part }) => ({ what: `set ${nameOf(part)} to ${on}` }),
		trailKey: () => ({
			what: `set ${nameOf("hasKey")} to the ARN of a KMS key in the bucket's Region`,
			note: `${TRAIL_KEY_POLICY}, ${shown}`,
		}),
		logDelivery: ({ lacks }) => ({
			what: `set ${lacks.map(nameOf).join(" and ")}`,
			note: `${lacks.includes("hasLogGroup") ? `${terms.logGroupArn} ` : ""}${DELIVERY_ROLE}, ${shown}`,
		}),
		tags: addTags,
		excludeNoSource: (change, of) =>
			change.selectors === "basic"
				? {
						what: `leave ${property(SELECTOR.excludesSources)} out of its event selectors`,
					}
				: awsTerms.excludeNoSource(change, of),
		captureAll: ({ lacks, isOnlySelector }) => ({
			what: `set ${lacks.map((part) => captured[part]).join(" and ")} in ${isOnlySelector ? "its" : "one"} event selector`,
		}),
		removeFields,
		addManagementEvents: awsTerms.addManagementEvents,
		storeKey: ({ key }) => ({
			what: `set ${property(storeKey)} to ${STORE_KEYS[key]}`,
		}),
		blockPublicAccess: ({ exposedBy, off }) => {
			if (off)
				return {
					what: [
						`set ${property(off)} to ${on} in ${terms.block}`,
						...(exposedBy ? [grantNothing(exposedBy)] : []),
					].join(", and "),
				};
			const { what, note = "" } = terms.declareBlock(four);
			return exposedBy
				? {
						what: grantNothing(exposedBy),
						note: [`${what[0]?.toUpperCase()}${what.slice(1)}.`, note]
							.filter(Boolean)
							.join(" "),
					}
				: { what, ...(note && { note }) };
		},
		decideExposure: ({ of }) => ({
			what: "a public access block for the bucket, with all four settings on, decides it at once",
			note: [
				terms.blockIs(four),
				...(of === "policy" ? [knownPolicy(format)] : []),
			].join(" "),
		}),
		accessLogging: () => ({
			what: "log its accesses to another bucket",
			note: `${terms.accessLogging} ${ACCESS_LOGS_POLICY}, ${shown}`,
		}),
		createTrail: awsTerms.createTrail,
	};
}

function knownPolicy(format: string): string {
	return `So does a policy that is known at the preview: give the bucket a name, and write that name into the policy by \`${format}\`, in place of an output of the bucket.`;
}

const STORE_KEYS = {
	customerManaged: `the ARN of a customer managed KMS key, whose policy ${STORE_KEY_POLICY}`,
	configured: "one of the key ARNs in the policy's configuration",
	byArn: "the key's ARN",
} as const;
