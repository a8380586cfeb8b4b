const date =
	/^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?$/i;

/**
 * A time in milliseconds since 1970, from a date of ISO 8601 in the forms of the
 * W3C, or from seconds since 1970. A year alone could be either, and is not read
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date).
 */
export function timeOf(text: string): number | undefined {
	if (/^\d{5,12}(\.\d+)?$/.test(text)) return Number(text) * 1000;
	if (!date.test(text)) return undefined;
	const time = Date.parse(text.toUpperCase());
	return Number.isNaN(time) ? undefined : time;
}
