import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Schema, schema } from "../kit/provider/schemaPlaces";
import { root } from "../kit/sourceFiles";
import { checkedClass } from "./classSchema";
import { withClosedSets } from "./closedSets";
import { componentOf } from "./committedSchema";

type Change = (text: string) => string;

/** A change that must take place: a text that is replaced. */
const put =
	(before: string | RegExp, after: string): Change =>
	(text) => {
		const changed = text.replace(before, after);
		assert.notEqual(changed, text, `${before} was not found`);
		return changed;
	};

const classOf = (change?: Readonly<Record<string, Change>>) =>
	withClosedSets(checkedClass(change));

/** The committed schema, with a change to its text. */
const schemaWith = (change: Change): Schema =>
	JSON.parse(change(readFileSync(join(root, "provider/schema.json"), "utf8")));

describe("provider/schema.json", () => {
	it("agrees with the types of the class, and with what it validates", () => {
		const found = classOf();
		assert.ok(Object.keys(found.inputs).length > 20);
		assert.equal(Object.keys(found.outputs).length, 12);
		assert.deepEqual(componentOf(schema), found);
	});

	it("has the version of the package", () => {
		const { version } = JSON.parse(
			readFileSync(join(root, "package.json"), "utf8"),
		);
		assert.equal(schema.version, version);
	});

	describe("no longer agrees where the class", () => {
		const args = "readonly keyPrefix?: string;";
		for (const [what, file, change] of [
			["has one more argument", "args.ts", put(args, `${args} more?: string;`)],
			["lacks an argument", "args.ts", put(args, "")],
			["requires an argument", "args.ts", put(args, args.replace("?", ""))],
			[
				"accepts an output",
				"args.ts",
				put(args, "readonly keyPrefix?: Input<string>;"),
			],
			[
				"accepts no output any more",
				"args.ts",
				put("keyArn?: Input<string>", "keyArn?: string"),
			],
			[
				"takes another type",
				"bucketArgs.ts",
				put("days: number", "days: string"),
			],
			[
				"takes one more value",
				"bucketArgs.ts",
				put('| "COMPLIANCE"', '| "COMPLIANCE" | "NONE"'),
			],
			[
				"describes an argument otherwise",
				"args.ts",
				put("12 digits", "digits"),
			],
			[
				"has another default",
				"bucketArgs.ts",
				put("Default: 2557", "Default: 2558"),
			],
			[
				"has one more output",
				"complianceTrail.ts",
				put(
					"readonly trailArn:",
					"readonly more: Output<string>; readonly trailArn:",
				),
			],
			[
				"may lack an output",
				"complianceTrail.ts",
				put(
					"readonly trailArn: Output<string>",
					"readonly trailArn: Output<string> | undefined",
				),
			],
		] as const)
			it(what, () => {
				assert.notDeepEqual(componentOf(schema), classOf({ [file]: change }));
			});
	});

	describe("does not agree where it", () => {
		for (const [what, change] of [
			["lacks an argument", put('"keyPrefix"', '"prefix"')],
			["has no whole number", put('"integer"', '"number"')],
			["accepts an output", put('"plain": true', '"plain": false')],
			["lacks a value", put(/\{\s*"value": "GOVERNANCE"\s*\},/, "")],
			["has another description", put("12 digits", "digits")],
			[
				"requires nothing",
				put(/"required": \[\s*"mode"/, '"required": ["none"'),
			],
			[
				"lacks an output",
				put('"topicArn": {\n\t\t\t\t\t"type"', '"topic": {"type"'),
			],
		] as const)
			it(what, () => {
				assert.notDeepEqual(componentOf(schemaWith(change)), classOf());
			});
	});
});
