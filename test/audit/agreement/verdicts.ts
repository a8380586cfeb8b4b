import { DEFAULT_CONFIGURATION } from "../../../policypack/configuration/policyConfiguration";
import { controls } from "../../../policypack/controls";
import { type Report, reportOn } from "../../../policypack/hosts/report/report";
import { assembleStack } from "../../../policypack/providers/assembleStack";
import type { Stack } from "../../../policypack/providers/resource";
import { readStackFile } from "../../../policypack/sources/stackFile";
import { ownAccount } from "../../kit/cloud/cloud";
import { defaultControls } from "../../kit/controls";
import type { EngineRun } from "../../kit/engine/harness";
import { auditAt } from "../auditOf";

/** By control: what was found of each resource, as "status ARN". */
export type Verdicts = Readonly<Record<string, readonly string[]>>;

/** The account, as the audit names it. */
const account = `arn:aws:iam::${ownAccount}:root`;

interface Exported {
	readonly deployment: {
		readonly resources: readonly {
			readonly urn: string;
			readonly type: string;
			readonly outputs?: { readonly arn?: unknown };
		}[];
	};
}

/** The ARN of what a URN names, in an exported stack. */
export function arnsIn(state: string): (urn: string) => string {
	const { deployment }: Exported = JSON.parse(state);
	const arns = new Map(
		deployment.resources.map(({ urn, type, outputs }) => [
			urn,
			// What a program exports is the root's, and may be called arn as well.
			type === "pulumi:pulumi:Stack" ? account : String(outputs?.arn),
		]),
	);
	return (urn) => arns.get(urn) ?? urn;
}

/**
 * What `check` says of a file, by the ARNs of what is in it.
 * @param state The exported stack, where the file does not show ARNs.
 */
export function checkSays(file: string, state: string = file): Verdicts {
	return stackSays(readStackFile(file, "file.json").stack, state);
}

/** What `check` says of a stack, by the ARNs that it has once it is there. */
export function stackSays(stack: Stack, state: string): Verdicts {
	const report = reportOn(
		{ kind: "state", name: "file.json", folder: "" },
		assembleStack(stack),
		controls,
		DEFAULT_CONFIGURATION,
		new Date(),
	);
	return verdictsOf(report, arnsIn(state));
}

function verdictsOf(report: Report, arnOf: (urn: string) => string): Verdicts {
	return Object.fromEntries(
		report.results
			// The pack's own needs reads that an audit leaves out by default.
			.filter(({ control }) => !control.isOwn)
			.map(({ control, findings }) => [
				control.policy,
				findings.map(({ status, on }) => `${status} ${arnOf(on.urn)}`).sort(),
			]),
	);
}

/** What an audit says of the account. */
export async function auditSays(
	endpoint: string,
	regions: readonly string[],
): Promise<Verdicts> {
	const { findings } = await auditAt(endpoint, { regions });
	return Object.fromEntries(
		defaultControls.map(({ policy, id }) => [
			policy,
			findings(Number(id.split(".")[1]))
				.map(({ status, on }) => `${status} ${on.urn}`)
				.sort(),
		]),
	);
}

/** What the pack said to fail in a run, at whatever level, by ARN. */
export function packSays({ events }: EngineRun, state: string): Verdicts {
	const arnOf = arnsIn(state);
	return Object.fromEntries(
		defaultControls.map(({ policy }) => [
			policy,
			events
				.filter(({ policyName }) => policyName === policy)
				.map(({ resourceUrn }) => `failed ${arnOf(resourceUrn)}`)
				.sort(),
		]),
	);
}

/** What fails, of all that was found. */
export function failingIn(verdicts: Verdicts): Verdicts {
	return Object.fromEntries(
		Object.entries(verdicts).map(([policy, found]) => [
			policy,
			found.filter((one) => one.startsWith("failed ")),
		]),
	);
}
