import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type Import,
	root,
	type SourceFile,
	sourceFilesIn,
} from "./kit/sourceFiles";

/** Who may import what: patterns over paths and names of packages. */
interface Layer {
	/** The files it is about. */
	readonly of: RegExp;
	/** What these files may import. */
	readonly may: RegExp;
	/** What they may import types of, besides. */
	readonly mayType?: RegExp;
	/** What they may load on first use, besides. */
	readonly mayLazily?: RegExp;
}

const LIST = "policypack/controls/index";

/** The first layer that a file is of holds for it. */
const LAYERS: readonly Layer[] = [
	{
		of: /^policypack\/model\/deliverySamples\.ts$/,
		may: /^policypack\/model\//,
	},
	{
		of: /^policypack\/model\//,
		may: /^policypack\/model\/(?!(?:samples|deliverySamples)$)/,
		mayLazily: /^ipaddr\.js$/,
	},
	{
		of: /^policypack\/judging\//,
		may: /^policypack\/(judging|model\/(?!(?:samples|deliverySamples)$))/,
	},
	{
		of: /^policypack\/controls\/[^/]+\/cases\.ts$/,
		may: /^policypack\/(judging|model)\//,
	},
	{
		of: /^policypack\/controls\/[^/]+\/control\.ts$/,
		may: /^policypack\/(judging|model\/(?!(?:samples|deliverySamples)$))/,
		mayLazily: /^policypack\/controls\/cloudtrail-delivery\/checks\/index$/,
	},
	{
		of: /^policypack\/controls\/cloudtrail-delivery\//,
		may: /^policypack\/(judging|controls\/cloudtrail-delivery\/|model\/(?!(?:samples|deliverySamples)$))|^components\/policies\/statements\//,
	},
	{
		of: /^policypack\/controls\/index\.ts$/,
		may: /^policypack\/(judging|controls\/[^/]+\/control$)/,
	},
	{
		of: /^policypack\/providers\//,
		may: /^policypack\/(providers|model\/(?!(?:samples|deliverySamples)$))/,
		// Deep, for the whole of a provider's types takes seconds to check.
		mayType: /^(@pulumi\/aws|@pulumi\/aws-native|aws-v6)\/.+/,
	},
	{
		of: /^policypack\/(text\/|(?:inputError|version)\.ts$)/,
		may: /^policypack\/text\/|^node:/,
		mayLazily: /^fastest-levenshtein$/,
	},
	{
		of: /^policypack\/sources\//,
		may: /^policypack\/(sources|providers|model\/(?!(?:samples|deliverySamples)$)|text\/|inputError$|version$)|^node:|^@pulumi\/pulumi\/proto\/|^yaml$/,
		mayType: /^(@grpc\/grpc-js|google-protobuf\/.+)$/,
		mayLazily: /^@aws-sdk\/.+$/,
	},
	{
		of: /^policypack\/configuration\//,
		may: /^policypack\/(configuration|judging|providers\/(urn|wire)$|model\/(?!(?:samples|deliverySamples)$)|text\/|inputError$)|^node:|^(ajv|ajv-formats|yaml)$/,
	},
	{
		of: /^policypack\/hosts\//,
		may: /^policypack\/(hosts|sources|configuration|providers|judging|model\/(?!(?:samples|deliverySamples)$)|text\/|inputError$|version$)|^node:|^(commander|fast-xml-builder|papaparse|picocolors|wrap-ansi)$/,
		mayType: /^(@pulumi\/policy|sarif)$/,
		mayLazily: /^supports-hyperlinks$/,
	},
	{
		of: /^policypack\/(policies|controlsEntry|reportsEntry)\.ts$/,
		may: /^policypack\/(controls\/index|hosts|sources|configuration|judging|providers\/fixWords$|text\/|inputError$|model\/(?!(?:samples|deliverySamples)$))/,
	},
	{
		of: /^policypack\/index\.ts$/,
		may: /^policypack\/policies$|^@pulumi\/policy$/,
	},
	{
		of: /^policypack\/bareName\.ts$/,
		may: /^(?!)/,
	},
	{
		of: /^policypack\/cli\.ts$/,
		may: /^policypack\/(controls\/index|hosts|sources|configuration|inputError$|version$)|^commander$/,
	},
	{
		of: /^components\/policies\/statements\//,
		may: /^components\/policies\/statements\//,
	},
	{
		of: /^components\/provider\//,
		may: /^components\/(provider|validation)\/|^components\/index$|^node:|^@pulumi\/pulumi(\/|$)/,
		mayType: /^components\/args$|^(@grpc\/grpc-js|google-protobuf\/.+)$/,
	},
	{
		of: /^components\//,
		may: /^components\/|^node:|^@pulumi\/(pulumi|aws)(\/|$)/,
		mayLazily: /^fastest-levenshtein$/,
	},
	{
		of: /^examples\//,
		may: /^examples\/|^node:|^@pulumi\/(pulumi|aws|aws-native|pulumiservice)(\/|$)|^pulumi-cloudtrail-compliance\/(components|reports)$/,
	},
];

