import {
	anything,
	array,
	boolean,
	nullable,
	object,
	ref,
	string,
} from "../report/schemaParts";
import { URN, value } from "./valueSchema";

/* The schemas of what facts about the delivery of trails are made of. */

const SECRET = boolean("Whether it is, or may be, a secret.");

const URNS = array("URNs whose outputs are in it.", URN);

const PLACE = object("Where a resource is in AWS.", {
	account: ref("nameValue"),
	partition: ref("nameValue"),
	region: ref("nameValue"),
	accountFrom: string("Equal for resources of one account."),
	regionFrom: string("Equal for resources of one Region."),
});

const PART_REF = object("What a property refers to.", {
	text: ref("textValue"),
	isSecret: SECRET,
	dependencies: URNS,
	beyond: array("Those that are references to other stacks.", URN),
});

const PART_REFS = object("What a list property refers to.", {
	texts: ref("nameValues"),
	isSecret: SECRET,
	dependencies: URNS,
	beyond: array("Those that are references to other stacks.", URN),
});

/** What every fact about a resource has. */
export const RESOURCE = {
	of: ref("source"),
	owner: ref("owner"),
	place: ref("place"),
	isRead: boolean("Whether the source only reads it."),
} as const;

/** What every fact about a resource with a name has. */
export const NAMED = {
	...RESOURCE,
	name: ref("nameValue"),
	isGlobal: boolean("Whether it has no Region."),
	isNameDeclared: boolean("Whether the program sets the name."),
} as const;

/** A policy document. */
export const DOCUMENT = {
	document: ref("document"),
	isSecret: SECRET,
} as const;

const OWN_POLICY = object("A policy in a property of a resource.", {
	...DOCUMENT,
	isDeclared: boolean("Whether the program sets it."),
});

/** The definitions of what these facts are made of. */
export const DELIVERY_PARTS = {
	nameValues: value(array("Texts, each known or not.", ref("nameValue"))),
	optionalFlag: value(nullable({ type: "boolean" })),
	document: value(
		anything("Text or object, written like the policy of a bucket policy."),
	),
	place: PLACE,
	partRef: PART_REF,
	partRefs: PART_REFS,
	ownPolicy: OWN_POLICY,
} as const;
