import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import { pack } from "../kit/engine/pack";

interface Program {
	readonly options?: unknown;
	readonly resources: Readonly<Record<string, Declared>>;
}

interface Declared {
	readonly properties?: Readonly<Record<string, unknown>>;
	readonly options?: unknown;
}

/** The policies that a command reported violations of, in order. */
function violatedIn(stdout: string): readonly string[] {
	const said = [...stdout.matchAll(/\[mandatory\].*?(cloudtrail-\d)/g)];
	return [...new Set(said.map(([, policy = ""]) => policy))].sort();
}

const without =
	(...names: readonly string[]) =>
	(program: Program): Program => ({
		...program,
		resources: Object.fromEntries(
			Object.entries(program.resources).filter(
				([name]) => !names.includes(name),
			),
		),
	});

describe("A refresh, and the engine's targets", () => {
	let engine: Engine;
	let project: string;
	let deployed: Program;

	const file = () => join(project, "Pulumi.yaml");
	const write = (program: Program) => writeFileSync(file(), stringify(program));

	before(async () => {
		engine = engineEnvironment();
		project = await copyProject(join(__dirname, "programs/refreshed"), engine);
		deployed = parse(readFileSync(file(), "utf8"));
		const { code, stdout, stderr } = await type(
			"up",
			"--yes",
			"--skip-preview",
		);
		assert.equal(code, 0, stdout + stderr);
		assert.deepEqual(violatedIn(stdout), []);
	});

	after(() => engine.remove());

	afterEach(() => write(deployed));

	/** Types `pulumi ARGS` under the pack. */
	const type = (...args: readonly string[]) =>
		runCli(
			project,
			[...args, "--stack", "dev", "--non-interactive", "--policy-pack", pack],
			engine,
		);

	const violated = async (...args: readonly string[]) =>
		violatedIn((await type(...args)).stdout);

	const urn = (typeAndName: string) =>
		`urn:pulumi:dev::refreshed::${typeAndName}`;
	const trail = urn("aws:cloudtrail/trail:Trail::company");
	const archive = urn("aws:s3/bucket:Bucket::archive");

	it("finds nothing where the program declares what is there", async () => {
		assert.deepEqual(await violated("preview", "--refresh"), []);
	});

	it("does not count a trail that the program no longer declares", async () => {
		write(without("company")(deployed));
		const missing = ["cloudtrail-1", "cloudtrail-3"];
		assert.deepEqual(await violated("preview"), missing);
		assert.deepEqual(await violated("preview", "--refresh"), missing);
		assert.deepEqual(
			await violated("preview", "--refresh", "--target", archive),
			missing,
		);
		assert.deepEqual(
			await violated("preview", "--refresh", "--exclude", archive),
			missing,
		);
	});

	it("does not let a block shield that it no longer declares", async () => {
		write(without("shield")(deployed));
		assert.deepEqual(await violated("preview", "--refresh"), ["cloudtrail-6"]);
	});

	it("refreshes, too, where the project says so", async () => {
		const always = { ...deployed, options: { refresh: "always" } };
		write(without("company")(always));
		assert.deepEqual(await violated("preview"), [
			"cloudtrail-1",
			"cloudtrail-3",
		]);
	});

	it("counts what is declared and no target", async () => {
		assert.deepEqual(await violated("preview", "--target", archive), []);
		assert.deepEqual(await violated("preview", "--exclude", trail), []);
		assert.deepEqual(
			await violated("preview", "--refresh", "--target", archive),
			[],
		);
	});

	it("counts a trail once that an alias renames", async () => {
		const { company, ...rest } = deployed.resources;
		const renamed = {
			...company,
			properties: { ...company?.properties, isMultiRegionTrail: false },
			options: { aliases: [trail] },
		};
		write({ ...deployed, resources: { ...rest, ours: renamed } });
		assert.deepEqual(await violated("preview", "--refresh"), ["cloudtrail-1"]);
	});

	it("counts what the program newly declares", async () => {
		const { company = {}, ...rest } = deployed.resources;
		write({ ...deployed, resources: { ...rest, fresh: company } });
		assert.deepEqual(await violated("preview", "--refresh"), []);
	});

	it("does the same at an update, with 2, 4 and 5 disabled as well", async () => {
		write(without("company")(deployed));
		const config = join(project, "disabled.json");
		writeFileSync(
			config,
			JSON.stringify(
				Object.fromEntries(
					[2, 4, 5].map((number) => [`cloudtrail-${number}`, "disabled"]),
				),
			),
		);
		const { code, stdout } = await type(
			...["up", "--yes", "--skip-preview", "--refresh"],
			...["--policy-pack-config", config],
		);
		assert.notEqual(code, 0);
		assert.deepEqual(violatedIn(stdout), ["cloudtrail-1", "cloudtrail-3"]);
	});
});