/** What a layer does not allow of an import; nothing where all is well. */
function breach({ path }: SourceFile, imported: Import): string | undefined {
	const layer = LAYERS.find(({ of }) => of.test(path));
	if (!layer) return `${path} is of no layer`;
	const allowed =
		layer.may.test(imported.what) ||
		(imported.isType && layer.mayType?.test(imported.what)) ||
		// A type leaves nothing behind: what may be loaded may be named.
		((imported.isLazy || imported.isType) &&
			layer.mayLazily?.test(imported.what));
	return allowed ? undefined : `${path} imports ${imported.what}`;
}

describe("the layers", () => {
	const files = ["policypack", "components", "examples"].flatMap(sourceFilesIn);

	it("import only what they may", () => {
		const breaches = files.flatMap((file) =>
			file.imports.flatMap((imported) => breach(file, imported) ?? []),
		);
		assert.deepEqual(breaches, []);
	});

	it("leave the list of controls to the entries", () => {
		const knowing = files
			.filter(({ imports }) => imports.some(({ what }) => what === LIST))
			.map(({ path }) => path);
		assert.deepEqual(knowing, [
			"policypack/cli.ts",
			"policypack/controlsEntry.ts",
			"policypack/policies.ts",
			"policypack/reportsEntry.ts",
		]);
	});

	it("judge by one chain: judging/judge", () => {
		const parts = ["evaluate", "settings", "exemption"];
		const chained = files
			.filter(({ path }) => /^policypack\/(sources|hosts)\//.test(path))
			.filter(({ imports, text }) =>
				imports.some(
					({ what, isType }) =>
						!isType &&
						parts.some((part) => what === `policypack/judging/${part}`) &&
						/\b(evaluate|applySettings|exempt)\(/.test(text),
				),
			)
			.map(({ path }) => path);
		assert.deepEqual(chained, []);
	});

	it("load packages that are declared, and no others", () => {
		const { dependencies, peerDependencies } = JSON.parse(
			readFileSync(join(root, "package.json"), "utf8"),
		);
		const declared = Object.keys({ ...dependencies, ...peerDependencies });
		const loaded = files
			.filter(({ path }) => !path.startsWith("examples/"))
			.flatMap(({ imports }) => imports)
			.filter(({ isType, what }) => !isType && !/^(node:|[a-z]+\/)/.test(what))
			.map(({ what }) => /^(@[^/]+\/)?[^/]+/.exec(what)?.[0] ?? what);
		assert.deepEqual(
			[...new Set(loaded)].filter((name) => !declared.includes(name)),
			[],
		);
	});

	it("would notice a breach", () => {
		const of = (path: string, what: string, isType = false, isLazy = false) =>
			breach({ path, imports: [] } as unknown as SourceFile, {
				what,
				isType,
				isLazy,
			});
		const refused = [
			of("policypack/model/value.ts", "policypack/judging/verdict"),
			of("policypack/model/bucketPolicy/sourceIp.ts", "ipaddr.js"),
			of("policypack/judging/verdict.ts", "policypack/model/samples"),
			of("policypack/controls/cloudtrail-1/control.ts", "@pulumi/policy"),
			of(
				"policypack/controls/cloudtrail-1/control.ts",
				"policypack/controls/cloudtrail-2/control",
			),
			of("policypack/providers/aws.ts", "@pulumi/aws/s3/bucket"),
			of("policypack/providers/aws.ts", "@pulumi/aws", true),
			of("policypack/hosts/crossguard.ts", LIST),
			of("policypack/sources/live.ts", "@aws-sdk/client-s3"),
			of("policypack/sources/lookup.ts", "policypack/judging/evaluate"),
			of("policypack/sources/lookup.ts", "policypack/judging/finding", true),
			of("components/trail.ts", "policypack/model/value"),
			of("components/provider/provider.ts", "components/complianceTrail"),
			of("components/trail.ts", "@grpc/grpc-js", true),
			of("components/policies/statements/topic.ts", "@pulumi/pulumi"),
			of("components/policies/statements/topic.ts", "components/arns"),
			of(
				"policypack/controls/cloudtrail-delivery/checks/key.ts",
				"components/policies/trailKey",
			),
			of("policypack/other/file.ts", "node:fs"),
		];
		assert.ok(refused.every(Boolean), JSON.stringify(refused));
		const allowed = [
			of("policypack/model/bucketPolicy/sourceIp.ts", "ipaddr.js", false, true),
			of("policypack/providers/aws.ts", "@pulumi/aws/s3/bucket", true),
			of("policypack/sources/live.ts", "@aws-sdk/client-s3", false, true),
		];
		assert.deepEqual(allowed, [undefined, undefined, undefined]);
	});
});
