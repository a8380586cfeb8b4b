import { undelivered } from "../../kit/aws/making";
import { emptyMemory } from "../../kit/aws/memory";
import { startProvider } from "../../kit/aws/server";
import { inFolder, keepStack } from "../../kit/engine/harness";
import { program, withWorlds } from "./runs";
import { trailsBefore, type World } from "./worlds/world";

/** What came of deploying worlds by the engine. */
export interface Deployed {
	/** What resources were refused with, by name. */
	readonly refusals: ReadonlyMap<string, string>;
	/** What the engine reported as errors. */
	readonly errors: readonly string[];
	/** What is not delivered for, by the name of a bucket or a trail. */
	readonly undelivered: ReadonlyMap<string, string>;
	/** Names of all resources that were tried. */
	readonly tried: ReadonlySet<string>;
}

const nameIn = (urn: string): string => urn.slice(urn.lastIndexOf("::") + 2);

/** Seconds that one update may take. */
const SECONDS = 400;

/**
 * Deploys worlds in one update, which goes on after errors. A policy comes as late
 * as the order of its world lets it.
 */
export async function deploy(worlds: readonly World[]): Promise<Deployed> {
	const memory = emptyMemory();
	const tried = new Set<string>();
	const waiting = new Map<string, (() => void)[]>();
	const before = new Map(worlds.flatMap((world) => [...trailsBefore(world)]));
	const provider = await startProvider(memory, {
		before: async (urn) => {
			const trail = before.get(nameIn(urn));
			if (trail === undefined || tried.has(trail)) return;
			await new Promise<void>((resolve) =>
				waiting.set(trail, [...(waiting.get(trail) ?? []), resolve]),
			);
		},
		after: (urn) => {
			tried.add(nameIn(urn));
			for (const resolve of waiting.get(nameIn(urn)) ?? []) resolve();
		},
	});
	try {
		const { errors } = await withWorlds(worlds, () =>
			inFolder(program, async (register, project) => {
				const stack = await keepStack(
					{
						variables: {
							...provider.variables,
							// A checkpoint after each of a thousand steps takes minutes.
							PULUMI_EXPERIMENTAL: "true",
							PULUMI_SKIP_CHECKPOINTS: "true",
						},
						seconds: SECONDS,
					},
					project,
				);
				try {
					return await stack.run("up", register, {
						continueOnError: true,
						parallel: 1024,
					});
				} finally {
					stack.remove();
				}
			}),
		);
		return {
			refusals: new Map(
				[...provider.refusals].map(([urn, why]) => [nameIn(urn), why]),
			),
			errors,
			undelivered: undelivered(memory),
			tried,
		};
	} finally {
		provider.stop();
	}
}
