import assert from "node:assert/strict";
import fc from "fast-check";
import { resourcePolicies, stackPolicies } from "../kit/controls";
import type { Answer } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { resource, root, urnOf } from "../kit/pack/stacks";
import {
	type Declared,
	type Properties,
	type Provider,
	secret,
} from "../kit/pack/wire";

const MARK = "hunter2-s3cr3t";

/** Without a Sid: it is the name of a statement, and is said as such. */
const statement = {
	Effect: "Allow",
	Principal: { AWS: ["*", "arn:aws:iam::111122223333:root"] },
	Action: ["s3:GetObject"],
	Resource: ["arn:aws:s3:::logs/*"],
	Condition: {
		StringLike: { "aws:SourceVpc": ["vpc-*"] },
		IpAddress: { "aws:SourceIp": ["0.0.0.0/0"] },
	},
};
const document = {
	Version: "2012-10-17",
	Id: "logs",
	Statement: [
		statement,
		{ ...statement, Principal: "*", Condition: {} },
		{ ...statement, Effect: "Deny" },
	],
};

const selectors = {
	eventSelectors: [
		{
			readWriteType: "ReadOnly",
			includeManagementEvents: false,
			excludeManagementEventSources: ["kms.amazonaws.com"],
			dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
		},
	],
	advancedEventSelectors: [
		{
			name: "management",
			fieldSelectors: [
				{ field: "eventCategory", equals: ["Data"] },
				{ field: "readOnly", equals: ["true"] },
			],
		},
	],
};

const grants = [
	{
		type: "Group",
		uri: "http://acs.amazonaws.com/groups/global/AllUsers",
		permissions: ["READ"],
	},
];

const block = {
	blockPublicAcls: false,
	blockPublicPolicy: false,
	ignorePublicAcls: false,
	restrictPublicBuckets: false,
};

/** A stack in which everything is declared, and everything is wrong. */
const everything: Readonly<Record<string, Properties>> = {
	"aws:cloudtrail/trail:Trail": {
		name: "audit",
		s3BucketName: "logs",
		s3KeyPrefix: "trail",
		enableLogging: false,
		isMultiRegionTrail: false,
		enableLogFileValidation: false,
		kmsKeyId: "",
		cloudWatchLogsGroupArn: "",
		cloudWatchLogsRoleArn: "",
		tags: { owner: "security" },
		...selectors,
	},
	"aws:s3/bucket:Bucket": {
		bucket: "logs",
		acl: "public-read",
		grants,
		policy: document,
		loggings: [{ targetBucket: "", targetPrefix: "" }],
		logging: { targetBucket: "" },
		tags: { owner: "security" },
	},
	"aws:s3/bucketPolicy:BucketPolicy": { bucket: "logs", policy: document },
	"aws:s3/bucketAcl:BucketAcl": {
		bucket: "logs",
		acl: "public-read",
		accessControlPolicy: {
			owner: { id: "owner", displayName: "owner" },
			grants: [{ grantee: grants[0], permission: "READ" }],
		},
	},
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
		bucket: "logs",
		...block,
	},
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
		accountId: "111122223333",
		...block,
	},
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
		bucket: "logs",
		rule: { objectOwnership: "ObjectWriter" },
	},
	"aws:s3/bucketLogging:BucketLogging": { bucket: "logs", targetBucket: "" },
	"aws:s3/bucketVersioning:BucketVersioning": {
		bucket: "logs",
		versioningConfiguration: { status: "Enabled" },
	},
	"aws-native:cloudtrail:Trail": {
		trailName: "native",
		s3BucketName: "native-logs",
		isLogging: false,
		isMultiRegionTrail: false,
		enableLogFileValidation: false,
		kmsKeyId: "",
		cloudWatchLogsLogGroupArn: "",
		...selectors,
	},
	"aws-native:s3:Bucket": {
		bucketName: "native-logs",
		accessControl: "PublicRead",
		loggingConfiguration: { destinationBucketName: "", logFilePrefix: "" },
		publicAccessBlockConfiguration: block,
		ownershipControls: { rules: [{ objectOwnership: "ObjectWriter" }] },
		tags: [{ key: "owner", value: "security" }],
	},
	"aws-native:s3:BucketPolicy": {
		bucket: "native-logs",
		policyDocument: document,
	},
};

type Path = readonly string[];

/** The way to everything in a tree, the whole and the leaves. */
function pathsIn(tree: unknown): readonly Path[] {
	if (typeof tree !== "object" || tree === null) return [[]];
	const below = Object.entries(tree).flatMap(([key, part]) =>
		pathsIn(part).map((path) => [key, ...path]),
	);
	return [[], ...below];
}

