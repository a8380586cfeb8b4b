import assert from "node:assert/strict";
import type { Call } from "../kit/awsCalls";
import { FAULTS, type Fault } from "../kit/awsFaults";
import { type Audited, auditAt } from "./auditOf";
import { makeBucket, makeTrail } from "./build";
import { emptyWorld } from "./world";

/** Seventeen Regions of five trails, which is AWS's limit for a Region. */
const regions = [
	"ap-northeast-1",
	"ap-northeast-2",
	"ap-northeast-3",
	"ap-south-1",
	"ap-southeast-1",
	"ap-southeast-2",
	"ca-central-1",
	"eu-central-1",
	"eu-north-1",
	"eu-west-1",
	"eu-west-2",
	"eu-west-3",
	"sa-east-1",
	"us-east-1",
	"us-east-2",
	"us-west-1",
	"us-west-2",
];
const PER_REGION = 5;
const TRAILS = regions.length * PER_REGION;

/** Numbers from 0 to 1, the same ones at each run. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1664525 + 1013904223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** The limits of the command. */
const limits = { attemptSeconds: 5, callSeconds: 12, totalSeconds: 120 };

/** Throttles such a share of the calls; of those that match, where given. */
function throttling(
	share: number,
	matches: (call: Call) => boolean = () => true,
): (call: Call) => Fault | undefined {
	const next = numbers(85);
	return (call) =>
		matches(call) && next() < share ? FAULTS.throttling?.(call) : undefined;
}

/** How many findings of a control are not known, of the trails or buckets. */
function unknownIn({ findings }: Audited, control: number): number {
	return findings(control).filter(({ status }) => status === "unknown").length;
}

describe("An audit of many trails that AWS throttles", () => {
	const world = emptyWorld();
	before(async () => {
		await Promise.all(
			regions.map(async (region) => {
				for (let at = 0; at < PER_REGION; at += 1) {
					const bucket = `logs-${region}-${at}`;
					await makeBucket(bucket, { region, block: { acls: true } });
					await makeTrail(`trail-${at}`, bucket, {
						region,
						IsMultiRegionTrail: false,
					});
				}
			}),
		);
	});

	/** Audits all Regions, and finds no more unknown than this. */
	async function isReadBut(
		most: number,
		fault: (call: Call) => Fault | undefined,
		options: Parameters<typeof auditAt>[1] = {},
	): Promise<Audited> {
		world.proxy().disturb(fault);
		const audited = await auditAt(world.proxy().url, {
			...limits,
			regions,
			...options,
		});
		for (const control of [2, 4, 5, 6, 7])
			assert.ok(
				unknownIn(audited, control) <= most,
				`CloudTrail.${control}: ${unknownIn(audited, control)} unknown`,
			);
		assert.ok(audited.milliseconds < 121_000, `${audited.milliseconds} ms`);
		return audited;
	}

	it("by 30 %: reads all of it in its time", async () => {
		const audited = await isReadBut(0, throttling(0.3));
		assert.equal(audited.findings(2).length, TRAILS);
		assert.equal(audited.findings(7).length, TRAILS);
	});

	it("by 60 %: reads 95 % of it in its time", () =>
		isReadBut(0.05 * TRAILS, throttling(0.6)));

	it("by a limit of calls a second: keeps to it", () => {
		let second = 0;
		let made = 0;
		return isReadBut(0.05 * TRAILS, (call) => {
			const now = Math.floor(performance.now() / 1000);
			made = now === second ? made + 1 : 1;
			second = now;
			return made > 25 ? FAULTS.throttling?.(call) : undefined;
		});
	});

	it("in one Region for good: reads the others", async () => {
		const fault = throttling(1, ({ region }) => region === "eu-west-2");
		const { findings } = await isReadBut(1, fault);
		assert.deepEqual(
			findings(2)
				.filter(({ status }) => status === "unknown")
				.map(({ on }) => on.name),
			["eu-west-2"],
		);
		assert.equal(findings(2).length, TRAILS - PER_REGION + 1);
	});
});
