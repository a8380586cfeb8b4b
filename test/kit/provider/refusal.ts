import type { ServiceError } from "@grpc/grpc-js";
import { InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { ProviderProcess } from "./process";

/** What a provider says of a request that it refuses. */
export interface ProviderRefusal {
	/** gRPC status code. */
	readonly code: number;
	readonly message: string;
	/** What the engine shows by property path. */
	readonly errors: readonly {
		readonly propertyPath: string;
		readonly reason: string;
	}[];
}

/** The refusal of a request; throws where it is not refused. */
export async function refusalOf(
	provider: ProviderProcess,
	request: ConstructRequest,
): Promise<ProviderRefusal> {
	let error: ServiceError;
	try {
		await provider.construct(request);
	} catch (thrown) {
		error = thrown as ServiceError;
		const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
		return {
			code: error.code,
			message: error.details,
			errors: Buffer.isBuffer(bytes) ? errorsIn(bytes) : [],
		};
	}
	throw new Error("The provider refuses nothing.");
}

function errorsIn(bytes: Uint8Array): ProviderRefusal["errors"] {
	return Status.deserializeBinary(bytes)
		.getDetailsList()
		.filter((one) => one.getTypeName() === "pulumirpc.InputPropertiesError")
		.flatMap((one) =>
			InputPropertiesError.deserializeBinary(one.getValue_asU8())
				.getErrorsList()
				.map((each) => ({
					propertyPath: each.getPropertyPath(),
					reason: each.getReason(),
				})),
		);
}
