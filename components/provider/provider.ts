import type { Provider } from "@pulumi/pulumi/provider";
import type { PackageSchema } from "./schema";

/** The provider that makes the class for programs in other languages. */
export function providerOf(text: string): Provider {
	const schema: PackageSchema = JSON.parse(text);
	return {
		version: schema.version,
		schema: text,
		construct: async (...request) => loadConstruct()(schema, ...request),
	};
}

/** Loaded on first use: without @pulumi/aws 7 it throws, and a schema needs none. */
export function loadConstruct(): typeof import("./construct").construct {
	return require("./construct").construct;
}
