import {
	AnalyzeRequest,
	AnalyzerPropertyDependencies,
	AnalyzerProviderResource,
	AnalyzerResource,
	AnalyzerResourceOptions,
	ConfigureAnalyzerRequest,
	EnforcementLevel,
	PolicyConfig,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "../../../policypack/sources/program/sdk";

/** What the engine puts where a value is not known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as the engine marks it secret. */
export function secret(value: unknown): unknown {
	return {
		"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
		value,
	};
}

export type Properties = Readonly<Record<string, unknown>>;

/** A resource in plain words, as a program would declare it. */
export interface Declared {
	readonly type: string;
	readonly name: string;
	readonly urn: string;
	readonly props: Properties;
	/** The resources whose outputs flow into a property. */
	readonly from?: Readonly<Record<string, Declared | readonly Declared[]>>;
	readonly parent?: string;
	readonly provider?: Provider | undefined;
}

/** A provider in plain words; all its properties are texts. */
export interface Provider {
	readonly type: string;
	readonly name: string;
	readonly urn: string;
	readonly props: Readonly<Record<string, string>>;
}

/** A policy's entry of a configuration; the level is mandatory if unset. */
export type PolicyEntry = Properties & {
	readonly enforcementLevel?: Lowercase<keyof typeof EnforcementLevel>;
};

/** A request of the resource stage, to analyze or to remediate. */
export function analyzeRequest(resource: Declared): AnalyzeRequest {
	return fill(new AnalyzeRequest(), resource);
}

/** A resource of the stack stage. */
export function stackResource(resource: Declared): AnalyzerResource {
	const made = fill(new AnalyzerResource(), resource);
	made.setParent(resource.parent ?? "");
	const all = new Set<string>();
	for (const [property, sources] of Object.entries(resource.from ?? {})) {
		const urns = [sources].flat().map(({ urn }) => urn);
		const dependencies = new AnalyzerPropertyDependencies();
		dependencies.setUrnsList(urns);
		made.getPropertydependenciesMap().set(property, dependencies);
		for (const urn of urns) all.add(urn);
	}
	made.setDependenciesList([...all]);
	return made;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(
	message: T,
	{ type, name, urn, props, provider }: Declared,
): T {
	message.setType(type);
	message.setName(name);
	message.setUrn(urn);
	message.setProperties(struct(props));
	message.setOptions(new AnalyzerResourceOptions());
	if (provider) {
		const made = new AnalyzerProviderResource();
		made.setType(provider.type);
		made.setName(provider.name);
		made.setUrn(provider.urn);
		made.setProperties(struct(provider.props));
		message.setProvider(made);
	}
	return message;
}

/** A configuration as the engine sends it. */
export function configureRequest(
	config: Readonly<Record<string, PolicyEntry>>,
): ConfigureAnalyzerRequest {
	const request = new ConfigureAnalyzerRequest();
	for (const [policy, entry] of Object.entries(config)) {
		const { enforcementLevel = "mandatory", ...properties } = entry;
		const made = new PolicyConfig();
		made.setEnforcementlevel(levels[enforcementLevel]);
		made.setProperties(struct(properties));
		request.getPolicyconfigMap().set(policy, made);
	}
	return request;
}

const levels = {
	advisory: EnforcementLevel.ADVISORY,
	mandatory: EnforcementLevel.MANDATORY,
	disabled: EnforcementLevel.DISABLED,
	remediate: EnforcementLevel.REMEDIATE,
};

type Structured = Parameters<typeof Struct.fromJavaScript>[0];

function struct(properties: Properties) {
	return Struct.fromJavaScript(properties as Structured);
}
