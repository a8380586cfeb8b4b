import type { Resource } from "../../providers/resource";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { comparedResources, INSIDE_APPLY, unseen } from "./comparedRuns";
import { noStackError, programError, settingsError } from "./failure";
import { hasFailed, type Running, runProgram } from "./run";
import { runOnPlaceholders } from "./secondRun";
import { type StackConfig, whatMakesKnown } from "./stackConfig";

/** Settings in place of unknown ones: each is a boolean, a number and a text. */
const [ONE, ZERO] = ["1", "0"];

/**
 * The resources of a program whose SDK reads settings as plain values, so that
 * it takes no setting and no result for unknown. It runs again with other
 * values in place of unknown ones: what differs is not known.
 */
export async function comparedRuns(
	asked: Running,
): Promise<readonly Resource[]> {
	const running = { ...asked, config: withOpenSettings(asked) };
	const { project, config } = running;
	const hasUnknowns = Object.values(config.values).some(isUnknown);
	const first = await runProgram(running);
	// The text of an unknown is not a number: another value may be one.
	const again =
		hasFailed(first) && hasUnknowns && first.ending.stopped === undefined
			? await runProgram({ ...running, config: withSettings(config, ONE) })
			: first;
	if (hasFailed(again)) throw programError(running, first);
	if (again.resources.length === 0) throw noStackError(project);
	if (!hasUnknowns && !again.isUnanswered) return again.resources;
	const other = withSettings(config, again === first ? ONE : ZERO);
	const { ran, resources, hidden } = await runOnPlaceholders(
		running,
		again,
		other,
	);
	const madeKnown = hasUnknowns ? whatMakesKnown(config) : undefined;
	// The unknown parts may be any, if no other run shows which.
	if (hasUnknowns && hasFailed(ran)) throw settingsError(project, config);
	const compared = hasUnknowns
		? comparedResources(again.resources, resources, madeKnown)
		: again.resources;
	const mayDecide = hasUnknowns || again.sentTexts;
	return [
		...compared.map((resource) =>
			mayDecide && again.inApply.has(resource.urn) && !resource.unseen
				? unseen(resource, INSIDE_APPLY, madeKnown)
				: resource,
		),
		...hidden,
	];
}

function isUnknown(value: string): boolean {
	return value.includes(UNKNOWN_TEXT);
}

/** A stack's configuration with unknowns for what an environment may set. */
function withOpenSettings(running: Running): StackConfig {
	const { config, project } = running;
	if (!config.isOpen) return config;
	const keys = project.runtime.settingKeys?.(running);
	if (keys === undefined) throw settingsError(project, config);
	const unknown = keys.map((key) => [key, UNKNOWN_TEXT] as const);
	return {
		...config,
		values: { ...Object.fromEntries(unknown), ...config.values },
	};
}

/** A stack's configuration with a text in place of each unknown. */
function withSettings(config: StackConfig, text: string): StackConfig {
	return {
		...config,
		values: Object.fromEntries(
			Object.entries(config.values).map(([key, value]) => [
				key,
				value.replaceAll(UNKNOWN_TEXT, text),
			]),
		),
	};
}
