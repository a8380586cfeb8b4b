import type { DeliveryFact } from "../../../model/deliveryChecks/facts";
import { known, mapValue, type Value } from "../../../model/value";
import type { Identity } from "../identity";
import { TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { UNREADABLE } from "../request";
import type { Session } from "../session";
import { aboutArn, arnParts, partRef } from "./awsPlace";
import { readKey } from "./keys";
import { whyNotRead } from "./notRead";
import { isMissing, type PartRead } from "./partRead";

/** A topic with its key, by the ARN that a trail has. */
export async function readTopic(
	session: Session,
	identity: Identity,
	arn: string,
): Promise<PartRead> {
	const { account, region = "", resource } = arnParts(arn) ?? { resource: arn };
	const what = `topic ${resource}`;
	const found =
		whyNotRead(session, identity, account)(what) ??
		(await attributesOf(session, region, arn, what));
	if (isMissing(found)) return { facts: [], missing: what };
	const of = (name: string): Value<string | undefined> =>
		mapValue(found, (all) => all?.[name] || undefined);
	const key = of("KmsMasterKeyId");
	const topic: DeliveryFact = {
		kind: "topic",
		...aboutArn(arn, "AWS::SNS::Topic", resource),
		name: known(resource),
		isNameDeclared: true,
		isFifo: resource.endsWith(".fifo")
			? known(true)
			: mapValue(of("FifoTopic"), (text) => text === "true"),
		policy: { document: of("Policy"), isSecret: false, isDeclared: true },
		key: partRef(key),
	};
	if (!key.known || key.value === undefined) return { facts: [topic] };
	const itsKey = await readKey(session, identity, key.value, region);
	return { facts: [topic, ...itsKey.facts] };
}

type Attributes = Readonly<Record<string, string>>;

function attributesOf(
	{ ask, clients }: Session,
	region: string,
	TopicArn: string,
	what: string,
): Promise<Value<Attributes | undefined>> {
	return ask<
		{ readonly Attributes?: Attributes | undefined },
		Attributes | undefined
	>({
		action: TRAIL_DELIVERY_ACTIONS.GetTopicAttributes,
		what,
		call: async (options) =>
			(await clients.sns(region)).getTopicAttributes({ TopicArn }, options),
		// Every topic has a policy.
		read: ({ Attributes: found }) =>
			typeof found?.Policy === "string" ? found : UNREADABLE,
		unset: { errors: ["NotFoundException"], means: undefined },
	});
}
