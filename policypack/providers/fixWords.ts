import { awsTerms } from "../model/awsTerms";
import type { FixWords, FixWordsOf } from "../model/fix";
import type { Source } from "../model/sources";
import { awsCli } from "./awsCli";
import { awsFixes } from "./awsFixes";
import { awsNativeFixes } from "./awsNativeFixes";

/** The dialects, by the beginning of a type token or of a type of AWS's. */
const DIALECTS: readonly (readonly [RegExp, FixWords])[] = [
	[/^aws:(?:cloudtrail|s3)\//, awsFixes],
	[/^aws-native:(?:cloudtrail|s3):/, awsNativeFixes],
	[/^AWS::/, awsCli],
];

/**
 * How the dialect of a resource puts fixes into words. A resource whose
 * properties have other names, as in a Terraform module, gets AWS's own terms.
 */
export const fixWordsOf: FixWordsOf = ({ type }: Source) =>
	DIALECTS.find(([types]) => types.test(type))?.[1] ?? awsTerms;
