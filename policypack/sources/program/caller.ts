import { ownerOf } from "../../providers/owner";
import type { ProviderView } from "../../providers/resource";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Ambient } from "./ambient";
import { textOf } from "./yamlFile";

/** In which account and Region a provider acts, where that is known. */
export interface Caller {
	readonly accountId: string | undefined;
	readonly region: string | undefined;
	/** Whether it acts where the user's own credentials do. */
	readonly isAmbient: boolean;
}

/** Settings of a provider that may lead to another account. */
const OWN = [
	"accessKey",
	"allowedAccountIds",
	"assumeRole",
	"assumeRoles",
	"assumeRoleWithWebIdentity",
	"endpoints",
	"profile",
	"roleArn",
	"secretKey",
	"sharedConfigFiles",
	"sharedCredentialsFiles",
	"token",
] as const;

/**
 * Where a provider acts: as its own configuration fixes it, else as the user
 * says, unless it is an explicit provider that may act elsewhere.
 */
export function callerOf(provider: ProviderView, ambient: Ambient): Caller {
	const { props, urn } = provider;
	const isAmbient =
		urn === undefined || OWN.every((name) => isNotSet(props[name]));
	const region = textOf(props.region);
	const isKnown = region !== undefined && !region.includes(UNKNOWN_TEXT);
	// The Region of an explicit provider that is not known yet is its own.
	const isOwn = region !== undefined && urn !== undefined;
	return {
		accountId:
			ownerOf(provider).account ?? (isAmbient ? ambient.accountId : undefined),
		region: isKnown ? region : isAmbient && !isOwn ? ambient.region : undefined,
		isAmbient,
	};
}

function isNotSet(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === "" ||
		(Array.isArray(value) && value.length === 0)
	);
}
