import assert from "node:assert/strict";
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { readConfiguration } from "../policypack/configuration/configFile";
import { controls } from "../policypack/controls";
import { isInputError } from "../policypack/inputError";
import { OUTSIDE } from "../policypack/judging/settings";
import { cloudTrailPolicies } from "../policypack/policies";
import { badExceptions } from "./badExceptions";
import {
	badConfigurations,
	badFiles,
	secretValue,
} from "./kit/badConfigurations";
import { root } from "./kit/sourceFiles";

const key = "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd";

/** Files that say something of everything there is to say. */
const goodFiles: Readonly<Record<string, unknown>> = {
	"an empty one": {},
	"a level for all": { all: "advisory" },
	"a level for all, as an object": { all: { enforcementLevel: "disabled" } },
	"a level for each": Object.fromEntries(
		controls.map(({ policy }) => [policy, "mandatory"]),
	),
	"every level": {
		"cloudtrail-1": "mandatory",
		"cloudtrail-2": "advisory",
		"cloudtrail-4": { enforcementLevel: "remediate" },
		"cloudtrail-5": { enforcementLevel: "disabled" },
	},
	"every value of pending and outside": {
		"cloudtrail-1": { outside: "ignore", pending: "advise" },
		"cloudtrail-3": { outside: "deny", pending: "ignore" },
		"cloudtrail-6": { outside: "ignore", pending: "deny" },
		"cloudtrail-7": { outside: "deny" },
	},
	"exemptions, whole and bare": {
		"cloudtrail-6": {
			exemptions: [
				{ resource: "logs", reason: "x" },
				{
					resource: "urn:pulumi:prod::*::logs",
					reason: "Moves to the archive",
					expires: "2028-02-29",
					ticket: "SEC-214",
				},
			],
		},
	},
	"what remediation sets": {
		"cloudtrail-2": { enforcementLevel: "remediate", kmsKeyId: key },
		"cloudtrail-5": {
			cloudWatchLogsGroupArn:
				"arn:aws-cn:logs:cn-north-1:111122223333:log-group:/audit:*",
			cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/path/audit",
		},
	},
};

const urn = "urn:pulumi:prod::shop::aws:cloudtrail/trail:Trail::audit";
const match = [{ policies: ["cloudtrail-4"], targets: [urn] }];

/** Files with environments, and those of version 2. */
const laterFiles: Readonly<Record<string, unknown>> = {
	environments: { environments: ["security/policies"], all: "advisory" },
	"no environment": { environments: [] },
	"version 2 alone": { version: 2 },
	"version 2 with everything": {
		$schema: "./config.schema.json",
		version: 2,
		environments: ["security/policies", "security/more"],
		policies: {
			all: "advisory",
			"cloudtrail-4": { enforcementLevel: "mandatory", pending: "deny" },
		},
		exceptions: {
			"EXC-1": { reason: "Replaced next quarter", match },
			"a.b_c-9": {
				reason: "Two at once",
				match: [
					...match,
					{
						policies: ["cloudtrail-1", "cloudtrail-3"],
						targets: [urn, `${urn}::more`, "urn:pulumi:::::::"],
					},
				],
			},
		},
	},
	"version 2 with null": { version: 2, policies: null, exceptions: null },
	"version 2 with what Pulumi ignores": {
		version: 2,
		exceptions: {
			"EXC-1": {
				reason: "x",
				expires: "2020-01-01",
				match: [{ ...match[0], type: "aws:s3/bucket:Bucket" }],
			},
		},
	},
	"version 2 with a policy that the pack does not have": {
		version: 2,
		exceptions: {
			"EXC-1": { reason: "x", match: [{ policies: ["gone"], targets: [urn] }] },
		},
	},
};
const presetText = (name: string): string =>
	readFileSync(join(root, "presets", name), "utf8");

/** Those whose values the configuration has: `lookup` is not always one. */
const presets = readdirSync(join(root, "presets"))
	.filter((name) => name.endsWith(".json"))
	.filter(
		(name) =>
			(OUTSIDE as readonly string[]).includes("lookup") ||
			!presetText(name).includes('"lookup"'),
	);

