import { PACKAGE } from "./properties";

/** What the registry and the generators of SDKs need to know of the package. */
export function metadata(version: string): object {
	return {
		name: PACKAGE,
		displayName: "CloudTrail Compliance",
		version,
		description:
			"A CloudTrail trail that passes AWS Security Hub CSPM's seven CloudTrail controls, with its bucket, key, log group and role",
		keywords: [
			"pulumi",
			"aws",
			"cloudtrail",
			"security-hub",
			"compliance",
			"category/cloud",
			"kind/component",
		],
		license: "Apache-2.0",
		publisher: PACKAGE,
		meta: { supportPack: true },
	};
}

/** How the packages are named that SDKs are generated as. */
export const language = {
	nodejs: {
		packageName: `${PACKAGE}-sdk`,
		respectSchemaVersion: true,
	},
	python: {
		packageName: "pulumi_cloudtrail_compliance",
		respectSchemaVersion: true,
		pyproject: { enabled: true },
	},
	go: {
		importBasePath:
			"example.com/pulumi-cloudtrail-compliance/sdk/go/cloudtrailcompliance",
		respectSchemaVersion: true,
	},
	csharp: {
		namespaces: { [PACKAGE]: "CloudTrailCompliance" },
		respectSchemaVersion: true,
	},
	java: {
		basePackage: "com.pulumi",
		packages: { [PACKAGE]: "cloudtrailcompliance" },
	},
};
