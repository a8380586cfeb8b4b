import Ajv from "ajv";

/**
 * A Code Quality report, as GitLab documents its fields.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const isGitlabReport = new Ajv({ allErrors: true }).compile({
	type: "array",
	items: {
		type: "object",
		required: [
			"description",
			"check_name",
			"fingerprint",
			"severity",
			"location",
		],
		properties: {
			description: { type: "string", minLength: 1 },
			check_name: { type: "string", minLength: 1 },
			fingerprint: { type: "string", minLength: 1 },
			severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
			location: {
				type: "object",
				required: ["path", "lines"],
				properties: {
					// Relative to the root of the repository, without "./".
					path: { type: "string", pattern: "^(?!/|\\./|\\.\\./)." },
					lines: {
						type: "object",
						required: ["begin"],
						properties: { begin: { type: "integer", minimum: 1 } },
					},
				},
			},
		},
	},
});
