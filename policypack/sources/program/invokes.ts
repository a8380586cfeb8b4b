import { partitionOf } from "../../model/partitions";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Caller } from "./caller";
import { answerPolicyDocument } from "./policyDocumentInvoke";
import { type Bag, textOf } from "./yamlFile";

/** What a function of a provider gives; undefined where only AWS knows. */
type Answer = (args: Bag, caller: Caller) => Bag | undefined;

/** By what a function follows from: which option of the command gives it. */
const byAccount: Readonly<Record<string, Answer>> = {
	"aws:index/getCallerIdentity:getCallerIdentity": (
		_,
		{ accountId, region },
	) =>
		accountId === undefined
			? undefined
			: {
					id: accountId,
					accountId,
					// More than the unknown alone, which would make all of it unknown.
					arn: `arn:${region ? partitionOf(region).name : UNKNOWN_TEXT}:sts::${accountId}:assumed-role/${UNKNOWN_TEXT}/${UNKNOWN_TEXT}`,
					userId: `${UNKNOWN_TEXT}:${UNKNOWN_TEXT}`,
				},
	"aws-native:index:getAccountId": (_, { accountId }) =>
		accountId === undefined ? undefined : { accountId },
};

const byRegion: Readonly<Record<string, Answer>> = {
	"aws:index/getPartition:getPartition": (_, caller) =>
		withRegion(caller.region, (region) => {
			const { name, domain } = partitionOf(region);
			return {
				id: name,
				partition: name,
				dnsSuffix: domain,
				reverseDnsPrefix: domain.split(".").reverse().join("."),
			};
		}),
	"aws:index/getRegion:getRegion": (args, caller) =>
		withRegion(
			args.endpoint === undefined
				? textOf(args.region ?? args.name ?? caller.region)
				: undefined,
			(region) => ({
				id: region,
				name: region,
				region,
				endpoint: `ec2.${region}.${partitionOf(region).domain}`,
				// More than the unknown alone, which would make all of it unknown.
				description: `${region}: ${UNKNOWN_TEXT}`,
			}),
		),
	"aws-native:index:getPartition": (_, caller) =>
		withRegion(caller.region, (region) => {
			const { name, domain } = partitionOf(region);
			return { partition: name, dnsSuffix: domain };
		}),
	"aws-native:index:getRegion": (_, caller) =>
		withRegion(caller.region, (region) => ({ region })),
	"aws-native:index:getUrlSuffix": (_, caller) =>
		withRegion(caller.region, (region) => ({
			urlSuffix: partitionOf(region).domain,
		})),
};

const answers: Readonly<Record<string, Answer>> = {
	...byAccount,
	...byRegion,
	"aws:iam/getPolicyDocument:getPolicyDocument": answerPolicyDocument,
};

/**
 * The result of a provider's function, where it follows from its arguments
 * and from where the provider acts; undefined where it does not.
 */
export function answerInvoke(
	token: string,
	args: Bag,
	caller: Caller,
): Bag | undefined {
	return answers[token]?.(args, caller);
}

/** The option of the command that would answer a function; none for most. */
export function optionFor(token: string, caller: Caller): string | undefined {
	if (!caller.isAmbient) return undefined;
	if (token in byAccount) return "--account-id ID";
	return token in byRegion ? "--region REGION" : undefined;
}

function withRegion(
	region: string | undefined,
	answer: (region: string) => Bag,
): Bag | undefined {
	return region === undefined || region.includes(UNKNOWN_TEXT)
		? undefined
		: answer(region);
}
