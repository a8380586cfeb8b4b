import assert from "node:assert/strict";
import { expectOutcomes, outcomesIn } from "../kit/outcomes";
import { throughSdk } from "../kit/resources";
import { assembled, essence } from "./accounts";
import { worlds } from "./worlds";

describe("a world in every spelling", () => {
	for (const { name, judged, spelled } of worlds)
		describe(name, () => {
			const [[model = "", expected = []] = []] = Object.entries(spelled);
			for (const [spelling, resources] of Object.entries(spelled)) {
				it(`in ${spelling} is judged alike`, () => {
					const actual = outcomesIn(assembled(resources));
					expectOutcomes(actual, judged, { others: "passed" });
				});
				it(`in ${spelling} is judged alike through the policy SDK`, () => {
					const seen = outcomesIn(assembled(resources.map(throughSdk)));
					expectOutcomes(seen, judged, { others: "passed" });
				});
				if (spelling !== model)
					it(`is the same account in ${spelling} as in ${model}`, () => {
						assert.deepEqual(
							essence(assembled(resources)),
							essence(assembled(expected)),
						);
					});
			}
		});
});
