import type { ComplianceTrailArgs, DataEvents } from "../args";
import { matching, oneOf, type Problems } from "./checks";

/** What is wrong with an organization. */
export function* organizationProblems({
	organization,
}: ComplianceTrailArgs): Problems {
	if (!organization) return;
	const { id, managementAccountId } = organization;
	yield [
		"organization.id",
		matching(
			id,
			/^o-[a-z0-9]{10,32}$/,
			"is no organization id: give one as o-exampleorg1",
		) ??
			(id === undefined ? "is missing: give the organization's id" : undefined),
	];
	if (managementAccountId !== undefined)
		yield [
			"organization.managementAccountId",
			matching(
				managementAccountId,
				/^\d{12}$/,
				"is not twelve digits: give the management account's id",
			),
		];
}

/** What is wrong with data events and Insights. */
export function* selectorProblems({
	dataEvents,
	insights,
}: ComplianceTrailArgs): Problems {
	if (dataEvents !== undefined && !Array.isArray(dataEvents))
		yield ["dataEvents", "is not a list: give one"];
	const selectors: readonly DataEvents[] = dataEvents ?? [];
	for (const [at, selector] of selectors.entries())
		yield* dataEventProblems(selector, `dataEvents[${at}]`);
	const values = selectors.flatMap(({ fields }) =>
		fields.flatMap((field) => OPERATORS.flatMap((one) => field[one] ?? [])),
	);
	// Each selector's eventCategory is a value, too, that of management included.
	if (values.length + selectors.length + 1 > 500)
		yield [
			"dataEvents",
			"has more than the 500 values that CloudTrail allows a trail: name fewer",
		];
	for (const insight of insights ?? [])
		yield [
			"insights",
			oneOf(insight, ["ApiCallRateInsight", "ApiErrorRateInsight"]),
		];
	if (insights && new Set(insights).size !== insights.length)
		yield ["insights", "names one twice: name each once"];
}

const OPERATORS = [
	"equals",
	"notEquals",
	"startsWith",
	"notStartsWith",
	"endsWith",
	"notEndsWith",
] as const;

function* dataEventProblems(
	{ name, fields }: DataEvents,
	path: string,
): Problems {
	if (name !== undefined && name.length > 1000)
		yield [`${path}.name`, "has more than 1,000 characters: shorten it"];
	if (!Array.isArray(fields)) {
		yield [`${path}.fields`, "is not a list: give one"];
		return;
	}
	if (fields.filter(({ field }) => field === "resources.type").length !== 1)
		yield [`${path}.fields`, "names not exactly one resources.type: name one"];
	for (const { field, ...operators } of fields) {
		if (field === "eventCategory")
			yield [
				`${path}.fields`,
				"sets eventCategory, which is Data here; management events are always logged: leave it out",
			];
		const used = OPERATORS.filter(
			(operator) => operators[operator] !== undefined,
		);
		if (
			used.length === 0 ||
			used.some((operator) => operators[operator]?.length === 0)
		)
			yield [
				`${path}.fields`,
				`gives ${field} no value to compare with: give it one`,
			];
	}
}
