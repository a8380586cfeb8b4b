import type {
	ReadResourceRequest,
	RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Location } from "../../model/facts";
import { readResource } from "../../providers/readResources";
import type { ProviderView, Resource } from "../../providers/resource";
import { providerUrnIn, urnOf } from "../../providers/urn";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { unmarked } from "./markedUnknown";
import type { Project } from "./project";
import { type Properties, providerProps, readProperties } from "./properties";
import { isInApply, locationOf } from "./resourceLocation";
import { packageConfig, type StackConfig, whatMakesKnown } from "./stackConfig";
import type { Bag } from "./yamlFile";

/** A resource that a program registered, before its provider is looked up. */
export interface Registered extends Properties {
	readonly urn: string;
	readonly type: string;
	readonly name: string;
	/** "URN::ID" of an explicit provider; empty for a default one. */
	readonly provider: string;
	/** URN of its parent; empty where it has none. */
	readonly parent: string;
	/** URNs of all resources that it depends on. */
	readonly dependsOn: readonly string[];
	/** The providers that a component hands down, by package. */
	readonly providers: ReadonlyMap<string, string>;
	readonly location: Location | undefined;
	/** The id that it is only read by, and the resources that the id is from. */
	readonly read?: {
		readonly id: string;
		readonly dependencies: readonly string[];
	};
	readonly isComponent: boolean;
	/** Whether it was registered inside an `apply`, if the SDK shows it. */
	readonly isInApply: boolean;
	/** A component whose children its own provider registers. */
	readonly isRemote: boolean;
}

/** The URN that the engine would give a resource. */
export function urnOfRequest(
	project: Project,
	stack: string,
	resource: { getType(): string; getName(): string; getParent(): string },
): string {
	return urnOf({
		stack,
		project: project.name,
		type: resource.getType(),
		name: unmarked(resource.getName()),
		parent: resource.getParent(),
	});
}

/** The data of one registration, given its parent's. */
export function registeredOf(
	project: Project,
	urn: string,
	request: RegisterResourceRequest,
	parent: Registered | undefined,
): Registered {
	const sent = request.getObject()?.toJavaScript() ?? {};
	const dependencies = new Map(
		[...request.getPropertydependenciesMap().entries()].map(
			([property, found]) => [property, found.getUrnsList()],
		),
	);
	const type = request.getType();
	const inherited = parent?.providers ?? new Map<string, string>();
	const needsProvider = request.getCustom() || request.getRemote();
	return {
		urn,
		type,
		name: unmarked(request.getName()),
		...readProperties(sent, dependencies),
		provider:
			request.getProvider() ||
			(needsProvider ? (inherited.get(packageOf(type)) ?? "") : ""),
		parent: request.getParent(),
		dependsOn: request.getDependenciesList(),
		providers: request.getCustom()
			? new Map()
			: new Map([...inherited, ...request.getProvidersMap().entries()]),
		location: locationOf(project, request),
		isInApply: isInApply(project, request),
		isComponent: !request.getCustom(),
		isRemote: request.getRemote(),
	};
}

/** What a program reads, given its parent's registration. */
export function readOf(
	project: Project,
	urn: string,
	request: ReadResourceRequest,
	parent: Registered | undefined,
): Registered {
	const sent = request.getProperties()?.toJavaScript() ?? {};
	const type = request.getType();
	return {
		urn,
		type,
		name: unmarked(request.getName()),
		...readProperties(sent, new Map()),
		provider:
			request.getProvider() || (parent?.providers.get(packageOf(type)) ?? ""),
		parent: request.getParent(),
		dependsOn: request.getDependenciesList(),
		providers: new Map(),
		isComponent: false,
		isRemote: false,
		isInApply: isInApply(project, request),
		location: locationOf(project, request),
		read: {
			id: request.getId(),
			dependencies: request.getDependenciesList(),
		},
	};
}

/** The resources as dialects read them, each with its provider. */
export function resourcesOf(
	all: ReadonlyMap<string, Registered>,
	config: StackConfig,
): readonly Resource[] {
	const madeKnown = whatMakesKnown(config);
	return [...all.values()].map((resource) => {
		const { urn, type, name, props, dependencies, location, read } = resource;
		const {
			isComponent,
			isRemote: hidesChildren,
			dependsOn,
			parent,
		} = resource;
		const provider = providerOf(resource.provider, type, all, config);
		const seen = { urn, type, name, provider, location };
		// No provider runs that would answer what is read.
		if (read) return readResource({ ...seen, ...read, outputs: {} });
		return {
			...seen,
			...(parent !== "" && { parent }),
			dependsOn: () => dependsOn,
			isComponent,
			hidesChildren,
			madeKnown,
			props,
			dependencies: (property) => dependencies.get(property) ?? [],
		};
	});
}

/** The provider behind a reference, or the default one of a type's package. */
export function providerOf(
	reference: string,
	type: string,
	all: ReadonlyMap<string, Registered>,
	config: StackConfig,
): ProviderView {
	const urn = providerUrnIn(reference) || undefined;
	const props: Bag =
		urn === undefined
			? {
					// An environment that is not in view may set them.
					...(config.isOpen && { defaultTags: UNKNOWN_TEXT }),
					...packageConfig(config, packageOf(type)),
				}
			: (all.get(urn)?.props ?? {});
	return { urn, props: providerProps(props) };
}

function packageOf(type: string): string {
	return type.split(":")[0] ?? type;
}
