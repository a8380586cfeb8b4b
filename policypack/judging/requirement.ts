/** A framework in one version. */
export interface Framework {
	/** Its name without the version: `CIS AWS Foundations Benchmark`. */
	readonly framework: string;
	/** Its version as the framework writes it: `v1.4.0`, `Rev. 5`. */
	readonly version: string;
}

/** Where a requirement was read. */
export interface ReadOn {
	/** The page, by its title and edition. */
	readonly page: string;
	readonly url: string;
}

/** One requirement of a framework that AWS relates to a control. */
export interface Requirement extends Framework {
	/** Its number in the framework: `3.1`, `AC-2(4)`. */
	readonly requirement: string;
	readonly readOn: ReadOn;
}

const CIS = "CIS AWS Foundations Benchmark";

export const CIS_1_2_0: Framework = { framework: CIS, version: "v1.2.0" };
export const CIS_1_4_0: Framework = { framework: CIS, version: "v1.4.0" };
export const CIS_3_0_0: Framework = { framework: CIS, version: "v3.0.0" };
export const CIS_5_0_0: Framework = { framework: CIS, version: "v5.0.0" };
export const PCI_3_2_1: Framework = { framework: "PCI DSS", version: "v3.2.1" };
export const PCI_4_0_1: Framework = { framework: "PCI DSS", version: "v4.0.1" };
export const NIST_800_53_R5: Framework = {
	framework: "NIST SP 800-53",
	version: "Rev. 5",
};
export const NIST_800_171_R2: Framework = {
	framework: "NIST SP 800-171",
	version: "Rev. 2",
};

const USER_GUIDE = "https://docs.aws.amazon.com/securityhub/latest/userguide";

/** The page of the controls as it was when AWS had seven of them. */
export const CONTROLS_2023: ReadOn = {
	page: "AWS Security Hub user guide, AWS CloudTrail controls, 2023",
	url: `${USER_GUIDE}/cloudtrail-controls.html`,
};

/** The page of the controls today. */
export const CONTROLS_2026: ReadOn = {
	page: "AWS Security Hub CSPM user guide, controls for AWS CloudTrail, 2026",
	url: `${USER_GUIDE}/cloudtrail-controls.html`,
};

/** The controls of each version of the benchmark, and its recommendations. */
export const CIS_2026: ReadOn = {
	page: "AWS Security Hub CSPM user guide, CIS AWS Foundations Benchmark, 2026",
	url: `${USER_GUIDE}/cis-aws-foundations-benchmark.html`,
};

/** Requirements of one framework, all read on one page. */
export function related(
	{ framework, version }: Framework,
	readOn: ReadOn,
	...requirements: readonly string[]
): readonly Requirement[] {
	return requirements.map((requirement) => ({
		framework,
		version,
		requirement,
		readOn,
	}));
}

/** How AWS writes NIST's publications in front of a requirement. */
const NIST_NAMES: Readonly<Record<string, string>> = {
	"NIST SP 800-53 Rev. 5": "NIST.800-53.r5",
	"NIST SP 800-171 Rev. 2": "NIST.800-171.r2",
};

/** A requirement as AWS writes it: `PCI DSS v3.2.1/3.4`, `NIST.800-53.r5 AU-9`. */
export function requirementText({
	framework,
	version,
	requirement,
}: Requirement): string {
	const name = `${framework} ${version}`;
	const nist = NIST_NAMES[name];
	return nist ? `${nist} ${requirement}` : `${name}/${requirement}`;
}
