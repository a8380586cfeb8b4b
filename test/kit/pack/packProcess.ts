import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { ANSWER_MS } from "../bounds";

/** A policy pack that runs as the engine runs it, and listens. */
export interface PackProcess {
	readonly pid: number;
	readonly port: number;
	/** Milliseconds from the start of the process to its port. */
	readonly startedIn: number;
	/** What it has written to standard error. */
	readonly complaints: () => string;
	/** Ends the process, and waits until it has. */
	readonly end: () => Promise<void>;
}

/** What a pack is started by. */
export interface Starter {
	readonly node: string;
	/** The launcher of the Pulumi SDK for Node, as its language host calls it. */
	readonly launcher: string;
}

/** This process's node, and this project's SDK. */
const ownStarter: Starter = {
	node: process.execPath,
	launcher: require.resolve("@pulumi/pulumi/cmd/run-policy-pack"),
};

/** An address where no engine listens: a pack only talks to one to log. */
const noEngine = "127.0.0.1:1";

/** What the engine tells a pack of the stack, and nothing of this machine. */
const variables = {
	PULUMI_NODEJS_PROJECT: "shop",
	PULUMI_NODEJS_STACK: "dev",
	PULUMI_NODEJS_DRY_RUN: "true",
	PULUMI_PROJECT: "shop",
	PULUMI_STACK: "dev",
	PULUMI_DRY_RUN: "true",
	NO_COLOR: "1",
};

/** How long a pack may take to listen. */
const seconds = ANSWER_MS / 1000;

/**
 * Starts the pack in a folder; fails where it does not listen in time.
 * @param more Variables of its environment beside the engine's.
 * @param starter Another node and SDK than this process's.
 */
export function startPack(
	folder: string,
	more: Readonly<Record<string, string>> = {},
	{ node, launcher }: Starter = ownStarter,
): Promise<PackProcess> {
	const started = performance.now();
	const child = spawn(node, [launcher, noEngine, "."], {
		cwd: folder,
		env: { ...variables, PATH: dirname(node), ...more },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let heard = "";
	let complaints = "";
	const kill = () => child.kill("SIGKILL");
	process.once("exit", kill);
	const ended = new Promise<void>((resolve) => {
		child.once("close", () => {
			process.removeListener("exit", kill);
			resolve();
		});
	});
	return new Promise((resolve, reject) => {
		const fail = (why: string) => {
			clearTimeout(timer);
			kill();
			reject(new Error(`The pack in ${folder} ${why}:\n${heard}${complaints}`));
		};
		const timer = setTimeout(
			() => fail(`did not listen within ${seconds} s`),
			seconds * 1000,
		);
		child.once("error", ({ message }) => fail(`did not start: ${message}`));
		child.once("exit", (code) => fail(`ended with ${code}`));
		child.stderr.setEncoding("utf8").on("data", (text) => {
			complaints += text;
		});
		child.stdout.setEncoding("utf8").on("data", (text) => {
			heard += text;
			// The launcher's first line is the port, and nothing else.
			const [, port] = /^(\d+)\r?\n/.exec(heard) ?? [];
			if (port === undefined) return;
			clearTimeout(timer);
			child.removeAllListeners("exit");
			resolve({
				pid: child.pid ?? -1,
				port: Number(port),
				startedIn: performance.now() - started,
				complaints: () => complaints,
				end: async () => {
					kill();
					await ended;
				},
			});
		});
	});
}
