import assert from "node:assert/strict";
import { selectors } from "../../policypack/controls/cloudtrail-delivery/checks/selectors";
import { ACCOUNT, placed, TYPES, trail } from "../kit/deliveryStack";
import { type Bag, secret, sentinels, UNKNOWN } from "../kit/resources";
import { found, reasonsOf } from "./findings";

/** What is found in selectors, which both providers spell alike. */
function of(props: Bag): readonly string[] {
	const kinds = found(selectors, trail(props));
	const native = placed(TYPES.nativeTrail, "audit", {
		s3BucketName: "logs-elsewhere",
		isLogging: true,
		...props,
	});
	assert.deepEqual(found(selectors, native), kinds);
	return kinds;
}

const basic = (...eventSelectors: readonly Bag[]) => of({ eventSelectors });
const advanced = (...all: readonly (readonly Bag[])[]) =>
	of({
		advancedEventSelectors: all.map((fieldSelectors) => ({ fieldSelectors })),
	});
const category = (name: string): Bag => ({
	field: "eventCategory",
	equals: [name],
});
const type = { field: "resources.type", equals: ["AWS::S3::Object"] };
const management = [category("Management")];
const objects = (count: number, bucket = "arn:aws:s3:::shop/") => ({
	dataResources: [
		{
			type: "AWS::S3::Object",
			values: Array.from({ length: count }, (_, at) => `${bucket}${at}`),
		},
	],
});

