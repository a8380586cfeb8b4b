import { inputError } from "../../inputError";
import { DEFAULT_ROLE } from "../../sources/liveAccount/permissions";
import { accountIdsIn } from "./accountIds";
import { durationIn, shardIn, wholeNumberIn } from "./optionValues";
import type { OrganizationTarget, Recording } from "./target";

/** Options of `audit` for an organization, as given by the user. */
export interface OrganizationFlags {
	readonly organization?: boolean;
	readonly role?: string;
	readonly externalId?: string;
	readonly sessionName?: string;
	readonly accounts?: string;
	readonly includeOu?: readonly string[];
	readonly exclude?: readonly string[];
	readonly shard?: string;
	readonly concurrency?: string;
	readonly timeout?: string;
	readonly bucket?: readonly string[];
	readonly record?: string;
	readonly maxAge?: string;
}

/** Accounts that are read at once by default. */
export const DEFAULT_CONCURRENCY = 16;

/** Age from which an account is read again by default. */
export const DEFAULT_MAX_AGE = "24h";

const DEFAULT_SESSION = "cloudtrail-compliance";

/** Options that need an organization; `--record` is also an option of one account. */
const NAMES = {
	role: "--role",
	externalId: "--external-id",
	sessionName: "--session-name",
	includeOu: "--include-ou",
	exclude: "--exclude",
	shard: "--shard",
	concurrency: "--concurrency",
	timeout: "--timeout",
	bucket: "--bucket",
	maxAge: "--max-age",
} as const;

/**
 * The accounts of an organization that the options name, and how they are read;
 * undefined if the options name none. Throws an input error.
 */
export function organizationTargetOf(
	flags: OrganizationFlags,
): OrganizationTarget | undefined {
	if (flags.organization || flags.accounts !== undefined)
		return targetOf(flags);
	const lone = Object.entries(NAMES).find(
		([name]) => flags[name as keyof typeof NAMES] !== undefined,
	);
	if (lone)
		throw inputError(
			`${lone[1]} is for an audit of several accounts: add --organization or --accounts.`,
		);
	return undefined;
}

/** The accounts that options name, by default all of the organization. Throws an input error. */
export function targetOf(flags: OrganizationFlags): OrganizationTarget {
	const { accounts } = flags;
	const units = (flags.includeOu ?? []).flatMap((value) => value.split(","));
	for (const unit of units)
		if (!/^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/.test(unit))
			throw inputError(
				`--include-ou ${unit} is not the ID of an organizational unit: use an ID such as ou-a1b2-c3d4e5f6.`,
			);
	if (accounts !== undefined && units.length > 0)
		throw inputError(
			"--include-ou does not go with --accounts, whose accounts are not looked up in AWS Organizations: use one of both.",
		);
	return {
		role: {
			name: roleNameIn(flags.role ?? DEFAULT_ROLE),
			externalId: matching("--external-id", flags.externalId, EXTERNAL_ID),
			sessionName:
				matching("--session-name", flags.sessionName, SESSION) ??
				DEFAULT_SESSION,
		},
		accounts:
			accounts === undefined ? undefined : accountIdsIn("--accounts", accounts),
		units,
		excluded: (flags.exclude ?? []).flatMap((value) =>
			accountIdsIn("--exclude", value),
		),
		shard: flags.shard === undefined ? undefined : shardIn(flags.shard),
		concurrency:
			flags.concurrency === undefined
				? DEFAULT_CONCURRENCY
				: wholeNumberIn("--concurrency", flags.concurrency, 1000),
		timeout:
			flags.timeout === undefined
				? undefined
				: wholeNumberIn("--timeout", flags.timeout, 604_800),
		buckets: flags.bucket ?? [],
		recording: recordingOf(flags),
	};
}

function recordingOf({
	record,
	maxAge,
}: OrganizationFlags): Recording | undefined {
	if (record === undefined && maxAge !== undefined)
		throw inputError(
			"--max-age is the age of records: add --record DIR, where they are.",
		);
	return record === undefined
		? undefined
		: {
				directory: record,
				maxAge: durationIn("--max-age", maxAge ?? DEFAULT_MAX_AGE),
			};
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;
const SESSION = /^[\w+=,.@-]{2,64}$/;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE = /^\/?((?:[!-.0-~]+\/)*[\w+=,.@-]{1,64})$/;

function roleNameIn(given: string): string {
	const [, inArn] = /^arn:[^:]+:iam::\d*:role\/(.+)$/.exec(given) ?? [];
	if (inArn !== undefined)
		throw inputError(
			`--role ${given} is the role of one account, and the role is assumed in each: use its name, ${inArn}.`,
		);
	const [, name] = ROLE.exec(given) ?? [];
	if (name === undefined)
		throw inputError(
			`--role ${given} is not a valid role name: use the name of a role, with its path if it has one, such as audit/${DEFAULT_ROLE}.`,
		);
	return name;
}

function matching(
	option: string,
	value: string | undefined,
	pattern: RegExp,
): string | undefined {
	if (value === undefined || pattern.test(value)) return value;
	throw inputError(
		`${option} is not valid: AWS STS allows 2 characters or more of letters, digits and =,.@${pattern === EXTERNAL_ID ? ":/" : ""}+_-.`,
	);
}
