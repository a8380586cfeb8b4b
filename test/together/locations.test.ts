import assert from "node:assert/strict";
import { jsonReportOf } from "../../policypack/hosts/report/json";
import { placeOf as placeInRepository } from "../../policypack/hosts/report/repositoryPath";
import { placeOf } from "../../policypack/hosts/report/textControl";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { trail } from "../../policypack/model/samples";
import { known } from "../../policypack/model/value";
import { stateOf, together, WORKLOAD } from "./sources";

const bad = trail({ validatesLogFiles: known(false) });
const facts = [
	{ ...bad, of: { ...bad.of, location: { file: "src/index.ts", line: 7 } } },
];

/** A program in a folder, relative to the working folder. */
const programIn = (folder: string, account: string | undefined): SourceFacts =>
	stateOf(folder, account, facts, {
		source: { kind: "program", name: folder, folder },
	});

const repository = {
	root: "/repository",
	workingFolder: "/repository/infra",
	isFile: () => true,
};

/** Where the findings of CloudTrail.4 are, in text and in the repository. */
function placesOf(...sources: readonly SourceFacts[]) {
	const { reports } = together(sources);
	return jsonReportOf(reports, new Date()).sources.flatMap(
		({ source, controls: all }) =>
			all
				.filter(({ policy }) => policy === "cloudtrail-4")
				.flatMap(({ findings }) =>
					findings.map(({ location }) => {
						const { path, line } = placeInRepository(
							source,
							location,
							repository,
						);
						return [location && placeOf(location, source), `${path}:${line}`];
					}),
				),
	);
}

describe("The places of findings of programs judged together", () => {
	it("are relative to the working folder, with the folder of each program", () => {
		assert.deepEqual(
			placesOf(programIn("shop", WORKLOAD), programIn("./base", WORKLOAD)),
			[
				["base/src/index.ts:7", "infra/base/src/index.ts:7"],
				["shop/src/index.ts:7", "infra/shop/src/index.ts:7"],
			],
		);
	});

	it("are relative to the program's folder where it stays apart", () => {
		const judged = together([programIn("shop", undefined)]);
		const [finding] = judged.reports
			.flatMap(({ results }) => results)
			.filter(({ control }) => control.policy === "cloudtrail-4")
			.flatMap(({ findings }) => findings);
		assert.equal(finding?.on.location?.file, "src/index.ts");
		assert.deepEqual(placesOf(programIn("shop", undefined)), [
			["shop/src/index.ts:7", "infra/shop/src/index.ts:7"],
		]);
	});
});
