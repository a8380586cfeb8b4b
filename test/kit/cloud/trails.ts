import {
	AddTagsCommand,
	CreateTrailCommand,
	DeleteTrailCommand,
	GetEventSelectorsCommand,
	GetInsightSelectorsCommand,
	GetTrailCommand,
	GetTrailStatusCommand,
	ListTagsCommand,
	PutEventSelectorsCommand,
	PutInsightSelectorsCommand,
	RemoveTagsCommand,
	StartLoggingCommand,
	StopLoggingCommand,
	UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { Unwrap } from "@pulumi/pulumi";
import { trailOf } from "../aws/trailInputs";
import { trailRefusal } from "../aws/trailRefusal";
import { parsedArn } from "./arns";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need, unlessGone } from "./cloudType";
import { standingFor } from "./standing";
import { tagList, tagsGone, tagsIn } from "./tags";
import {
	advancedFor,
	advancedOf,
	basicFor,
	basicOf,
	selectorProblems,
} from "./trailSelectors";

type Trail = Unwrap<TrailArgs>;

/** The organization of the test accounts. */
export const organizationId = "o-exampleorg1";

const nameIn = (trailArn: string): string =>
	parsedArn(trailArn).resource.replace(/^trail\//, "");

const settingsOf = (trail: Trail) => ({
	S3BucketName: trail.s3BucketName,
	S3KeyPrefix: trail.s3KeyPrefix ?? "",
	// The server takes a name only, of a topic of the same account and Region.
	SnsTopicName: trail.snsTopicName
		? parsedArn(trail.snsTopicName).resource
		: "",
	IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents ?? true,
	IsMultiRegionTrail: trail.isMultiRegionTrail ?? false,
	EnableLogFileValidation: trail.enableLogFileValidation ?? false,
	IsOrganizationTrail: trail.isOrganizationTrail ?? false,
	CloudWatchLogsLogGroupArn: trail.cloudWatchLogsGroupArn ?? "",
	CloudWatchLogsRoleArn: trail.cloudWatchLogsRoleArn ?? "",
	KmsKeyId: trail.kmsKeyId ?? "",
});

/** Sets what has a call of its own. */
async function set(
	TrailName: string,
	trail: Trail,
	{ cloudTrail }: Cloud,
): Promise<void> {
	const { eventSelectors, advancedEventSelectors, insightSelectors } = trail;
	// Where nothing is asked, a trail of AWS logs all management events; one of
	// the server has to be told.
	await cloudTrail.send(
		new PutEventSelectorsCommand({
			TrailName,
			AdvancedEventSelectors: advancedEventSelectors?.map(advancedFor),
			...(advancedEventSelectors === undefined && {
				EventSelectors: (eventSelectors ?? [{}]).map(basicFor),
			}),
		}),
	);
	if (insightSelectors)
		await cloudTrail.send(
			new PutInsightSelectorsCommand({
				TrailName,
				InsightSelectors: insightSelectors.map(({ insightType }) => ({
					InsightType: insightType as "ApiCallRateInsight",
				})),
			}),
		);
	const isOn = trail.enableLogging ?? true;
	await (isOn
		? cloudTrail.send(new StartLoggingCommand({ Name: TrailName }))
		: cloudTrail.send(new StopLoggingCommand({ Name: TrailName })));
}

async function readTrail(arn: string, { cloudTrail }: Cloud) {
	const found = await unlessGone(
		cloudTrail.send(new GetTrailCommand({ Name: nameIn(arn) })),
		"TrailNotFoundException",
	);
	const trail = found?.Trail;
	if (!trail) return undefined;
	const of = { TrailName: trail.Name };
	const [status, selectors, insights, { ResourceTagList = [] }] =
		await Promise.all([
			cloudTrail.send(new GetTrailStatusCommand({ Name: trail.Name })),
			cloudTrail.send(new GetEventSelectorsCommand(of)),
			cloudTrail.send(new GetInsightSelectorsCommand(of)),
			cloudTrail.send(new ListTagsCommand({ ResourceIdList: [arn] })),
		]);
	// Event selectors replace advanced ones in AWS; the server keeps both.
	const advanced = selectors.EventSelectors?.length
		? []
		: selectors.AdvancedEventSelectors;
	return {
		arn: trail.TrailARN,
		homeRegion: parsedArn(arn).region,
		name: trail.Name,
		s3BucketName: trail.S3BucketName,
		s3KeyPrefix: trail.S3KeyPrefix,
		snsTopicName: trail.SnsTopicARN,
		includeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
		isMultiRegionTrail: trail.IsMultiRegionTrail,
		enableLogFileValidation: trail.LogFileValidationEnabled,
		isOrganizationTrail: trail.IsOrganizationTrail,
		cloudWatchLogsGroupArn: trail.CloudWatchLogsLogGroupArn,
		cloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn,
		kmsKeyId: trail.KmsKeyId,
		enableLogging: status.IsLogging,
		eventSelectors: selectors.EventSelectors?.map(basicOf),
		advancedEventSelectors: advanced?.map(advancedOf),
		insightSelectors: insights.InsightSelectors?.map(({ InsightType }) => ({
			insightType: InsightType,
		})),
		tags: tagsIn(ResourceTagList[0]?.TagsList),
	};
}

const trailType = cloudType<TrailArgs>({
	named: "name",
	longestName: 128,
	replacing: ["name"],
	computed: ["arn", "homeRegion"],
	problems: (trail) => [
		need(
			(trail.s3KeyPrefix ?? "").length <= 200,
			"s3KeyPrefix",
			"InvalidS3PrefixException: the prefix has more than 200 characters",
		),
		...selectorProblems(trail),
	],
	async refusal(inputs, cloud) {
		const trail = trailOf(inputs, cloud);
		return trailRefusal(trail, await standingFor(trail, cloud, organizationId));
	},
	async create(trail, cloud) {
		const { name } = trail;
		const { TrailARN = "" } = await cloud.cloudTrail.send(
			new CreateTrailCommand({
				Name: name,
				...settingsOf(trail),
				TagsList: tagList(trail.tags),
			}),
		);
		await set(nameIn(TrailARN), trail, cloud);
		return TrailARN;
	},
	read: readTrail,
	async update(ResourceId, trail, cloud, olds) {
		const { cloudTrail } = cloud;
		const Name = nameIn(ResourceId);
		await cloudTrail.send(
			new UpdateTrailCommand({ Name, ...settingsOf(trail) }),
		);
		await set(Name, trail, cloud);
		const gone = tagsGone(olds.tags, trail.tags);
		const TagsList = tagList(olds.tags as Trail["tags"] & object).filter(
			({ Key }) => gone.includes(Key),
		);
		await cloudTrail.send(new RemoveTagsCommand({ ResourceId, TagsList }));
		await cloudTrail.send(
			new AddTagsCommand({ ResourceId, TagsList: tagList(trail.tags) }),
		);
	},
	async remove(arn, { cloudTrail }) {
		await cloudTrail.send(new DeleteTrailCommand({ Name: nameIn(arn) }));
	},
});

/** Trails. */
export const trailTypes: Readonly<Record<string, CloudType>> = {
	"aws:cloudtrail/trail:Trail": trailType,
};
