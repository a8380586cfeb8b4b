import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { controls as all } from "../../policypack/controls";
import { temporaryFolder } from "../kit/command";
import { root } from "../kit/sourceFiles";
import { catalogue } from "./running";

interface Answer {
	readonly SecurityControlDefinition: Readonly<Record<string, unknown>>;
}

/** Answers for all controls, with what AWS has today. */
const recorded = join(root, "test/fixtures/securityHub/definitions.json");
const answers: readonly Answer[] = JSON.parse(readFileSync(recorded, "utf8"));

/** The same, with a patch of one control's definition. */
function changed(id: string, patch: object): readonly Answer[] {
	return answers.map((answer) =>
		answer.SecurityControlDefinition.SecurityControlId === id
			? {
					SecurityControlDefinition: {
						...answer.SecurityControlDefinition,
						...patch,
					},
				}
			: answer,
	);
}

/** AWS's controls: it does not know the pack's own. */
const controls = all.filter(({ isOwn }) => !isOwn);

describe("The comparison of the catalogue with AWS", () => {
	const folder = temporaryFolder();
	after(folder.remove);

	describe("by a recorded file", () => {
		it("finds no difference today, and compares every control", async () => {
			assert.deepEqual(await catalogue("--check", recorded), {
				code: 0,
				stdout: "",
				stderr: "",
			});
			assert.deepEqual(
				answers.map((one) => one.SecurityControlDefinition.SecurityControlId),
				controls.map(({ id }) => id),
			);
		});

		it("accepts one answer, and names what it did not compare", async () => {
			const file = folder.write("one.json", answers[0]);
			const { code, stdout, stderr } = await catalogue("--check", file);
			assert.deepEqual([code, stdout], [0, ""]);
			assert.match(
				stderr,
				/^Not compared: CloudTrail\.2, .*CloudTrail\.10\.\n$/,
			);
		});

		for (const [words, content, lines] of [
			[
				"another severity",
				changed("CloudTrail.5", { SeverityRating: "HIGH" }),
				[
					'CloudTrail.5: severity is "HIGH" in AWS, and "MEDIUM" in the catalogue.',
				],
			],
			[
				"a severity that is new",
				changed("CloudTrail.4", { SeverityRating: "INFORMATIONAL" }),
				[
					'CloudTrail.4: severity is "INFORMATIONAL" in AWS, and "LOW" in the catalogue.',
				],
			],
			[
				"another title",
				changed("CloudTrail.3", { Title: "CloudTrail should be enabled" }),
				[
					'CloudTrail.3: title is "CloudTrail should be enabled" in AWS, and "At least one CloudTrail trail should be enabled" in the catalogue.',
				],
			],
			[
				"a new parameter",
				changed("CloudTrail.1", {
					ParameterDefinitions: { readWriteType: { Description: "x" } },
				}),
				["CloudTrail.1: parameter readWriteType is not in the catalogue."],
			],
			[
				"a parameter less",
				changed("CloudTrail.9", { ParameterDefinitions: {} }),
				["CloudTrail.9: parameter requiredTagKeys is not in AWS."],
			],
			[
				"a renamed parameter",
				changed("CloudTrail.10", { ParameterDefinitions: { keyArns: {} } }),
				[
					"CloudTrail.10: parameter keyArns is not in the catalogue.",
					"CloudTrail.10: parameter kmsKeyArns is not in AWS.",
				],
			],
			[
				"a new control",
				[
					...answers,
					{
						SecurityControlDefinition: {
							SecurityControlId: "CloudTrail.98",
							Title: "Trails should be blue",
							SeverityRating: "LOW",
						},
					},
				],
				['CloudTrail.98: not in the catalogue. AWS: "Trails should be blue".'],
			],
			[
				"two changes",
				changed("CloudTrail.7", { SeverityRating: "MEDIUM", Title: "x" }),
				[
					'CloudTrail.7: title is "x" in AWS, and "Ensure S3 bucket access logging is enabled on the CloudTrail S3 bucket" in the catalogue.',
					'CloudTrail.7: severity is "MEDIUM" in AWS, and "LOW" in the catalogue.',
				],
			],
		] as const)
			it(`lists ${words}, and ends with 1`, async () => {
				const file = folder.write("changed.json", content);
				const { code, stdout } = await catalogue("--check", file);
				assert.deepEqual(stdout.split("\n"), [...lines, ""]);
				assert.equal(code, 1);
			});

		it("does not compare what the catalogue has in its own words", async () => {
			const file = folder.write(
				"same.json",
				changed("CloudTrail.6", {
					Description: "Another description.",
					RemediationUrl: "https://docs.aws.amazon.com/other",
					CurrentRegionAvailability: "UNAVAILABLE",
				}),
			);
			assert.equal((await catalogue("--check", file)).code, 0);
		});

		for (const [words, content] of [
			["text that is not JSON", "{"],
			["nothing", ""],
			["an empty array", []],
			["null", "null"],
			["a number", "5"],
			["an object of another kind", { Findings: [] }],
			[
				"a definition without its answer",
				answers[0]?.SecurityControlDefinition,
			],
			["an answer without a title", changed("CloudTrail.2", { Title: null })],
			["a blank title", changed("CloudTrail.2", { Title: " " })],
			[
				"a severity of another type",
				changed("CloudTrail.2", { SeverityRating: 5 }),
			],
			[
				"parameters of another type",
				changed("CloudTrail.9", { ParameterDefinitions: ["requiredTagKeys"] }),
			],
			["an array with a text in it", [...answers, "x"]],
		] as const)
			it(`refuses ${words} with 2 and one line`, async () => {
				const file = folder.write("bad.json", content);
				const { code, stdout, stderr } = await catalogue("--check", file);
				assert.deepEqual([code, stdout], [2, ""]);
				assert.match(stderr, /^[^\n]*bad\.json[^\n]+\.\n$/);
			});

		for (const args of [
			[],
			["--check"],
			[recorded],
			["--check", recorded, recorded],
			["--check", "--other", recorded],
			["--check", "--live", recorded],
		])
			it(`refuses the arguments ${JSON.stringify(args).slice(0, 40)} with its usage`, async () => {
				const { code, stderr } = await catalogue(...args);
				assert.equal(code, 2);
				assert.match(stderr, /^Usage: npm run catalogue -- --check FILE/);
			});

		it("refuses a file that is not there with 2", async () => {
			const { code, stderr } = await catalogue("--check", "/nowhere.json");
			assert.equal(code, 2);
			assert.equal(stderr, "/nowhere.json cannot be read: check the path.\n");
		});
	});

	describe("by the live API", () => {
		let server: Server;
		let given: readonly Answer[] = answers;
		let status = 200;
		const asked: string[] = [];
		const env = () => {
			const address = server.address();
			assert.ok(address && typeof address === "object");
			return {
				AWS_ENDPOINT_URL: `http://127.0.0.1:${address.port}`,
				AWS_REGION: "eu-west-1",
				AWS_ACCESS_KEY_ID: "test",
				AWS_SECRET_ACCESS_KEY: "test",
			};
		};
		const idOf = (one: Answer) =>
			String(one.SecurityControlDefinition.SecurityControlId);
		const answerTo = (path: string, query: URLSearchParams): unknown => {
			if (path === "/securityControls/definitions") {
				const ids = [...given.map(idOf), "S3.1"];
				const [page, ...more] = query.get("NextToken")
					? [ids.slice(4)]
					: [ids.slice(0, 4), "more"];
				return {
					SecurityControlDefinitions: page?.map((SecurityControlId) => ({
						SecurityControlId,
						Title: "x",
					})),
					...(more.length > 0 && { NextToken: "more" }),
				};
			}
			const id = query.get("SecurityControlId") ?? "";
			asked.push(id);
			return given.find((one) => idOf(one) === id);
		};
		before((done) => {
			server = createServer(({ url = "" }, response) => {
				const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
				response.statusCode = status;
				if (status !== 200)
					response.setHeader("x-amzn-errortype", "AccessDeniedException");
				response.setHeader("content-type", "application/json");
				response.end(JSON.stringify(answerTo(pathname, searchParams) ?? {}));
			});
			server.listen(0, "127.0.0.1", () => done());
		});
		after(() => {
			server.close();
		});

		it("asks for every control of CloudTrail, and no other", async () => {
			const { code, stdout, stderr } = await catalogue.with(
				env(),
				"--check",
				"--live",
			);
			assert.deepEqual(
				{ code, stdout, stderr },
				{ code: 0, stdout: "", stderr: "" },
			);
			assert.deepEqual([...asked].sort(), controls.map(({ id }) => id).sort());
		});

		it("lists what changed, what is new and what AWS does not have", async () => {
			const [, ...others] = changed("CloudTrail.5", { SeverityRating: "LOW" });
			given = [
				...others,
				{
					SecurityControlDefinition: {
						SecurityControlId: "CloudTrail.11",
						Title: "New",
						SeverityRating: "LOW",
					},
				},
			];
			const { code, stdout } = await catalogue.with(env(), "--live");
			assert.equal(code, 1);
			assert.deepEqual(stdout.split("\n"), [
				'CloudTrail.5: severity is "LOW" in AWS, and "MEDIUM" in the catalogue.',
				'CloudTrail.11: not in the catalogue. AWS: "New".',
				"CloudTrail.1: AWS does not have this control.",
				"",
			]);
		});

		it("ends with 2 and one line if AWS refuses", async () => {
			status = 403;
			const { code, stdout, stderr } = await catalogue.with(env(), "--live");
			assert.deepEqual([code, stdout], [2, ""]);
			assert.match(
				stderr,
				/^AWS cannot be asked \(AccessDeniedException\): [^\n]+\.\n$/,
			);
		});
	});
});
