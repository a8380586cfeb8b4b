import { UNKNOWN_TEXT } from "../../providers/wire";
import { answerPolicyDocument } from "./policyDocumentInvoke";
import { partitionOf } from "./regions";
import { type Bag, textOf } from "./yamlFile";

/** What a function of a provider gives; undefined where only AWS knows. */
type Answer = (args: Bag, provider: Bag) => Bag | undefined;

const answers: Readonly<Record<string, Answer>> = {
	"aws:iam/getPolicyDocument:getPolicyDocument": answerPolicyDocument,
	"aws:index/getPartition:getPartition": (_, provider) =>
		withRegion(textOf(provider.region), (region) => {
			const { name, domain } = partitionOf(region);
			return {
				id: name,
				partition: name,
				dnsSuffix: domain,
				reverseDnsPrefix: domain.split(".").reverse().join("."),
			};
		}),
	"aws:index/getRegion:getRegion": (args, provider) =>
		withRegion(
			args.endpoint === undefined
				? textOf(args.region ?? args.name ?? provider.region)
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
	"aws-native:index:getPartition": (_, provider) =>
		withRegion(textOf(provider.region), (region) => {
			const { name, domain } = partitionOf(region);
			return { partition: name, dnsSuffix: domain };
		}),
	"aws-native:index:getRegion": (_, provider) =>
		withRegion(textOf(provider.region), (region) => ({ region })),
};

/**
 * The result of a provider's function, where it follows from its arguments
 * and the provider's configuration alone; undefined where it does not.
 */
export function answerInvoke(
	token: string,
	args: Bag,
	provider: Bag,
): Bag | undefined {
	return answers[token]?.(args, provider);
}

function withRegion(
	region: string | undefined,
	answer: (region: string) => Bag,
): Bag | undefined {
	return region === undefined || region.includes(UNKNOWN_TEXT)
		? undefined
		: answer(region);
}
