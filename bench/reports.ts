import { controls } from "../policypack/controls";
import { toAsff } from "../policypack/hosts/report/asff";
import { toCsv } from "../policypack/hosts/report/csv";
import { toGitlab } from "../policypack/hosts/report/gitlab";
import type { JsonReport } from "../policypack/hosts/report/jsonSchema";
import { toJunit } from "../policypack/hosts/report/junit";
import { toMarkdown } from "../policypack/hosts/report/markdown";
import { toOcsf } from "../policypack/hosts/report/ocsf";
import { toSarif } from "../policypack/hosts/report/sarif";
import { largeReport } from "../test/kit/reports";
import type { Bench } from "./bench";
import { inPairs, type Measured, timed } from "./measure";

const size = 10_000;

const help = Object.fromEntries(
	controls.map((control) => [control.id, control]),
);
const repository = {
	root: "/repository",
	workingFolder: "/repository",
	isFile: () => true,
};
const target = { accountId: "111122223333", region: "eu-west-1" };

const formats: Readonly<Record<string, (report: JsonReport) => string>> = {
	SARIF: (report) => toSarif(report, { help, repository, all: true }),
	"JUnit XML": toJunit,
	CSV: toCsv,
	Markdown: (report) => toMarkdown(report, { help }),
	"GitLab code quality": (report) => toGitlab(report, { repository }),
	ASFF: (report) => toAsff(report, { ...target, help }),
	OCSF: (report) => toOcsf(report, { ...target, help }),
};

/** Each format that machines read, of many findings, and what memory all take. */
export const reports: Bench = async ({ progress }) => {
	const report = largeReport(size);
	const measured: Measured[] = [];
	for (const [name, write] of Object.entries(formats)) {
		const taken = await inPairs(
			5,
			() => timed(async () => write(report)),
			() => timed(async () => JSON.stringify(report, null, 2)),
			(round) => progress(`${name}, round ${round}`),
		);
		measured.push({
			name: `${name}, ${size} findings`,
			to: "JSON.stringify",
			...taken,
			limit: { milliseconds: 2000 },
			isStrict: true,
		});
	}
	const memory = process.resourceUsage().maxRSS / 1024;
	return [
		...measured,
		{
			name: "all of these, memory",
			to: "the same",
			unit: "MB",
			ours: [memory],
			theirs: [memory],
			limit: { megabytes: 500 },
			isStrict: true,
		},
	];
};
