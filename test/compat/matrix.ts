import { type Cell, cellsOf } from "./cells";

/** One end of a range. */
export type End = "oldest" | "newest";

/** The versions at both ends of a range. */
export type Ends = Readonly<Record<End, string>>;

/** Ends of what package.json declares of Node, by its major versions. */
export const nodes: Readonly<Record<string, Ends>> = {
	"20": { oldest: "20.17.0", newest: "20.20.2" },
	"22": { oldest: "22.9.0", newest: "22.23.3" },
	"24": { oldest: "24.0.0", newest: "24.21.0" },
	"26": { oldest: "26.0.0", newest: "26.10.0" },
};

/** Ends of what package.json declares of each peer, by its major versions. */
export const peers: Readonly<Record<string, Readonly<Record<string, Ends>>>> = {
	"@pulumi/pulumi": { "3": { oldest: "3.204.0", newest: "3.270.0" } },
	// One version so far: both ends are the same.
	"@pulumi/policy": { "1": { oldest: "1.21.0", newest: "1.21.0" } },
	"@pulumi/aws": {
		"6": { oldest: "6.0.0", newest: "6.83.4" },
		"7": { oldest: "7.2.0", newest: "7.48.0" },
	},
	"@pulumi/aws-native": { "1": { oldest: "1.27.0", newest: "1.79.0" } },
};

/**
 * TypeScript: the first with `moduleResolution: node16`, the last that old
 * SDKs take, and the last that the newest SDK takes.
 */
export const compilers: readonly string[] = ["4.7.4", "5.9.3", "6.0.3"];

/** Package managers, as the npm packages that bring them; npm is node's. */
export const managers: Readonly<Record<string, string>> = {
	npm: "npm@11.19.1",
	pnpm: "pnpm@12.21.0",
	yarn1: "yarn@1.22.22",
	yarn4: "@yarnpkg/cli-dist@4.18.1",
};

/** What can vary between projects that use this package. */
export const dimensions = {
	node: Object.keys(nodes),
	manager: Object.keys(managers),
	sdk: ["oldest", "newest"],
	// The end holds for @pulumi/aws, @pulumi/aws-native and the Node version.
	aws: ["6 oldest", "6 newest", "7 oldest", "7 newest"],
	typescript: compilers,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Names of the dimensions. */
export type Dimension = keyof typeof dimensions;

/** A combination that cannot be. */
interface Exclusion {
	/** Values that exclude each other. */
	readonly of: Readonly<Partial<Record<Dimension, string>>>;
	readonly because: string;
}

/** Combinations that are not tested, since nobody can have them. */
export const exclusions: readonly Exclusion[] = [
	{
		of: { node: "20", sdk: "newest" },
		because: "@pulumi/pulumi 3.270.0 needs Node 22 or later.",
	},
	{
		of: { sdk: "oldest", typescript: "6.0.3" },
		because: "@pulumi/pulumi 3.204.0 takes TypeScript before 6.",
	},
];

/** Every cell that can be, in an order of use: all values come first. */
export const allCells: readonly Cell<Dimension>[] = cellsOf(
	dimensions,
	exclusions.map(({ of }) => of),
);

/** The versions that a cell stands for. */
export interface Versions {
	readonly node: string;
	readonly manager: string;
	readonly typescript: string;
	/** Versions of the peers, by package. */
	readonly peers: Readonly<Record<string, string>>;
}

/** The exact versions of a cell. */
export function versionsOf(cell: Cell<Dimension>): Versions {
	const [major = "", end = ""] = cell.aws.split(" ");
	const at = (ends: Ends | undefined, which: string): string => {
		const version = ends?.[which as End];
		if (version === undefined) throw new Error(`no version for ${which}`);
		return version;
	};
	return {
		node: at(nodes[cell.node], end),
		manager: managers[cell.manager] ?? "",
		typescript: cell.typescript,
		peers: {
			"@pulumi/pulumi": at(peers["@pulumi/pulumi"]?.["3"], cell.sdk),
			"@pulumi/policy": at(peers["@pulumi/policy"]?.["1"], cell.sdk),
			"@pulumi/aws": at(peers["@pulumi/aws"]?.[major], end),
			"@pulumi/aws-native": at(peers["@pulumi/aws-native"]?.["1"], end),
		},
	};
}

/** A cell in one line. */
export function titleOf(cell: Cell<Dimension>): string {
	const { node, manager, typescript, peers: chosen } = versionsOf(cell);
	const packages = Object.entries(chosen).map(
		([name, version]) => `${name.replace("@pulumi/", "")} ${version}`,
	);
	return [
		`node ${node}`,
		manager.replace(/(.)@/, "$1 "),
		...packages,
		`typescript ${typescript}`,
	].join(", ");
}
