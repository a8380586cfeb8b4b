/** Where a provider is pointed: what its functions and ARNs speak of. */
export interface Place {
	readonly account: string;
	readonly partition: string;
	readonly region: string;
}

type Properties = Readonly<Record<string, unknown>>;
type Call = (args: Properties, place: Place) => Properties;

const getCallerIdentity: Call = (_, { account, partition }) => ({
	accountId: account,
	arn: `arn:${partition}:iam::${account}:user/engine-test`,
	id: account,
	userId: "AIDAENGINETEST",
});

const getPartition: Call = (_, { partition }) => ({
	dnsSuffix: "amazonaws.com",
	id: partition,
	partition,
	reverseDnsPrefix: "com.amazonaws",
});

const getRegion: Call = (args, place) => {
	const region = args.region ?? args.name ?? place.region;
	return { id: region, name: region, region };
};

const records = (value: unknown): readonly Properties[] =>
	Array.isArray(value) ? value : [];

// A list of one is written as the value itself, as the real function does.
const oneOrMany = (value: unknown): unknown =>
	Array.isArray(value) && value.length === 1 ? value[0] : value;

/** Groups `[{ type, identifiers }]` by type; everyone is written as "*". */
function principals(value: unknown): unknown {
	const grouped: Record<string, unknown> = {};
	for (const { type, identifiers } of records(value)) {
		if (type === "*") return "*";
		grouped[String(type)] = oneOrMany(identifiers);
	}
	return Object.keys(grouped).length > 0 ? grouped : undefined;
}

/** Groups `[{ test, variable, values }]` as a policy document nests them. */
function conditions(value: unknown): unknown {
	const grouped: Record<string, Record<string, unknown>> = {};
	for (const { test, variable, values } of records(value)) {
		const operator = String(test);
		grouped[operator] = {
			...grouped[operator],
			[String(variable)]: oneOrMany(values),
		};
	}
	return Object.keys(grouped).length > 0 ? grouped : undefined;
}

const getPolicyDocument: Call = ({ statements, version }) => {
	const json = JSON.stringify(
		{
			Version: version ?? "2012-10-17",
			// Parts that are not set are left out by JSON itself.
			Statement: records(statements).map((statement) => ({
				Sid: statement.sid,
				Effect: statement.effect ?? "Allow",
				Principal: principals(statement.principals),
				NotPrincipal: principals(statement.notPrincipals),
				Action: oneOrMany(statement.actions),
				NotAction: oneOrMany(statement.notActions),
				Resource: oneOrMany(statement.resources),
				NotResource: oneOrMany(statement.notResources),
				Condition: conditions(statement.conditions),
			})),
		},
		undefined,
		2,
	);
	return { id: "policy", json, minifiedJson: JSON.stringify(JSON.parse(json)) };
};

/** What the test provider knows of one function. */
export interface ProviderFunction {
	/** Names of its arguments and of what it returns, for the schema. */
	readonly inputs: string;
	readonly outputs: string;
	readonly call: Call;
}

const callerIdentity = {
	inputs: "",
	outputs: "accountId arn id userId",
	call: getCallerIdentity,
};
const partition = {
	inputs: "",
	outputs: "dnsSuffix id partition reverseDnsPrefix",
	call: getPartition,
};
const region = {
	inputs: "name region",
	outputs: "id name region",
	call: getRegion,
};
const policyDocument = {
	inputs: "statements version",
	outputs: "id json minifiedJson",
	call: getPolicyDocument,
};

/** The functions of `@pulumi/aws` that the tests' programs call, by token. */
export const awsFunctions: Readonly<Record<string, ProviderFunction>> = {
	"aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
	"aws:index/getPartition:getPartition": partition,
	"aws:index/getRegion:getRegion": region,
	"aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
};

/** The same for `@pulumi/aws-native`. */
export const awsNativeFunctions: Readonly<Record<string, ProviderFunction>> = {
	"aws-native:index:getAccountId": callerIdentity,
	"aws-native:index:getPartition": partition,
	"aws-native:index:getRegion": region,
};
