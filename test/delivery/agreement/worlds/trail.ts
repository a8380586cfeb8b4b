import type { Draft, Fault, Written } from "./draft";

const management: Written = {
	name: "management",
	fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};

const data = (...fields: readonly Written[]): Written => ({
	fieldSelectors: [
		{ field: "eventCategory", equals: ["Data"] },
		{ field: "resources.type", equals: ["AWS::S3::Object"] },
		...fields,
	],
});

const network = (...fields: readonly Written[]): Written => ({
	fieldSelectors: [
		{ field: "eventCategory", equals: ["NetworkActivity"] },
		{ field: "eventSource", equals: ["s3.amazonaws.com"] },
		...fields,
	],
});

const basic: Written = { readWriteType: "All", includeManagementEvents: true };

const objects = (count: number): Written => ({
	...basic,
	dataResources: [
		{
			type: "AWS::S3::Object",
			values: Array.from({ length: count }, (_, at) => `arn:aws:s3:::b-${at}/`),
		},
	],
});

const names = (count: number): readonly string[] =>
	Array.from({ length: count }, (_, at) => `Get${at}`);

/** Selectors that CloudTrail takes. */
const rightSelectors: readonly Written[] = [
	{},
	{ eventSelectors: [basic] },
	{ eventSelectors: Array(5).fill({ ...basic, readWriteType: "WriteOnly" }) },
	{ eventSelectors: [objects(250)] },
	{
		eventSelectors: [
			{ ...basic, excludeManagementEventSources: ["kms.amazonaws.com"] },
		],
	},
	{ advancedEventSelectors: [management] },
	{
		advancedEventSelectors: [
			management,
			data(
				{ field: "eventName", notEquals: names(480) },
				{ field: "readOnly", equals: ["false"] },
				{ field: "resources.ARN", startsWiths: ["arn:aws:s3:::a/"] },
			),
		],
	},
	{
		advancedEventSelectors: [
			network({ field: "errorCode", equals: ["VpceAccessDenied"] }),
			{
				fieldSelectors: [
					{ field: "eventCategory", equals: ["Management"] },
					{ field: "eventSource", notEquals: ["kms.amazonaws.com"] },
					{ field: "readOnly", equals: ["true"] },
				],
			},
		],
	},
];

/** Selectors that CloudTrail refuses, and why. */
const wrongSelectors: readonly (readonly [why: string, inputs: Written])[] = [
	[
		"basic and advanced selectors",
		{ eventSelectors: [basic], advancedEventSelectors: [management] },
	],
	["six selectors", { eventSelectors: Array(6).fill(basic) }],
	["251 data resources", { eventSelectors: [objects(200), objects(51)] }],
	[
		"501 values",
		{
			advancedEventSelectors: [
				data({ field: "eventName", equals: names(499) }),
			],
		},
	],
	[
		"no category",
		{
			advancedEventSelectors: [
				{ fieldSelectors: [{ field: "readOnly", equals: ["true"] }] },
			],
		},
	],
	[
		"data events of no type",
		{
			advancedEventSelectors: [
				{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] },
			],
		},
	],
	[
		"a field of other events",
		{
			advancedEventSelectors: [
				{
					fieldSelectors: [
						{ field: "eventCategory", equals: ["Management"] },
						{ field: "resources.type", equals: ["AWS::S3::Object"] },
					],
				},
			],
		},
	],
	[
		"an operator that the field does not take",
		{
			advancedEventSelectors: [
				data({ field: "readOnly", notEquals: ["true"] }),
			],
		},
	],
	[
		"a category of event data stores",
		{
			advancedEventSelectors: [
				{
					fieldSelectors: [
						{ field: "eventCategory", equals: ["ConfigurationItem"] },
					],
				},
			],
		},
	],
	[
		"a code of errors that is not logged",
		{
			advancedEventSelectors: [
				network({ field: "errorCode", equals: ["AccessDenied"] }),
			],
		},
	],
	[
		"a field without a value",
		{ advancedEventSelectors: [data({ field: "eventName" })] },
	],
	[
		"a category twice",
		{
			advancedEventSelectors: [
				network({ field: "eventCategory", equals: ["NetworkActivity"] }),
			],
		},
	],
	[
		"no events",
		{ eventSelectors: [{ ...basic, includeManagementEvents: false }] },
	],
	[
		"a bucket without a slash",
		{
			eventSelectors: [
				{
					...basic,
					dataResources: [
						{ type: "AWS::S3::Object", values: ["arn:aws:s3:::shop"] },
					],
				},
			],
		},
	],
	[
		"a source of management events that is always logged",
		{
			eventSelectors: [
				{ ...basic, excludeManagementEventSources: ["s3.amazonaws.com"] },
			],
		},
	],
];

/** Sets how a trail selects events, and other inputs that AWS takes. */
export function addTrailInputs(draft: Draft): void {
	const { trail, choose, names: own, resources } = draft;
	Object.assign(trail, choose.one(rightSelectors));
	if (own.prefix !== "") trail.s3KeyPrefix = own.prefix;
	if (own.isOrganization) {
		trail.isOrganizationTrail = true;
		resources.set("organization", {
			name: `${own.world}-organization`,
			type: "aws:organizations/organization:Organization",
			inputs: { featureSet: "ALL" },
		});
	}
	if (choose.in100(40)) trail.isMultiRegionTrail = true;
	if (choose.in100(50)) trail.enableLogFileValidation = true;
	if (choose.in100(20)) trail.includeGlobalServiceEvents = true;
}

const WRONG_NAMES = [
	"my--trail",
	"my-_trail",
	"trail.",
	"-trail",
	"192.168.5.4",
	"my trail",
	"ab",
	"trail/1",
	`t${"x".repeat(128)}`,
];

/** What may be wrong with the trail itself. */
export const trailFaults: readonly Fault[] = [
	...wrongSelectors.map(
		([why, inputs]): Fault => ({
			name: `selectors: ${why}`,
			spoil: ({ trail }) => {
				delete trail.eventSelectors;
				delete trail.advancedEventSelectors;
				Object.assign(trail, inputs);
			},
		}),
	),
	{
		name: "the trail's name is not one",
		spoil: ({ trail, choose }) => {
			trail.name = choose.one(WRONG_NAMES);
		},
	},
	{
		name: "a trail of all Regions has no events of global services",
		spoil: ({ trail }) => {
			trail.isMultiRegionTrail = true;
			trail.includeGlobalServiceEvents = false;
		},
	},
	{
		name: "the prefix is too long",
		spoil: ({ trail }) => {
			trail.s3KeyPrefix = "p".repeat(201);
		},
	},
];
