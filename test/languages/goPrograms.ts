import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { type Files, writeFiles } from "../kit/programs";

const MODULE = join(__dirname, "go/check");

/** The pinned module of the tests' Go programs. */
export const GO_MODULE: Files = {
	"go.mod": readFileSync(join(MODULE, "go.mod"), "utf8"),
	"go.sum": readFileSync(join(MODULE, "go.sum"), "utf8"),
};

/** Resources by their types alone: the provider's packages are not linked. */
const RESOURCES = `package main

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

func register(ctx *pulumi.Context, kind, name string, props pulumi.Map) error {
	var resource pulumi.CustomResourceState
	return ctx.RegisterResource(kind, name, props, &resource)
}

func trail(ctx *pulumi.Context, name string, props pulumi.Map) error {
	all := pulumi.Map{
		"s3BucketName":       pulumi.String("central-logs"),
		"isMultiRegionTrail": pulumi.Bool(true),
	}
	for key, value := range props {
		all[key] = value
	}
	return register(ctx, "aws:cloudtrail/trail:Trail", name, all)
}

func show(ctx *pulumi.Context, name string, value pulumi.Input) error {
	return register(ctx, "aws:sns/topic:Topic", name, pulumi.Map{"displayName": value})
}
`;

/** A Go file whose main function runs statements with `ctx`. */
export function goMain(
	statements: string,
	imports: readonly string[] = [],
): string {
	const all = ["github.com/pulumi/pulumi/sdk/v3/go/pulumi", ...imports];
	return `package main

import (
${all.map((path) => `\t"${path}"`).join("\n")}
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
${statements}
	})
}
`;
}

/** Packages that programs import. */
export const GO = {
	aws: "github.com/pulumi/pulumi-aws/sdk/v6/go/aws",
	kms: "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/kms",
	s3: "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3",
	config: "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config",
} as const;

/** Writes a Go program into a folder of its own, which `removePrograms` removes. */
export function writeGo(main: string, files: Files = {}): string {
	return writeFiles(
		{
			"Pulumi.yaml": "name: shop\nruntime: go\n",
			"main.go": main,
			"resources.go": RESOURCES,
			...GO_MODULE,
			...files,
		},
		{ isInstalled: false },
	);
}

/** The stack that a Go program declares. */
export function goStack(
	main: string,
	files: Files = {},
	options: ProgramOptions = {},
): Promise<Stack> {
	return readProgram(writeGo(main, files), options);
}
