import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { versionsInstead } from "../kit/missingVersion";
import { root } from "../kit/sourceFiles";
import type { Versions } from "./matrix";
import { cleanEnvironment, mustRun, run } from "./run";

/** Where downloads are kept between runs. */
const cache = join(root, ".engine", "compat");

/** Installing may wait for a network. */
const INSTALL_SECONDS = 420;

/** A project that has this package installed. */
export interface Project {
	readonly folder: string;
	/** The cell's node. */
	readonly node: string;
	/** With the cell's node first on the path. */
	readonly env: NodeJS.ProcessEnv;
}

/** A tool of npm's in a folder of its own, installed once; gives the folder. */
async function toolFolder(spec: string): Promise<string> {
	const folder = join(cache, spec.replaceAll("/", "+"));
	if (existsSync(folder)) return folder;
	mkdirSync(cache, { recursive: true });
	const fresh = mkdtempSync(join(cache, "new-"));
	writeFileSync(join(fresh, "package.json"), '{"private":true}');
	await mustRun(["npm", "install", "--no-audit", "--no-fund", spec], {
		cwd: fresh,
		env: cleanEnvironment(),
		timeoutSeconds: INSTALL_SECONDS,
	});
	renameSync(fresh, folder);
	return folder;
}

/** The folder with the executable `node` of a version. */
export async function nodeFolder(version: string): Promise<string> {
	const folder = join(
		await toolFolder(`node@${version}`),
		"node_modules/node/bin",
	);
	const how = { cwd: folder, env: cleanEnvironment() };
	const said = await mustRun([join(folder, "node"), "--version"], how);
	if (said.trim() !== `v${version}`)
		throw new Error(`node@${version} brings node ${said.trim()}`);
	return folder;
}

/** How each package manager installs, given its folder and the project's. */
const installs: Readonly<
	Record<string, (tool: string, folder: string) => readonly string[][]>
> = {
	npm: (tool) => [
		[
			"node",
			join(tool, "npm/bin/npm-cli.js"),
			...["install", "--ignore-scripts"],
			...["--no-audit", "--no-fund"],
		],
	],
	pnpm: (tool) => [
		[
			join(tool, ".bin/pnpm"),
			...["install", "--ignore-scripts", "--no-frozen-lockfile"],
			...["--store-dir", join(cache, "pnpm-store")],
		],
	],
	yarn: (tool) => [
		// It keeps a tarball by name and version, whatever is in it.
		["node", join(tool, "yarn/bin/yarn.js"), "cache", "clean", PACKAGE],
		[
			"node",
			join(tool, "yarn/bin/yarn.js"),
			...["install", "--ignore-scripts", "--non-interactive"],
		],
	],
	"@yarnpkg/cli-dist": (tool, folder) => {
		writeFileSync(
			join(folder, ".yarnrc.yml"),
			"nodeLinker: node-modules\nenableScripts: false\nenableTelemetry: false\nenableImmutableInstalls: false\n",
		);
		writeFileSync(join(folder, "yarn.lock"), "");
		const yarn = join(tool, "@yarnpkg/cli-dist/bin/yarn.js");
		return [["node", yarn, "install"]];
	},
};

const PACKAGE = "pulumi-cloudtrail-compliance";

/** This package as npm would publish it; gives the tarball. */
export async function packed(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), "compat-pack-"));
	const said = await mustRun(
		[
			"npm",
			...["pack", "--ignore-scripts", "--loglevel=error"],
			...["--pack-destination", folder],
		],
		{ cwd: root, env: cleanEnvironment() },
	);
	return join(folder, said.trim().split("\n").at(-1) ?? "");
}

/** An empty folder with the package and a cell's peers installed in it. */
export async function projectOf(
	versions: Versions,
	tarball: string,
): Promise<Project> {
	const bin = await nodeFolder(versions.node);
	const tool = join(await toolFolder(versions.manager), "node_modules");
	// Outside this project, or what is not declared would be found here.
	const folder = mkdtempSync(join(tmpdir(), "compat-"));
	const env = await environmentOf(bin);
	try {
		cpSync(tarball, join(folder, "pack.tgz"));
		const name = versions.manager.replace(/(.)@.*$/, "$1");
		const commands = installs[name]?.(tool, folder) ?? [];
		if (commands.length === 0) throw new Error(`${name} is not known`);
		const installWith = async (pinned: object) => {
			writeManifest(folder, versions, pinned);
			for (const command of commands)
				await mustRun(command, {
					cwd: folder,
					env,
					timeoutSeconds: INSTALL_SECONDS,
				});
		};
		await installWith({}).catch(async (error: unknown) => {
			const instead = versionsInstead(String(error));
			if (instead === undefined) throw error;
			await installWith(instead);
		});
		checkInstalled(folder, versions);
		return { folder, node: join(bin, "node"), env };
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

/** The project's package.json. `pinned` has versions for dependencies of dependencies. */
function writeManifest(
	folder: string,
	{ peers, typescript }: Versions,
	pinned: object,
): void {
	const manifest = {
		private: true,
		dependencies: { [PACKAGE]: "file:./pack.tgz", ...peers },
		devDependencies: { typescript, "@types/node": "^20.19.0" },
		// Of npm, and of Yarn and pnpm.
		overrides: pinned,
		resolutions: pinned,
	};
	writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
}

/** A package manager may take another version, or an old tarball. */
function checkInstalled(folder: string, versions: Versions): void {
	const modules = join(folder, "node_modules");
	const wanted = { ...versions.peers, typescript: versions.typescript };
	for (const [name, version] of Object.entries(wanted)) {
		const file = join(modules, name, "package.json");
		const found = String(JSON.parse(readFileSync(file, "utf8")).version);
		if (found.replace(/^v/, "") !== version)
			throw new Error(`${name} ${found} is installed, and not ${version}`);
	}
	for (const file of ["package.json", "bin/policypack/index.js"])
		if (
			readFileSync(join(modules, PACKAGE, file), "utf8") !==
			readFileSync(join(root, file), "utf8")
		)
			throw new Error(`${file} is not the one that was packed`);
}

/** This process's environment, with a folder first on the path. */
export async function environmentOf(bin: string): Promise<NodeJS.ProcessEnv> {
	const env = cleanEnvironment();
	const { stdout } = await run(["npm", "config", "get", "registry"], {
		cwd: root,
		env,
	});
	const registry = stdout.trim();
	return {
		...env,
		PATH: `${bin}${delimiter}${env.PATH ?? ""}`,
		npm_config_registry: registry,
		YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, ""),
		YARN_CACHE_FOLDER: join(cache, "yarn-cache"),
		YARN_GLOBAL_FOLDER: join(cache, "yarn-berry"),
		NO_UPDATE_NOTIFIER: "1",
	};
}
