import { strict as assert } from "node:assert";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { SupportsFeatureResponse } from "@pulumi/pulumi/proto/resource_pb";
import { channelOptions, grpc } from "../policypack/sources/program/sdk";
import {
	addService,
	type Handlers,
} from "../policypack/sources/program/service";

const { supportsFeature } = ResourceMonitorService;

/** A method of a later SDK: the same name and fields, another class. */
class LaterResponse extends SupportsFeatureResponse {}

function bytesOf(message: SupportsFeatureResponse): Buffer {
	return Buffer.from(message.serializeBinary());
}

const later = {
	supportsFeature: {
		...supportsFeature,
		// As generated code does: of the one class, and nothing else.
		responseSerialize: (answer: SupportsFeatureResponse) => {
			assert.ok(answer instanceof LaterResponse);
			return bytesOf(answer);
		},
		responseDeserialize: () => new LaterResponse(),
	},
	existsResource: {
		...supportsFeature,
		path: "/pulumirpc.ResourceMonitor/ExistsResource",
	},
};

/** Serves for one call, and gives what comes of it. */
async function ask(
	handlers: Handlers<typeof later>,
	path: string,
): Promise<unknown> {
	const server = new grpc.Server(channelOptions);
	addService(server, later, handlers, () => {});
	const port = await new Promise<number>((resolve, reject) => {
		server.bindAsync(
			"127.0.0.1:0",
			grpc.ServerCredentials.createInsecure(),
			(error, bound) => (error ? reject(error) : resolve(bound)),
		);
	});
	const client = new grpc.Client(
		`127.0.0.1:${port}`,
		grpc.credentials.createInsecure(),
	);
	try {
		return await new Promise((resolve) => {
			client.makeUnaryRequest(
				path,
				supportsFeature.requestSerialize,
				supportsFeature.responseDeserialize,
				supportsFeature.requestDeserialize(Buffer.alloc(0)),
				(error, answer) => resolve(error?.code ?? answer?.getHassupport()),
			);
		});
	} finally {
		client.close();
		server.forceShutdown();
	}
}

describe("a service for a program's SDK", () => {
	const handlers: Handlers<typeof later> = {
		supportsFeature: (_, answer) => {
			answer.setHassupport(true);
		},
	};

	it("answers with the class that the method's definition names", async () => {
		assert.equal(await ask(handlers, supportsFeature.path), true);
	});

	it("says of a method without a handler that it is not implemented", async () => {
		const { path } = later.existsResource;
		assert.equal(await ask(handlers, path), grpc.status.UNIMPLEMENTED);
	});

	it("says the same of a method that the definition does not have", async () => {
		const path = "/pulumirpc.ResourceMonitor/NotYetInvented";
		assert.equal(await ask(handlers, path), grpc.status.UNIMPLEMENTED);
	});

	it("gives the caller the error that a handler throws", async () => {
		const failing: Handlers<typeof later> = {
			supportsFeature: () => {
				throw new Error("Duplicate resource");
			},
		};
		assert.equal(await ask(failing, supportsFeature.path), grpc.status.UNKNOWN);
	});

	it("answers emptily a method that only a newer SDK has", async () => {
		const all = { ...handlers, requirePulumiVersion: () => {} };
		const path = "/pulumirpc.ResourceMonitor/RequirePulumiVersion";
		assert.equal(await ask(all, path), false);
		assert.equal(await ask(all, supportsFeature.path), true);
	});
});
