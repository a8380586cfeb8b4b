import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ANSWER_MS } from "./bounds";
import { builtEngine } from "./engine/environment";

const binary = join(builtEngine, "moto", "bin", "moto_server");

/** A server that is an empty AWS account, and others beside it. */
export interface Moto {
	/** Where it listens, on loopback. */
	readonly url: string;
	/** Empties all accounts. */
	readonly reset: () => Promise<void>;
	readonly stop: () => Promise<void>;
}

const startSeconds = ANSWER_MS / 1000;

/** The address that the server says it listens at. */
function listening(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = "";
		const timer = setTimeout(() => {
			server.kill("SIGKILL");
			reject(new Error(`no server after ${startSeconds} s; it said: ${said}`));
		}, startSeconds * 1000);
		const hear = (text: string) => {
			said += text;
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
			if (url === undefined) return;
			clearTimeout(timer);
			resolve(url);
		};
		server.stdout?.setEncoding("utf8").on("data", hear);
		server.stderr?.setEncoding("utf8").on("data", hear);
		server.once("exit", (code) => {
			clearTimeout(timer);
			reject(new Error(`the server ended with ${code}; it said: ${said}`));
		});
	});
}

/** Starts a server on a free port. Throws where it has not been installed. */
export async function startMoto(): Promise<Moto> {
	if (!existsSync(binary))
		throw new Error(
			"moto_server is not in .engine/moto. Run test/deployment/install.sh: it needs Python.",
		);
	const server = spawn(binary, ["--host", "127.0.0.1", "--port", "0"], {
		env: { PATH: process.env.PATH ?? "" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const kill = () => server.kill("SIGKILL");
	process.once("exit", kill);
	const url = await listening(server);
	const ended = new Promise<void>((resolve) =>
		server.once("exit", () => resolve()),
	);
	return {
		url,
		reset: async () => {
			const answer = await fetch(`${url}/moto-api/reset`, { method: "POST" });
			if (!answer.ok) throw new Error(`no reset: ${answer.status}`);
		},
		stop: async () => {
			process.removeListener("exit", kill);
			kill();
			await ended;
		},
	};
}
