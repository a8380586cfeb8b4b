import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type {
	JsonResult,
	JsonStatus,
} from "../../../policypack/hosts/report/jsonSchema";
import { defaultControls, ownControls } from "../controls";
import type { EngineRun, PolicyEvent } from "./harness";

/** What became of a control, in the command's words or as not asked at all. */
export interface Outcome {
	readonly status: JsonStatus | "NOT_ASKED";
	/** Logical names of the resources that failed. */
	readonly failing: readonly string[];
}

/** What became of each control, by id. */
export type Outcomes = Readonly<Record<string, Outcome>>;

const folder = resolve(__dirname, "../../../examples");

/** Names of the example programs that the controls evaluate. */
export const examples: readonly string[] = readdirSync(folder)
	.filter((name) => existsSync(join(folder, name, "expected.json")))
	.sort();

/** Names of the example programs whose trail AWS rejects. */
export const deliveryExamples: readonly string[] = readdirSync(
	join(folder, "delivery"),
)
	.map((name) => join("delivery", name))
	.filter((name) => existsSync(join(folder, name, "expected.json")))
	.sort();

/** The folder of an example. */
export const exampleFolder = (example: string): string => join(folder, example);

interface Expected {
	readonly controls: Outcomes;
	readonly differs?: Readonly<
		Record<string, { readonly why: string; readonly controls: Outcomes }>
	>;
	/** The error with which AWS rejects the trail. */
	readonly awsError?: string;
}

function readExpected(example: string): Expected {
	const file = join(exampleFolder(example), "expected.json");
	return JSON.parse(readFileSync(file, "utf8"));
}

/** The error with which AWS rejects the trail of an example. */
export function refusalOf(example: string): string {
	const { awsError } = readExpected(example);
	if (!awsError) throw new Error(`${example} has no awsError`);
	return awsError;
}

/**
 * What an example's `expected.json` says is found there. A default control
 * that it does not name passes.
 */
export function expectedOf(
	example: string,
	where: "check" | "preview" | "update",
): Outcomes {
	const expected = readExpected(example);
	const passed = { status: "PASSED", failing: [] } as const;
	return {
		...Object.fromEntries(defaultControls.map(({ id }) => [id, passed])),
		...expected.controls,
		...expected.differs?.[where]?.controls,
	};
}

/** What a JSON report of the command says of a source, by AWS's controls. */
export function outcomesTold(result: JsonResult): Outcomes {
	const own = new Set(ownControls.map(({ id }) => id));
	return allOutcomes({
		controls: result.controls.filter(({ id }) => !own.has(id)),
	});
}

/** The same of all controls, the pack's own too. */
export function allOutcomes({
	controls,
}: Pick<JsonResult, "controls">): Outcomes {
	return Object.fromEntries(
		controls.map(({ id, status, findings }) => [
			id,
			{
				status,
				failing: findings
					.filter((finding) => finding.status === "FAILED")
					.map(({ name }) => name),
			},
		]),
	);
}

/** What the engine said in a run of each default control, by id. */
export function outcomesOf(
	run: Pick<EngineRun, "events" | "summaries">,
): Outcomes {
	return Object.fromEntries(
		defaultControls.map(({ id, policy }) => [id, outcomeOf(policy, run)]),
	);
}

/** Whether the pack's own policy judged every delivery in a run, and passed all. */
export function deliversAll({ ownEvents, summaries }: EngineRun): boolean {
	return (
		ownEvents.length === 0 &&
		summaries.some(
			({ stage, passed }) =>
				stage === "stack" && passed.includes("cloudtrail-delivery"),
		)
	);
}

function outcomeOf(
	policy: string,
	{ events, summaries }: Pick<EngineRun, "events" | "summaries">,
): Outcome {
	const said = events.filter(({ policyName }) => policyName === policy);
	const failing = said
		.filter(({ enforcementLevel }) => enforcementLevel === "mandatory")
		.map(nameIn);
	if (failing.length > 0) return { status: "FAILED", failing };
	if (said.length > 0) return { status: "UNKNOWN", failing };
	const judging = summaries.filter(({ stage }) => stage !== "remediation");
	if (judging.some(({ passed }) => passed.includes(policy)))
		return { status: "PASSED", failing };
	const isAsked = judging.some(({ stage }) => stage === "stack");
	return { status: isAsked ? "NO_DATA" : "NOT_ASKED", failing };
}

/** The logical name of the resource that a violation is about. */
export function nameIn({ resourceUrn }: PolicyEvent): string {
	return resourceUrn.slice(resourceUrn.lastIndexOf("::") + 2);
}

/** What was said, each as "policy level name". */
export function saidIn(events: readonly PolicyEvent[]): readonly string[] {
	return events
		.map((event) =>
			[event.policyName, event.enforcementLevel, nameIn(event)].join(" "),
		)
		.sort();
}
