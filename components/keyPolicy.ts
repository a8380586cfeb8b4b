import type { ComplianceTrailArgs } from "./args";
import { type Home, logGroupArn } from "./arns";
import { madeLogGroupName } from "./logDelivery";
import type { PolicyDocument } from "./policies/document";
import { keyPolicyLimit, sizeProblem } from "./policies/size";
import { FEWER_READERS, keyPolicyDocument } from "./policies/trailKey";
import { createdTopicArn } from "./topics";
import type { Finding } from "./validation/checks";

/** What the key policy of a component depends on. */
export interface KeyPolicyFacts {
	readonly args: ComplianceTrailArgs;
	readonly trailName: string;
	readonly home: Home;
	readonly trailArn: string;
	/** The principals in `keyReaders`. */
	readonly readers: readonly string[];
}

/**
 * The policy of the key that a component creates. Everything that the key
 * encrypts has a fixed name, so its ARN is known here.
 */
export function madeKeyPolicy(facts: KeyPolicyFacts): PolicyDocument {
	const { args, home, trailArn, readers } = facts;
	const groupName = madeLogGroupName(facts);
	return keyPolicyDocument({
		trailArn,
		keyAccount: home.account,
		logGroupArn:
			groupName === undefined ? undefined : logGroupArn(home, groupName),
		readers,
		deliveryTopicArn: createdTopicArn(facts, "deliveries", home),
		alarmTopicArn: createdTopicArn(facts, "alarms", home),
		encryptsEventDataStore: args.eventDataStore !== undefined,
	});
}

/** The argument that makes a key policy exceed the KMS limit. */
export function* keySizeProblems(policy: PolicyDocument): Generator<Finding> {
	const problem = sizeProblem(policy, keyPolicyLimit);
	if (problem !== undefined)
		yield ["keyReaders", `${problem}: ${FEWER_READERS}`];
}
