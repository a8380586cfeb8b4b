import { type Declared, TRAIL, type World } from "./world";

const account = "444455556666";
const region = "eu-west-1";
const bucket = "logs-crowd";

/** One more trail than a Region may have. */
const TRAILS = 6;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };
const allow = (Action: string, Resource: string) => ({
	Effect: "Allow",
	Principal: cloudTrail,
	Action,
	Resource,
	Condition: { StringEquals: { "aws:SourceAccount": account } },
});

const shared: readonly Declared[] = [
	{
		name: "crowd-bucket",
		type: "aws:s3/bucket:Bucket",
		inputs: { bucket },
	},
	{
		name: "crowd-bucketPolicy",
		type: "aws:s3/bucketPolicy:BucketPolicy",
		inputs: {
			bucket,
			policy: {
				json: {
					Version: "2012-10-17",
					Statement: [
						allow("s3:GetBucketAcl", `arn:aws:s3:::${bucket}`),
						allow("s3:PutObject", `arn:aws:s3:::${bucket}/AWSLogs/*`),
					],
				},
			},
		},
		dependsOn: ["crowd-bucket"],
	},
];

/** Trails that are right each by itself, one after the other, and too many. */
export const crowd: World = {
	name: "crowd",
	account,
	region,
	faults: ["more trails than a Region may have"],
	providers: { own: { region, allowedAccountIds: [account] } },
	resources: [
		...shared,
		...Array.from({ length: TRAILS }, (_, at) => ({
			name: `crowd-${at}`,
			type: TRAIL,
			inputs: { name: `crowd-${at}`, s3BucketName: bucket },
			dependsOn: ["crowd-bucketPolicy", ...(at > 0 ? [`crowd-${at - 1}`] : [])],
		})),
	],
};
