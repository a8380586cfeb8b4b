import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { evaluate } from "../../policypack/judging/evaluate";
import { assemble } from "../../policypack/model/account";
import {
	bucket,
	bucketPolicy,
	from,
	named,
	root,
	source,
	trail,
} from "../../policypack/model/samples";
import { archive, placeOf, stackReference, unnamedArchive } from "./facts";

describe("trails and buckets", () => {
	it("two trails share one bucket, which is judged once", () => {
		const account = assemble(root, [
			trail(),
			trail({
				of: source("aws:cloudtrail/trail:Trail", "second"),
				bucket: named("arn:aws:s3:::logs-111122223333"),
			}),
			bucket(),
		]);
		for (const control of controls.filter(
			({ subject }) => subject === "bucket",
		))
			assert.deepEqual(
				evaluate(control, account).map(({ on }) => on.name),
				["logs"],
			);
	});

	it("each trail without a bucket in view is told of", () => {
		const account = assemble(root, [
			trail(),
			trail({ of: source("aws:cloudtrail/trail:Trail", "second") }),
		]);
		for (const control of controls.filter(
			({ subject }) => subject === "bucket",
		))
			assert.deepEqual(
				evaluate(control, account).map(({ on, status }) => [on.name, status]),
				[
					["audit", "noData"],
					["second", "noData"],
				],
			);
	});

	it("a bucket out of view hides no other trail's bucket", () => {
		const account = assemble(root, [
			trail({ bucket: from(stackReference) }),
			trail({
				of: source("aws:cloudtrail/trail:Trail", "second"),
				bucket: from(archive),
			}),
			unnamedArchive,
		]);
		assert.deepEqual(
			account.trails.map(({ bucket: place }) =>
				place.known ? place.value.of.name : place.cause,
			),
			["outside", "archive"],
		);
	});

	it("a chain of resources longer than any program's is no answer", () => {
		const link = (at: number) =>
			source("aws:s3/bucketPolicy:BucketPolicy", `link-${at}`);
		const chain = Array.from({ length: 20_000 }, (_, at) =>
			bucketPolicy({ of: link(at), bucket: from(link(at + 1)) }),
		);
		const account = assemble(root, [
			trail({ bucket: from(link(0)) }),
			...chain,
		]);
		assert.equal(placeOf(account), "pending");
	});

	it("an account is of the resource that stands for it", () => {
		const { of, view, trails, eventDataStores } = assemble(root, []);
		assert.deepEqual({ ...of, view }, root);
		assert.deepEqual([...trails, ...eventDataStores], []);
	});
});
