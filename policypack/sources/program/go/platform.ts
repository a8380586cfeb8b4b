/** Processors by their numbers in ELF headers. */
const ELF_MACHINES: Readonly<Record<number, string>> = {
	3: "ia32",
	40: "arm",
	62: "x64",
	183: "arm64",
};

/**
 * The system that an executable is for, as Node.js names it, such as
 * `linux/arm64`; undefined if its format is another one, as that of a script.
 */
function systemOf(header: Buffer): string | undefined {
	if (header.toString("latin1", 0, 4) === "\x7fELF") {
		const machine = ELF_MACHINES[header.readUInt16LE(18)];
		return `linux/${machine ?? "another processor"}`;
	}
	if (header.readUInt32LE(0) === 0xfeedfacf) return "darwin";
	return header.toString("latin1", 0, 2) === "MZ" ? "win32" : undefined;
}

/** The other system that an executable is for; undefined if it is for this one. */
export function otherSystem(
	header: Buffer,
	{ platform, arch }: Pick<NodeJS.Process, "platform" | "arch"> = process,
): string | undefined {
	const system = header.length < 20 ? undefined : systemOf(header);
	if (system === undefined || system === platform) return undefined;
	// Other systems have executables of the same format.
	const own = `${/darwin|win32/.test(platform) ? platform : "linux"}/${arch}`;
	return system === own ? undefined : system;
}
