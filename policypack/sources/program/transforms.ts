import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
	type RegisterResourceRequest,
	type ResourceInvokeRequest,
	TransformInvokeOptions,
	TransformInvokeRequest,
	TransformInvokeResponse,
	TransformRequest,
	TransformResourceOptions,
	TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Callbacks } from "./callbacks";

/**
 * Sends a registration through the program's transforms, one after the other;
 * what they change of it is changed in the request itself.
 */
export async function transformResource(
	request: RegisterResourceRequest,
	transforms: readonly Callback[],
	callbacks: Callbacks,
): Promise<void> {
	if (transforms.length === 0) return;
	let options = optionsOf(request);
	for (const transform of transforms) {
		const question = new TransformRequest();
		question.setType(request.getType());
		question.setName(request.getName());
		question.setCustom(request.getCustom());
		question.setParent(request.getParent());
		question.setProperties(request.getObject());
		question.setOptions(options);
		const answer = TransformResponse.deserializeBinary(
			await callbacks.call(transform, question.serializeBinary()),
		);
		request.setObject(answer.getProperties());
		options = answer.getOptions() ?? options;
	}
	request.setProvider(options.getProvider());
	request.setImportid(options.getImport());
}

/** The options of a registration, as transforms see them. */
function optionsOf(request: RegisterResourceRequest): TransformResourceOptions {
	const options = new TransformResourceOptions();
	options.setDependsOnList(request.getDependenciesList());
	options.setIgnoreChangesList(request.getIgnorechangesList());
	options.setReplaceOnChangesList(request.getReplaceonchangesList());
	options.setAdditionalSecretOutputsList(
		request.getAdditionalsecretoutputsList(),
	);
	options.setAliasesList(request.getAliasesList());
	options.setVersion(request.getVersion());
	options.setProvider(request.getProvider());
	options.setPluginDownloadUrl(request.getPlugindownloadurl());
	options.setCustomTimeouts(request.getCustomtimeouts());
	options.setDeletedWith(request.getDeletedwith());
	options.setImport(request.getImportid());
	const protect = request.getProtect();
	if (protect !== undefined) options.setProtect(protect);
	const retain = request.getRetainondelete();
	if (retain !== undefined) options.setRetainOnDelete(retain);
	for (const [name, provider] of request.getProvidersMap().entries())
		options.getProvidersMap().set(name, provider);
	return options;
}

/** As `transformResource`, for a call of a provider's function. */
export async function transformInvoke(
	request: ResourceInvokeRequest,
	transforms: readonly Callback[],
	callbacks: Callbacks,
): Promise<void> {
	for (const transform of transforms) {
		const options = new TransformInvokeOptions();
		options.setProvider(request.getProvider());
		options.setVersion(request.getVersion());
		options.setPluginDownloadUrl(request.getPlugindownloadurl());
		const question = new TransformInvokeRequest();
		question.setToken(request.getTok());
		question.setArgs(request.getArgs());
		question.setOptions(options);
		const answer = TransformInvokeResponse.deserializeBinary(
			await callbacks.call(transform, question.serializeBinary()),
		);
		request.setArgs(answer.getArgs());
		request.setProvider(answer.getOptions()?.getProvider() ?? "");
	}
}
