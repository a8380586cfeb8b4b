import { createRequire } from "node:module";

/**
 * What @pulumi/pulumi itself depends on, as it resolves it: a package manager
 * need not put these where this package would find them.
 */
const requireOfSdk = createRequire(require.resolve("@pulumi/pulumi"));

/** The gRPC library of the Pulumi SDK. */
export const grpc: typeof import("@grpc/grpc-js") =
	requireOfSdk("@grpc/grpc-js");

/** The wire form of a bag of properties. */
export const {
	Struct,
}: typeof import("google-protobuf/google/protobuf/struct_pb") = requireOfSdk(
	"google-protobuf/google/protobuf/struct_pb",
);

/** No message is too long, in either direction: stacks may be large. */
export const channelOptions = {
	"grpc.max_receive_message_length": 400 * 1024 * 1024,
	"grpc.max_send_message_length": -1,
};
