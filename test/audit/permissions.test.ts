import assert from "node:assert/strict";
import ts from "typescript";
import {
	auditPolicy,
	auditRolePolicy,
	organizationAuditPolicy,
} from "../../policypack/sources/liveAccount/iamPolicies";
import { type SourceFile, sourceFilesIn, walk } from "../kit/sourceFiles";

/** A method of a client of AWS's SDK, such as `S3.getBucketAcl`. */
type Method = `${string}.${string}`;

/** The clients of AWS's SDK that may be used, by package, with IAM's prefix. */
const CLIENTS: Readonly<Record<string, readonly [string, string]>> = {
	"@aws-sdk/client-cloudtrail": ["CloudTrail", "cloudtrail"],
	"@aws-sdk/client-cloudwatch-logs": ["CloudWatchLogs", "logs"],
	"@aws-sdk/client-ec2": ["EC2", "ec2"],
	"@aws-sdk/client-iam": ["IAM", "iam"],
	"@aws-sdk/client-kms": ["KMS", "kms"],
	"@aws-sdk/client-organizations": ["Organizations", "organizations"],
	"@aws-sdk/client-s3": ["S3", "s3"],
	"@aws-sdk/client-s3-control": ["S3Control", "s3"],
	"@aws-sdk/client-securityhub": ["SecurityHub", "securityhub"],
	"@aws-sdk/client-sns": ["SNS", "sns"],
	"@aws-sdk/client-sts": ["STS", "sts"],
};

const PREFIXES = new Map(Object.values(CLIENTS));

/** Methods whose IAM action has another name. */
const OTHER_NAMES: Readonly<Record<Method, string>> = {
	"S3.getBucketEncryption": "s3:GetEncryptionConfiguration",
	"S3.getObjectLockConfiguration": "s3:GetBucketObjectLockConfiguration",
	"S3.getPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
	"S3.listBuckets": "s3:ListAllMyBuckets",
	"S3Control.getPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
};

function actionOf(method: Method): string {
	const [client = "", name = ""] = method.split(".");
	return (
		OTHER_NAMES[method] ??
		`${PREFIXES.get(client)}:${name[0]?.toUpperCase()}${name.slice(1)}`
	);
}

/** The methods that a file takes of the SDK's clients: `Pick<S3, "getBucketAcl">`. */
function methodsIn({ tree }: SourceFile): readonly Method[] {
	const found: Method[] = [];
	walk(tree, (node) => {
		if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== "Pick")
			return;
		const [client, names] = node.typeArguments ?? [];
		if (!client || !names || !PREFIXES.has(client.getText())) return;
		const each = ts.isUnionTypeNode(names) ? names.types : [names];
		for (const name of each)
			if (ts.isLiteralTypeNode(name) && ts.isStringLiteral(name.literal))
				found.push(`${client.getText()}.${name.literal.text}`);
	});
	return found;
}

const files = sourceFilesIn("policypack");
const methods = new Set(files.flatMap(methodsIn));
const inUse = new Set([...methods].map(actionOf));

const allowedBy = ({ Statement }: ReturnType<typeof auditPolicy>) =>
	Statement.flatMap(({ Action }) => Action);
const ofAccount = allowedBy(auditPolicy({ delivery: true }));
const ofRole = allowedBy(auditRolePolicy({ delivery: true }));
const byDefault = allowedBy(auditPolicy());
const ofCaller = allowedBy(organizationAuditPolicy());

const isOfCaller = (action: string) =>
	/^organizations:|^sts:AssumeRole$/.test(action);

describe("The IAM policies", () => {
	it("allow every call that the code can make", () => {
		const all = new Set<string>([...ofAccount, ...ofCaller]);
		assert.ok(methods.has("CloudTrail.describeTrails"));
		assert.deepEqual(
			[...inUse].filter((action) => !all.has(action)),
			[],
		);
	});

	it("allow in an account nothing that the code does not call there", () => {
		assert.deepEqual(
			ofAccount.filter((action) => !inUse.has(action) || isOfCaller(action)),
			[],
		);
	});

	it("allow who starts an audit nothing that the code does not call", () => {
		assert.deepEqual(
			ofCaller.filter((action) => !inUse.has(action)),
			[],
		);
	});

	it("allow reading keys, roles and topics only where it is asked for", () => {
		assert.deepEqual(
			byDefault.filter((action) => /^(iam|kms|sns):/.test(action)),
			[],
		);
		const more = ofAccount.filter((action) => !byDefault.includes(action));
		const services = new Set(more.map((action) => action.split(":")[0]));
		assert.deepEqual([...services].sort(), ["iam", "kms", "logs", "s3", "sns"]);
		for (const action of more) {
			assert.ok(ofRole.includes(action), action);
			assert.match(action, /^[a-z0-9]+:(Describe|Get|List)/);
		}
	});

	it("allow each action once, and no pattern of actions", () => {
		for (const actions of [ofAccount, ofCaller, ofRole]) {
			assert.equal(new Set(actions).size, actions.length);
			for (const action of actions) assert.match(action, /^[a-z0-9]+:\w+$/);
		}
	});

	it("know each client that the code loads", () => {
		const loaded = files.flatMap(({ imports }) =>
			imports
				.map(({ what }) => what)
				.filter((what) => /^@aws-sdk\//.test(what)),
		);
		assert.ok(loaded.includes("@aws-sdk/client-s3"));
		assert.deepEqual(
			[...new Set(loaded)].filter((what) => !Object.hasOwn(CLIENTS, what)),
			[],
		);
	});

	it("cover every way in which the code calls AWS", () => {
		const others = files.filter(({ text }) =>
			/\bnew \w+Command\(|\.send\(|\bpaginate\w+\(/.test(text),
		);
		assert.deepEqual(
			others.map(({ path }) => path),
			[],
		);
	});
});
