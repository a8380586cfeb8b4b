import type { Fact } from "../model/facts";
import { unknownEventDataStore, unknownTrail } from "../model/unseen";
import { isUnknown, type Unknown, unknown } from "../model/value";
import { sourceOf } from "./dialect";
import { attachmentsToGiven, namesIn } from "./givenBuckets";
import { reading } from "./reading";
import type { Resource } from "./resource";

/** What both providers call the template of a stack or a stack set. */
interface Templated {
	templateBody: unknown;
	templateUrl: unknown;
}

/** A resource's type in a template, in JSON or in YAML. */
const typed = (types: string) =>
	new RegExp(`Type["']?\\s*:\\s*(?:[!&|>]\\S*\\s+)*["']?(?:${types})`);

/** What may bring anything along: stacks, modules and includes. */
const ANYTHING = "AWS::CloudFormation::Stack(?:Set)?\\b|(?:\\w+::){3}MODULE";

/** A trail, or what may bring one along; an event data store likewise. */
const TRAIL = typed(`AWS::CloudTrail::Trail|${ANYTHING}`);
const STORE = typed(`AWS::CloudTrail::EventDataStore|${ANYTHING}`);
const INCLUDE = /AWS::Include|Fn::Transform/;
const BUCKET_POLICY = typed("AWS::S3::BucketPolicy");

/**
 * A CloudFormation stack or stack set. What its template declares is not read,
 * only whether it declares a trail or the policy of a bucket.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function cloudFormation(resource: Resource): readonly Fact[] {
	const template = templateOf(resource);
	const of = sourceOf(resource);
	const stack = `CloudFormation stack ${resource.name}`;
	if (isUnknown(template))
		return [
			unknownTrail(of, template),
			unknownEventDataStore(of, template),
			...attachmentsToGiven(resource, template),
		];
	const facts: Fact[] = [];
	const hasTrail = TRAIL.test(template) || INCLUDE.test(template);
	if (hasTrail)
		facts.push(unknownTrail(of, unknown("denied", `the trail in ${stack}`)));
	if (STORE.test(template) || INCLUDE.test(template)) {
		const what = `the event data store in ${stack}`;
		facts.push(unknownEventDataStore(of, unknown("denied", what)));
	}
	if (hasTrail || BUCKET_POLICY.test(template)) {
		const why = unknown("denied", `what ${stack} sets on its buckets`);
		facts.push(...attachmentsToGiven(resource, why, bucketsIn(template)));
	}
	return facts;
}

/** The template as text, or why it is not known. */
function templateOf(resource: Resource): string | Unknown {
	const { tree, isSet } = reading<Templated>(resource);
	const what = `the template of CloudFormation stack ${resource.name}`;
	const body = tree("templateBody");
	if (!body.known) return unknown(body.because, what);
	if (typeof body.value === "string" && body.value !== "") return body.value;
	if (typeof body.value === "object" && body.value !== null)
		return JSON.stringify(body.value, null, 1);
	const url = isSet("templateUrl");
	return unknown(
		"denied",
		url.known && url.value ? `${what} (its templateUrl is not opened)` : what,
	);
}

/** The literal buckets that a template's policies are of. */
function bucketsIn(template: string): readonly string[] {
	const found = template.matchAll(/Bucket["']?\s*:\s*["']?([a-z0-9.-]+)/g);
	return [...found].flatMap(([, name = ""]) => namesIn(name));
}
