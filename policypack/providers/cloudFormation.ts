import type { Fact } from "../model/facts";
import { unknownEventDataStore, unknownTrail } from "../model/unknownFacts";
import { isUnknown, type Unknown, unknown } from "../model/value";
import { sourceOf } from "./dialect";
import { attachmentsToGiven, namesIn } from "./givenBuckets";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { templateIn } from "./template";
import { unknownContents } from "./unknownContents";

/** What both providers call the template of a stack or a stack set. */
interface Templated {
	templateBody: unknown;
	templateUrl: unknown;
}

/**
 * A CloudFormation stack or stack set. What its template declares is not read,
 * only whether it may create a trail or the policy of a bucket.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function cloudFormation(resource: Resource): readonly Fact[] {
	const template = templateOf(resource);
	const of = sourceOf(resource);
	const stack = `CloudFormation stack ${resource.name}`;
	if (isUnknown(template)) return unknownContents(resource, template);
	const facts: Fact[] = [];
	const { bringsTrail, bringsEventDataStore, setsBucketPolicy } =
		templateIn(template);
	if (bringsTrail)
		facts.push(
			unknownTrail(of, unknown("unreadable", `the trail in ${stack}`)),
		);
	if (bringsEventDataStore) {
		const what = `the event data store in ${stack}`;
		facts.push(unknownEventDataStore(of, unknown("unreadable", what)));
	}
	if (bringsTrail || setsBucketPolicy) {
		const why = unknown("unreadable", `what ${stack} sets on its buckets`);
		facts.push(
			...attachmentsToGiven(resource, why, bucketsIn(textOf(template))),
		);
	}
	return facts;
}

/** The template as text or data, or why it is not known. */
function templateOf(resource: Resource): string | object | Unknown {
	const { tree, isSet } = reading<Templated>(resource);
	const what = `the template of CloudFormation stack ${resource.name}`;
	const body = tree("templateBody");
	if (!body.known) return unknown(body.cause, what);
	if (typeof body.value === "string" && body.value !== "") return body.value;
	if (typeof body.value === "object" && body.value !== null) return body.value;
	const url = isSet("templateUrl");
	return unknown(
		"unreadable",
		url.known && url.value ? `${what} (its templateUrl is not opened)` : what,
	);
}

function textOf(template: string | object): string {
	return typeof template === "string"
		? template
		: JSON.stringify(template, null, 1);
}

/** The literal buckets that a template's policies are of. */
function bucketsIn(template: string): readonly string[] {
	const found = template.matchAll(/Bucket["']?\s*:\s*["']?([a-z0-9.-]+)/g);
	return [...found].flatMap(([, name = ""]) => namesIn(name));
}
