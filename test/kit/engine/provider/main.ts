import { isDeepStrictEqual } from "node:util";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { auditTypes } from "./auditTypes";
import { awsFunctions, awsNativeFunctions, type Place } from "./functions";
import {
	answering,
	propertiesIn as read,
	serve,
	structOf as write,
} from "./protocol";
import {
	computed,
	type Declared,
	foreseen,
	generatedName,
	settled,
} from "./resources";
import { awsNativeTypes, awsTypes, type ResourceType } from "./resourceTypes";
import { schemaOf } from "./schema";

// The versions are those of the SDKs: the name of a default provider, which
// policies see, is made of them.
const packages = {
	aws: {
		version: "7.48.0",
		types: { ...awsTypes, ...auditTypes },
		functions: awsFunctions,
	},
	"aws-native": {
		version: "1.79.0",
		types: awsNativeTypes,
		functions: awsNativeFunctions,
	},
} as const;

const name = process.argv[2] === "aws-native" ? "aws-native" : "aws";
const { version, types, functions } = packages[name];

/** `true` makes `check` choose names, so that previews know them. */
const autoName = process.env.TEST_PROVIDER_AUTONAME === "true";

let place: Place = {
	account: "111122223333",
	partition: "aws",
	region: "us-east-1",
};

function typeOf(token: string): ResourceType {
	const type = types[token];
	if (type !== undefined) return type;
	throw new Error(
		`the test provider does not know ${token}: add it to resourceTypes.ts`,
	);
}

function configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
	const { region, assumeRoles } = read(request.getArgs());
	if (typeof region === "string") place = { ...place, region };
	// Whose role is assumed, that account's everything is from then on.
	const [, account] =
		/:iam::(\d{12}):role\//.exec(JSON.stringify(assumeRoles) ?? "") ?? [];
	if (account !== undefined) place = { ...place, account };
	return new proto.ConfigureResponse()
		.setAcceptsecrets(true)
		.setSupportspreview(true);
}

const checkConfig = (request: proto.CheckRequest): proto.CheckResponse =>
	new proto.CheckResponse().setInputs(request.getNews());

function check(request: proto.CheckRequest): proto.CheckResponse {
	const type = typeOf(request.getType());
	const inputs = { ...settled(type, read(request.getNews())) };
	if (autoName && type.named !== undefined) {
		inputs[type.named] ??= generatedName({
			urn: request.getUrn(),
			name: request.getName(),
		});
	}
	return new proto.CheckResponse().setInputs(write(inputs));
}

function diff(request: proto.DiffRequest): proto.DiffResponse {
	const response = new proto.DiffResponse();
	const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
	const olds = read(request.getOldInputs());
	const news = read(request.getNews());
	if (isDeepStrictEqual(olds, news)) return response.setChanges(DIFF_NONE);
	const { named } = typeOf(request.getType());
	if (named !== undefined && olds[named] !== news[named]) {
		response.addReplaces(named);
	}
	return response.setChanges(DIFF_SOME);
}

function create(request: proto.CreateRequest): proto.CreateResponse {
	const type = typeOf(request.getType());
	const inputs = read(request.getProperties());
	const response = new proto.CreateResponse();
	if (request.getPreview()) {
		return response.setProperties(write(foreseen(type, inputs)));
	}
	const declared: Declared = {
		urn: request.getUrn(),
		name: request.getName(),
		inputs,
	};
	const { id, properties } = computed(type, declared, place);
	return response.setId(id).setProperties(write({ ...properties, ...inputs }));
}

function readResource(request: proto.ReadRequest): proto.ReadResponse {
	const type = typeOf(request.getType());
	const inputs = {
		...read(request.getProperties()),
		...(type.named === undefined ? {} : { [type.named]: request.getId() }),
	};
	const { properties } = computed(
		type,
		{ urn: request.getUrn(), name: request.getName(), inputs },
		place,
	);
	return new proto.ReadResponse()
		.setId(request.getId())
		.setProperties(write({ ...properties, ...inputs }))
		.setInputs(request.getInputs());
}

function update(request: proto.UpdateRequest): proto.UpdateResponse {
	const olds = read(request.getOlds());
	const kept = Object.keys(typeOf(request.getType()).computed).map((key) => [
		key,
		olds[key],
	]);
	return new proto.UpdateResponse().setProperties(
		write({ ...Object.fromEntries(kept), ...read(request.getNews()) }),
	);
}

function invoke(request: proto.InvokeRequest): proto.InvokeResponse {
	const found = functions[request.getTok()];
	if (found === undefined) {
		throw new Error(
			`the test provider does not know ${request.getTok()}: add it to functions.ts`,
		);
	}
	return new proto.InvokeResponse().setReturn(
		write(found.call(read(request.getArgs()), place)),
	);
}

serve({
	getPluginInfo: answering(() => new PluginInfo().setVersion(version)),
	getSchema: answering(() =>
		new proto.GetSchemaResponse().setSchema(
			schemaOf({ name, version, types, functions }),
		),
	),
	checkConfig: answering(checkConfig),
	diffConfig: answering(() => new proto.DiffResponse()),
	configure: answering(configure),
	check: answering(check),
	diff: answering(diff),
	create: answering(create),
	read: answering(readResource),
	update: answering(update),
	delete: answering(() => new Empty()),
	invoke: answering(invoke),
	cancel: answering(() => new Empty()),
});
