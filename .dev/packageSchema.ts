import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type ArgumentGroup,
	argumentGroups,
	componentClass,
} from "./componentArguments";
import type { GeneratedFile } from "./generated";
import { closedSets, enumOf } from "./packageSchema/enums";
import { type Manifest, metadata } from "./packageSchema/metadata";
import { propertiesOf, requiredOf, tokenOf } from "./packageSchema/properties";
import type { ComplexTypeSpec } from "./packageSchema/schemaTypes";

const CLASS = "ComplianceTrail";

/** `provider/schema.json`: the component, for the SDKs of every language. */
export function packageSchema(root: string): GeneratedFile {
	const schema = schemaOf(
		root,
		JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
	);
	return {
		path: "provider/schema.json",
		text: `${JSON.stringify(schema, null, "\t")}\n`,
	};
}

function schemaOf(root: string, manifest: Manifest): object {
	const [main, ...others] = argumentGroups(root);
	if (!main) throw new Error(`${CLASS} has no arguments.`);
	const { description, outputs } = componentClass(root);
	return {
		...metadata(manifest),
		types: Object.fromEntries([
			...others.map((group) => [tokenOf(group.name), typeOf(group)]),
			...Object.values(closedSets).map(({ name, description, values }) => [
				tokenOf(name),
				enumOf(description, values),
			]),
		]),
		resources: {
			[tokenOf(CLASS)]: {
				isComponent: true,
				description,
				inputProperties: propertiesOf(main),
				requiredInputs: requiredOf(main),
				properties: Object.fromEntries(
					outputs.map(({ name, description }) => [
						name,
						{ type: "string", description },
					]),
				),
				required: outputs
					.filter(({ isOptional }) => !isOptional)
					.map(({ name }) => name),
			},
		},
	};
}

function typeOf(group: ArgumentGroup): ComplexTypeSpec {
	const { alias, url } = group;
	const description = [
		group.description
			.replace(alias === undefined ? "" : ` \`${alias}\``, "")
			.replace(/\s+(https:\S+)/g, " See [AWS]($1)."),
		...(url === undefined ? [] : [`See [AWS](${url}).`]),
	].join(" ");
	if (alias !== undefined)
		return enumOf(
			description,
			alias.split(" | ").map((value) => JSON.parse(value)),
		);
	return {
		type: "object",
		description,
		properties: propertiesOf(group),
		required: requiredOf(group),
	};
}
