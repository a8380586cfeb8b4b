import { partitionOf } from "../../model/partitions";
import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Caller } from "./caller";
import { answerPolicyDocument } from "./policyDocumentInvoke";
import { type Bag, textOf } from "./yamlFile";

/** The result of a provider function; undefined if only AWS has it. */
type Answer = (args: Bag, caller: Caller) => Bag | undefined;

/** The command option for each input of a function. */
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
					// A string that is only an unknown would make the whole value unknown.
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
				// A string that is only an unknown would make the whole value unknown.
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
 * The result of a provider function that only depends on its arguments and on
 * the provider's account and Region; undefined for other functions.
 */
export function answerInvoke(
	token: string,
	args: Bag,
	caller: Caller,
): Bag | undefined {
	return answers[token]?.(args, caller);
}

/** The command option that would make a function result known; none for most. */
export function optionFor(token: string, caller: Caller): string | undefined {
	if (!caller.isDefaultTarget) return undefined;
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
