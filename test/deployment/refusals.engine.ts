import { strict as assert } from "node:assert";
import { created } from "../kit/cloud/applying";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { typeOf } from "../kit/cloud/types";
import type { Properties } from "../kit/engine/provider/resources";
import { emptyAccounts } from "./account";
import { impossible } from "./impossible";
import type { Mistake } from "./mistake";
import { otherMistakes } from "./otherMistakes";
import { type Part, parts } from "./trailByHand";
import { trailMistakes } from "./trailMistakes";

/*
 * The provider is what proves that the component makes things in the right
 * order and lets in whom it must: so each of its refusals is tried here.
 */

const cloud = cloudOf(ownAccount, "us-east-1");

/** Makes a trail by hand, but for a mistake. */
async function make(mistake: Partial<Mistake> = {}): Promise<void> {
	const { without = [], with: otherwise = {}, besides = [] } = mistake;
	let keyArn = "";
	for (const part of Object.keys(parts) as Part[]) {
		if (without.includes(part)) continue;
		if (part === "trail")
			for (const [type, inputs] of besides)
				await created(typeOf(`aws:${type}`), inputs, cloud);
		const { type, inputs } = parts[part];
		const wanted: Properties = { ...inputs(keyArn), ...otherwise[part] };
		const { properties } = await created(typeOf(type), wanted, cloud);
		if (part === "key") keyArn = String(properties.arn);
	}
}

describe("A trail made by hand, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	it("is made where nothing is wrong", async () => {
		await make();
	});

	for (const mistake of [...trailMistakes, ...otherMistakes])
		it(`is refused ${mistake.what}`, async () => {
			await assert.rejects(make(mistake), ({ message }: Error) => {
				assert.match(message, mistake.refusal);
				return true;
			});
		});

	for (const [token, inputs, problem] of impossible)
		it(`has no ${token.split(":")[1]} whose ${problem}`, () => {
			const problems = typeOf(`aws:${token}`).problems?.(inputs) ?? [];
			const said = problems.flatMap((one) => (one ? [one.join(" ")] : []));
			assert.equal(said.length, 1, said.join("\n"));
			assert.ok(said[0]?.startsWith(problem), said[0]);
		});
});
