import type { Properties } from "../pack/wire";

/** An account in a Region, as far as a component is told of it. */
export interface Cloud {
	readonly partition: string;
	readonly account: string;
	readonly region: string;
}

const HOME: Cloud = {
	partition: "aws",
	account: "111122223333",
	region: "eu-west-1",
};

/** What AWS decides of new resources, and what a provider answers. */
export function cloudIn(changes: Partial<Cloud> = {}) {
	const home = { ...HOME, ...changes };
	const { partition, account, region } = home;
	const arn = (service: string, resource: string, isGlobal = false) =>
		`arn:${partition}:${service}:${isGlobal ? "" : region}:${account}:${resource}`;
	const made = (name: string) => `${name}-1a2b3c4`;
	return {
		/** The state of a new resource. */
		created: (type: string, name: string, inputs: Properties): Properties => {
			const called = String(
				inputs.name ??
					(inputs.namePrefix ? `${inputs.namePrefix}1a2b3c4` : made(name)),
			);
			switch (type) {
				case "aws:s3/bucket:Bucket": {
					const bucket = String(
						inputs.bucket ?? `${inputs.bucketPrefix ?? `${name}-`}1a2b3c4`,
					).toLowerCase();
					return { ...inputs, bucket, arn: `arn:${partition}:s3:::${bucket}` };
				}
				case "aws:kms/key:Key":
					return { ...inputs, keyId: name, arn: arn("kms", `key/${name}`) };
				case "aws:iam/role:Role":
					return {
						...inputs,
						name: called,
						arn: arn("iam", `role/${called}`, true),
					};
				case "aws:cloudwatch/logGroup:LogGroup":
					return { ...inputs, arn: arn("logs", `log-group:${called}`) };
				case "aws:sns/topic:Topic":
					return { ...inputs, arn: arn("sns", called) };
				case "aws:cloudtrail/trail:Trail":
					return { ...inputs, arn: arn("cloudtrail", `trail/${called}`) };
				default:
					return { ...inputs };
			}
		},
		/** What a function of the provider gives. */
		answer: (token: string): Properties => {
			switch (token) {
				case "aws:index/getCallerIdentity:getCallerIdentity":
					return { accountId: account };
				case "aws:index/getPartition:getPartition":
					return { partition };
				case "aws:index/getRegion:getRegion":
					return { region };
				default:
					throw new Error(`${token} is not answered here`);
			}
		},
	};
}
