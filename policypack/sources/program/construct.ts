import type { ServiceError } from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import {
	type RegisterResourceRequest,
	RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { version } from "../../version";
import type { OwnProvider } from "./ownProvider";
import type { Project } from "./project";
import type { StackConfig } from "./stackConfig";

/** The component of this package, which programs in every language register. */
const OWN_COMPONENT = "cloudtrail-compliance:index:ComplianceTrail";

/** Whether this version of the package makes a component that a program registers. */
export function isOwnComponent(request: RegisterResourceRequest): boolean {
	const wanted = request.getVersion();
	return (
		request.getRemote() &&
		request.getType() === OWN_COMPONENT &&
		(wanted === "" || wanted === version())
	);
}

/** Where a component is made. */
export interface ConstructedAt {
	readonly project: Project;
	readonly config: StackConfig;
	/** Address of the engine that takes its registrations. */
	readonly address: string;
	/** Its providers, also those that its parent hands down, by package. */
	readonly inherited: ReadonlyMap<string, string>;
}

/**
 * Has the provider make a component, as the engine does, and answers its
 * registration. Throws an error in one line for arguments that are not valid.
 */
export async function construct(
	provider: OwnProvider,
	request: RegisterResourceRequest,
	answer: RegisterResourceResponse,
	at: ConstructedAt,
): Promise<void> {
	const made = await provider
		.construct(constructRequest(request, at))
		.catch((error: ServiceError) => {
			throw new Error(messageOf(request.getName(), error));
		});
	answer.setUrn(made.getUrn());
	answer.setObject(made.getState());
	// What an output comes from: a bucket, and not the component as a whole.
	const dependencies = answer.getPropertydependenciesMap();
	for (const [output, urns] of made.getStatedependenciesMap().entries())
		dependencies.set(
			output,
			new RegisterResourceResponse.PropertyDependencies().setUrnsList(
				urns.getUrnsList(),
			),
		);
}

/** https://www.pulumi.com/docs/iac/concepts/components/ */
function constructRequest(
	request: RegisterResourceRequest,
	{ project, config, address, inherited }: ConstructedAt,
): ConstructRequest {
	const made = new ConstructRequest()
		.setProject(project.name)
		.setStack(config.stack)
		.setOrganization(config.organization)
		.setDryrun(true)
		.setParallel(16)
		.setMonitorendpoint(address)
		.setType(request.getType())
		.setName(request.getName())
		.setParent(request.getParent())
		.setInputs(request.getObject())
		.setDependenciesList(request.getDependenciesList())
		.setConfigsecretkeysList([...config.secretKeys])
		.setAcceptsOutputValues(true);
	for (const [key, value] of Object.entries(config.values))
		made.getConfigMap().set(key, value);
	const providers = made.getProvidersMap();
	for (const [name, reference] of inherited) providers.set(name, reference);
	for (const [property, urns] of request.getPropertydependenciesMap().entries())
		made
			.getInputdependenciesMap()
			.set(
				property,
				new ConstructRequest.PropertyDependencies().setUrnsList(
					urns.getUrnsList(),
				),
			);
	return made;
}

/** What is wrong with the arguments, by property path, or the error itself. */
function messageOf(name: string, { details, metadata }: ServiceError): string {
	const [bytes] = metadata?.get("grpc-status-details-bin") ?? [];
	if (!Buffer.isBuffer(bytes)) return details;
	const problems = Status.deserializeBinary(bytes)
		.getDetailsList()
		.filter((one) => one.getTypeName() === "pulumirpc.InputPropertiesError")
		.flatMap((one) =>
			InputPropertiesError.deserializeBinary(
				one.getValue_asU8(),
			).getErrorsList(),
		)
		.map(
			(one) => `${one.getPropertyPath()} ${one.getReason().replace(/\.$/, "")}`,
		);
	return problems.length === 0
		? details
		: `ComplianceTrail ${name}: ${problems.join("; ")}.`;
}
