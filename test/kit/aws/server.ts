import * as grpc from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { propertiesIn, structOf } from "../engine/provider/protocol";
import { type Properties, unknownValue } from "../engine/provider/resources";
import { make, refusalOf } from "./making";
import { computedBy, type Memory } from "./memory";
import type { Place } from "./standing";

/*
 * The provider of `aws` over accounts that are kept in mind, in this process. The
 * engine attaches to it, over a connection of its own for each provider resource.
 */

/** A provider that the engine can attach to. */
export interface Provider {
	/** What the engine's environment says, so that it attaches. */
	readonly variables: Readonly<Record<string, string>>;
	/** What resources were refused with, by URN. */
	readonly refusals: ReadonlyMap<string, string>;
	readonly stop: () => void;
}

/** What a provider waits for before it makes a resource. */
export type Waits = (urn: string) => Promise<void>;

/** The account that a provider resource acts in. */
function placeIn({
	region,
	allowedAccountIds,
	assumeRoles,
}: Properties): Place {
	// What is not a text comes as the JSON of it.
	const [allowed] = JSON.parse(String(allowedAccountIds ?? "[]"));
	const [role] = JSON.parse(String(assumeRoles ?? "[]"));
	const [, assumed] = /:iam::(\d{12}):role\//.exec(role?.roleArn ?? "") ?? [];
	return {
		account: String(assumed ?? allowed ?? "111122223333"),
		region: String(region ?? "us-east-1"),
	};
}

/** Starts a provider over accounts. */
export async function startProvider(
	memory: Memory,
	{
		before,
		after,
	}: { readonly before: Waits; readonly after: (urn: string) => void },
): Promise<Provider> {
	const places = new Map<string, Place>();
	const refusals = new Map<string, string>();
	const answering =
		<Request, Response>(
			answer: (request: Request, peer: string) => Response | Promise<Response>,
		): grpc.handleUnaryCall<Request, Response> =>
		async (call, callback) => {
			try {
				callback(null, await answer(call.request, call.getPeer()));
			} catch (error) {
				const details = error instanceof Error ? error.message : String(error);
				callback({ code: grpc.status.UNKNOWN, details });
			}
		};
	const create = async (
		request: proto.CreateRequest,
		peer: string,
	): Promise<proto.CreateResponse> => {
		const type = request.getType();
		const urn = request.getUrn();
		const inputs = propertiesIn(request.getProperties());
		const response = new proto.CreateResponse();
		if (request.getPreview()) {
			const later = computedBy(type).map((name) => [name, unknownValue]);
			return response.setProperties(
				structOf({ ...Object.fromEntries(later), ...inputs }),
			);
		}
		const place = places.get(peer);
		if (!place) throw new Error(`${peer} is not configured`);
		await before(urn);
		try {
			const asked = { type, urn, inputs, place };
			const { id, outputs } = make(asked, memory, refusalOf);
			return response
				.setId(id)
				.setProperties(structOf({ ...outputs, ...inputs }));
		} catch (error) {
			refusals.set(urn, error instanceof Error ? error.message : String(error));
			throw error;
		} finally {
			after(urn);
		}
	};
	const server = new grpc.Server();
	server.addService(ResourceProviderService, {
		handshake: answering(() => new proto.ProviderHandshakeResponse()),
		attach: answering(() => new Empty()),
		getPluginInfo: answering(() => new PluginInfo().setVersion("7.48.0")),
		checkConfig: answering((request: proto.CheckRequest) =>
			new proto.CheckResponse().setInputs(request.getNews()),
		),
		diffConfig: answering(() => new proto.DiffResponse()),
		configure: answering((request: proto.ConfigureRequest, peer) => {
			places.set(peer, placeIn(propertiesIn(request.getArgs())));
			return new proto.ConfigureResponse().setSupportspreview(true);
		}),
		check: answering((request: proto.CheckRequest) =>
			new proto.CheckResponse().setInputs(request.getNews()),
		),
		diff: answering(() => new proto.DiffResponse()),
		create: answering(create),
		delete: answering(() => new Empty()),
		cancel: answering(() => new Empty()),
	});
	const port = await new Promise<number>((resolve, reject) => {
		server.bindAsync(
			"127.0.0.1:0",
			grpc.ServerCredentials.createInsecure(),
			(error, bound) => (error ? reject(error) : resolve(bound)),
		);
	});
	return {
		variables: { PULUMI_DEBUG_PROVIDERS: `aws:${port}` },
		refusals,
		stop: () => server.forceShutdown(),
	};
}
