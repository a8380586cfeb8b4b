import assert from "node:assert/strict";
import { readStackFile } from "../../policypack/sources/stackFile";

const TYPE = "aws:cloudtrail/trail:Trail";
const URN = `urn:pulumi:dev::shop::${TYPE}::audit`;
const previewWith = (more: object) => ({
	steps: [
		{ op: "create", urn: URN, newState: { urn: URN, type: TYPE, ...more } },
	],
});
const preview = JSON.stringify(previewWith({ inputs: {} }), null, 1);
const WARNING =
	"warning: A new version of Pulumi is available. To upgrade from version '3.1.0' to '3.2.0', run\n   $ brew update && brew upgrade pulumi\nor visit https://pulumi.com/docs/install/ for manual instructions and release notes.\n";

/** The resources in a file with this text. */
function urnsIn(text: string): readonly string[] {
	const { stack } = readStackFile(text, "preview.json");
	return stack.resources.map(({ urn }) => urn);
}

describe("a preview in one file with standard error", () => {
	for (const [where, text] of [
		["before it", `${WARNING}\n${preview}`],
		["after it", `${preview}\n${WARNING}`],
		[
			"around it",
			`info: one\r\n${preview}\r\n\u001b[33mwarning: two\u001b[0m\r\n`,
		],
	] as const)
		it(`is read, with warnings ${where}`, () =>
			assert.deepEqual(urnsIn(text), [URN]));

	for (const [where, text] of [
		["before it", `npm notice\n${preview}`],
		["after it", `${preview}\nDone in 3 s\n`],
		[
			"before one in a line",
			`error: no plugin\n${JSON.stringify(previewWith({}))}`,
		],
	] as const)
		it(`is refused, with other output ${where}`, () =>
			assert.throws(() => urnsIn(text), {
				name: "InputError",
				message:
					"preview.json has other output before or after its JSON: create it again from standard output only (without 2>&1).",
			}));

	it("is refused where it was cut off", () =>
		assert.throws(() => urnsIn(`${WARNING}${preview.slice(0, -9)}`), {
			name: "InputError",
			message: /^preview\.json is not valid JSON, or is truncated/,
		}));
});

describe("a resource that is damaged", () => {
	for (const [property, value] of [
		["inputs", "x"],
		["inputs", [1]],
		["outputs", 7],
	] as const)
		it(`is refused and named: ${property} is ${JSON.stringify(value)}`, () =>
			assert.throws(
				() => urnsIn(JSON.stringify(previewWith({ [property]: value }))),
				{
					name: "InputError",
					message: new RegExp(
						`^preview\\.json: "${property}" of ${URN} is not an object`,
					),
				},
			));

	it("is not one whose inputs are not set", () =>
		assert.deepEqual(urnsIn(JSON.stringify(previewWith({ inputs: null }))), [
			URN,
		]));
});
