import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { inputError } from "../inputError";

/** Maximum size after decompression, in bytes: the largest string of Node.js. */
const LARGEST = 2 ** 29;

/** What to read instead, for sources of `check`. */
const SOURCE = "use the folder of a program or a readable file";

/**
 * Reads a file or standard input: UTF-8, UTF-16 as PowerShell 5 writes with `>`,
 * or gzip as state backends may write. Throws an input error.
 * @param from A path, or 0 for standard input.
 * @param name Name in messages.
 * @param advice What to do if it cannot be read, to follow a colon.
 */
export function readText(
	from: string | number,
	name: string,
	advice: string = SOURCE,
): string {
	const bytes = unpacked(bytesOf(from, name, advice), name);
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	try {
		return bytes.toString(isUtf16 ? "utf16le" : "utf8");
	} catch {
		throw tooLarge(name);
	}
}

function bytesOf(from: string | number, name: string, advice: string): Buffer {
	try {
		return readFileSync(from);
	} catch (error) {
		throw inputError(`${name} cannot be read (${codeOf(error)}): ${advice}.`);
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
			`${name} is a damaged or truncated gzip file (${codeOf(error)}): copy it again.`,
		);
	}
}

function tooLarge(name: string): Error {
	return inputError(
		`${name} is too large (more than 512 MB): split the stack, and check each part.`,
	);
}

function codeOf(error: unknown): string {
	const { code } = error as NodeJS.ErrnoException;
	return code ?? "unreadable";
}
