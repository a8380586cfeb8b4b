import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Resource, Stack } from "../../policypack/providers/resource";
import { readProgram } from "../../policypack/sources/program";
import {
	findingsIn,
	PRELUDE,
	refusalOf,
	removePrograms,
	statusesIn,
	writeFiles,
} from "../kit/programs";
import { named } from "../kit/stackResources";

const TARGET = { accountId: "111122223333", region: "eu-west-1" };

/** The class of this package, and the component as SDKs for other languages register it. */
const CLASSES = `
const { ComplianceTrail } = require("./package/bin/components");
class Remote extends pulumi.ComponentResource {
	constructor(name, args = {}, options = {}) {
		super("cloudtrail-compliance:index:ComplianceTrail", name, { trailArn: undefined, bucketName: undefined, ...args }, options, true);
	}
}
`;

/** A program with this package installed, by a link. */
function write(program: string): string {
	const folder = writeFiles({
		"index.js": `${PRELUDE.trim().replaceAll("\n", " ")} ${CLASSES.trim().replaceAll("\n", " ")}\n${program}`,
	});
	symlinkSync(join(__dirname, "../.."), join(folder, "package"));
	return folder;
}

/** What is compared of a resource: all but functions that are compared by their results. */
function shown(resource: Resource) {
	const { urn, type, name, provider, parent, props, location } = resource;
	const properties = Object.keys(props).sort();
	return {
		...{ urn, type, name, provider, parent, props, line: location?.line },
		isComponent: resource.isComponent,
		// The SDK has a remote component depend on what its arguments come from.
		dependsOn: resource.isComponent
			? []
			: [...(resource.dependsOn?.() ?? [])].sort(),
		dependencies: properties.map((property) => [
			property,
			[...resource.dependencies(property)].sort(),
		]),
	};
}

const all = ({ resources }: Stack) =>
	resources.map(shown).sort((a, b) => (a.urn < b.urn ? -1 : 1));

describe("a ComplianceTrail that a program in another language registers", () => {
	after(removePrograms);

	for (const [what, args, options] of [
		["no arguments", "{}", "{}"],
		[
			"arguments",
			'{ retention: { expirationDays: 730 }, tags: { team: "security" }, alarms: {}, insights: ["ApiCallRateInsight"] }',
			"{}",
		],
		[
			"an output of another resource",
			'{ keyArn: new Custom("aws:kms/key:Key", "key", { arn: undefined }).arn }',
			"{}",
		],
		[
			"a provider of the program",
			"{}",
			'{ providers: { aws: new pulumi.ProviderResource("aws", "west", { region: "us-west-2", allowedAccountIds: ["444455556666"] }) } }',
		],
		[
			"a parent and what it depends on",
			"{}",
			'{ parent: new pulumi.ComponentResource("acme:index:Landing", "landing"), dependsOn: [bucket("first")] }',
		],
	] as const)
		it(`makes what the class makes, with ${what}`, async () => {
			const make = (component: string) =>
				readProgram(
					write(`new ${component}("audit", ${args}, ${options});`),
					TARGET,
				);
			const [remote, own] = await Promise.all([
				make("Remote"),
				make("ComplianceTrail"),
			]);
			assert.ok(own.resources.length > 10);
			assert.deepEqual(all(remote), all(own));
		});

	it("passes the seven controls, without account and Region, too", async () => {
		const folder = write('new Remote("audit");');
		for (const [policy, findings] of Object.entries(
			statusesIn(await readProgram(folder, {})),
		)) {
			assert.equal(findings.length, 1, policy);
			assert.match(findings[0] ?? "", / passed$/, policy);
		}
	});

	it("has the place of the call", async () => {
		const stack = await readProgram(
			write('\n\nconst remote = new Remote("audit");'),
			TARGET,
		);
		const { location } = named(stack, "audit-logs");
		assert.deepEqual(location, { file: "index.js", line: 4 });
	});

	it("gives the program its outputs, which lead to what they are of", async () => {
		const [remote, own] = await Promise.all(
			["Remote", "ComplianceTrail"].map((component) =>
				readProgram(
					write(
						`const { bucketName } = new ${component}("audit"); part("Policy", "open", { bucket: bucketName, policy: everyone }); part("PublicAccessBlock", "off", { bucket: bucketName, restrictPublicBuckets: false });`,
					),
					TARGET,
				),
			),
		);
		assert.ok(remote && own);
		assert.deepEqual(statusesIn(remote), statusesIn(own));
		const [found] = findingsIn(remote)["cloudtrail-6"] ?? [];
		assert.notEqual(found?.status, "passed");
	});

	it("is rejected in the words of the class, with the place of the call", async () => {
		assert.equal(
			await refusalOf(
				write(
					'\nnew Remote("audit", { retention: { expirationDays: 3 }, tag: {} });',
				),
				TARGET,
			),
			"FOLDER/index.js:3: the program failed: ComplianceTrail audit: retention.expirationDays must be a whole number from 365 to 36500; got the number 3; tag is not a known argument (did you mean tags?).",
		);
	});

	it("is rejected where the program catches the error, too", async () => {
		assert.match(
			await refusalOf(
				write(
					'process.on("unhandledRejection", () => {}); new Remote("audit", { trailName: "x" });',
				),
				TARGET,
			),
			/FOLDER\/index\.js:2: the program failed: ComplianceTrail audit: trailName must /,
		);
	});

	it("of another version is not known here", async () => {
		const stack = await readProgram(
			write('new Remote("audit", {}, { version: "99.0.0" });'),
			TARGET,
		);
		assert.deepEqual(statusesIn(stack)["cloudtrail-2"], ["audit unknown"]);
	});
});