function replaced(tree: unknown, path: Path, by: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined || typeof tree !== "object") return by;
	if (Array.isArray(tree))
		return tree.map((part, at) =>
			String(at) === key ? replaced(part, rest, by) : part,
		);
	const bag = tree as Properties;
	return { ...bag, [key]: replaced(bag[key], rest, by) };
}

/** Values that hold the secret, in every form that a value can have. */
const forms: readonly unknown[] = [
	MARK,
	secret(MARK),
	[MARK],
	secret([MARK]),
	{ [MARK]: MARK },
	secret({ [MARK]: [MARK] }),
	[{ [MARK]: MARK }],
	`arn:aws:s3:::${MARK}`,
	`${MARK}*`,
	`{"Statement": "${MARK}`,
	JSON.stringify({ Statement: [{ Effect: MARK, [MARK]: MARK }] }),
	secret(JSON.stringify({ Statement: { Effect: "Allow", Principal: MARK } })),
	JSON.stringify({
		Statement: [{ Effect: "Allow", Principal: { [MARK]: "*" } }],
	}),
];

const places = Object.entries(everything).flatMap(([type, props]) =>
	pathsIn(props)
		.filter((path) => path.length > 0)
		.map((path) => ({ type, path })),
);

const hidden = fc.record({
	where: fc.constantFrom(...places),
	what: fc.constantFrom(...forms),
	/** Policies are texts, or data. */
	asText: fc.boolean(),
});

/** A policy as the text that most programs make of it. */
function withTexts(props: Properties): Properties {
	const { policy } = props;
	const isDocument =
		typeof policy === "object" && policy !== null && "Statement" in policy;
	return isDocument ? { ...props, policy: JSON.stringify(policy) } : props;
}

describe("A secret", () => {
	const pack = packUnderTest();

	function assertKept(answer: Answer, where: unknown): void {
		const said = [
			...answer.diagnostics.map(({ message }) => message),
			...Object.values(answer.notApplicable),
		];
		for (const words of said)
			assert.ok(!words.includes(MARK), `${words}\n${JSON.stringify(where)}`);
	}

	async function assertKeeps(secrets: readonly Hidden[]): Promise<void> {
		const all = stackWith(secrets);
		assertKept(await pack.analyzeStack([root, ...all]), secrets);
		for (const one of all.filter(({ type }) => /rail$/.test(type)))
			assertKept(await pack.analyze(one), secrets);
	}

	it("is in no diagnostic, whatever property it is in", async () => {
		for (const [at, where] of places.entries()) {
			const what = forms[at % forms.length];
			await assertKeeps([{ where, what, asText: at % 2 === 0 }]);
			const whole = secret(MARK);
			await assertKeeps([{ where, what: whole, asText: at % 2 === 1 }]);
		}
	});

	it("is in no diagnostic when there are several, of any form", async () => {
		const config = (pending: string) =>
			Object.fromEntries(
				[...resourcePolicies, ...stackPolicies].map((policy) => [
					policy,
					{ pending },
				]),
			);
		await fc.assert(
			fc.asyncProperty(
				fc.array(hidden, { minLength: 1, maxLength: 4 }),
				fc.constantFrom("advise", "deny"),
				async (secrets, pending) => {
					await pack.configure(config(pending));
					await assertKeeps(secrets);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("is in no diagnostic when it is a provider's", async () => {
		for (const property of ["allowedAccountIds", "assumeRoles", "secretKey"])
			for (const value of [MARK, JSON.stringify([MARK])]) {
				const provider: Provider = {
					type: "pulumi:providers:aws",
					name: "eu",
					urn: urnOf("pulumi:providers:aws", "eu"),
					props: { [property]: value },
				};
				const all = stackWith([]).map((one) => ({ ...one, provider }));
				assertKept(await pack.analyzeStack([root, ...all]), property);
			}
	});
});

interface Hidden {
	readonly where: { readonly type: string; readonly path: Path };
	readonly what: unknown;
	readonly asText: boolean;
}

function stackWith(secrets: readonly Hidden[]): readonly Declared[] {
	return Object.entries(everything).map(([type, props]) => {
		const mine = secrets.filter(({ where }) => where.type === type);
		const marked = mine.reduce<Properties>((before, { where, what }) => {
			return replaced(before, where.path, what) as Properties;
		}, structuredClone(props));
		const asText = mine.every((one) => one.asText);
		return resource(type, "it", asText ? withTexts(marked) : marked);
	});
}
