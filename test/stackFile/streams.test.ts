import assert from "node:assert/strict";
import { each, judgedFile, refusalOf } from "../kit/stackFile";
import {
	goodStack,
	publicPolicy,
	read,
	root,
	trail,
	urnOf,
} from "../kit/states";

type Bag = Readonly<Record<string, unknown>>;

/** The engine's events, one a line. */
const lines = (...events: readonly Bag[]) =>
	events
		.map((event, sequence) =>
			JSON.stringify({ sequence, timestamp: 1793491200, ...event }),
		)
		.join("\n");

const prelude = { preludeEvent: { config: {} } };
const summary = (more: Bag = {}) => ({
	summaryEvent: {
		maybeCorrupt: false,
		resourceChanges: {},
		isPreview: true,
		result: "succeeded",
		...more,
	},
});
const pre = (op: string, next?: unknown, old?: unknown) =>
	event("resourcePreEvent", op, next, old);
const out = (op: string, next?: unknown, old?: unknown) =>
	event("resOutputsEvent", op, next, old);

function event(kind: string, op: string, next?: unknown, old?: unknown) {
	const { urn } = (next ?? old) as { readonly urn: string };
	const state = (one: unknown) => (one === undefined ? null : one);
	const metadata = { op, urn, old: state(old), new: state(next) };
	return { [kind]: { metadata, planning: true } };
}

const diagnostic = (severity: string, message: string, prefix = "") => ({
	diagnosticEvent: { severity, message, prefix, color: "always" },
});

/** As events are: neither dependencies of properties nor positions. */
const all = [root, ...goodStack()];
const created = all.flatMap((one) => [
	pre("create", { ...one, outputs: {} }),
	out("create", one),
]);
const good = each("passed");

describe("a streamed preview", () => {
	it("is judged", () =>
		assert.deepEqual(judgedFile(lines(prelude, ...created, summary())), good));

	it("is judged with the line ends of Windows and a blank line", () =>
		assert.deepEqual(
			judgedFile(
				`${lines(prelude, ...created, summary()).replaceAll("\n", "\r\n")}\r\n\r\n`,
			),
			good,
		));

	it("is judged where a policy refused it", () =>
		assert.deepEqual(
			judgedFile(
				lines(
					prelude,
					...created,
					diagnostic(
						"error",
						"preview failed\n",
						"<{%fg 1%}>error: <{%reset%}>",
					),
					summary({ result: "failed" }),
				),
			),
			good,
		));

	it("shows what a refresh found in the cloud", () => {
		const found = trail({ enableLogFileValidation: false });
		const others = [root, ...goodStack().slice(1)];
		assert.deepEqual(
			judgedFile(
				lines(
					prelude,
					...others.flatMap((one) => [
						pre("refresh", one, one),
						out("refresh", one, one),
					]),
					pre("refresh", trail(), trail()),
					out("update", found, trail()),
					summary(),
				),
			),
			each("passed", { "cloudtrail-4": "failed" }),
		);
	});

	it("shows what the provider answered of what is read", () => {
		const answered = {
			...read(trail()),
			urn: urnOf("aws:cloudtrail/trail:Trail", "seen"),
		};
		const others = [root, ...goodStack().slice(1)];
		const shown = (...events: readonly Bag[]) =>
			judgedFile(
				lines(
					prelude,
					...others.map((one) => pre("same", one, one)),
					...events,
					summary(),
				),
			);
		const asked = pre("read", { ...answered, outputs: {} });
		assert.deepEqual(shown(asked, out("read", answered)), good);
		assert.deepEqual(shown(asked), each("noData"));
	});

	it("joins by name alone: what is not known yet may be any bucket's", () => {
		const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
		const policy = publicPolicy();
		const loose = {
			...policy,
			inputs: { ...policy.inputs, bucket: unknown },
			outputs: {},
		};
		const others = goodStack().filter(
			({ type }) => !/Policy|AccessBlock/.test(type),
		);
		assert.deepEqual(
			judgedFile(
				lines(
					prelude,
					...[root, ...others, loose].map((one) => pre("create", one)),
					summary(),
				),
			),
			each("passed", { "cloudtrail-6": "unknown" }),
		);
	});

	it("shows no secret, and takes it for set or unknown", () => {
		const secret = {
			"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
			ciphertext: "[secret]",
		};
		const policy = publicPolicy();
		const hidden = {
			...policy,
			inputs: { ...policy.inputs, policy: secret },
		};
		const others = goodStack().filter(
			({ type }) => !/Policy|AccessBlock|:Trail/.test(type),
		);
		assert.deepEqual(
			judgedFile(
				lines(
					prelude,
					...[root, ...others, hidden, trail({ kmsKeyId: secret })].map((one) =>
						pre("create", one),
					),
					summary(),
				),
			),
			each("passed", { "cloudtrail-6": "unknown" }),
		);
	});

	const refused: readonly (readonly [string, string, RegExp])[] = [
		[
			"that was cut off in a line",
			lines(prelude, ...created, summary()).slice(0, -40),
			/an engine event stream that is truncated/,
		],
		[
			"that was cut off between lines",
			lines(prelude, ...created),
			/a truncated event stream/,
		],
		[
			"with other output in it",
			`Installing plugins\n${lines(prelude, ...created, summary())}`,
			/contains other output/,
		],
		[
			"of an update",
			lines(prelude, ...created, summary({ isPreview: false })),
			/event stream of an update: check the state .* "pulumi stack export"/,
		],
		[
			"that failed",
			lines(
				prelude,
				...created,
				diagnostic("error", "no such bucket", "error: "),
				summary({ result: "failed" }),
			),
			/a preview that failed/,
		],
		[
			"that failed without an error",
			lines(prelude, ...created, summary({ result: "failed" })),
			/a preview that failed/,
		],
		[
			"that was stopped",
			lines(prelude, ...created, summary({ result: "canceled" })),
			/a preview that failed/,
		],
		[
			"that shows only what changes",
			lines(prelude, ...created, summary({ resourceChanges: { same: 2 } })),
			/shows only changes/,
		],
		[
			"of an analysis of policies",
			lines(
				{ policyEvent: { resourceUrn: root.urn, policyName: "any" } },
				summary({ isPreview: false }),
			),
			/output of "pulumi policy analyze --json"/,
		],
		[
			"of an analysis that found nothing, in one line",
			lines(summary({ isPreview: false })),
			/output of "pulumi policy analyze --json"/,
		],
	];
	for (const [name, text, says] of refused)
		it(`${name} is refused`, () => assert.match(refusalOf(text), says));
});
