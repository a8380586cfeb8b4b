import { type Cast, type Part, type Reference, shortOf } from "./cast";
import { type Grant, isAdministration } from "./grants";

/** Who does what with what. */
export interface Arrow {
	readonly from: Part | "account";
	readonly to: Part;
	readonly words: string;
	/** What the policies allow for it; none where a reference is all. */
	readonly actions: readonly string[];
	/** How many references it stands for: `#` in its words. */
	readonly times: number;
}

/** What is said of an action; the first of an arrow's names the arrow. */
const WORDS: readonly (readonly [as: string, action: string, words: string])[] =
	[
		["cloudtrail.amazonaws.com", "s3:PutObject", "CloudTrail writes log files"],
		[
			"cloudtrail.amazonaws.com",
			"s3:GetBucketAcl",
			"CloudTrail checks the bucket",
		],
		["logging.s3.amazonaws.com", "s3:PutObject", "S3 delivers access logs"],
		["cloudtrail.amazonaws.com", "sts:AssumeRole", "CloudTrail assumes"],
		["role", "logs:PutLogEvents", "writes events"],
		["role", "logs:CreateLogStream", "opens streams"],
		["cloudtrail.amazonaws.com", "SNS:Publish", "notifies of log files"],
		["cloudwatch.amazonaws.com", "SNS:Publish", "publish"],
		["cloudtrail.amazonaws.com", "kms:GenerateDataKey*", "encrypts with"],
		["cloudtrail.amazonaws.com", "kms:GenerateDataKey", "encrypts with"],
		["cloudtrail.amazonaws.com", "kms:Decrypt", "decrypts with"],
		["cloudtrail.amazonaws.com", "kms:DescribeKey", "checks the key"],
		["cloudwatch.amazonaws.com", "kms:GenerateDataKey*", "encrypts with"],
		["cloudwatch.amazonaws.com", "kms:Decrypt", "decrypts with"],
		["logs.amazonaws.com", "kms:GenerateDataKey*", "encrypts with"],
		["logs.amazonaws.com", "kms:Encrypt*", "encrypts with"],
		["logs.amazonaws.com", "kms:Decrypt*", "decrypts with"],
		["logs.amazonaws.com", "kms:ReEncrypt*", "encrypts with"],
		["logs.amazonaws.com", "kms:Describe*", "checks the key"],
		["account", "kms:Decrypt", "decrypt log files"],
	];

/** What a reference means; undefined where another arrow tells it. */
const MEANS: Readonly<
	Record<string, { readonly words: string; readonly isBack?: true } | undefined>
> = {
	"Trail.s3BucketName": { words: "delivers into" },
	"Trail.kmsKeyId": { words: "encrypts with" },
	"Trail.cloudWatchLogsRoleArn": { words: "delivers by" },
	"Trail.snsTopicName": { words: "announces at" },
	// By the role alone.
	"Trail.cloudWatchLogsGroupArn": undefined,
	"BucketServerSideEncryptionConfiguration.rules": { words: "encrypts with" },
	"BucketLogging.targetBucket": { words: "logs accesses into" },
	"LogGroup.kmsKeyId": { words: "encrypts with" },
	"Topic.kmsMasterKeyId": { words: "encrypts with" },
	"EventDataStore.kmsKeyId": { words: "encrypts with" },
	// A filter reads the group, and nobody asks for leave.
	"LogMetricFilter.logGroupName": {
		words: "monitored by # filters",
		isBack: true,
	},
	"MetricAlarm.alarmActions": { words: "publish" },
};

/** All arrows: of policies, and of references between boxes. */
export function arrowsOf(
	cast: Cast,
	grants: readonly Grant[],
	references: readonly Reference[],
): readonly Arrow[] {
	const arrows = new Map<string, Arrow>();
	for (const grant of grants) {
		if (grant.isDenied || grant.who === "everyone" || isAdministration(grant))
			continue;
		add(arrows, {
			from: grant.who,
			to: grant.on,
			words: wordsOf(grant),
			actions: grant.actions,
			times: 0,
		});
	}
	for (const reference of references) {
		const arrow = arrowOf(reference, cast);
		if (arrow) add(arrows, arrow);
	}
	return [...arrows.values()]
		.map((arrow) => ({
			...arrow,
			words: arrow.words.replace("#", String(arrow.times)),
		}))
		.sort((a, b) =>
			`${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`, "en"),
		);
}

function add(arrows: Map<string, Arrow>, arrow: Arrow): void {
	const key = `${arrow.from} ${arrow.to}`;
	const before = arrows.get(key);
	const { words, actions } = before ?? arrow;
	arrows.set(key, {
		...arrow,
		times: (before?.times ?? 0) + arrow.times,
		words: [words, arrow.words].sort((a, b) => rankOf(a) - rankOf(b))[0] ?? "",
		actions: [...new Set([...actions, ...arrow.actions])],
	});
}

/** What the table says first is said; of a reference only where it is all. */
function rankOf(words: string): number {
	const rank = WORDS.findIndex(([, , one]) => one === words);
	return rank < 0 ? WORDS.length : rank;
}

function wordsOf({ as, actions, sid }: Grant): string {
	const [words] = WORDS.filter(
		([who, action]) => who === as && actions.includes(action),
	).map(([, , one]) => one);
	const silent = actions.find(
		(action) => !WORDS.some(([who, one]) => who === as && one === action),
	);
	if (words !== undefined && silent === undefined) return words;
	throw new Error(
		`The picture has no words for ${silent} by ${as} (${sid}): give it some in .dev/picture/arrows.ts.`,
	);
}

function arrowOf(
	{ from, property, to }: Reference,
	cast: Cast,
): Arrow | undefined {
	const [here, there] = [partOf(from, cast), partOf(to, cast)];
	if (!here || !there || here === there) return undefined;
	if (!(property in MEANS))
		throw new Error(
			`The picture does not know what ${property} means (${shortOf(from.type)} ${from.name}): say so in .dev/picture/arrows.ts.`,
		);
	const meaning = MEANS[property];
	if (!meaning) return undefined;
	const { words, isBack } = meaning;
	const [start, end] = isBack ? [there, here] : [here, there];
	return { from: start, to: end, words, actions: [], times: 1 };
}

function partOf(one: Reference["from"], cast: Cast): Part | undefined {
	for (const [part, resources] of cast)
		if (resources.includes(one)) return part;
	return undefined;
}
