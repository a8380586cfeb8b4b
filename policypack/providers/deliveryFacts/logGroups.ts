import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import type { LogGroupArgs as NativeArgs } from "@pulumi/aws-native/logs/logGroup";
import type { LogGroupFact } from "../../model/deliveryChecks/facts";
import { reading } from "../reading";
import type { Resource } from "../resource";
import { aboutOf, nameOf } from "./part";
import type { PlacesOfProviders } from "./place";

/** A log group of @pulumi/aws. */
export function awsLogGroup(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly LogGroupFact[] {
	const args = reading<LogGroupArgs>(resource, ["name", "logGroupClass"]);
	return [
		{
			kind: "logGroup",
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameInArn, "name"),
			logGroupClass: args.text("logGroupClass"),
		},
	];
}

/** A log group of aws-native. */
export function nativeLogGroup(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly LogGroupFact[] {
	const args = reading<NativeArgs>(resource);
	return [
		{
			kind: "logGroup",
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameInArn, "logGroupName"),
			logGroupClass: args.text("logGroupClass"),
		},
	];
}

function nameInArn(resource: string): string {
	return resource.replace(/^log-group:/, "").replace(/:\*$/, "");
}
