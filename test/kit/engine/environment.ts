import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");

const isOldest = process.env.TEST_ENGINE === "oldest";

/** The folder that build.sh fills; the command line is in its `bin`. */
export const builtEngine = join(root, isOldest ? ".engine-oldest" : ".engine");

/** An engine with a state of its own, in a temporary folder. */
export interface Engine {
	readonly folder: string;
	/** The whole environment of its processes: nothing else is inherited. */
	readonly variables: Readonly<Record<string, string>>;
	/** Removes the folder; also done when the process ends. */
	readonly remove: () => void;
}

/** What a test may want of an engine that is not the usual. */
export interface EngineOptions {
	/** The folder of `pulumi-resource-*` executables; in-memory ones if unset. */
	readonly providers?: string;
	/** Variables besides the usual, such as TEST_PROVIDER_AUTONAME=true. */
	readonly variables?: Readonly<Record<string, string>>;
}

/** Lets a copy of a Node program find its modules, and an example this package. */
function linkModules(folder: string): void {
	mkdirSync(folder);
	const modules = join(root, "node_modules");
	for (const name of readdirSync(modules))
		symlinkSync(join(modules, name), join(folder, name));
	symlinkSync(root, join(folder, "pulumi-cloudtrail-compliance"));
}

/** An engine ready to run; throws where it has not been built. */
export function engineEnvironment(options: EngineOptions = {}): Engine {
	for (const binary of ["pulumi", "pulumi-language-yaml"]) {
		if (existsSync(join(builtEngine, "bin", binary))) continue;
		throw new Error(
			`${binary} is not in ${join(builtEngine, "bin")}. Run test/engine/build.sh${isOldest ? " oldest" : ""}: it needs Go, and minutes the first time.`,
		);
	}
	const folder = mkdtempSync(join(tmpdir(), "pulumi-engine-"));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	process.once("exit", remove);
	for (const name of ["home", "state", "projects"]) {
		mkdirSync(join(folder, name));
	}
	linkModules(join(folder, "projects", "node_modules"));
	// The YAML language host leaves a copy of each provider's schema beside the
	// provider's folder, and would find it again when the schema has changed.
	const providers = join(folder, "providers");
	symlinkSync(
		resolve(options.providers ?? join(__dirname, "provider")),
		providers,
	);
	const path = [
		join(builtEngine, "bin"),
		join(__dirname, "plugins"),
		providers,
		dirname(process.execPath),
		process.env.PATH ?? "",
	];
	return {
		folder,
		remove: () => {
			process.removeListener("exit", remove);
			remove();
		},
		variables: {
			PATH: path.join(delimiter),
			// Nobody's credentials or settings play a part in a test.
			HOME: join(folder, "home"),
			PULUMI_HOME: join(folder, "home"),
			PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
			PULUMI_CONFIG_PASSPHRASE: "engine-test",
			PULUMI_SKIP_UPDATE_CHECK: "true",
			PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
			// Their types are checked with all else.
			PULUMI_NODEJS_TRANSPILE_ONLY: "true",
			NO_COLOR: "1",
			...options.variables,
		},
	};
}