describe("the kinds of event selectors", () => {
	it("are one of two", () => {
		const both = {
			eventSelectors: [{}],
			advancedEventSelectors: [{ fieldSelectors: management }],
		};
		assert.deepEqual(of(both), ["failed"]);
		const [reason = ""] = reasonsOf(selectors, trail(both));
		assert.match(reason, /both event selectors and advanced event selectors/);
		assert.deepEqual(of({ ...both, eventSelectors: [] }), []);
		assert.deepEqual(of({ ...both, advancedEventSelectors: [] }), []);
		assert.deepEqual(of({}), []);
	});

	it("are pending where one is not known yet", () => {
		const one = { eventSelectors: [{}] };
		assert.deepEqual(of({ ...one, advancedEventSelectors: sentinels.list }), [
			"pending",
		]);
	});
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
describe("basic event selectors", () => {
	it("are five at most", () => {
		assert.deepEqual(basic({}, {}, {}, {}, {}), []);
		assert.deepEqual(basic({}, {}, {}, {}, {}, {}), ["failed"]);
	});

	it("have 250 data resources at most, in all of them", () => {
		assert.deepEqual(basic(objects(250)), []);
		assert.deepEqual(basic(objects(251)), ["failed"]);
		assert.deepEqual(basic(...[50, 50, 50, 99, 1].map((n) => objects(n))), []);
		assert.deepEqual(basic(...[125, 126].map((n) => objects(n))), ["failed"]);
	});

	it("do not count resources where all of a type are logged", () => {
		const everything = {
			dataResources: [
				{
					type: "AWS::S3::Object",
					values: [
						"arn:aws-cn:s3",
						...objects(300).dataResources.flatMap(({ values }) => values),
					],
				},
			],
		};
		assert.deepEqual(basic(everything), []);
	});

	it("may have too many resources that are not known yet", () => {
		const values = Array.from({ length: 251 }, () => UNKNOWN);
		const many = { dataResources: [{ type: "AWS::S3::Object", values }] };
		assert.deepEqual(basic(many), ["pending"]);
		const few = {
			dataResources: [
				{ type: "AWS::S3::Object", values: [UNKNOWN, "arn:aws:s3:::shop/"] },
			],
		};
		assert.deepEqual(basic(few), ["pending"]);
		const list = {
			dataResources: [{ type: "AWS::S3::Object", values: sentinels.list }],
		};
		assert.deepEqual(basic(list), ["pending"]);
	});

	for (const readWriteType of ["ReadOnly", "WriteOnly", "All"])
		it(`log ${readWriteType}`, () => {
			assert.deepEqual(basic({ readWriteType }), []);
		});

	for (const readWriteType of ["read-only", "ALL", "Write"])
		it(`do not log ${readWriteType}`, () => {
			assert.deepEqual(basic({ readWriteType }), ["failed"]);
		});

	it("log data of three types", () => {
		const ofType = (name: string, value: string) =>
			basic({ dataResources: [{ type: name, values: [value] }] });
		for (const [name, ...values] of [
			[
				"AWS::S3::Object",
				"arn:aws-cn:s3",
				"arn:aws:s3:::",
				"arn:aws:s3:::shop/",
				"arn:aws:s3:::shop/orders/2026",
			],
			[
				"AWS::Lambda::Function",
				"arn:aws:lambda",
				`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:pay`,
			],
			[
				"AWS::DynamoDB::Table",
				"arn:aws-us-gov:dynamodb",
				`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`,
			],
		] as const)
			for (const value of values)
				assert.deepEqual(ofType(name, value), [], value);
		for (const name of ["AWS::SNS::Topic", "AWS::S3::Bucket"])
			assert.deepEqual(ofType(name, "arn:aws:s3"), ["failed"], name);
		assert.deepEqual(ofType(UNKNOWN, "arn:aws:s3"), ["pending"]);
	});

	// AWS answers: Value arn:aws:s3:::shop for DataResources.Values is invalid.
	for (const [name, value] of [
		["AWS::S3::Object", "arn:aws:s3:::shop"],
		["AWS::S3::Object", "arn:aws:s3:::*"],
		["AWS::S3::Object", "arn:aws:s3:::shop-*/*"],
		["AWS::S3::Object", "shop/"],
		["AWS::Lambda::Function", "arn:aws:lambda:*"],
		["AWS::Lambda::Function", "arn:aws:s3"],
		["AWS::DynamoDB::Table", "orders"],
	] as const)
		it(`do not log ${value} as ${name}`, () => {
			const values = [secret({ value })];
			const all = {
				eventSelectors: [{ dataResources: [{ type: name, values }] }],
			};
			assert.deepEqual(of(all), ["failed"]);
			const [reason = ""] = reasonsOf(selectors, trail(all));
			assert.match(
				reason,
				/^Event selector 1 of trail audit has a value of the /,
			);
			assert.ok(!reason.includes(value));
		});

	it("log something", () => {
		const none = { includeManagementEvents: false };
		assert.deepEqual(basic(none), ["failed"]);
		assert.deepEqual(basic({}, { ...none, dataResources: [] }), ["failed"]);
		assert.deepEqual(basic({ ...none, ...objects(1) }), []);
		const { boolean, list } = sentinels;
		assert.deepEqual(basic({ ...none, dataResources: list }), ["pending"]);
		assert.deepEqual(basic({ includeManagementEvents: boolean }), ["pending"]);
	});

	it("are named one by one if few fail", () => {
		const wrong = { readWriteType: "Write" };
		const reasons = (count: number) =>
			reasonsOf(selectors, trail({ eventSelectors: Array(count).fill(wrong) }));
		assert.equal(reasons(3).length, 3);
		assert.equal(
			reasons(4).at(-1),
			"AWS also rejects 1 more event selector of trail audit, with InvalidEventSelectorsException.",
		);
	});

	it("leave out two sources of management events only", () => {
		const without = (...excludeManagementEventSources: readonly string[]) =>
			basic({ excludeManagementEventSources });
		assert.deepEqual(without("kms.amazonaws.com", "rdsdata.amazonaws.com"), []);
		assert.deepEqual(without(), []);
		assert.deepEqual(without("ec2.amazonaws.com"), ["failed"]);
		assert.deepEqual(without(UNKNOWN), ["pending"]);
	});
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
describe("advanced event selectors", () => {
	const data = [category("Data"), type];
	const network = [
		category("NetworkActivity"),
		{ field: "eventSource", equals: ["kms.amazonaws.com"] },
	];

	for (const [what, ...all] of [
		["all management events", management],
		[
			"management events without KMS",
			[
				...management,
				{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
				{ field: "readOnly", equals: ["false"] },
			],
		],
		[
			"data events with every field",
			[
				...data,
				{ field: "eventName", startsWiths: ["Put"], notEndsWiths: ["Acl"] },
				{ field: "resources.ARN", startsWiths: ["arn:aws:s3:::shop/"] },
				{ field: "readOnly", equals: ["true"] },
				{ field: "eventSource", notEquals: ["s3.amazonaws.com"] },
				{ field: "eventType", notEquals: ["AwsServiceEvent"] },
				{ field: "sessionCredentialFromConsole", notEquals: ["true"] },
				{ field: "userIdentity.arn", endsWiths: ["/eve"] },
			],
		],
		[
			"network activity",
			[
				...network,
				{ field: "errorCode", equals: ["VpceAccessDenied"] },
				{ field: "eventName", notEquals: ["ListKeys"] },
				{ field: "vpcEndpointId", startsWiths: ["vpce-"] },
			],
		],
		["several categories", management, data, network],
	] as const)
		it(`log ${what}`, () => {
			assert.deepEqual(advanced(...(all as readonly (readonly Bag[])[])), []);
		});

	for (const [what, fields] of [
		["without fields", []],
		["without a category", [type]],
		[
			"with another operator for the category",
			[{ field: "eventCategory", notEquals: ["Data"] }, type],
		],
		["with a category of event data stores", [category("Insight")]],
		["with a category in lower case", [category("management")]],
		["with a category twice", [...management, ...management]],
		["without an operator", [...management, { field: "readOnly" }]],
		["with an empty list", [...data, { field: "eventName", equals: [] }]],
		[
			"with two categories",
			[{ field: "eventCategory", equals: ["Management", "Data"] }],
		],
		["of management with a resource type", [...management, type]],
		[
			"of management with an event name",
			[...management, { field: "eventName", equals: ["RunInstances"] }],
		],
		[
			"of management with one event source",
			[...management, { field: "eventSource", equals: ["kms.amazonaws.com"] }],
		],
		[
			"of management without EC2",
			[
				...management,
				{ field: "eventSource", notEquals: ["ec2.amazonaws.com"] },
			],
		],
		["of data without a type", [category("Data")]],
		["of data with two types", [...data, type]],
		[
			"of data with two types in one field",
			[
				category("Data"),
				{
					field: "resources.type",
					equals: ["AWS::S3::Object", "AWS::Lambda::Function"],
				},
			],
		],
		[
			"of data with another operator for the type",
			[category("Data"), { field: "resources.type", startsWiths: ["AWS"] }],
		],
		[
			"of data with a field that does not exist",
			[...data, { field: "userAgent", equals: ["console"] }],
		],
		[
			"of data with a field of objects' prototypes",
			[...data, { field: "toString", equals: ["x"] }],
		],
		[
			"of data with an operator for readOnly",
			[...data, { field: "readOnly", notEquals: ["true"] }],
		],
		[
			"of data with readOnly yes",
			[...data, { field: "readOnly", equals: ["yes"] }],
		],
		[
			"of data with a session by its start",
			[...data, { field: "sessionCredentialFromConsole", startsWiths: ["t"] }],
		],
		[
			"of data with an error code",
			[...data, { field: "errorCode", equals: ["X"] }],
		],
		["of network activity without a source", [category("NetworkActivity")]],
		[
			"of network activity with a source left out",
			[
				category("NetworkActivity"),
				{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
			],
		],
		[
			"of network activity with another error code",
			[...network, { field: "errorCode", equals: ["AccessDenied"] }],
		],
		[
			"of network activity with readOnly",
			[...network, { field: "readOnly", equals: ["true"] }],
		],
		[
			"with a value of 2049 characters",
			[...data, { field: "eventName", equals: ["x".repeat(2049)] }],
		],
	] as const)
		it(`fail ${what}`, () => {
			assert.deepEqual(advanced(fields as readonly Bag[]), ["failed"]);
		});

	it("have names of 1000 characters at most", () => {
		const named = (length: number) =>
			of({
				advancedEventSelectors: [
					{ name: "n".repeat(length), fieldSelectors: management },
				],
			});
		assert.deepEqual([named(1000), named(1001)], [[], ["failed"]]);
	});

	it("have 500 values at most, in all of them", () => {
		const names = (count: number) => [
			...data,
			{
				field: "eventName",
				equals: Array.from({ length: count }, (_, at) => `Event${at}`),
			},
		];
		assert.deepEqual(advanced(names(498)), []);
		assert.deepEqual(advanced(names(499)), ["failed"]);
		assert.deepEqual(advanced(names(248), names(248)), []);
		assert.deepEqual(advanced(names(248), names(249)), ["failed"]);
	});

	it("are pending where what decides is not known yet", () => {
		assert.deepEqual(advanced([category(UNKNOWN)]), ["pending"]);
		assert.deepEqual(advanced([{ field: UNKNOWN, equals: ["x"] }]), [
			"pending",
		]);
		assert.deepEqual(
			advanced([category("Data"), { field: UNKNOWN, equals: ["x"] }]),
			["pending"],
		);
		assert.deepEqual(
			advanced([...data, { field: "readOnly", equals: [UNKNOWN] }]),
			["pending"],
		);
		assert.deepEqual(
			advanced([...data, { field: "eventName", equals: [UNKNOWN] }]),
			[],
		);
		assert.deepEqual(
			of({ advancedEventSelectors: [{ fieldSelectors: sentinels.list }] }),
			["pending"],
		);
	});
});
