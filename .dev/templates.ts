/** What is still to be written: tests refuse it in the text of a control. */
export const TODO = "TODO";

/** What is known of a new control, which is its names, and what is to be written. */
export function metadataOf(id: string, policy: string) {
	return {
		id,
		policy,
		title: `${TODO}: the title on AWS's page`,
		topic: `${TODO}: what it is about, in a few words`,
		requires: `${TODO}: say in one sentence what is required.`,
		severity: "Low",
		category: TODO,
		requirements: [],
		resourceType: TODO,
		configRule: TODO,
		schedule: TODO,
		parameters: [],
		remediation: [`${TODO}: say what to do about a failure.`],
		otherIds: [],
		url: `https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#${policy}`,
	} as const;
}

/** The `control.ts` of a new control. Types take it; its own tests do not. */
export function controlFile(
	id: string,
	policy: string,
	number: string,
): string {
	const lines = Object.entries(metadataOf(id, policy))
		.map(([name, value]) => `\t${name}: ${JSON.stringify(value)},`)
		.join("\n");
	return `import type { Control } from "../../judging/control";
import { undecided } from "../../judging/verdict";

/** Replace each TODO: the tests of this control refuse them. */
export const cloudTrail${number}: Control = {
${lines}
	// The default controls are AWS's seven of 2023; a later one is opt-in.
	optIn: {
		property: "enabled",
		example: true,
		properties: {
			enabled: {
				type: "boolean",
				default: false,
				description: "Whether ${id} is judged.",
			},
		},
	},
	subject: "trail",
	judge: () => undecided("unreadable", "how to judge it is not written yet"),
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
// TODO: a program that passes.
\`\`\`

Bad:

\`\`\`ts bad
// TODO: a program that fails.
\`\`\`
`;
}
