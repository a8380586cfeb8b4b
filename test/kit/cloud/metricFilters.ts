import {
	DeleteMetricFilterCommand,
	DescribeMetricFiltersCommand,
	PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogMetricFilterArgs } from "@pulumi/aws/cloudwatch/logMetricFilter";
import type { Unwrap } from "@pulumi/pulumi";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need } from "./cloudType";
import { logGroupOf } from "./logGroups";

/** Whether brackets and quotes of a pattern of JSON events are closed. */
function isClosed(pattern: string): boolean {
	const bare = pattern.replace(/"[^"]*"/g, "");
	let open = 0;
	for (const one of bare) {
		if (one === "(") open += 1;
		if (one === ")") open -= 1;
		if (open < 0) return false;
	}
	return open === 0 && !bare.includes('"') && /^\{.*\}$/s.test(bare.trim());
}

const putFilter = async (
	{
		name = "",
		pattern,
		logGroupName,
		metricTransformation: to,
	}: Unwrap<LogMetricFilterArgs>,
	{ logs }: Cloud,
): Promise<string> => {
	await logs.send(
		new PutMetricFilterCommand({
			filterName: name,
			filterPattern: pattern,
			logGroupName,
			metricTransformations: [
				{
					metricName: to.name,
					metricNamespace: to.namespace,
					metricValue: to.value,
				},
			],
		}),
	);
	return name;
};

const filterType = cloudType<LogMetricFilterArgs>({
	named: "name",
	longestName: 512,
	replacing: ["name", "logGroupName"],
	computed: [],
	problems: ({ name = "", pattern }) => [
		need(/^[^:*]{1,512}$/.test(name), "name", "has a colon or an asterisk"),
		need(
			pattern.length <= 1024,
			"pattern",
			"expected length of pattern to be in the range (0 - 1024)",
		),
		need(
			isClosed(pattern),
			"pattern",
			"InvalidParameterException: Invalid metric filter pattern",
		),
	],
	refusal: async ({ logGroupName }, cloud) =>
		(await logGroupOf(logGroupName, cloud))
			? undefined
			: "ResourceNotFoundException: The specified log group does not exist.",
	create: putFilter,
	async read(name, { logs }, { logGroupName }) {
		const { metricFilters = [] } = await logs.send(
			new DescribeMetricFiltersCommand({
				filterNamePrefix: name,
				logGroupName: String(logGroupName),
			}),
		);
		const found = metricFilters.find(({ filterName }) => filterName === name);
		const to = found?.metricTransformations?.[0];
		return (
			found && {
				name,
				logGroupName: found.logGroupName,
				pattern: found.filterPattern,
				metricTransformation: {
					name: to?.metricName,
					namespace: to?.metricNamespace,
					value: to?.metricValue,
				},
			}
		);
	},
	async update(_, inputs, cloud) {
		await putFilter(inputs, cloud);
	},
	async remove(filterName, { logs }, { logGroupName }) {
		await logs.send(
			new DeleteMetricFilterCommand({
				filterName,
				logGroupName: String(logGroupName),
			}),
		);
	},
});

/** Metric filters of log groups. */
export const metricFilterTypes: Readonly<Record<string, CloudType>> = {
	"aws:cloudwatch/logMetricFilter:LogMetricFilter": filterType,
};
