import { createRequire } from "node:module";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { InvalidArgument } from "../validation/validate";

/** What @pulumi/pulumi itself depends on, as it resolves it. */
const requireOfSdk = createRequire(require.resolve("@pulumi/pulumi"));

/** gRPC's code INVALID_ARGUMENT. */
const INVALID_ARGUMENT = 3;

/**
 * Makes an error about an argument, of a value that was known only later, one
 * that gRPC answers with its property path. The SDK waits for such an error in
 * no promise: it answers all requests with what is rejected.
 */
export function describeLate(error: unknown): void {
	const { propertyPath, reason, message } = Object(error);
	if (typeof propertyPath !== "string" || typeof reason !== "string") return;
	// Before the sentence, the SDK writes which property of which part it is for.
	const details = message.slice(message.indexOf("ComplianceTrail "));
	Object.assign(Object(error), {
		message: details,
		stack: details,
		code: INVALID_ARGUMENT,
		details,
		metadata: metadataOf(details, { propertyPath, reason }),
	});
}

function metadataOf(
	message: string,
	{ propertyPath, reason }: InvalidArgument,
): import("@grpc/grpc-js").Metadata {
	const grpc: typeof import("@grpc/grpc-js") = requireOfSdk("@grpc/grpc-js");
	const { Any }: typeof import("google-protobuf/google/protobuf/any_pb") =
		requireOfSdk("google-protobuf/google/protobuf/any_pb");
	const errors = new InputPropertiesError();
	const error = new InputPropertiesError.PropertyError();
	error.setPropertyPath(propertyPath);
	error.setReason(reason);
	errors.addErrors(error);
	const any = new Any();
	any.pack(errors.serializeBinary(), "pulumirpc.InputPropertiesError");
	const status = new Status();
	status.setCode(INVALID_ARGUMENT);
	status.setMessage(message);
	status.addDetails(any);
	const metadata = new grpc.Metadata();
	metadata.add(
		"grpc-status-details-bin",
		Buffer.from(status.serializeBinary()),
	);
	return metadata;
}
