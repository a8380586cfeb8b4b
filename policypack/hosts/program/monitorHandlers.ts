import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { CallResponse, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
	type ReadResourceRequest,
	ReadResourceResponse,
	RegisterPackageResponse,
	type RegisterResourceRequest,
	RegisterResourceResponse,
	type ResourceInvokeRequest,
	type SupportsFeatureRequest,
	SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { speaks } from "../../providers/dialects";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Callbacks } from "./callbacks";
import { FEATURES } from "./features";
import { answerInvoke } from "./invokes";
import type { Project } from "./project";
import {
	providerOf,
	type Registered,
	readOf,
	registeredOf,
	urnOf,
} from "./registrations";
import { Empty, Struct } from "./sdk";
import type { StackConfig } from "./stackConfig";
import { transformInvoke, transformResource } from "./transforms";
import type { Bag } from "./yamlFile";

/** Marks the result of a call that only AWS could answer. */
export const UNANSWERED = "cloudtrail-compliance:unanswered";

/** One program's run. */
export interface Run {
	readonly project: Project;
	readonly config: StackConfig;
	/** Filled as the program registers resources, by their URNs. */
	readonly registered: Map<string, Registered>;
	readonly callbacks: Callbacks;
}

/**
 * The part of an engine that takes registrations, and answers them as at a
 * preview: what was put in is known, all else will be known after creation.
 */
export function monitorHandlers(run: Run) {
	const { project, config, registered, callbacks } = run;
	const transforms = new Map<string, readonly Callback[]>();
	const parents = new Map<string, string>();
	const stackTransforms: Callback[] = [];
	const invokeTransforms: Callback[] = [];

	/** A resource's own transforms first, then those above it. */
	function transformsOf(request: RegisterResourceRequest) {
		const found = [...request.getTransformsList()];
		let above: string | undefined = request.getParent();
		for (; above !== undefined; above = parents.get(above))
			found.push(...(transforms.get(above) ?? []));
		return [...found, ...stackTransforms];
	}

	return {
		supportsFeature: (request: SupportsFeatureRequest) => {
			const response = new SupportsFeatureResponse();
			response.setHassupport(FEATURES.has(request.getId()));
			return response;
		},
		registerResource: async (request: RegisterResourceRequest) => {
			const urn = urnOf(project, config.stack, request);
			const all = transformsOf(request);
			transforms.set(urn, request.getTransformsList());
			parents.set(urn, request.getParent());
			await transformResource(request, all, callbacks);
			if (registered.has(urn))
				throw new Error(
					`Duplicate resource URN '${urn}'; try giving it a unique name`,
				);
			const parent = registered.get(request.getParent());
			const resource = registeredOf(project, urn, request, parent);
			registered.set(urn, resource);
			const response = new RegisterResourceResponse();
			response.setUrn(urn);
			response.setId(request.getImportid());
			response.setObject(struct(resource.props));
			return response;
		},
		registerResourceOutputs: () => new Empty(),
		readResource: (request: ReadResourceRequest) => {
			const urn = urnOf(project, config.stack, request);
			const parent = registered.get(request.getParent());
			const read = readOf(project, urn, request, parent);
			if (speaks(read.type) && !registered.has(urn)) registered.set(urn, read);
			const response = new ReadResourceResponse();
			response.setUrn(urn);
			response.setProperties(struct(read.props));
			return response;
		},
		invoke: async (request: ResourceInvokeRequest) => {
			await transformInvoke(request, invokeTransforms, callbacks);
			const token = request.getTok();
			const args: Bag = request.getArgs()?.toJavaScript() ?? {};
			const response = new InvokeResponse();
			if (token === "pulumi:pulumi:getResource") {
				response.setReturn(struct(stateOf(String(args.urn))));
				return response;
			}
			const provider = request.getProvider();
			const { props } = providerOf(provider, token, registered, config);
			const answer = answerInvoke(token, args, props);
			response.setReturn(answer ? struct(answer) : unanswered());
			return response;
		},
		call: () => {
			const response = new CallResponse();
			response.setReturn(unanswered());
			return response;
		},
		registerStackTransform: (callback: Callback) => {
			stackTransforms.push(callback);
			return new Empty();
		},
		registerStackInvokeTransform: (callback: Callback) => {
			invokeTransforms.push(callback);
			return new Empty();
		},
		// Hooks run around changes, and nothing is changed here.
		registerResourceHook: () => new Empty(),
		registerErrorHook: () => new Empty(),
		registerPackage: () => {
			const response = new RegisterPackageResponse();
			response.setRef("package");
			return response;
		},
		signalAndWaitForShutdown: () => new Empty(),
	};

	function stateOf(urn: string): Bag {
		return { urn, id: "", state: registered.get(urn)?.props ?? {} };
	}
}

function unanswered() {
	return struct({ [UNANSWERED]: UNKNOWN_TEXT });
}

function struct(bag: Bag) {
	return Struct.fromJavaScript({ ...bag } as Parameters<
		typeof Struct.fromJavaScript
	>[0]);
}
