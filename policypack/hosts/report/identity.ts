import { isUrn, ROOT_TYPE, stackIn } from "../../providers/urn";
import type { JsonControl, JsonFinding } from "./jsonSchema";

/**
 * What makes two findings of different reports the same one: the control and
 * the type, logical name and project of the resource. It has no stack, line or
 * message, so it survives a rename of the stack, code that moves and a new
 * wording. A resource of an account has its ARN in place of name and project:
 * names there are unique in a Region only. The root of a stack, whose name has
 * the name of the stack, is the one of its project.
 */
export function identityOf(
	{ id }: Pick<JsonControl, "id">,
	{ resource, type, name }: Pick<JsonFinding, "resource" | "type" | "name">,
): string {
	const where = isUrn(resource)
		? [stackIn(resource).project ?? "", type, type === ROOT_TYPE ? "" : name]
		: ["", type, resource];
	return JSON.stringify([id, ...where]);
}
