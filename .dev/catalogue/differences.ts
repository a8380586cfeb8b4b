import type { Metadata } from "../../policypack/judging/control";
import type { Definition } from "./answers";

/** What differs between the catalogue and AWS's definitions, one line each. */
export function differences(
	controls: readonly Metadata[],
	definitions: readonly Definition[],
): readonly string[] {
	const byId = new Map(controls.map((control) => [control.id, control]));
	return definitions.flatMap((definition): readonly string[] => {
		const { id } = definition;
		const control = byId.get(id);
		if (!control)
			return [`${id}: not in the catalogue. AWS: "${definition.title}".`];
		return [
			...textDifference(id, "title", definition.title, control.title),
			...severityDifference(definition, control),
			...parameterDifferences(definition, control),
		];
	});
}

function textDifference(
	id: string,
	what: string,
	aws: string,
	ours: string,
): readonly string[] {
	return aws === ours
		? []
		: [`${id}: ${what} is "${aws}" in AWS, and "${ours}" in the catalogue.`];
}

/** The API writes severities in capitals. */
function severityDifference(
	{ id, severity }: Definition,
	{ severity: ours }: Metadata,
): readonly string[] {
	return severity.toUpperCase() === ours.toUpperCase()
		? []
		: textDifference(id, "severity", severity, ours.toUpperCase());
}

/** The API only defines parameters that can be customized. */
function parameterDifferences(
	{ id, parameters }: Definition,
	control: Metadata,
): readonly string[] {
	const ours = customizable(control);
	return [
		...parameters
			.filter((name) => !ours.includes(name))
			.map((name) => `${id}: parameter ${name} is not in the catalogue.`),
		...ours
			.filter((name) => !parameters.includes(name))
			.map((name) => `${id}: parameter ${name} is not in AWS.`),
	];
}

/** The parameters that are properties of a policy, too. */
function customizable({ parameters, optIn }: Metadata): readonly string[] {
	return parameters
		.map((parameter) => parameter.split(":")[0] ?? "")
		.filter((name) => Object.hasOwn(optIn?.properties ?? {}, name));
}
