/** The `control.ts` of a new control: types and tests refuse what is empty. */
export function controlFile(
	id: string,
	policy: string,
	number: string,
): string {
	return `import type { Control } from "../../judging/control";
import { undecided } from "../../judging/verdict";

/** Fill in what is empty: types and tests refuse it as it is. */
export const cloudTrail${number}: Control = {
	id: "${id}",
	policy: "${policy}",
	title: "",
	topic: "",
	requires: "",
	severity: "",
	category: "",
	requirements: [],
	resourceType: "",
	configRule: "",
	schedule: "",
	parameters: [],
	remediation: [],
	otherIds: [],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#${policy}",
	subject: "trail",
	judge: () => undecided("denied", "how to judge it is not written yet"),
};
`;
}

/** The `cases.ts` of a new control: tests ask for a case of each outcome. */
export function casesFile(): string {
	return `import type { Case } from "../../judging/case";

export const cases: readonly Case[] = [];
`;
}

/** The body of a new control's page. */
export function pageBody(): string {
	return `
## How it is judged

## Decided where AWS is silent

## Not known at preview

## In AWS

## Code

Good:

\`\`\`ts good
\`\`\`

Bad:

\`\`\`ts bad
\`\`\`
`;
}
