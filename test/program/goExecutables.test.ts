import assert from "node:assert/strict";
import {
	compiled,
	isLinked,
} from "../../policypack/sources/program/go/executable";
import { otherSystem } from "../../policypack/sources/program/go/platform";

const SDK = "github.com/pulumi/pulumi/sdk/v3/go/pulumi.Run\0";
const S3 = "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3";

/** Whether an executable with these names of functions has one. */
function has(names: string, name: string): boolean {
	const executable = compiled("shop");
	return isLinked({ ...executable, content: () => Buffer.from(names) }, name);
}

describe("the functions that a Go executable has", () => {
	for (const [names, isThere] of [
		[`${SDK}${S3}.LookupBucket\0`, true],
		[`${SDK}${S3}.LookupBucketOutput\0`, false],
		[`${SDK}${S3}.(*Buckets).LookupBucket\0`, false],
		[`${SDK}${S3}.Buckets.LookupBucket\0`, false],
		[`${SDK}${S3}.(*Buckets).LookupBucket\0${S3}.LookupBucket\0`, true],
		// Without names, as in a packed one.
		["", true],
	] as const)
		it(`${isThere ? "include" : "lack"} LookupBucket: ${names.split("\0").slice(1).join(" ")}`, () => {
			assert.equal(has(names, "LookupBucket"), isThere);
		});
});

describe("the system that an executable is for", () => {
	const elf = (machine: number) => {
		const header = Buffer.alloc(64);
		header.write("\x7fELF", "latin1");
		header.writeUInt16LE(machine, 18);
		return header;
	};
	const mac = Buffer.alloc(64);
	mac.writeUInt32LE(0xfeedfacf);
	const windows = Buffer.alloc(64);
	windows.write("MZ");
	for (const [what, header, platform, arch, other] of [
		["ELF", elf(62), "linux", "x64", undefined],
		["ELF", elf(183), "linux", "x64", "linux/arm64"],
		["ELF", elf(62), "linux", "arm64", "linux/x64"],
		["ELF", elf(62), "freebsd", "x64", undefined],
		["ELF", elf(62), "darwin", "x64", "linux/x64"],
		["Mach-O", mac, "linux", "x64", "darwin"],
		["Mach-O", mac, "darwin", "arm64", undefined],
		["PE", windows, "linux", "x64", "win32"],
		["PE", windows, "win32", "x64", undefined],
		["a script", Buffer.from("#!/bin/sh\n"), "linux", "x64", undefined],
	] as const)
		it(`is ${other ?? "this one"}: ${what} on ${platform}/${arch}`, () => {
			assert.equal(otherSystem(header, { platform, arch }), other);
		});
});
