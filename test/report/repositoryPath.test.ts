import { strict as assert } from "node:assert";
import type { JsonSource } from "../../policypack/hosts/report/findingRows";
import { placeOf } from "../../policypack/hosts/report/repositoryPath";
import { ACCOUNT } from "../kit/reports";

const AT = { file: "index.ts", line: 12 };

const program = (name: string): JsonSource => ({ kind: "program", name });
const preview = (name: string): JsonSource => ({ kind: "preview", name });

/** The place of a finding in a repository with these files. */
function place(
	source: JsonSource,
	location: typeof AT | null,
	files: readonly string[] = [],
	folders = { root: "/repository", workingFolder: "/repository/apps" },
) {
	const isFile = (path: string) => files.includes(path);
	const { path, line } = placeOf(source, location, { ...folders, isFile });
	return `${path}:${line}`;
}

describe("The place of a finding in the repository", () => {
	for (const [name, expected] of [
		["infra", "apps/infra/index.ts:12"],
		["./infra/", "apps/infra/index.ts:12"],
		[".", "apps/index.ts:12"],
		["..", "index.ts:12"],
		["../other", "other/index.ts:12"],
		["/repository/else", "else/index.ts:12"],
		["infra\\prod", "apps/infra/prod/index.ts:12"],
	] as const)
		it(`of the program ${name} is ${expected}`, () => {
			assert.equal(place(program(name), AT), expected);
		});

	it("is Pulumi.yaml of the program where no line is known", () => {
		assert.equal(place(program("infra"), null), "apps/infra/Pulumi.yaml:1");
	});

	it("is Pulumi.yml where the program has that", () => {
		const files = ["/repository/apps/infra/Pulumi.yml"];
		assert.equal(
			place(program("infra"), null, files),
			"apps/infra/Pulumi.yml:1",
		);
	});

	it("is Pulumi.yaml where the program is outside of the repository", () => {
		assert.equal(place(program("/elsewhere"), AT), "Pulumi.yaml:1");
		assert.equal(place(program("/repository-2"), AT), "Pulumi.yaml:1");
		assert.equal(place(program("../.."), null), "Pulumi.yaml:1");
	});

	it("of a file is beside it, if the code is there", () => {
		const files = ["/repository/apps/shop/index.ts", "/repository/index.ts"];
		assert.equal(
			place(preview("shop/preview.json"), AT, files),
			"apps/shop/index.ts:12",
		);
	});

	it("of a file is in the working folder or the root, if the code is there", () => {
		const file = preview("plans/preview.json");
		assert.equal(
			place(file, AT, ["/repository/apps/index.ts", "/repository/index.ts"]),
			"apps/index.ts:12",
		);
		assert.equal(place(file, AT, ["/repository/index.ts"]), "index.ts:12");
	});

	it("of a file outside of the repository is in the working folder", () => {
		assert.equal(
			place(preview("/elsewhere/preview.json"), AT),
			"apps/index.ts:12",
		);
	});

	it("is the file where no line is known", () => {
		assert.equal(
			place(preview("plans/preview.json"), null),
			"apps/plans/preview.json:1",
		);
		assert.equal(
			place(preview("/elsewhere/preview.json"), null),
			"Pulumi.yaml:1",
		);
	});

	it("of standard input is in the working folder", () => {
		const input = preview("standard input");
		assert.equal(place(input, AT), "apps/index.ts:12");
		assert.equal(place(input, null), "apps/Pulumi.yaml:1");
	});

	it("of an account is its partition and ID", () => {
		assert.equal(place(ACCOUNT, null), "aws/111122223333:1");
		assert.equal(place({ ...ACCOUNT, name: "../../x" }, null), "Pulumi.yaml:1");
	});

	it("is found on Windows", () => {
		const folders = {
			root: "C:/repository",
			workingFolder: "c:\\repository\\apps",
		};
		const files = ["c:/repository/apps/infra/index.ts"];
		assert.equal(
			place(program("infra"), AT, files, folders),
			"apps/infra/index.ts:12",
		);
	});

	it("is found where the repository is the whole disk", () => {
		const folders = { root: "/", workingFolder: "/" };
		assert.equal(place(program("infra"), AT, [], folders), "infra/index.ts:12");
	});
});
