import {
	type Configuration,
	enabledControls,
} from "../configuration/policyConfiguration";
import { inputError } from "../inputError";
import type { Control } from "../judging/control";
import type { Reads } from "../model/reads";
import { readAccount } from "../sources/liveAccount";
import { credentialsProblem } from "../sources/liveAccount/awsErrors";
import { type Clients, createClients } from "../sources/liveAccount/clients";
import { hasProfile } from "../sources/liveAccount/profiles";
import { withTimeout } from "../sources/liveAccount/request";
import { factsOfAccount } from "./accountFacts";
import type { Compare } from "./comparison/compareReports";
import { noRegionReadError } from "./noRegionRead";
import type { Recorder } from "./record/recorder";
import type { Report } from "./report/report";
import { judgeSource, type SourceFacts } from "./sourceFacts";

/** Which account is audited, and how it is reached. */
export interface AuditTarget {
	/** Regions to read. Empty: all enabled Regions. */
	readonly regions: readonly string[];
	/** Profile in the AWS configuration files. Default: the SDK's credentials. */
	readonly profile: string | undefined;
	/** Endpoint URL of all services, such as a test server. */
	readonly endpointUrl: string | undefined;
	/**
	 * Whether the keys, roles, topics and log groups of trails are read, too.
	 * Default: no.
	 */
	readonly delivery?: boolean | undefined;
}

/** How an account is audited. */
export interface AuditSettings extends AuditTarget {
	readonly configuration: Configuration;
	/** ISO date (UTC) that exemptions are evaluated as of. */
	readonly today: string;
	/** Takes a line about what is read at present. */
	readonly progress: (message: string) => void;
	/** Compares the reports with AWS's own results. */
	readonly compare?: Compare | undefined;
	/** Records what the account shows. */
	readonly record?: Recorder | undefined;
}

/** Timeout of one attempt of a call, in seconds; the SDK makes three. */
export const ATTEMPT_SECONDS = 5;

/** Timeout for credentials, in seconds, for example of an assumed role. */
const SIGN_IN_SECONDS = 20;

/** Evaluates the live account. Throws an input error. */
export async function auditAccount(
	all: readonly Control[],
	settings: AuditSettings,
): Promise<Report> {
	const { compare, configuration, today, record } = settings;
	const seen = await readLiveAccount(all, settings);
	await record?.(seen);
	const report = judgeSource(seen, all, configuration, today);
	const [compared = report] = (await compare?.([report], seen.facts)) ?? [];
	return compared;
}

/** Reads what the enabled controls need of the live account. Throws an input error. */
export async function readLiveAccount(
	all: readonly Control[],
	settings: Omit<AuditSettings, "record" | "today">,
): Promise<SourceFacts> {
	const { configuration, delivery, endpointUrl, profile, progress } = settings;
	const enabled = enabledControls(all, configuration);
	const reads = readsOf(enabled, configuration, delivery);
	progress("Reading the account …");
	const clients = await createClients({
		profile,
		endpoint: endpointUrl,
		region: settings.regions[0],
		attemptSeconds: ATTEMPT_SECONDS,
	});
	try {
		await signIn(clients, profile);
		const live = await readAccount(clients, {
			regions: settings.regions,
			reads,
			onRegion: (read, all) =>
				progress(
					`Reading the account: ${read} of ${all} Regions, then their buckets …`,
				),
		});
		if (live.regions.read.length === 0) throw noRegionReadError(live, settings);
		return factsOfAccount(live, reads);
	} finally {
		clients.close();
	}
}

/**
 * What the enabled opt-in controls and the comparisons with AWS need in addition,
 * and what the user asks for.
 */
export function readsOf(
	controls: readonly Control[],
	configuration: Configuration,
	delivery = false,
): ReadonlySet<Reads> {
	const judged = controls.filter(
		(control) => configuration(control).level !== "disabled",
	);
	const needed = judged.flatMap((control): readonly Reads[] => [
		...(control.optIn?.reads ? [control.optIn.reads] : []),
		...(control.subject === "bucket" && control.compareWithAws
			? (["policyStatus"] as const)
			: []),
	]);
	return new Set(delivery ? [...needed, "delivery"] : needed);
}

/** Throws an input error for what can be no Region or no URL. */
export function validateAuditTarget({
	regions,
	endpointUrl,
}: AuditTarget): void {
	for (const region of regions)
		validateRegion("--region", region, ", and repeat --region for more");
	if (endpointUrl !== undefined && !/^https?:$/.test(protocolOf(endpointUrl)))
		throw inputError(
			`--endpoint-url ${endpointUrl} is not a valid URL: use a URL such as http://127.0.0.1:5000.`,
		);
}

/** Throws an input error for what can be no Region. */
export function validateRegion(
	option: string,
	region: string,
	more = "",
): void {
	if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
		throw inputError(
			`${option} ${region} is not a valid Region name: use a name such as eu-west-1${more}.`,
		);
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : "";
}

/** Throws an input error without valid credentials, since AWS cannot be called then. */
export async function signIn(
	clients: Clients,
	profile: string | undefined = process.env.AWS_PROFILE || undefined,
): Promise<void> {
	try {
		await withTimeout(SIGN_IN_SECONDS * 1000, clients.signIn);
	} catch (error) {
		if (profile !== undefined && !hasProfile(profile, process.env))
			throw inputError(
				`Profile ${profile} is not in the AWS configuration files: correct --profile or AWS_PROFILE, or add it with \`aws configure --profile ${profile}\`.`,
			);
		const whose = profile === undefined ? "" : ` of profile ${profile}`;
		throw inputError(
			`The AWS credentials${whose} ${credentialsProblem(error)}: sign in, set AWS_PROFILE, or use --profile.`,
		);
	}
}
