import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import { assembleStack } from "../../policypack/providers/assembleStack";
import { readStackFile } from "../../policypack/sources/stackFile";
import { defaultControls } from "../kit/controls";
import { each, type Judged, judgedFile } from "../kit/stackFile";
import {
	accountBlock,
	block,
	bucket,
	exported,
	goodStack,
	logging,
	publicPolicy,
	type state,
	trail,
} from "../kit/states";

type State = ReturnType<typeof state>;

/** An operation as the engine begins it: what it makes has no outputs yet. */
const operation = (type: string, resource: object) => ({
	type,
	resource:
		type === "deleting" ? resource : { ...resource, outputs: undefined },
});

const interrupted = (
	resources: readonly State[],
	...operations: readonly ReturnType<typeof operation>[]
) => exported(resources, { pending_operations: operations });

const good = each("passed");
const undecided = each("unknown");
const rest = goodStack().slice(1);
const [, , , , logged] = goodStack();
const isOpen = [trail(), bucket(), publicPolicy(), logging()];

describe("an interrupted update", () => {
	const cases: readonly (readonly [string, unknown, Judged])[] = [
		["that did nothing", interrupted(goodStack()), good],
		[
			"may have created the trail",
			interrupted(rest, operation("creating", trail())),
			undecided,
		],
		[
			"may have imported the trail",
			interrupted(rest, operation("importing", trail())),
			undecided,
		],
		[
			"may have deleted the trail",
			interrupted(goodStack(), operation("deleting", trail())),
			undecided,
		],
		[
			"may have deleted the trail, which is no longer in the state",
			interrupted(rest, operation("deleting", trail())),
			undecided,
		],
		[
			"may have done what is not known here",
			interrupted(goodStack(), operation("migrating", trail())),
			undecided,
		],
		[
			"was deleting what the trail replaced",
			interrupted(
				goodStack(),
				operation("deleting", { ...trail(), delete: true }),
			),
			good,
		],
		[
			"may have created again what was deleted to be replaced",
			interrupted(
				[trail({}, { pendingReplacement: true }), ...rest],
				operation("creating", trail()),
			),
			undecided,
		],
		[
			"may have changed what differs",
			interrupted(
				goodStack(),
				operation("updating", trail({ enableLogFileValidation: false })),
			),
			{ ...good, "cloudtrail-4": "unknown" },
		],
		[
			"may have taken the key away",
			interrupted(
				goodStack(),
				operation("updating", trail({ kmsKeyId: undefined })),
			),
			{ ...good, "cloudtrail-2": "unknown" },
		],
		[
			"may have given a key",
			interrupted(
				[trail({ kmsKeyId: undefined }), ...rest],
				operation("updating", trail()),
			),
			{ ...good, "cloudtrail-2": "unknown" },
		],
		[
			"may have moved the logs to another bucket",
			interrupted(
				goodStack(),
				operation("updating", trail({ s3BucketName: "other-111122223333" })),
			),
			{ ...good, "cloudtrail-6": "unknown", "cloudtrail-7": "unknown" },
		],
		[
			"changed what no control asks for",
			interrupted(
				goodStack(),
				operation("updating", trail({ tags: { team: "security" } })),
			),
			good,
		],
		[
			"may have created a block",
			interrupted(isOpen, operation("creating", block())),
			{ ...good, "cloudtrail-6": "unknown" },
		],
		[
			"may have deleted a block",
			interrupted(goodStack(), operation("deleting", block())),
			{ ...good, "cloudtrail-6": "unknown" },
		],
		[
			"may have created a block of the account",
			interrupted(isOpen, operation("creating", accountBlock())),
			{ ...good, "cloudtrail-6": "unknown" },
		],
		[
			"may have deleted a policy that a block neutralises",
			interrupted(goodStack(), operation("deleting", publicPolicy())),
			good,
		],
		[
			"may have deleted a public policy",
			interrupted(isOpen, operation("deleting", publicPolicy())),
			{ ...good, "cloudtrail-6": "unknown" },
		],
		[
			"may have created the logging",
			interrupted(
				goodStack()
					.filter((one) => one !== logged)
					.slice(0, 4),
				operation("creating", logging()),
			),
			{ ...good, "cloudtrail-7": "unknown" },
		],
		[
			"may have deleted the bucket",
			interrupted([trail(), bucket()], operation("deleting", bucket())),
			{ ...good, "cloudtrail-6": "unknown", "cloudtrail-7": "unknown" },
		],
		[
			"was reading a trail beside the stack's own",
			interrupted(goodStack(), operation("reading", trail())),
			good,
		],
		[
			"was reading a trail for the first time",
			interrupted(rest, operation("reading", trail({}, { id: "audit" }))),
			each("noData"),
		],
		[
			"lists what is not an operation",
			exported(goodStack(), {
				pending_operations: [
					7,
					null,
					{},
					{ type: "creating" },
					{ resource: {} },
				],
			}),
			good,
		],
	];
	for (const [name, file, expected] of cases)
		it(name, () => assert.deepEqual(judgedFile(file), expected));

	it("says what to do", () => {
		const file = interrupted(rest, operation("creating", trail()));
		const { stack } = readStackFile(JSON.stringify(file), "file");
		const account = assembleStack(stack);
		const ofTrails = defaultControls.filter(
			({ subject }) => subject !== "bucket",
		);
		for (const control of ofTrails)
			for (const { reason, fix } of evaluate(control, account)) {
				assert.match(
					reason ?? "",
					/^Not known until `pulumi refresh`: .*an update was interrupted/,
				);
				assert.equal(fix, "Run `pulumi refresh`, then check again.");
			}
	});
});
