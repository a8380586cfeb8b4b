import type { Inputs, Resource } from "@pulumi/pulumi";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "../../../policypack/sources/program/sdk";
import type { Properties } from "../pack/wire";
import { type RecordingMonitor, type Run, STACK } from "./monitor";

/** The SDK's own form of what a program passes to a remote component. */
const { serializeResourceProperties } =
	require("@pulumi/pulumi/runtime/rpc") as {
		serializeResourceProperties(
			label: string,
			inputs: Inputs,
			options: {
				readonly keepOutputValues: boolean;
				readonly excludeResourceReferencesFromDependencies: boolean;
			},
		): Promise<[Properties, Map<string, Set<Resource>>]>;
	};

export const TYPE = "cloudtrail-compliance:index:ComplianceTrail";

/** A request to make a component, before its arguments and options. */
export function emptyRequest(
	monitor: RecordingMonitor,
	{ preview }: Pick<Run, "preview">,
	name: string,
	type = TYPE,
): ConstructRequest {
	const request = new ConstructRequest();
	request.setProject("shop");
	request.setStack("dev");
	request.setParallel(16);
	request.setMonitorendpoint(monitor.address);
	request.setDryrun(preview);
	request.setType(type);
	request.setName(name);
	request.setParent(STACK);
	request.setAcceptsOutputValues(true);
	setProperties(request, {});
	return request;
}

/** Sets arguments as the SDK of Node sends them; called within a program. */
export async function setArguments(
	request: ConstructRequest,
	args: unknown,
): Promise<void> {
	const [properties, dependencies] = await serializeResourceProperties(
		"request",
		args as Inputs,
		{ keepOutputValues: true, excludeResourceReferencesFromDependencies: true },
	);
	setProperties(request, properties);
	for (const [property, resources] of dependencies) {
		const urns = new ConstructRequest.PropertyDependencies();
		const all = [...resources].map(
			({ urn }) => new Promise<string>((resolve) => void urn.apply(resolve)),
		);
		urns.setUrnsList(await Promise.all(all));
		request.getInputdependenciesMap().set(property, urns);
	}
}

/** Sets arguments in their wire form. */
export function setProperties(
	request: ConstructRequest,
	properties: Properties,
): void {
	request.setInputs(
		Struct.fromJavaScript(
			properties as Parameters<typeof Struct.fromJavaScript>[0],
		),
	);
}