const isValid = (() => {
	const schema = JSON.parse(
		readFileSync(join(root, "config.schema.json"), "utf8"),
	);
	// Strict: a misspelt keyword of the schema would otherwise pass unseen.
	const ajv = new Ajv({ strict: true, allowUnionTypes: true });
	addFormats(ajv);
	return ajv.compile(schema);
})();

/** A schema with each reference replaced by what it refers to. */
function resolved(
	part: object,
	definitions: Readonly<Record<string, object>>,
): ReturnType<typeof JSON.parse> {
	const { $ref } = Object(part);
	if (typeof $ref === "string") {
		const target = definitions[$ref.replace("#/definitions/", "")];
		assert.ok(target, `${$ref} is not defined`);
		return resolved(target, definitions);
	}
	return JSON.parse(JSON.stringify(part), (_key, value) =>
		typeof value?.$ref === "string" ? resolved(value, definitions) : value,
	);
}

describe("config.schema.json, by a validator of JSON schemas", () => {
	it("is itself a JSON schema, by the one that it names", () => {
		const schema = JSON.parse(
			readFileSync(join(root, "config.schema.json"), "utf8"),
		);
		assert.equal(new Ajv().validateSchema(schema), true);
	});

	it("has what the pack tells the engine of each policy, and the level", () => {
		const schema = JSON.parse(
			readFileSync(join(root, "config.schema.json"), "utf8"),
		);
		const { properties } = resolved(schema, schema.definitions);
		for (const policy of cloudTrailPolicies()) {
			const [, entry] = properties[policy.name].anyOf;
			const { enforcementLevel, ...own } = entry.properties;
			assert.ok(enforcementLevel);
			assert.deepEqual(
				own,
				JSON.parse(JSON.stringify(policy.configSchema?.properties)),
			);
		}
	});

	for (const [words, content] of Object.entries({
		...goodFiles,
		...laterFiles,
	}))
		it(`takes ${words}`, () => {
			assert.equal(isValid(content), true, JSON.stringify(isValid.errors));
		});

	for (const name of presets)
		it(`takes presets/${name}`, () => {
			const content = JSON.parse(presetText(name));
			assert.equal(isValid(content), true, JSON.stringify(isValid.errors));
		});

	it("takes the file that README.md shows", () => {
		const readme = readFileSync(join(root, "README.md"), "utf8");
		const [, shown = ""] =
			/```json\n(\{\n\t"all"[\s\S]*?)```/.exec(readme) ?? [];
		assert.equal(isValid(JSON.parse(shown)), true);
	});

	for (const { words, content } of [
		...badConfigurations,
		...badFiles,
		...badExceptions,
	])
		it(`refuses ${words}`, () => {
			assert.equal(isValid(JSON.parse(JSON.stringify(content))), false);
		});
});

describe("A configuration file that the command reads", () => {
	let folder = "";
	before(() => {
		folder = mkdtempSync(join(tmpdir(), "configuration-"));
	});
	after(() => rmSync(folder, { recursive: true }));

	const read = (content: unknown) => {
		const file = join(folder, "config.json");
		writeFileSync(file, JSON.stringify(content));
		return readConfiguration(file, controls);
	};

	for (const [words, content] of Object.entries({
		...goodFiles,
		...laterFiles,
	}))
		it(`is well with ${words}`, () => {
			const configuration = read(content);
			for (const control of controls) assert.ok(configuration(control).level);
		});

	for (const name of presets)
		it(`is well with presets/${name}`, () => {
			const configuration = read(JSON.parse(presetText(name)));
			for (const control of controls) assert.ok(configuration(control).level);
		});

	for (const bad of [...badConfigurations, ...badFiles, ...badExceptions])
		it(`is refused for ${bad.words}, with where and what is allowed`, () => {
			const message = refusalOf(() => read(bad.content));
			const [, said = ""] = /config\.json:? (.*)$/.exec(message) ?? [];
			const place = [bad.policy, bad.path].filter(Boolean).join(".");
			assert.ok(said.startsWith(`${place} `) || place === "", message);
			assert.match(said, bad.allowed);
			assert.doesNotMatch(message, /\n|undefined|\[object/);
			assert.ok(!message.includes(secretValue), "no value is echoed");
		});
});

function refusalOf(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		return error.message;
	}
	throw new Error("It is not refused.");
}
