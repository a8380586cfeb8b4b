import { randomBytes } from "node:crypto";
import {
	accessSync,
	closeSync,
	constants,
	fchmodSync,
	fchownSync,
	lstatSync,
	openSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { inputError } from "../../inputError";

/** Maximum number of symbolic links to follow, as on Linux. */
const MOST_LINKS = 40;

/**
 * Writes a file as a whole: into a temporary file beside it, which is then
 * renamed, so that an error leaves nothing half-written. A symbolic link stays,
 * and its target is written. A special file, such as a named pipe, is written
 * directly. Throws an input error.
 * @param option The option that names the file or its folder, for messages.
 */
export function replaceFile(
	path: string,
	text: string,
	option: string = "--output",
): void {
	try {
		const descriptor = descriptorOf(path);
		const existing = statSync(path, { throwIfNoEntry: false });
		if (descriptor !== undefined) writeTo(descriptor, text);
		else if (existing?.isFile() === false) writeFileSync(path, text);
		else replace(targetOf(path), text, existing);
	} catch (error) {
		const { code = "unwritable" } = error as NodeJS.ErrnoException;
		const advice =
			ADVICE[code] ?? "use an existing, writable folder for --output";
		throw inputError(
			`${path.replaceAll("\0", "\\0") || "The --output file"} cannot be written (${code}): ${advice.replace("--output", option)}.`,
		);
	}
}

const DISK = "free disk space, or use another folder for --output";

const ADVICE: Readonly<Record<string, string>> = {
	ENOSPC: DISK,
	EDQUOT: DISK,
	EFBIG: "raise the limit of the file size, or use another folder for --output",
	EPIPE: "its reader ended before it read all; write to a file",
	EISDIR: "it is a folder; use the path of a file for --output",
};

/**
 * The open file descriptor that a path such as /dev/stdout leads to. Opening the
 * path would fail if it is a socket, and would truncate or replace a file that
 * the shell opened.
 */
function descriptorOf(path: string): number | undefined {
	let link: string | undefined = path;
	for (let followed = 0; link && followed < MOST_LINKS; followed++) {
		const [, name] =
			/^\/(?:dev|dev\/fd|proc\/self\/fd)\/(stdout|stderr|\d+)$/.exec(
				resolve(link),
			) ?? [];
		if (name === "stdout") return 1;
		if (name === "stderr") return 2;
		if (name !== undefined) return Number(name);
		link = linkIn(link);
	}
	return undefined;
}

function writeTo(descriptor: number, text: string): void {
	if (descriptor === 1) process.stdout.write(text);
	else if (descriptor === 2) process.stderr.write(text);
	else writeFileSync(descriptor, text);
}

/** Where a symbolic link leads; undefined if the path is none. */
function linkIn(path: string): string | undefined {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
		? resolve(dirname(path), readlinkSync(path))
		: undefined;
}

/** The file that a path leads to, which need not exist. */
function targetOf(path: string): string {
	const next = linkIn(path);
	return next === undefined ? realFolder(path) : targetOf(next);
}

/** The path with the real path of its folder, so that all is in one file system. */
function realFolder(path: string): string {
	return join(realpathSync(dirname(path)), basename(path));
}

function replace(
	target: string,
	text: string,
	existing: Stats | undefined,
): void {
	if (existing) accessSync(target, constants.W_OK);
	const temporary = join(
		dirname(target),
		`.${randomBytes(12).toString("hex")}.tmp`,
	);
	const file = openSync(temporary, "wx");
	try {
		try {
			if (existing) keepOwnerAndMode(file, existing);
			writeFileSync(file, text);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, target);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
}

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
	try {
		fchownSync(file, uid, gid);
	} catch {
		// Only root can give a file away: the writer then owns it.
	}
	fchmodSync(file, mode & 0o777);
}
