import { clockAt } from "../../configuration/clock";
import { askedFor, type Configuration } from "../../configuration/configured";
import { inputError } from "../../inputError";
import type { Control } from "../../judging/control";
import { defaultSettings } from "../../judging/settings";
import { assemble } from "../../model/account";
import type { Reads } from "../../model/reads";
import { fixWordsOf } from "../../providers/fixWords";
import { readAccount } from "../../sources/liveAccount";
import { credentialsThat } from "../../sources/liveAccount/awsErrors";
import { type Clients, createClients } from "../../sources/liveAccount/clients";
import { hasProfile } from "../../sources/liveAccount/profiles";
import { within } from "../../sources/liveAccount/request";
import { reportOn } from "../report/report";
import { nothingRead } from "./nothingRead";
import { conclude, configurationIn, type ReportOptions } from "./reporting";

/** What `audit` was asked for. */
export interface AuditOptions extends ReportOptions {
	/** The Regions to read; all that are enabled where none is named. */
	readonly regions: readonly string[];
	readonly profile: string | undefined;
	/** The address of all services, as of a test server. */
	readonly endpointUrl: string | undefined;
}

/** Seconds that one attempt at a call may take; the SDK makes three. */
const ATTEMPT_SECONDS = 5;

/** Seconds that credentials may take, as those of a role that is assumed. */
const SIGN_IN_SECONDS = 20;

/** Judges the live account and writes the report. Returns the exit code. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	refuseWrong(options);
	const today = clockAt(options.today)();
	const configuration = await configurationIn(options.config, all);
	const controls = askedFor(all, configuration);
	options.progress("Reading the account …");
	const clients = await createClients({
		profile: options.profile,
		endpoint: options.endpointUrl,
		region: options.regions[0],
		attemptSeconds: ATTEMPT_SECONDS,
	});
	try {
		await signIn(clients, options.profile);
		const live = await readAccount(clients, {
			regions: options.regions,
			reads: readsOf(controls, configuration),
			onRegion: (read, all) =>
				options.progress(
					`Reading the account: ${read} of ${all} Regions, then their buckets …`,
				),
		});
		const { root, partition, regions } = live;
		if (regions.read.length === 0) throw nothingRead(live, options);
		const source = { kind: "account", name: root.name, folder: "" } as const;
		const report = reportOn(
			{ ...source, partition, regions },
			assemble(root, live.facts, fixWordsOf),
			controls,
			whole(configuration),
			new Date(),
			today,
		);
		return conclude([report], options);
	} finally {
		clients.close();
	}
}

/** What only opt-in controls need, of those that are judged. */
function readsOf(
	controls: readonly Control[],
	configuration: Configuration,
): ReadonlySet<Reads> {
	const judged = controls.filter(
		(control) => configuration(control).level !== "disabled",
	);
	return new Set(judged.flatMap(({ optIn }) => optIn?.reads ?? []));
}

/** Of a whole account nothing lies outside that a stack might lack. */
function whole(configuration: Configuration): Configuration {
	return (control) => {
		const { settings, ...rest } = configuration(control);
		const { outside } = defaultSettings(control);
		return { ...rest, settings: { ...settings, outside } };
	};
}

function refuseWrong({ regions, endpointUrl }: AuditOptions): void {
	for (const region of regions)
		if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region))
			throw inputError(
				`--region ${region} is not the name of a Region: write one as eu-west-1, and --region again for the next.`,
			);
	if (endpointUrl !== undefined && !/^https?:$/.test(protocolOf(endpointUrl)))
		throw inputError(
			`--endpoint-url ${endpointUrl} is not a URL: write it as http://127.0.0.1:5000.`,
		);
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : "";
}

/** Without credentials there is nothing to ask: that is no refusal of AWS's. */
async function signIn(
	clients: Clients,
	profile: string | undefined = process.env.AWS_PROFILE || undefined,
): Promise<void> {
	try {
		await within(SIGN_IN_SECONDS * 1000, clients.signIn);
	} catch (error) {
		if (profile !== undefined && !hasProfile(profile, process.env))
			throw inputError(
				`There is no profile ${profile} in the AWS configuration files: correct --profile or AWS_PROFILE, or add it with \`aws configure --profile ${profile}\`.`,
			);
		const whose = profile === undefined ? "" : ` of profile ${profile}`;
		throw inputError(
			`The AWS credentials${whose} ${credentialsThat(error)}: sign in, set AWS_PROFILE, or give --profile.`,
		);
	}
}
