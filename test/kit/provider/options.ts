import type {
	ComponentResourceOptions,
	ProviderResource,
	Resource,
} from "@pulumi/pulumi";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import * as fc from "fast-check";

/** The SDK's stand-in for a resource of which only the URN is known. */
export const { DependencyResource } = require("@pulumi/pulumi/resource") as {
	DependencyResource: new (urn: string) => Resource;
};

/** Options of a component, as plain data. */
export interface DrawnOptions {
	readonly protect: true | undefined;
	readonly retainOnDelete: true | undefined;
	readonly dependsOn: readonly string[];
	readonly aliasNames: readonly string[];
	readonly aliasUrns: readonly string[];
	readonly ignoreChanges: readonly string[];
	readonly create: string | undefined;
	/** Whether the program has an AWS provider of its own for it. */
	readonly hasProvider: boolean;
}

const urns = fc
	.stringMatching(/^[a-z]{3,8}$/)
	.map(
		(name) => `urn:pulumi:dev::shop::random:index/randomId:RandomId::${name}`,
	);
const words = fc.stringMatching(/^[a-z]{3,8}$/);

export const drawnOptions: fc.Arbitrary<DrawnOptions> = fc.record({
	protect: fc.constantFrom(true, undefined),
	retainOnDelete: fc.constantFrom(true, undefined),
	dependsOn: fc.uniqueArray(urns, { maxLength: 2 }),
	aliasNames: fc.uniqueArray(words, { maxLength: 2 }),
	aliasUrns: fc.uniqueArray(urns, { maxLength: 1 }),
	ignoreChanges: fc.uniqueArray(words, { maxLength: 2 }),
	create: fc.constantFrom(undefined, "5m"),
	hasProvider: fc.boolean(),
});

/** The options as a program in TypeScript writes them. */
export function writtenOptions(
	drawn: DrawnOptions,
	provider: ProviderResource | undefined,
): ComponentResourceOptions {
	const options = {
		...(drawn.protect && { protect: true }),
		...(drawn.retainOnDelete && { retainOnDelete: true }),
		dependsOn: drawn.dependsOn.map((urn) => new DependencyResource(urn)),
		aliases: [
			...drawn.aliasNames.map((name) => ({ name })),
			...drawn.aliasUrns,
		],
		ignoreChanges: [...drawn.ignoreChanges],
		...(drawn.create !== undefined && {
			customTimeouts: { create: drawn.create },
		}),
		...(provider && { providers: { aws: provider } }),
	};
	return options as ComponentResourceOptions;
}

/** The options as the engine passes them to a provider. */
export function setOptions(
	request: ConstructRequest,
	drawn: DrawnOptions,
	provider: string | undefined,
): void {
	if (drawn.protect) request.setProtect(true);
	if (drawn.retainOnDelete) request.setRetainondelete(true);
	request.setDependenciesList([...drawn.dependsOn]);
	request.setAliasesList([
		...drawn.aliasNames.map((name) =>
			new Alias().setSpec(new Alias.Spec().setName(name)),
		),
		...drawn.aliasUrns.map((urn) => new Alias().setUrn(urn)),
	]);
	request.setIgnorechangesList([...drawn.ignoreChanges]);
	if (drawn.create !== undefined)
		request.setCustomtimeouts(
			new ConstructRequest.CustomTimeouts().setCreate(drawn.create),
		);
	if (provider !== undefined) request.getProvidersMap().set("aws", provider);
}
