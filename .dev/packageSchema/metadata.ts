import { PACKAGE } from "./properties";

/** What `package.json` says of the package. */
export interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license: string;
	readonly homepage?: string;
	readonly repository?: { readonly url: string };
}

/** What the registry and the generators of SDKs need to know of the package. */
export function metadata({
	name,
	version,
	license,
	homepage,
	repository,
}: Manifest): object {
	const address = addressOf(repository?.url);
	return {
		name: PACKAGE,
		displayName: "CloudTrail Compliance",
		version,
		description:
			"A CloudTrail trail that passes AWS Security Hub CSPM's seven CloudTrail controls, with its buckets, KMS key, log group and role",
		keywords: [
			"pulumi",
			"aws",
			"cloudtrail",
			"security-hub",
			"compliance",
			"category/cloud",
			"kind/component",
		],
		...(homepage !== undefined && { homepage }),
		license,
		...(address !== undefined && { repository: address }),
		logoUrl: `https://unpkg.com/${name}@${version}/provider/logo.svg`,
		publisher: "CloudTrail Compliance",
		meta: { supportPack: true },
		language: languageOf(address),
	};
}

/** How the packages are named that SDKs are generated as. */
function languageOf(address: string | undefined): object {
	const goRoot =
		address?.replace("https://", "") ?? `example.com/pulumi-${PACKAGE}`;
	return {
		nodejs: { packageName: `${PACKAGE}-sdk`, respectSchemaVersion: true },
		python: {
			packageName: "pulumi_cloudtrail_compliance",
			respectSchemaVersion: true,
			pyproject: { enabled: true },
		},
		go: {
			importBasePath: `${goRoot}/sdk/go/cloudtrailcompliance`,
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
}

/** The address of a repository, without what npm adds to it. */
function addressOf(url: string | undefined): string | undefined {
	return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}
