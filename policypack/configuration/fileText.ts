import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { inputError } from "../inputError";

/** More than any state that fits into one text; less than a machine has. */
const LARGEST = 2 ** 29;

/**
 * The text of a file, or of standard input: in UTF-8, in the UTF-16 that
 * PowerShell 5 writes with `>`, or compressed by gzip, as backends in a bucket
 * may keep states.
 * @param from A path, or 0 for standard input.
 * @param name What messages call it.
 */
export function readText(from: string | number, name: string): string {
	const bytes = unpacked(bytesOf(from, name), name);
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	try {
		return bytes.toString(isUtf16 ? "utf16le" : "utf8");
	} catch {
		throw tooLarge(name);
	}
}

function bytesOf(from: string | number, name: string): Buffer {
	try {
		return readFileSync(from);
	} catch (error) {
		throw inputError(
			`${name} cannot be read (${codeOf(error)}): name a program's folder or a file.`,
		);
	}
}

function unpacked(bytes: Buffer, name: string): Buffer {
	const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
	if (!isGzip) return bytes;
	try {
		return gunzipSync(bytes, { maxOutputLength: LARGEST });
	} catch (error) {
		if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name);
		throw inputError(
			`${name} is compressed by gzip, and damaged or cut off (${codeOf(error)}): copy it again.`,
		);
	}
}

function tooLarge(name: string): Error {
	return inputError(
		`${name} is too large to be read, at more than 512 MB: check the parts of the stack separately.`,
	);
}

function codeOf(error: unknown): string {
	const { code } = error as NodeJS.ErrnoException;
	return code ?? "unreadable";
}
