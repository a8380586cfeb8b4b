import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { allPolicies } from "./kit/controls";
import { root } from "./kit/sourceFiles";

const GROUP = "pulumiservice:index:PolicyGroup";
const STACK = "pulumiservice:api:PolicyGroupStackAttachment";
const ACCOUNT = "pulumiservice:api:PolicyGroupInsightsAccountAttachment";

interface Registered {
	readonly type: string;
	readonly inputs: Readonly<Record<string, unknown>>;
}

/** What the example registers in a preview against mocks. */
async function previewed(): Promise<readonly Registered[]> {
	const registered: Registered[] = [];
	await runtime.setMocks(
		{
			newResource: ({ type, name, inputs }) => {
				registered.push({ type, inputs });
				return { id: `${name}-id`, state: inputs };
			},
			call: ({ token }) => {
				throw new Error(`the example calls ${token}`);
			},
		},
		"policy-groups",
		"prod",
		true,
		"acme",
	);
	await runtime.runInPulumiStack(async () => {
		require(join(root, "examples", "policy-groups", "index.ts"));
	});
	return registered;
}

const preset = (name: string) =>
	JSON.parse(readFileSync(join(root, "presets", `${name}.json`), "utf8"));

describe("the example policy-groups", () => {
	let all: readonly Registered[];
	const of = (wanted: string) =>
		all.filter(({ type }) => type === wanted).map(({ inputs }) => inputs);
	const groupNamed = (name: string) => {
		const found = of(GROUP).find((inputs) => inputs.name === name);
		assert.ok(found, name);
		return found;
	};

	before(async () => {
		all = await previewed();
	});

	for (const [name, file] of [
		["accounts", "baseline"],
		["archive-members", "central-archive-member"],
	] as const)
		it(`${name}: blocks stacks, with the preset ${file}`, () => {
			const { organizationName, entityType, mode, policyPacks } =
				groupNamed(name);
			assert.deepEqual(
				{ organizationName, entityType, mode },
				{
					organizationName: "acme",
					entityType: "stacks",
					mode: "preventative",
				},
			);
			assert.deepEqual(policyPacks, [
				{
					name: "cloudtrail-compliance",
					versionTag: "0.1.0",
					config: preset(file),
				},
			]);
			const members = of(STACK).filter((inputs) => inputs.policyGroup === name);
			assert.ok(members.length > 0, "no stack is attached");
		});

	it("audits accounts, and blocks nothing there", () => {
		const { entityType, mode } = groupNamed("cloud-accounts");
		assert.deepEqual(
			{ entityType, mode },
			{ entityType: "accounts", mode: "audit" },
		);
		assert.deepEqual(
			of(ACCOUNT).map(({ policyGroup, name }) => ({ policyGroup, name })),
			[
				{ policyGroup: "cloud-accounts", name: "shop-111122223333" },
				{ policyGroup: "cloud-accounts", name: "archive-444455556666" },
			],
		);
	});

	it("attaches each stack once, by project and name", () => {
		const members = of(STACK).map(
			({ routingProject, name }) => `${routingProject}/${name}`,
		);
		assert.ok(members.includes("landing-zone/prod"), members.join());
		assert.equal(new Set(members).size, members.length);
		for (const member of members) assert.match(member, /^[\w-]+\/[\w-]+$/);
	});

	it("registers groups and their members, and nothing else", () => {
		const types = new Set(all.map(({ type }) => type));
		types.delete("pulumi:pulumi:Stack");
		assert.deepEqual([...types].sort(), [ACCOUNT, STACK, GROUP].sort());
	});

	it("configures policies that exist, of one version of the pack", () => {
		const packs = of(GROUP).flatMap(
			({ policyPacks }) =>
				policyPacks as readonly {
					readonly config: object;
					readonly versionTag: string;
				}[],
		);
		for (const { config, versionTag } of packs) {
			assert.match(versionTag, /^\d+\.\d+\.\d+$/);
			for (const policy of Object.keys(config))
				assert.ok(["all", ...allPolicies].includes(policy), policy);
		}
		assert.equal(new Set(packs.map(({ versionTag }) => versionTag)).size, 1);
	});
});
