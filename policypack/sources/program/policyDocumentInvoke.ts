import { crc32 } from "./crc32";
import { mergeDocuments, parseDocument, unique } from "./policyDocumentMerge";
import {
	type Condition,
	type Document,
	documentText,
	type Principals,
	type Statement,
} from "./policyDocumentText";
import { type Bag, bagOf, textOf } from "./yamlFile";

const OLD_VERSION = "2008-10-17";
const VERSION = "2012-10-17";

/**
 * What `aws.iam.getPolicyDocument` gives: the AWS provider computes it with
 * no call of AWS. Undefined where the provider would refuse the arguments, or
 * where a part of their structure is not known.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_document_data_source.go
 */
export function answerPolicyDocument(args: Bag): Bag | undefined {
	try {
		const version = textOf(args.version) ?? VERSION;
		const sources = list(args.sourcePolicyDocuments).map(parseDocument);
		if (!unique(sources.flatMap((source) => source.statements)))
			return undefined;
		const statements = list(args.statements).map(bagged);
		const own: Document = {
			version,
			id: textOf(args.policyId) ?? "",
			statements: statements.map((block) => statement(block, version)),
		};
		if (!unique(own.statements)) return undefined;
		const overrides = list(args.overridePolicyDocuments).map(parseDocument);
		const merged = mergeDocuments([...sources, own, ...overrides]);
		const json = documentText(merged, 2);
		return {
			...args,
			statements: statements.map((block) => ({ effect: "Allow", ...block })),
			version,
			id: String(crc32(json)),
			json,
			minifiedJson: documentText(merged, 0),
		};
	} catch {
		return undefined;
	}
}

function statement(block: Bag, version: string): Statement {
	const resources = (value: unknown) =>
		texts(value, (text) => withVariables(text, version));
	const principals = (value: unknown): readonly Principals[] =>
		list(value)
			.map(bagged)
			.map((principal) => ({
				type: text(principal.type),
				identifiers: resources(principal.identifiers) ?? [],
			}));
	return {
		sid: block.sid === undefined ? "" : text(block.sid),
		effect: block.effect === undefined ? "Allow" : text(block.effect),
		action: texts(block.actions, (action) => action),
		notAction: texts(block.notActions, (action) => action),
		resource: resources(block.resources),
		notResource: resources(block.notResources),
		principals: principals(block.principals),
		notPrincipals: principals(block.notPrincipals),
		conditions: list(block.conditions)
			.map(bagged)
			.map((condition): Condition => {
				return {
					test: text(condition.test),
					variable: text(condition.variable),
					values: list(condition.values).map((value) =>
						withVariables(text(value), version),
					),
				};
			}),
	};
}

/** A set of texts: one alone, or several from last to first. */
function texts(
	value: unknown,
	change: (text: string) => string,
): string | readonly string[] | undefined {
	const all = [...new Set(list(value).map(text))].sort().reverse().map(change);
	return all.length > 1 ? all : all[0];
}

/** The provider writes policy variables as `&{`, since `${` is Terraform's. */
function withVariables(text: string, version: string): string {
	if (version === OLD_VERSION && text.includes("&{"))
		throw new TypeError("no variables in this version");
	return text.replaceAll("&{", "${");
}

function list(value: unknown): readonly unknown[] {
	if (value === undefined || value === null) return [];
	if (!Array.isArray(value)) throw new TypeError("not a list");
	return value;
}

function bagged(value: unknown): Bag {
	if (typeof value !== "object") throw new TypeError("not a block");
	return bagOf(value);
}

function text(value: unknown): string {
	if (typeof value === "object" || value === undefined)
		throw new TypeError("not a string");
	return String(value);
}
