import assert from "node:assert/strict";
import { ACTIONS } from "../../policypack/sources/liveAccount/permissions";
import {
	causeOf,
	requestSender,
} from "../../policypack/sources/liveAccount/request";

const limits = { callSeconds: 30, totalSeconds: 120, atOnce: 4 };

/** An error as the SDK gives it. */
const sdkError = (name: string, httpStatusCode: number) =>
	Object.assign(new Error("AWS's own words"), {
		name,
		$metadata: { httpStatusCode },
	});

/** Asks a service that gives these errors, one after the other, and answers. */
async function askAfter(
	errors: readonly Error[],
	more: Partial<typeof limits> = {},
) {
	let calls = 0;
	const found = await requestSender({ ...limits, ...more })({
		action: ACTIONS.GetTrailStatus,
		what: "whether trail audit logs",
		call: async () => {
			const error = errors[calls];
			calls += 1;
			if (error) throw error;
			return true;
		},
		read: (answer) => answer,
	});
	return { calls, found, cause: found.known ? "" : causeOf(found) };
}

const times = (count: number, error: Error) =>
	Array.from({ length: count }, () => error);

describe("A call to AWS", () => {
	it("is made once where it is answered", async () => {
		const { calls, found } = await askAfter([]);
		assert.equal(calls, 1);
		assert.equal(found.known, true);
	});

	for (const [name, error] of [
		["ThrottlingException", sdkError("ThrottlingException", 400)],
		["SlowDown", sdkError("SlowDown", 503)],
		["RequestLimitExceeded", sdkError("RequestLimitExceeded", 503)],
		["status 429", sdkError("Unknown", 429)],
		["an error of AWS", sdkError("InternalFailure", 500)],
		[
			"a dropped connection",
			Object.assign(new Error(), { code: "ECONNRESET" }),
		],
	] as const)
		it(`is made again after ${name}`, async () => {
			const { calls, found } = await askAfter(times(2, error));
			assert.equal(calls, 3);
			assert.equal(found.known, true);
		});

	for (const [name, error, cause] of [
		[
			"access denied",
			sdkError("AccessDeniedException", 400),
			"AccessDeniedException: grant cloudtrail:GetTrailStatus",
		],
		[
			"expired credentials",
			sdkError("ExpiredTokenException", 400),
			"ExpiredTokenException: the credentials have expired; sign in again",
		],
		[
			"a host that does not exist",
			Object.assign(new Error(), { code: "ENOTFOUND" }),
			"ENOTFOUND: cloudtrail:GetTrailStatus cannot be reached; check the Region name and the network",
		],
	] as const)
		it(`is not made again after ${name}`, async () => {
			const asked = await askAfter(times(9, error));
			assert.equal(asked.calls, 1);
			assert.equal(asked.cause, cause);
		});

	it("is made three times where AWS fails for good", async () => {
		const error = sdkError("InternalFailure", 500);
		const { calls, cause } = await askAfter(times(99, error));
		assert.equal(calls, 3);
		assert.match(cause, /failed in AWS/);
	});

	it("leaves half of the time to others where it is throttled", async () => {
		const error = sdkError("ThrottlingException", 400);
		const begin = performance.now();
		const { calls, cause } = await askAfter(times(9999, error), {
			totalSeconds: 6,
		});
		const seconds = (performance.now() - begin) / 1000;
		assert.ok(calls > 1, `${calls} calls`);
		assert.ok(seconds < 4, `${seconds} s`);
		assert.equal(
			cause,
			"ThrottlingException: cloudtrail:GetTrailStatus was throttled; try again later",
		);
	});
});
