import assert from "node:assert/strict";
import ts from "typescript";
import {
	auditPolicy,
	organizationAuditPolicy,
} from "../../policypack/sources/liveAccount/iamPolicies";
import { type SourceFile, sourceFilesIn, walk } from "../kit/sourceFiles";

/** A method of a client of AWS's SDK, such as `S3.getBucketAcl`. */
type Method = `${string}.${string}`;

/** IAM's prefix of a client's service, where it is not the client's name. */
const PREFIXES: Readonly<Record<string, string>> = {
	CloudTrail: "cloudtrail",
	CloudWatchLogs: "logs",
	EC2: "ec2",
	Organizations: "organizations",
	S3: "s3",
	S3Control: "s3",
	STS: "sts",
};

/** Methods whose IAM action has another name. */
const OTHER_NAMES: Readonly<Record<Method, string>> = {
	"S3.getPublicAccessBlock": "s3:GetBucketPublicAccessBlock",
	"S3.listBuckets": "s3:ListAllMyBuckets",
	"S3Control.getPublicAccessBlock": "s3:GetAccountPublicAccessBlock",
};

function actionOf(method: Method): string {
	const [client = "", name = ""] = method.split(".");
	const prefix = PREFIXES[client] ?? client;
	return (
		OTHER_NAMES[method] ?? `${prefix}:${name[0]?.toUpperCase()}${name.slice(1)}`
	);
}

/** The methods that a file takes of the SDK's clients: `Pick<S3, "getBucketAcl">`. */
function methodsIn({ tree, imports }: SourceFile): readonly Method[] {
	if (!imports.some(({ what }) => what.startsWith("@aws-sdk/"))) return [];
	const found: Method[] = [];
	walk(tree, (node) => {
		if (!ts.isTypeReferenceNode(node) || node.typeName.getText() !== "Pick")
			return;
		const [client, names] = node.typeArguments ?? [];
		if (!client || !names) return;
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
const ofAccount = allowedBy(auditPolicy());
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

	it("allow each action once, and no pattern of actions", () => {
		for (const actions of [ofAccount, ofCaller]) {
			assert.equal(new Set(actions).size, actions.length);
			for (const action of actions) assert.match(action, /^[a-z0-9]+:\w+$/);
		}
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
