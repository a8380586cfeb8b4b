import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { IResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { speaks } from "../../providers/dialects";
import { ROOT_TYPE, typeIn } from "../../providers/urn";
import type { Callbacks } from "./callbacks";
import { callerOf } from "./caller";
import type { DeploymentTarget } from "./deploymentTarget";
import { FEATURES } from "./features";
import { answerInvoke, optionFor } from "./invokes";
import type { Call, OwnComponents } from "./ownComponents";
import type { Project } from "./project";
import {
	providerOf,
	type Registered,
	readOf,
	registeredOf,
	urnOfRequest,
} from "./registrations";
import type { ResultForm } from "./resultForm";
import { Struct } from "./sdk";
import { type Handlers, stringField } from "./service";
import type { StackConfig } from "./stackConfig";
import { transformInvoke, transformResource } from "./transforms";
import type { Bag } from "./yamlFile";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** One program's run. */
export interface Run {
	readonly project: Project;
	readonly config: StackConfig;
	/** Filled as the program registers resources, by their URNs. */
	readonly registered: Map<string, Registered>;
	readonly callbacks: Callbacks;
	/** The account that the user specified. */
	readonly target: DeploymentTarget;
	/** Called with an option of the command that would provide what was requested. */
	readonly onLacking: (option: string) => void;
	/** How results that are not known here are sent. */
	readonly results: ResultForm;
	/** Called if the program calls a function of a provider. */
	readonly onAsked: () => void;
	/** Called if the program gets a result that is not known here. */
	readonly onUnanswered: () => void;
	/** Waits until the program has sent all its requests but the last. */
	readonly untilQuiet: () => Promise<void>;
	/** Called with an error that fails the program, also if it catches the error. */
	readonly onRefusal: (message: string) => void;
	/** Whether a second resource of one URN is overlooked, and no error. */
	readonly isLenient: boolean;
	readonly transforms: Transforms;
	/** Makes the components of this package. */
	readonly components: Pick<OwnComponents, "make">;
	/** The calls of components, where the resources of a provider are registered. */
	readonly calls?: ReadonlyMap<string, Call>;
}

/** The transforms that a program registered. */
export interface Transforms {
	/** Those of resources, by URN. */
	readonly own: Map<string, readonly Callback[]>;
	/** The parents of resources, by URN. */
	readonly parents: Map<string, string>;
	readonly stack: Callback[];
	readonly invokes: Callback[];
}

/**
 * The part of an engine that takes registrations, and answers them as at a
 * preview: what was put in is known, all else will be known after creation.
 */
export function monitorHandlers(run: Run): Handlers<IResourceMonitorService> {
	const { project, config, registered, callbacks, transforms } = run;

	/** A resource's own transforms first, then those above it. */
	function transformsOf(request: RegisterResourceRequest) {
		const found = [...request.getTransformsList()];
		let above: string | undefined = request.getParent();
		for (; above !== undefined; above = transforms.parents.get(above))
			found.push(...(transforms.own.get(above) ?? []));
		return [...found, ...transforms.stack];
	}

	return {
		supportsFeature: (request, answer) => {
			answer.setHassupport(FEATURES.has(request.getId()));
		},
		registerResource: async (request, answer) => {
			const urn = urnOfRequest(project, config.stack, request);
			const all = transformsOf(request);
			transforms.own.set(urn, request.getTransformsList());
			transforms.parents.set(urn, request.getParent());
			await transformResource(request, all, callbacks);
			if (registered.has(urn) && !run.isLenient)
				throw new Error(
					`Duplicate resource URN '${urn}'; try giving it a unique name`,
				);
			const parent = registered.get(request.getParent());
			const resource = {
				...registeredOf(project, urn, request, parent),
				// What a provider registers gets the location of the program's call.
				...(run.calls && (run.calls.get(urn) ?? callOf(parent))),
			};
			if (await run.components.make(request, answer, resource)) return;
			registered.set(urn, resource);
			answer.setUrn(urn);
			answer.setId(request.getImportid());
			answer.setObject(struct(resource.props));
		},
		registerResourceOutputs: async (request) => {
			if (isRoot(request.getUrn())) await run.untilQuiet();
		},
		readResource: (request, answer) => {
			const urn = urnOfRequest(project, config.stack, request);
			const parent = registered.get(request.getParent());
			const read = readOf(project, urn, request, parent);
			if (speaks(read.type) && !registered.has(urn)) registered.set(urn, read);
			answer.setUrn(urn);
			answer.setProperties(struct({ ...read.props, ...outputsOf(read.type) }));
			// An SDK that knows this field takes an ID that is not sent for unknown.
			return stringField(5, request.getId());
		},
		invoke: async (request, answer) => {
			run.onAsked();
			await transformInvoke(request, transforms.invokes, callbacks);
			const token = request.getTok();
			const args: Bag = request.getArgs()?.toJavaScript() ?? {};
			if (token === "pulumi:pulumi:getResource") {
				answer.setReturn(struct(stateOf(String(args.urn))));
				return;
			}
			const provider = request.getProvider();
			const view = providerOf(provider, token, registered, config);
			const caller = callerOf(view, run.target);
			const result = answerInvoke(token, args, caller);
			const option = result ? undefined : optionFor(token, caller);
			if (option !== undefined) run.onLacking(option);
			answer.setReturn(
				struct(result ? run.results.answered(result) : unanswered(token)),
			);
		},
		call: (request, answer) => {
			answer.setReturn(struct(unanswered(request.getTok())));
		},
		registerStackTransform: (callback) => {
			transforms.stack.push(callback);
		},
		registerStackInvokeTransform: (callback) => {
			transforms.invokes.push(callback);
		},
		// Hooks run around changes, and nothing is changed here.
		registerResourceHook: () => {},
		registerErrorHook: () => {},
		registerPackage: (_, answer) => {
			answer.setRef("package");
		},
		signalAndWaitForShutdown: () => {},
	};

	function callOf(parent: Registered | undefined): Call | undefined {
		return parent && { location: parent.location, isInApply: parent.isInApply };
	}

	function isRoot(urn: string): boolean {
		return typeIn(urn) === ROOT_TYPE;
	}

	function unanswered(token: string): Bag {
		run.onUnanswered();
		try {
			return run.results.unanswered(token);
		} catch (error) {
			run.onRefusal(error instanceof Error ? error.message : `${error}`);
			throw error;
		}
	}

	function outputsOf(type: string): Bag {
		if (type !== STACK_REFERENCE) return {};
		run.onUnanswered();
		const outputs = run.results.stackOutputs();
		return outputs ? { outputs } : {};
	}

	function stateOf(urn: string): Bag {
		return { urn, id: "", state: registered.get(urn)?.props ?? {} };
	}
}

function struct(bag: Bag) {
	return Struct.fromJavaScript({ ...bag } as Parameters<
		typeof Struct.fromJavaScript
	>[0]);
}
