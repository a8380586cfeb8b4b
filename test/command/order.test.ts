import assert from "node:assert/strict";
import fc from "fast-check";
import { exported, run, temporaryFolder } from "../kit/command";
import { draws } from "../kit/draws";
import { resultIn } from "../kit/jsonReport";
import { state } from "../kit/states";

const TRAIL = "aws:cloudtrail/trail:Trail";
const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

/** Everything of the bucket is granted to everyone. */
const everyone = JSON.stringify({
	Version: "2012-10-17",
	Statement: [
		{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" },
	],
});

/** Trails and buckets that fail in several ways, some at one line. */
const resources = [1, 2, 3].flatMap((number) => [
	{
		...state(TRAIL, `trail-${number}`, { s3BucketName: `logs-${number}` }),
		sourcePosition: `project:///index.ts#${(number % 2) + 1},1`,
	},
	state(BUCKET, `logs-${number}`, { bucket: `logs-${number}` }),
	state(POLICY, `policy-${number}`, {
		bucket: `logs-${number}`,
		policy: everyone,
	}),
]);

/** What the command writes, but for the time. */
function written(format: string, file: string): string {
	const { stdout } = run(["check", file, "--format", format]);
	return stdout.replace(/"generatedAt": "[^"]*"/, '"generatedAt": ""');
}

describe("a report", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const file = "shuffled.json";

	for (const format of ["text", "json"])
		it(`has the same bytes whatever the order of the resources, as ${format}`, () => {
			const expected = written(
				format,
				folder.write(file, exported(...resources)),
			);
			fc.assert(
				fc.property(
					fc.shuffledSubarray(resources, { minLength: resources.length }),
					(shuffled) => {
						const path = folder.write(file, exported(...shuffled));
						assert.equal(written(format, path), expected);
					},
				),
				draws(5),
			);
		});

	it("lists failures by severity, then by control, file, line and URN", () => {
		const text = written("text", folder.write(file, exported(...resources)));
		const ids = [...text.matchAll(/^FAILED +(CloudTrail\.\d+) /gm)].map(
			([, id]) => id,
		);
		assert.deepEqual(ids, [
			"CloudTrail.6",
			"CloudTrail.1",
			"CloudTrail.2",
			"CloudTrail.5",
			"CloudTrail.4",
			"CloudTrail.7",
		]);
		const { stdout } = run(["check", "-", "--format", "json"], {
			input: JSON.stringify(exported(...resources)),
		});
		const validation = resultIn(stdout).controls.find(
			({ id }) => id === "CloudTrail.4",
		);
		const names = validation?.findings.map(({ name }) => name);
		assert.deepEqual(names, ["trail-2", "trail-1", "trail-3"]);
	});
});
