import type { PartRef } from "../../../model/deliveryChecks/facts";
import type { StatusPart } from "../../../model/deliveryChecks/statusFacts";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import type { Value } from "../../../model/value";

/** What CloudTrail delivers to, such as `bucket audit-logs`. */
export function partInWords(trail: DeliveryView, part: StatusPart): string {
	const { bucket, logGroup, topic } = trail.refs;
	switch (part) {
		case "bucket":
		case "digest":
			return bucketInWords(bucket);
		case "logGroup":
			return named("log group", logGroup, (resource) =>
				resource.replace(/^log-group:/, "").replace(/:\*$/, ""),
			);
		case "topic":
			return named("topic", topic, (resource) => resource);
	}
}

function bucketInWords({
	name,
	isSecret,
}: DeliveryView["refs"]["bucket"]): string {
	return name.known && name.value !== undefined && isSecret !== true
		? `bucket ${name.value}`
		: "its bucket";
}

function named(
	noun: string,
	{ isSecret, text }: PartRef,
	nameIn: (resource: string) => string,
): string {
	if (isSecret || !text.known || text.value === undefined) return `its ${noun}`;
	const [, resource = text.value] =
		/^arn:(?:[^:]*:){4}(.+)$/s.exec(text.value) ?? [];
	return `${noun} ${nameIn(resource)}`;
}

/** Since when nothing was delivered, with the time of the last delivery. */
export function sinceWhen(
	deliveredAt: Value<string | undefined>,
	startedAt: Value<string | undefined>,
): string {
	if (!deliveredAt.known) return "";
	if (deliveredAt.value !== undefined)
		return ` since ${deliveredAt.value}, the time of the last delivery`;
	const start =
		startedAt.known && startedAt.value !== undefined
			? ` since ${startedAt.value}, when logging was started`
			: "";
	return `${start}${start === "" ? "" : ","} and never delivered`;
}

/** What to do about an error of which no cause was found. */
export function fixOf(
	trail: DeliveryView,
	part: StatusPart,
	error: string,
): string {
	const { name } = trail.trail.of;
	const to = partInWords(trail, part);
	if (/^NoSuchBucket\b/.test(error))
		return `Create ${to} in your account, or set another bucket for trail ${name}: anyone who creates a bucket with this name receives the logs.`;
	if (/KMS/.test(error))
		return `Enable the key of trail ${name}, and allow cloudtrail.amazonaws.com to use it in the key's policy.`;
	switch (part) {
		case "bucket":
		case "digest":
			return `Allow cloudtrail.amazonaws.com to write in the policy of ${to}, and to use the key that encrypts the files.`;
		case "logGroup":
			return `Allow the log role of trail ${name} to create log streams in ${to} and to write to them, and CloudTrail to assume the role.`;
		case "topic":
			return `Allow cloudtrail.amazonaws.com to publish in the policy of ${to}, and to use the key that encrypts the topic.`;
	}
}
