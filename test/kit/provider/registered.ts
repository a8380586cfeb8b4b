import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { urnOf } from "./monitor";

/**
 * All that a request says, in a form to compare: without the place in the
 * program, and with sets sorted. The SDK registers in an order that varies.
 */
export function registered(
	requests: readonly RegisterResourceRequest[],
): readonly (readonly [string, object])[] {
	return requests
		.map((request) => [urnOf(request), said(request)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

function said(request: RegisterResourceRequest): object {
	const {
		sourceposition,
		stacktrace,
		object,
		propertydependenciesMap,
		dependenciesList,
		...rest
	} = request.toObject();
	return {
		...rest,
		inputs: request.getObject()?.toJavaScript(),
		dependencies: [...dependenciesList].sort(),
		propertyDependencies: Object.fromEntries(
			propertydependenciesMap
				.map(([name, { urnsList }]) => [name, [...urnsList].sort()] as const)
				.sort(([a], [b]) => (a < b ? -1 : 1)),
		),
	};
}
