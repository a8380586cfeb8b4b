import type { Statement } from "../../../../components/policies/statements/statement";
import { isJsonObject } from "../../../model/bucketPolicy/shape";
import type { PolicyDocument } from "../../../model/iamPolicy/document";
import type { PolicyStatement } from "../../../model/policyStatement";
import { isUnknown } from "../../../model/value";

/**
 * Statements with a Sid that the policies do not have yet: IAM rejects a policy
 * with one twice, and policies are often copied from the pages of AWS that the
 * names of our statements are from.
 */
export function withFreeSids(
	statements: readonly Statement[],
	documents: readonly PolicyDocument[],
): readonly PolicyStatement[] {
	const taken = new Set(documents.flatMap(sidsIn));
	return statements.map((statement) => {
		const { Sid } = statement;
		let free = Sid;
		for (let count = 2; taken.has(free); count += 1) free = `${Sid}${count}`;
		taken.add(free);
		return { ...statement, Sid: free };
	});
}

function sidsIn(document: PolicyDocument): readonly unknown[] {
	if (document.outcome !== "read" || isUnknown(document.statements)) return [];
	return document.statements.map((statement) =>
		isJsonObject(statement) ? statement.Sid : undefined,
	);
}
