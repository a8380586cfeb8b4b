import type {
	DeliveryView,
	TargetView,
} from "../../../model/deliveryChecks/view";
import { isTrue, known, type Value } from "../../../model/value";
import { type Placeholder, textOr } from "./placeholders";
import type { SetPolicy } from "./policyChoices";
import { joined } from "./serviceRequest";

/** The name of a trail's bucket; not known if the trail has it as a secret. */
export function bucketNameOf(
	{ refs }: DeliveryView,
	{ name }: TargetView,
): Value<string> {
	if (name.known) return name;
	const written = refs.bucket.name;
	return written.known && written.value !== undefined
		? known(written.value.replace(/^arn:[^:]*:s3:::/, ""))
		: name;
}

/** The ARN of a bucket. */
export function bucketArn(
	partition: Value<string>,
	name: Value<string>,
): Value<string> {
	return joined("arn:", partition, ":s3:::", name);
}

/** The policies of a bucket. */
export function bucketPolicies({ bucket }: TargetView): readonly SetPolicy[] {
	return bucket.policies.map(({ of, policy, isSecret = false, applies }) => ({
		of,
		document: policy,
		isSecret,
		applies,
	}));
}

/** The ARN of a bucket as text, with placeholders for what is not known. */
export function bucketArnText(
	partition: Value<string>,
	name: Value<string>,
	isSecret = false,
	placeholder: Placeholder = "BUCKET_NAME",
): string {
	const shown = isSecret ? placeholder : textOr(name, placeholder);
	return `arn:${textOr(partition, "PARTITION")}:s3:::${shown}`;
}

/** The account of a trail as text, or a placeholder. */
export function accountText({ trail, organization }: DeliveryView): string {
	const { isOrganization, place } = trail;
	return isTrue(isOrganization)
		? textOr(organization.managementAccount, "MANAGEMENT_ACCOUNT_ID")
		: textOr(place.account, "ACCOUNT_ID");
}

/** The ARN of a trail as text, with placeholders for what is not known. */
export function trailArnText(view: DeliveryView): string {
	const { place, secrets } = view.trail;
	const name = secrets.includes("name")
		? "TRAIL_NAME"
		: textOr(view.trail.name, "TRAIL_NAME");
	const where = `${textOr(place.partition, "PARTITION")}:cloudtrail:${textOr(place.region, "REGION")}`;
	return `arn:${where}:${accountText(view)}:trail/${name}`;
}
