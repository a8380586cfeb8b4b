import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runCli } from "../kit/engine/commandLine";
import { type Engine, engineEnvironment } from "../kit/engine/environment";
import { type Schema, schema } from "../kit/provider/schemaPlaces";
import { root } from "../kit/sourceFiles";

/** A stand-in for Pulumi Cloud, as far as publishing a package needs it. */
async function startCloud() {
	const requests: string[] = [];
	const uploads = new Map<string, string>();
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk) => chunks.push(chunk));
		request.on("end", () => {
			const { method = "", url = "" } = request;
			requests.push(`${method} ${url}`);
			if (method === "PUT") {
				uploads.set(url, Buffer.concat(chunks).toString());
				response.end();
				return;
			}
			const answer = answerTo(method, url, address());
			response.statusCode = answer ? 200 : 404;
			response.end(JSON.stringify(answer ?? { code: 404, message: "none" }));
		});
	});
	const address = () =>
		`http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	return { address: address(), requests, uploads, close: () => server.close() };
}

function answerTo(method: string, url: string, address: string) {
	if (url === "/api/user")
		return {
			githubLogin: "acme",
			name: "acme",
			organizations: [{ githubLogin: "acme", name: "acme" }],
		};
	if (method !== "POST") return undefined;
	if (!url.endsWith("/versions")) return {};
	return {
		operationID: "1",
		uploadURLs: {
			schema: `${address}/schema`,
			index: `${address}/index`,
			installationConfiguration: `${address}/installation`,
		},
	};
}

describe("the Pulumi package, by the plain command line", () => {
	let engine: Engine;
	before(() => {
		engine = engineEnvironment();
	});
	after(() => engine?.remove());

	it("has a schema in which `pulumi schema check` finds nothing", async () => {
		const { code, stdout, stderr } = await runCli(
			root,
			["schema", "check", "provider/schema.json"],
			engine,
		);
		assert.equal(code, 0, stdout + stderr);
		assert.doesNotMatch(stdout + stderr, /warning|error/i);
	});

	it("is published by `pulumi package publish`, with its schema and its README", async () => {
		const cloud = await startCloud();
		const { code, stdout, stderr } = await runCli(
			root,
			[
				...["package", "publish", "provider/schema.json"],
				...["--publisher", "acme", "--readme", "provider/README.md"],
			],
			{
				...engine,
				variables: {
					...engine.variables,
					PULUMI_ACCESS_TOKEN: "not-a-token",
					PULUMI_BACKEND_URL: cloud.address,
				},
			},
		);
		cloud.close();
		const { version } = schema;
		assert.equal(code, 0, stdout + stderr);
		assert.match(
			stdout,
			new RegExp(`published package acme/cloudtrail-compliance@${version}`),
		);
		const versions =
			"/api/registry/packages/private/acme/cloudtrail-compliance/versions";
		assert.deepEqual(
			cloud.requests.filter((one) => !one.startsWith("GET ")),
			[
				`POST ${versions}`,
				"PUT /schema",
				"PUT /index",
				`POST ${versions}/${version}/complete`,
			],
		);
		assert.equal(
			cloud.uploads.get("/index"),
			readFileSync(join(root, "provider/README.md"), "utf8"),
		);
		const published: Schema = JSON.parse(cloud.uploads.get("/schema") ?? "");
		assert.deepEqual(metadataOf(published), metadataOf(schema));
		for (const [token, { inputProperties, properties }] of Object.entries(
			schema.resources,
		)) {
			assert.deepEqual(
				published.resources[token]?.inputProperties,
				inputProperties,
			);
			assert.deepEqual(published.resources[token]?.properties, properties);
		}
	});
});

/** The metadata of a package on its page in the registry. */
function metadataOf(of: Schema): object {
	const { types, resources, ...rest } = of;
	return {
		// The command line adds it.
		config: {},
		...rest,
		types: Object.keys(types).sort(),
		resources: Object.keys(resources),
	};
}
