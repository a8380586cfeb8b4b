import { setTimeout as after } from "node:timers/promises";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { awsFunctions } from "../engine/provider/functions";
import {
	answering,
	propertiesIn,
	serve,
	structOf,
} from "../engine/provider/protocol";
import { type Properties, unknownValue } from "../engine/provider/resources";
import { created, readAnew, updated } from "./applying";
import { parsedArn, partitionOf } from "./arns";
import { check } from "./checking";
import { type Cloud, cloudOf, ownAccount } from "./cloud";
import { differing } from "./comparing";
import { namedAtLast } from "./naming";
import { typeOf } from "./types";

// A provider that applies resources to the account behind AWS_ENDPOINT_URL,
// where the one beside the engine's tests only keeps them in mind.

let cloud = cloudOf(ownAccount, "us-east-1");

/** Types that take longer to make than what does not wait for them. */
const slow = new Set((process.env.TEST_PROVIDER_SLOW ?? "").split(" "));

/** For so long nothing else is being made where all else waits for them. */
const idleMs = 3000;
let underWay = 0;
let lastChange = 0;

/** Makes something, and remembers when that began and ended. */
async function making<T>(make: () => Promise<T>): Promise<T> {
	underWay += 1;
	lastChange = performance.now();
	try {
		return await make();
	} finally {
		underWay -= 1;
		lastChange = performance.now();
	}
}

/** Waits for all that does not wait itself, however long it takes. */
async function untilQuiet(): Promise<void> {
	while (underWay > 0 || performance.now() - lastChange < idleMs)
		await after(50);
}

const placed = ({ region }: Properties): Cloud =>
	typeof region === "string" ? cloud.inRegion(region) : cloud;

function configure(request: proto.ConfigureRequest): proto.ConfigureResponse {
	const { region, assumeRoles, allowedAccountIds, version, ...rest } =
		propertiesIn(request.getArgs());
	// The SDK sets what the provider is to skip, of its own accord.
	const [unknown] = Object.keys(rest).filter((key) => !/^skip/.test(key));
	if (unknown !== undefined)
		throw new Error(`the provider cannot be configured with ${unknown}`);
	// What is not a text comes as the JSON of it.
	const [role] = JSON.parse(String(assumeRoles ?? "[]"));
	cloud = cloudOf(
		role === undefined ? ownAccount : parsedArn(role.roleArn).account,
		String(region ?? "us-east-1"),
	);
	const allowed = JSON.parse(String(allowedAccountIds ?? "[]"));
	if (allowed.length > 0 && !allowed.includes(cloud.account))
		throw new Error(`AWS account ID not allowed: ${cloud.account}`);
	return new proto.ConfigureResponse().setSupportspreview(true);
}

function diff(request: proto.DiffRequest): proto.DiffResponse {
	const type = typeOf(request.getType());
	const olds = propertiesIn(request.getOldInputs());
	const news = propertiesIn(request.getNews());
	const keys = differing(olds, news, type.documents);
	const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
	const { named = "" } = type;
	return new proto.DiffResponse()
		.setChanges(keys.length === 0 ? DIFF_NONE : DIFF_SOME)
		.setDiffsList(keys)
		.setReplacesList(keys.filter((key) => type.replacing.includes(key)))
		.setDeletebeforereplace(named !== "" && olds[named] === news[named]);
}

async function create(
	request: proto.CreateRequest,
): Promise<proto.CreateResponse> {
	const type = typeOf(request.getType());
	const inputs = propertiesIn(request.getProperties());
	const response = new proto.CreateResponse();
	if (request.getPreview()) {
		const { named } = type;
		const later = [...type.computed, ...(named ? [named] : [])].map((key) => [
			key,
			unknownValue,
		]);
		return response.setProperties(
			structOf({ ...Object.fromEntries(later), ...inputs }),
		);
	}
	if (slow.has(request.getType())) await untilQuiet();
	const { id, properties } = await making(() =>
		created(type, namedAtLast(type, request.getUrn(), inputs), placed(inputs)),
	);
	return response.setId(id).setProperties(structOf(properties));
}

async function read(request: proto.ReadRequest): Promise<proto.ReadResponse> {
	const state = propertiesIn(request.getProperties());
	const found = await readAnew(
		typeOf(request.getType()),
		request.getId(),
		placed(state),
		state,
		propertiesIn(request.getInputs()),
	);
	// Without an id, it is gone.
	if (!found) return new proto.ReadResponse();
	return new proto.ReadResponse()
		.setId(request.getId())
		.setProperties(structOf(found.properties))
		.setInputs(structOf(found.inputs));
}

async function update(
	request: proto.UpdateRequest,
): Promise<proto.UpdateResponse> {
	const type = typeOf(request.getType());
	const olds = propertiesIn(request.getOlds());
	const news = propertiesIn(request.getNews());
	const kept = type.computed.map((key) => [key, olds[key]]);
	const inputs = namedAtLast(type, request.getUrn(), news, olds);
	const properties = request.getPreview()
		? { ...Object.fromEntries(kept), ...inputs }
		: await updated(type, request.getId(), inputs, placed(news), olds);
	return new proto.UpdateResponse().setProperties(structOf(properties));
}

async function remove(request: proto.DeleteRequest): Promise<Empty> {
	const state = propertiesIn(request.getProperties());
	const type = typeOf(request.getType());
	await type.remove(request.getId(), placed(state), state);
	return new Empty();
}

async function invoke(
	request: proto.InvokeRequest,
): Promise<proto.InvokeResponse> {
	const found = awsFunctions[request.getTok()];
	if (found === undefined)
		throw new Error(`the provider does not know ${request.getTok()}`);
	// Whose account this is, the account itself is asked.
	const { Account = "" } = await cloud.sts.send(
		new GetCallerIdentityCommand({}),
	);
	const { region } = cloud;
	const place = { account: Account, region, partition: partitionOf(region) };
	const args = propertiesIn(request.getArgs());
	return new proto.InvokeResponse().setReturn(
		structOf(found.call(args, place)),
	);
}

serve({
	getPluginInfo: answering(() => new PluginInfo().setVersion("7.48.0")),
	checkConfig: answering((request: proto.CheckRequest) =>
		new proto.CheckResponse().setInputs(request.getNews()),
	),
	diffConfig: answering(() => new proto.DiffResponse()),
	configure: answering(configure),
	check: answering((request: proto.CheckRequest) =>
		check(typeOf(request.getType()), request),
	),
	diff: answering(diff),
	create: answering(create),
	read: answering(read),
	update: answering(update),
	delete: answering(remove),
	invoke: answering(invoke),
	cancel: answering(() => new Empty()),
});
