import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { baseOf, hasInterface, propertiesOf } from "./declarations";

/** The client of the SDK that has the operations of a service of the CLI. */
const CLIENTS: Readonly<Record<string, string>> = {
	cloudtrail: "@aws-sdk/client-cloudtrail",
	s3api: "@aws-sdk/client-s3",
};

/** Options of the CLI itself. */
const GLOBAL = ["--region"];

/** The commands that a text names. */
export function commandsIn(text: string): readonly string[] {
	return [...text.matchAll(/`(aws [^`]+)`/g)].map(
		([, command = ""]) => command,
	);
}

/** The words of a command, as a shell takes them apart. */
export function wordsOf(command: string): readonly string[] {
	const words = command.match(/(?:'[^']*'|\\.|[^\s'])+/g) ?? [];
	return words.map((word) =>
		word.replace(/'([^']*)'|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped),
	);
}

/** How the CLI writes a name of the API: `S3BucketName`, `s3-bucket-name`. */
function inCli(name: string): string {
	return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

/** What is wrong with a command; nothing where it is one. */
export function faultsOf(command: string): readonly string[] {
	const [, service = "", operation = "", ...rest] = wordsOf(command);
	const client = CLIENTS[service];
	if (!client) return [`no service ${service}`];
	const name = operationNamed(client, operation);
	if (!name) return [`no operation ${operation} of ${service}`];
	const parameters = parametersOf(client, name);
	const options = new Map(
		Object.entries(parameters).map(([key, type]) => [`--${inCli(key)}`, type]),
	);
	const faults: string[] = [];
	for (const [place, word] of rest.entries()) {
		if (!word.startsWith("--")) continue;
		const type = options.get(word);
		if (type === undefined) {
			if (!GLOBAL.includes(word)) faults.push(`no option ${word}`);
			continue;
		}
		const value = rest[place + 1];
		if (/^boolean\b/.test(type)) {
			if (value && !value.startsWith("--")) faults.push(`a value of ${word}`);
		} else if (value === undefined || value.startsWith("--"))
			faults.push(`no value of ${word}`);
		else faults.push(...valueFaults(client, type, value));
	}
	return faults;
}

/** What a command sends: an operation of a client, with its input. */
export interface Sent {
	readonly client: string;
	readonly operation: string;
	readonly input: Readonly<Record<string, unknown>>;
	readonly region: string | undefined;
}

/** A command as a request, as the CLI would send it. */
export function sentBy(command: string): Sent {
	const [, service = "", operation = "", ...rest] = wordsOf(command);
	const client = CLIENTS[service] ?? "";
	const name = operationNamed(client, operation) ?? "";
	const input: Record<string, unknown> = {};
	let region: string | undefined;
	const parameters = parametersOf(client, name);
	for (const [place, word] of rest.entries()) {
		const value = rest[place + 1] ?? "";
		if (word === "--region") region = value;
		for (const [key, type] of Object.entries(parameters))
			if (word === `--${inCli(key)}`)
				input[key] = /^boolean\b/.test(type) || valueIn(type, value);
	}
	return { client, operation: name, input, region };
}

function valueIn(type: string, value: string): unknown {
	if (/^[[{]/.test(value)) return JSON.parse(value);
	if (!/^[A-Z]\w+/.test(type)) return value;
	const pairs = value.split(",").map((pair) => pair.split("="));
	return Object.fromEntries(pairs.map(([key, flag]) => [key, flag === "true"]));
}

function parametersOf(client: string, name: string) {
	const file = `${client}/dist-types/commands/${name}Command.d.ts`;
	return shapeOf(client, baseOf(file, `${name}CommandInput`) ?? "");
}

function operationNamed(client: string, operation: string): string | undefined {
	const folder = join(
		__dirname,
		"../../node_modules",
		client,
		"dist-types/commands",
	);
	return readdirSync(folder)
		.map((file) => file.replace(/Command\.d\.ts$/, ""))
		.find((name) => inCli(name) === operation);
}

function shapeOf(
	client: string,
	name: string,
): Readonly<Record<string, string>> {
	const file = [0, 1, 2]
		.map((part) => `${client}/dist-types/models/models_${part}.d.ts`)
		.find(
			(path) =>
				existsSync(join(__dirname, "../../node_modules", path)) &&
				hasInterface(path, name),
		);
	return file === undefined ? {} : propertiesOf(file, name);
}

/** Keys of a structure, as JSON or in the CLI's shorthand, that there are not. */
function valueFaults(
	client: string,
	type: string,
	value: string,
): readonly string[] {
	if (/^[[{]/.test(value)) return keyFaults(client, type, JSON.parse(value));
	if (!/^[A-Z]\w+/.test(type)) return [];
	const keys = value.split(",").map((part) => part.split("=")[0] ?? "");
	return keyFaults(client, type, Object.fromEntries(keys.map((k) => [k, ""])));
}

function keyFaults(
	client: string,
	type: string,
	data: unknown,
): readonly string[] {
	if (Array.isArray(data))
		return data.flatMap((item) => keyFaults(client, type, item));
	if (typeof data !== "object" || data === null) return [];
	const shape = shapeOf(client, /[A-Z]\w*/.exec(type)?.[0] ?? "");
	return Object.entries(data).flatMap(([key, item]) => {
		const inner = shape[key];
		return inner === undefined
			? [`no ${key} in ${type}`]
			: keyFaults(client, inner, item);
	});
}
