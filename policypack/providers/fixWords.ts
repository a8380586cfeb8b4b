import { awsTerms } from "../model/awsTerms";
import type { FixWords, FixWordsOf } from "../model/fix";
import { awsCli } from "./awsCli";
import { awsFixes } from "./awsFixes";
import { awsNativeFixes } from "./awsNativeFixes";
import { type LanguageWords, languageWordsOf } from "./languageWords";

/** The words of a dialect, as a language spells its properties. */
type Dialect = (words: LanguageWords) => FixWords;

/** The dialects, by the beginning of a type token or of a type of AWS's. */
const DIALECTS: readonly (readonly [RegExp, Dialect])[] = [
	[/^aws:(?:cloudtrail|s3)\//, awsFixes],
	[/^aws-native:(?:cloudtrail|s3):/, awsNativeFixes],
	[/^AWS::/, () => awsCli],
];

/**
 * How the dialect of a resource puts fixes into words, in the language that
 * declares it. A resource whose properties have other names, as in a Terraform
 * module, gets AWS's own terms.
 */
export const fixWordsOf: FixWordsOf = ({ type, location }) =>
	DIALECTS.find(([types]) => types.test(type))?.[1](
		languageWordsOf(location),
	) ?? awsTerms;
