import { alarmTypes } from "./alarms";
import { bucketAccessTypes } from "./bucketAccess";
import { bucketLifecycleTypes } from "./bucketLifecycle";
import { bucketLoggingTypes } from "./bucketLogging";
import { bucketStorageTypes } from "./bucketStorage";
import { bucketTypes } from "./buckets";
import type { CloudType } from "./cloudType";
import { keyTypes } from "./keys";
import { logGroupTypes } from "./logGroups";
import { metricFilterTypes } from "./metricFilters";
import { roleTypes } from "./roles";
import { topicTypes } from "./topics";
import { trailTypes } from "./trails";

/** The types of `@pulumi/aws` that can be applied, by token. */
const types: Readonly<Record<string, CloudType>> = {
	...alarmTypes,
	...bucketAccessTypes,
	...bucketLifecycleTypes,
	...bucketLoggingTypes,
	...bucketStorageTypes,
	...bucketTypes,
	...keyTypes,
	...logGroupTypes,
	...metricFilterTypes,
	...roleTypes,
	...topicTypes,
	...trailTypes,
};

/** The type of a token. Throws where the provider cannot apply it. */
export function typeOf(token: string): CloudType {
	const type = types[token];
	if (type !== undefined) return type;
	throw new Error(`the provider cannot apply ${token}: add it to types.ts`);
}
