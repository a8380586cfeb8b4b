import type { Control } from "../../judging/control";
import type { Options } from "../../judging/optIn";
import { fail, pass, undecided, type Verdict } from "../../judging/verdict";
import type { Trail } from "../../model/account";
import { isUnknown, type Unknown } from "../../model/value";

/** A trail has every key that an organization asks for; values do not matter. */
export const cloudTrail9: Control = {
	id: "CloudTrail.9",
	policy: "cloudtrail-9",
	title: "CloudTrail trails should be tagged",
	topic: "Tags of trails",
	requires: "Every trail has a tag with each of the required keys.",
	severity: "Low",
	category: "Identify > Inventory > Tagging",
	requirements: [],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "tagged-cloudtrail-trail (custom Security Hub CSPM rule)",
	schedule: "Change triggered",
	parameters: ["requiredTagKeys: none by default"],
	remediation: ["Add a tag with each of the required keys to the trail."],
	otherIds: [],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-9",
	optIn: {
		property: "requiredTagKeys",
		example: ["owner"],
		reads: "tags",
		properties: {
			requiredTagKeys: {
				type: "array",
				items: { type: "string", minLength: 1, maxLength: 128 },
				examples: [["owner", "cost-center"]],
				description:
					"Tag keys that every trail must have, case-sensitive. CloudTrail.9 is judged only where there is one.",
			},
		},
	},
	subject: "trail",
	judge: (trail, options) => {
		const found = requiredIn(options).map(
			(key) => [key, hasKey(trail, key)] as const,
		);
		const missing = found.flatMap(([key, has]) => (has === false ? [key] : []));
		if (missing.length > 0) return untagged(trail, missing);
		const why = found.map(([, has]) => has).find(isUnknown);
		return why ? undecided(why.cause, why.what, why.fix) : pass();
	},
};

function requiredIn({ requiredTagKeys }: Options): readonly string[] {
	if (!Array.isArray(requiredTagKeys)) return [];
	return requiredTagKeys.filter((key) => typeof key === "string");
}

/** Tags of AWS itself do not count: nobody can set them. */
const OF_AWS = /^aws:/i;

/** Whether any place sets the key; unknown where one of them may. */
function hasKey({ tagKeys }: Trail, key: string): boolean | Unknown {
	if (OF_AWS.test(key)) return false;
	if (tagKeys.some((keys) => keys.known && keys.value.includes(key)))
		return true;
	return tagKeys.find(isUnknown) ?? false;
}

function untagged({ of }: Trail, missing: readonly string[]): Verdict {
	const keys = missing.map((key) => `"${key}"`).join(", ");
	const noun = missing.length === 1 ? "the tag key" : "the tag keys";
	return fail(`Trail ${of.name} lacks ${noun} ${keys}.`, {
		kind: "tags",
		keys: missing,
	});
}
