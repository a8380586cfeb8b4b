import * as aws from "@pulumi/aws";

interface Exported {
	readonly deployment: {
		readonly resources: readonly {
			readonly urn: string;
			readonly type: string;
			readonly id?: string;
		}[];
	};
}

/** A program that reads the trails and the buckets of another one's stack. */
export function readingOf(state: string): () => Promise<void> {
	const { deployment }: Exported = JSON.parse(state);
	return async () => {
		const providers = new Map<string, aws.Provider>();
		// A trail is read in its home Region, which its ARN names.
		const providerOf = (arn: string): aws.Provider => {
			const region = /^arn:[^:]*:cloudtrail:([^:]+):/.exec(arn)?.[1];
			const name = region ?? "us-east-1";
			const provider =
				providers.get(name) ??
				new aws.Provider(`reader-${name}`, { region: name as aws.Region });
			providers.set(name, provider);
			return provider;
		};
		for (const { urn, type, id = "" } of deployment.resources) {
			const provider = providerOf(id);
			const name = urn.split("::").at(-1) ?? "";
			if (type === "aws:cloudtrail/trail:Trail")
				aws.cloudtrail.Trail.get(name, id, {}, { provider });
			if (type === "aws:s3/bucket:Bucket")
				aws.s3.Bucket.get(name, id, {}, { provider });
		}
	};
}
