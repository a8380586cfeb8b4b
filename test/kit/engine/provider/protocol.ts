import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
	type JavaScriptValue,
	Struct,
} from "google-protobuf/google/protobuf/struct_pb";
import type { Properties } from "./resources";

// The SDK's own provider server cannot tell a preview from an update, so it
// never says "not known yet". Hence the protocol itself, as a real provider
// speaks it.

/** What a message carries. */
export const propertiesIn = (struct: Struct | undefined): Properties =>
	struct?.toJavaScript() ?? {};

/** Properties as a message carries them. */
export const structOf = (properties: Properties): Struct =>
	Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);

/** Answers one method of the protocol; what is thrown is what the user reads. */
export function answering<Request, Response>(
	answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
	return async (call, callback) => {
		try {
			callback(null, await answer(call.request));
		} catch (error) {
			callback({ code: grpc.status.UNKNOWN, details: String(error) });
		}
	};
}

/** Serves a provider, by its answers to each method, to the engine. */
export function serve(answers: grpc.UntypedServiceImplementation): void {
	const server = new grpc.Server();
	server.addService(ResourceProviderService, answers);
	server.bindAsync(
		"127.0.0.1:0",
		grpc.ServerCredentials.createInsecure(),
		(error, port) => {
			if (error) throw error;
			// The engine reads the port from the first line.
			console.log(String(port));
		},
	);
}
