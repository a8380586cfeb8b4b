import { enabledControls } from "../configuration/policyConfiguration";
import type { Control } from "../judging/control";
import { LIMITS } from "../sources/liveAccount";
import { createClients } from "../sources/liveAccount/clients";
import { limitConcurrency } from "../sources/liveAccount/concurrency";
import { identify } from "../sources/liveAccount/identity";
import { requestSender } from "../sources/liveAccount/request";
import { wasRead } from "./accountFacts";
import {
	ATTEMPT_SECONDS,
	type AuditSettings,
	readsOf,
	signIn,
} from "./auditAccount";
import { accountAccess } from "./auditOrganization/accountAccess";
import { chooseAccounts } from "./auditOrganization/chooseAccounts";
import type { Run } from "./auditOrganization/entries";
import { noAccountReadError } from "./auditOrganization/noAccountRead";
import { readAll } from "./auditOrganization/readAll";
import { NO_RECORDS, openRecords } from "./auditOrganization/recordStore";
import { stopSignal } from "./auditOrganization/stopSignal";
import type { OrganizationTarget } from "./auditOrganization/target";
import type { Report } from "./report/report";
import type { SourceFacts } from "./sourceFacts";
import { judgeTogether } from "./together/judgeTogether";

/** How the accounts of an organization are read. */
export interface OrganizationSettings
	extends Omit<AuditSettings, "record" | "today"> {
	readonly target: OrganizationTarget;
	/** Takes a line about what is not as it should be. */
	readonly warn: (line: string) => void;
	/** Takes the message if a record cannot be written. */
	readonly refuse: (message: string) => void;
	/** Takes a line about the progress, for a log. */
	readonly note: (line: string) => void;
	/** Ends the audit early, for example on Ctrl-C; its reason is the cause. */
	readonly interrupt?: AbortSignal;
}

const NEVER = { aborted: false };

/** Evaluates the accounts of an organization together. Throws an input error. */
export async function auditOrganization(
	all: readonly Control[],
	settings: OrganizationSettings & Pick<AuditSettings, "today">,
): Promise<readonly Report[]> {
	const { compare, configuration, today } = settings;
	const sources = await readOrganization(all, settings);
	const { reports, warnings } = judgeTogether(
		...([sources, all, configuration, today] as const),
		{ expectedAccounts: [] },
	);
	for (const warning of warnings) settings.warn(warning);
	const facts = sources.flatMap((source) => source.facts);
	return (await compare?.(reports, facts)) ?? reports;
}

/** Maximum number of concurrent calls of all accounts. */
const CALLS_AT_ONCE = 64;

/**
 * Reads the accounts of an organization, sorted by ID. What cannot be read of
 * them is unknown, with its cause. Throws an input error, also if no account
 * could be read.
 */
export async function readOrganization(
	all: readonly Control[],
	settings: OrganizationSettings,
): Promise<readonly SourceFacts[]> {
	const { configuration, endpointUrl, profile, regions, target } = settings;
	const enabled = enabledControls(all, configuration);
	const reads = readsOf(enabled, configuration, settings.delivery);
	const asked = { regions: [...regions].sort(), reads: [...reads].sort() };
	const store = target.recording
		? openRecords(target.recording, asked, settings)
		: NO_RECORDS;
	const stop = stopSignal(target.timeout, settings.interrupt);
	const own = await createClients({
		profile,
		endpoint: endpointUrl,
		region: regions[0],
		attemptSeconds: ATTEMPT_SECONDS,
	});
	try {
		await signIn(own, profile);
		const inTurn = limitConcurrency(CALLS_AT_ONCE);
		const ask = requestSender({ ...LIMITS, inTurn, stop: stop.signal });
		const identity = await identify({ ask, clients: own });
		const accounts = await chooseAccounts({ ask, clients: own }, target);
		const shared = {
			own,
			identity,
			role: target.role,
			inTurn,
			stop: stop.signal,
		};
		const run: Run = {
			...{ entries: new Map(), shared, regions, reads },
			open: accountAccess(shared),
			accountInTurn: limitConcurrency(target.concurrency),
			save: store.save,
		};
		await readAll(run, accounts, store, settings);
		const { aborted: isInterrupted } = settings.interrupt ?? NEVER;
		const active = accounts.filter(({ closed }) => closed === "");
		const read = active.flatMap(({ id }) => run.entries.get(id)?.seen ?? []);
		if (read.length > 0 && !read.some(wasRead) && !isInterrupted)
			throw noAccountReadError(read);
		return accounts.flatMap(({ id }) => run.entries.get(id)?.seen ?? []);
	} finally {
		stop.end();
		own.close();
	}
}
