import assert from "node:assert/strict";
import { runtime } from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { Declared, Properties } from "../pack/wire";
import { type Cloud, cloudIn } from "./cloud";

/** The SDK's own wait for its requests, which it does not declare. */
const { waitForRPCs } = require("@pulumi/pulumi/runtime/settings") as {
	waitForRPCs(): Promise<void>;
};

/** One resource as the SDK registers it. */
export interface Registration extends Declared {
	/** What the program says of it, without what AWS adds. */
	readonly inputs: Properties;
	/** URNs of all that must be there before it. */
	readonly after: readonly string[];
	readonly protect: boolean;
	readonly retainOnDelete: boolean;
	/** "URN::ID" of its provider; empty for the default one. */
	readonly providerReference: string;
	/** Names that it had before. */
	readonly aliases: readonly string[];
}

/** What came of a program that constructs components. */
export interface Construction<T> {
	readonly made: T;
	/** In the order of their registration, without the stack itself. */
	readonly registrations: readonly Registration[];
	/** Functions of the provider that were called, by their tokens. */
	readonly calls: readonly string[];
}

/** How a program is run. */
export interface RunOptions {
	/** Whether nothing is known that AWS decides. Default: false. */
	readonly preview?: boolean;
	/** Default: 111122223333 in eu-west-1. */
	readonly cloud?: Partial<Cloud>;
}

/**
 * Runs a program on the SDK's own mocks, and records whole requests: mocks are
 * told nothing of dependencies and options.
 */
export async function construct<T>(
	program: () => T,
	options: RunOptions = {},
): Promise<Construction<T>> {
	const { preview = false } = options;
	const cloud = cloudIn(options.cloud);
	const registrations: Registration[] = [];
	const calls: string[] = [];
	await runtime.setMocks(
		{
			newResource: ({ type, name, inputs, id }) => {
				const state = preview ? inputs : cloud.created(type, name, inputs);
				const given = id === undefined || id === "" ? `${name}-id` : id;
				return { id: preview ? undefined : given, state };
			},
			call: ({ token }) => {
				calls.push(token);
				return cloud.answer(token);
			},
		},
		"shop",
		"dev",
		preview,
	);
	const monitor = runtime.getMonitor() as unknown as {
		registerResource: (
			request: RegisterResourceRequest,
			respond: (error: unknown, response: Registered | undefined) => void,
		) => Promise<void>;
	};
	const register = monitor.registerResource.bind(monitor);
	monitor.registerResource = (request, respond) =>
		register(request, (error, response) => {
			if (response) registrations.push(recorded(request, response));
			respond(error, response);
		});
	const made = await withoutStackTraces(async () => {
		const result = program();
		await settled();
		return result;
	});
	const known = new Map(registrations.map((one) => [one.urn, one]));
	return {
		made,
		registrations: registrations.map((one) => ({
			...one,
			from: Object.fromEntries(
				[...(sourcesOf.get(one) ?? [])].map(([property, urns]) => [
					property,
					urns.flatMap((urn) => known.get(urn) ?? []),
				]),
			),
		})),
		calls,
	};
}

interface Registered {
	getUrn(): string;
	getObject(): { toJavaScript(): Properties } | undefined;
}

/** The URNs behind each property, until the resources are all known. */
const sourcesOf = new WeakMap<Registration, Map<string, readonly string[]>>();

function recorded(
	request: RegisterResourceRequest,
	response: Registered,
): Registration {
	const inputs = request.getObject()?.toJavaScript() ?? {};
	const registration: Registration = {
		type: request.getType(),
		name: request.getName(),
		urn: response.getUrn(),
		parent: request.getParent(),
		inputs,
		props: { ...response.getObject()?.toJavaScript(), ...inputs },
		after: request.getDependenciesList(),
		protect: request.getProtect() ?? false,
		retainOnDelete: request.getRetainondelete() ?? false,
		providerReference: request.getProvider(),
		aliases: request
			.getAliasesList()
			.map((alias) => alias.getUrn() || (alias.getSpec()?.getName() ?? "")),
	};
	sourcesOf.set(
		registration,
		new Map(
			[...request.getPropertydependenciesMap().entries()].map(
				([property, found]) => [property, found.getUrnsList()],
			),
		),
	);
	return registration;
}

/** The SDK takes a stack trace for each promise, which costs most of a run. */
async function withoutStackTraces<T>(run: () => Promise<T>): Promise<T> {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	try {
		return await run();
	} finally {
		Error.stackTraceLimit = stackTraceLimit;
	}
}

/** Waits until nothing is asked of the monitor any more. */
async function settled(): Promise<void> {
	// Outputs of outputs ask for more once the first are answered.
	for (let quiet = 0; quiet < 3; quiet++) {
		await waitForRPCs();
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** The one registration of a type; of a name too, where it is given. */
export function only(
	{ registrations }: Pick<Construction<unknown>, "registrations">,
	type: string,
	name?: string,
): Registration {
	const found = registrations.filter(
		(one) => one.type === type && (name === undefined || one.name === name),
	);
	const [first] = found;
	assert.ok(first && found.length === 1, `${found.length} of ${type} ${name}`);
	return first;
}

/** A text that a registration carries, secret or not. */
export function textIn({ props }: Registration, property: string): string {
	const value = props[property];
	return typeof value === "object" && value !== null && "value" in value
		? String(value.value)
		: String(value);
}

/** A policy document that a registration carries as text. */
export function documentIn(registration: Registration, property = "policy") {
	return JSON.parse(textIn(registration, property));
}
