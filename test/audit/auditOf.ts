import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { reportOn } from "../../policypack/hosts/report/report";
import type { ControlStatus, Finding } from "../../policypack/judging/finding";
import { assemble } from "../../policypack/model/account";
import { fixWordsOf } from "../../policypack/providers/fixWords";
import {
	type ReadOptions,
	readAccount,
} from "../../policypack/sources/liveAccount";
import {
	type Clients,
	createClients,
} from "../../policypack/sources/liveAccount/clients";
import { defaultControls } from "../kit/controls";

/** What became of an account. */
export interface Audited {
	readonly account: string;
	readonly partition: string;
	/** The statuses of AWS's controls, by number. */
	readonly statuses: Readonly<Record<string, ControlStatus>>;
	readonly findings: (control: number) => readonly Finding[];
	readonly milliseconds: number;
}

/** Ends for what hangs: a busy machine answers within them. */
const PATIENT = { attemptSeconds: 100, callSeconds: 100, totalSeconds: 300 };

/**
 * Reads an account through an address and judges it, as `audit` does, but with
 * more time than that has.
 */
export async function auditAt(
	endpoint: string,
	options: ReadOptions & { readonly attemptSeconds?: number } = {},
): Promise<Audited> {
	const limits = { ...PATIENT, ...options };
	const { attemptSeconds } = limits;
	const clients = await createClients({ endpoint, attemptSeconds });
	try {
		return await auditWith(clients, limits);
	} finally {
		clients.close();
	}
}

/** The same, by clients that are given. */
export async function auditWith(
	clients: Clients,
	options: ReadOptions = {},
): Promise<Audited> {
	const begin = performance.now();
	const { root, partition, facts } = await readAccount(clients, options);
	const milliseconds = performance.now() - begin;
	const { results } = reportOn(
		{ kind: "account", name: root.name, folder: "" },
		assemble(root, facts, fixWordsOf),
		controls,
		DEFAULT_CONFIGURATION,
		new Date(),
	);
	return {
		account: root.name,
		partition,
		milliseconds,
		statuses: Object.fromEntries(
			results
				.filter(({ control }) => !control.isOwn)
				.map(({ control, status }) => [
					control.id.replace("CloudTrail.", ""),
					status,
				]),
		),
		findings: (number) =>
			results.find(({ control }) => control.id === `CloudTrail.${number}`)
				?.findings ?? [],
	};
}

/** The statuses of AWS's default controls: those named, and the rest alike. */
export function allBut(
	rest: ControlStatus,
	named: Readonly<Record<number, ControlStatus>> = {},
): Readonly<Record<string, ControlStatus>> {
	const others = defaultControls
		.filter(({ isOwn }) => !isOwn)
		.map(({ id }) => [id.replace("CloudTrail.", ""), rest]);
	return { ...Object.fromEntries(others), ...named };
}
