import {
	CallbacksClient,
	CallbacksService,
} from "@pulumi/pulumi/proto/callback_grpc_pb";
import type {
	Callback,
	CallbackInvokeResponse,
} from "@pulumi/pulumi/proto/callback_pb";
import { channelOptions, grpc } from "./sdk";
import { NOTHING } from "./service";

/** Callbacks of a running program, for the engine to call. */
export interface Callbacks {
	/** Calls one of them. */
	call(callback: Callback, request: Uint8Array): Promise<Uint8Array>;
	close(): void;
}

/** A client for the program's callback servers. */
export function openCallbacks(): Callbacks {
	const clients = new Map<string, CallbacksClient>();
	const clientOf = (target: string): CallbacksClient => {
		const client =
			clients.get(target) ??
			new CallbacksClient(target, grpc.credentials.createInsecure(), {
				...channelOptions,
				// A proxy must not be used for the loopback address.
				"grpc.enable_http_proxy": 0,
			});
		clients.set(target, client);
		return client;
	};
	return {
		call: (callback, bytes) =>
			new Promise((resolve, reject) => {
				const request = CallbacksService.invoke.requestDeserialize(NOTHING);
				request.setToken(callback.getToken());
				request.setRequest(bytes);
				clientOf(callback.getTarget()).invoke(
					request,
					(error: Error | null, response: CallbackInvokeResponse) =>
						error ? reject(error) : resolve(response.getResponse_asU8()),
				);
			}),
		close: () => {
			for (const client of clients.values()) client.close();
		},
	};
}
