import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { construct } from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { validDraws } from "../kit/component/randomArguments";
import { draws } from "../kit/draws";
import { type Mistake, mistakes } from "./mistakes";

/** Arguments with one value of them, or in them, put wrong. */
function withMistake(args: unknown, { path, value }: Mistake): unknown {
	const [first = "", ...rest] = path;
	const before = isBag(args) ? args : {};
	const inner =
		rest.length === 0
			? value
			: withMistake(before[first], { path: rest, value });
	return { ...before, [first]: inner };
}

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}

describe("ComplianceTrail with one mistake in valid arguments", () => {
	it("refuses it by the argument's name, before anything is registered", async () => {
		let refused: unknown;
		const { registrations, calls } = await construct(() => {
			fc.assert(
				fc.property(validDraws, mistakes, ({ name, args }, mistake) => {
					refused = undefined;
					try {
						const valid = argumentsOf(args, false);
						const wrong = withMistake(valid, mistake);
						new ComplianceTrail(name, wrong as ComplianceTrailArgs);
					} catch (error) {
						refused = error;
					}
					assert.ok(refused instanceof Error, "it is refused");
					const path = mistake.named ?? mistake.path.join(".");
					const start = `ComplianceTrail ${name}: ${path}`;
					assert.ok(refused.message.startsWith(start), refused.message);
					assert.match(refused.message.slice(start.length), /^[ .[].+\.$/);
				}),
				draws(400),
			);
		});
		assert.deepEqual([registrations, calls], [[], []]);
	});
});
