import { clockAt } from "../../configuration/clock";
import {
	type Configuration,
	enabledControls,
} from "../../configuration/policyConfiguration";
import { inputError } from "../../inputError";
import type { Control } from "../../judging/control";
import { defaultSettings } from "../../judging/settings";
import { assemble } from "../../model/account";
import type { Reads } from "../../model/reads";
import { fixWordsOf } from "../../providers/fixWords";
import { readAccount } from "../../sources/liveAccount";
import { credentialsProblem } from "../../sources/liveAccount/awsErrors";
import { type Clients, createClients } from "../../sources/liveAccount/clients";
import { hasProfile } from "../../sources/liveAccount/profiles";
import { withTimeout } from "../../sources/liveAccount/request";
import { reportOn } from "../report/report";
import { noRegionReadError } from "./noRegionRead";
import {
	loadBaseline,
	loadConfiguration,
	type ReportOptions,
	writeReports,
} from "./writeReports";

/** Options of `audit`. */
export interface AuditOptions extends ReportOptions {
	/** Regions to read. Empty: all enabled Regions. */
	readonly regions: readonly string[];
	readonly profile: string | undefined;
	/** Endpoint URL of all services, such as a test server. */
	readonly endpointUrl: string | undefined;
}

/** Timeout of one attempt of a call, in seconds; the SDK makes three. */
const ATTEMPT_SECONDS = 5;

/** Timeout for credentials, in seconds, for example of an assumed role. */
const SIGN_IN_SECONDS = 20;

/** Evaluates the live account and writes the report. Returns the exit code. Throws an input error. */
export async function audit(
	all: readonly Control[],
	options: AuditOptions,
): Promise<number> {
	refuseWrong(options);
	const today = clockAt(options.today)();
	const configuration = await loadConfiguration(options.config, all);
	const baseline = await loadBaseline(options.baseline);
	const controls = enabledControls(all, configuration);
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
		if (regions.read.length === 0) throw noRegionReadError(live, options);
		const source = { kind: "account", name: root.name, folder: "" } as const;
		const report = reportOn(
			{ ...source, partition, regions },
			assemble(root, live.facts, fixWordsOf),
			controls,
			whole(configuration),
			new Date(),
			today,
		);
		return writeReports([report], all, baseline, options);
	} finally {
		clients.close();
	}
}

/** What the enabled opt-in controls need in addition. */
function readsOf(
	controls: readonly Control[],
	configuration: Configuration,
): ReadonlySet<Reads> {
	const judged = controls.filter(
		(control) => configuration(control).level !== "disabled",
	);
	return new Set(judged.flatMap(({ optIn }) => optIn?.reads ?? []));
}

/** An account is complete: `outside`, which is for stacks, has its default. */
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
				`--region ${region} is not a valid Region name: use a name such as eu-west-1, and repeat --region for more.`,
			);
	if (endpointUrl !== undefined && !/^https?:$/.test(protocolOf(endpointUrl)))
		throw inputError(
			`--endpoint-url ${endpointUrl} is not a valid URL: use a URL such as http://127.0.0.1:5000.`,
		);
}

function protocolOf(url: string): string {
	return URL.canParse(url) ? new URL(url).protocol : "";
}

/** Throws an input error without valid credentials, since AWS cannot be called then. */
async function signIn(
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
