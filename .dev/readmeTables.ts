import {
	entrySchema,
	type PropertySchema,
} from "../policypack/configuration/schema";
import { policyOf } from "../policypack/hosts/crossguard";
import { type Control, JUDGED_ON } from "../policypack/judging/control";
import { code, table } from "./markdown";

/** The table of all controls. */
export function controlsTable(controls: readonly Control[]): string {
	return table(
		["Control", "Policy", "Severity", "Evaluates", "What is required"],
		controls.map((control) => [
			`[${control.id}](policypack/controls/${control.policy}/README.md)`,
			code(control.policy),
			control.severity,
			JUDGED_ON[control.subject],
			control.optIn
				? `${control.requires} Opt-in: evaluated only if ${code(control.optIn.property)} is set.`
				: control.requires,
		]),
	);
}

/** One property of the configuration, and the policies that have it. */
interface Row {
	readonly property: string;
	readonly schema: PropertySchema;
	readonly policies: string[];
}

/** The table of all that can be configured of a policy. */
export function configurationTable(controls: readonly Control[]): string {
	const rows = new Map<string, Row>();
	for (const control of controls)
		for (const [property, schema] of propertiesOf(control)) {
			const key = JSON.stringify([property, schema]);
			const row = rows.get(key) ?? { property, schema, policies: [] };
			row.policies.push(control.policy);
			rows.set(key, row);
		}
	return table(
		["Property", "Of", "Values", "Default", "Meaning"],
		[...rows.values()].map(({ property, schema, policies }) => [
			code(property),
			policiesOf(
				policies,
				controls.map(({ policy }) => policy),
			),
			valuesOf(schema),
			schema.default === undefined ? "-" : code(textOf(schema.default)),
			textOf(schema.description ?? "").replace(/\barn:[^,\s]+/g, code),
		]),
	);
}

/** Policies by name; if one is missing, all but that one. */
function policiesOf(some: readonly string[], all: readonly string[]): string {
	const others = all.filter((policy) => !some.includes(policy));
	if (others.length === 0) return "all";
	return others.length === 1
		? `all but ${others.map(code).join("")}`
		: some.map(code).join(", ");
}

/** A policy's properties, and those of the objects in its lists. */
function propertiesOf(control: Control): [string, PropertySchema][] {
	const { properties } = entrySchema(control);
	return Object.entries(properties as Record<string, PropertySchema>).flatMap(
		([name, schema]): [string, PropertySchema][] => {
			if (name === "enforcementLevel")
				return [
					[name, { ...schema, default: policyOf(control).enforcementLevel }],
				];
			const { properties: members } = itemsOf(schema);
			return [
				[name, schema],
				...Object.entries(
					(members ?? {}) as Record<string, PropertySchema>,
				).map(([member, inner]): [string, PropertySchema] => [
					`${name}[].${member}`,
					inner,
				]),
			];
		},
	);
}

function valuesOf(schema: PropertySchema): string {
	if (Array.isArray(schema.enum)) return schema.enum.map(code).join(", ");
	if (schema.format === "date") return "date, such as `2026-12-31`";
	if (String(schema.pattern).startsWith("^arn:")) return "ARN";
	const { properties, required } = itemsOf(schema);
	if (schema.type === "array" && typeof properties === "object") {
		const needed = Array.isArray(required) ? required : [];
		const members = Object.keys(properties ?? {}).map((member) =>
			needed.includes(member) ? member : `${member}?`,
		);
		return `list of ${code(`{ ${members.join(", ")} }`)}`;
	}
	return schema.type === "string" ? "string" : textOf(schema.type);
}

function itemsOf({ items }: PropertySchema): PropertySchema {
	return typeof items === "object" && items !== null
		? (items as PropertySchema)
		: {};
}

function textOf(value: unknown): string {
	return typeof value === "string" ? value : JSON.stringify(value);
}
