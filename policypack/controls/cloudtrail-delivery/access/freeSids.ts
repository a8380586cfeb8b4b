import { isJsonObject } from "../../../model/bucketPolicy/shape";
import type { PolicyDocument } from "../../../model/iamPolicy/document";
import type { PolicyStatement } from "../../../model/policyStatement";
import { isUnknown } from "../../../model/value";

/**
 * Statements to add to policies, with a number after each Sid that is taken: IAM
 * and other services reject a policy that has a Sid twice
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
export function withFreeSids(
	statements: readonly PolicyStatement[],
	policies: readonly PolicyDocument[],
): readonly PolicyStatement[] {
	const taken = new Set(policies.flatMap(sidsIn));
	return statements.map((statement) => {
		const { Sid: sid } = statement;
		if (typeof sid !== "string") return statement;
		let free = sid;
		for (let number = 2; taken.has(free); number += 1)
			free = `${sid}No${number}`;
		taken.add(free);
		return { ...statement, Sid: free };
	});
}

function sidsIn(document: PolicyDocument): readonly unknown[] {
	if (document.outcome === "malformed" || isUnknown(document.statements))
		return [];
	return document.statements.flatMap((statement) =>
		isJsonObject(statement) ? [statement.Sid] : [],
	);
}
