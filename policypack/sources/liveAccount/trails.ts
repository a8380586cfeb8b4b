import type { Trail as TrailInfo } from "@aws-sdk/client-cloudtrail";
import type { Source, TrailFact } from "../../model/facts";
import { unknownTrail } from "../../model/unknownFacts";
import { known, type Value } from "../../model/value";
import type { SeenTrail } from "./delivery/seenTrail";
import { type Identity, idOf } from "./identity";
import { ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import { flagIn, isSetIn } from "./responseFields";
import type { Session } from "./session";
import { factsIn, readDetails } from "./trailDetails";

/** A trail as AWS describes it, and the Region to ask more of it in. */
interface Described {
	readonly arn: string;
	readonly name: string;
	readonly bucket: string;
	readonly info: TrailInfo;
	readonly region: string;
}

/** The trails of an account, and what AWS returned of them. */
export interface TrailsRead {
	readonly trails: readonly TrailFact[];
	readonly seen: readonly SeenTrail[];
}

/** The type of a trail, as AWS Config and Security Hub CSPM name it. */
const TRAIL = "AWS::CloudTrail::Trail";

/**
 * The trails of these Regions, each once: a multi-Region trail is listed in every
 * Region, and an organization trail in every account. A Region that is not
 * readable counts as one unknown trail, because it may have any trail.
 */
export async function readTrails(
	session: Session,
	identity: Identity,
	regions: readonly string[],
	onRead: (region: string, trails: Value<unknown>) => void,
): Promise<TrailsRead> {
	const asked = await Promise.all(
		regions.map(async (region) => {
			const trails = await describeTrails(session, region);
			onRead(region, trails);
			return { region, trails };
		}),
	);
	const found = new Map<string, Described>();
	const unread: TrailFact[] = [];
	const silent = new Set<string>();
	for (const { region, trails } of asked) {
		if (trails.known) {
			for (const trail of trails.value)
				if (!found.has(trail.arn) || trail.info.HomeRegion === region)
					found.set(trail.arn, trail);
		} else {
			silent.add(region);
			unread.push(unknownTrail(trailsOf(region, identity), trails));
		}
	}
	const sorted = [...found.values()].sort((one, other) =>
		one.arn < other.arn ? -1 : 1,
	);
	const read = await Promise.all(
		sorted.map((trail) => {
			// Only the home Region has all properties; other Regions list a shadow trail.
			const home = trail.info.HomeRegion ?? trail.region;
			const region = silent.has(home) ? trail.region : home;
			return readTrail(session, identity, { ...trail, region });
		}),
	);
	return { trails: [...read.map(({ fact }) => fact), ...unread], seen: read };
}

function describeTrails(
	{ ask, clients }: Session,
	region: string,
): Promise<Value<readonly Described[]>> {
	return ask({
		action: ACTIONS.DescribeTrails,
		what: `the trails of ${region}`,
		call: (options) =>
			clients
				.cloudTrail(region)
				.describeTrails({ includeShadowTrails: true }, options),
		read: ({ trailList }) => {
			if (!Array.isArray(trailList)) return UNREADABLE;
			const trails = trailList.map((info) => described(info, region));
			return trails.every((trail) => trail !== undefined) ? trails : UNREADABLE;
		},
	});
}

function described(info: TrailInfo, region: string): Described | undefined {
	const { TrailARN: arn, S3BucketName: bucket } = info;
	const name = /^arn:[^:]+:cloudtrail:[^:]+:\d+:trail\/(.+)$/.exec(
		arn ?? "",
	)?.[1];
	return arn && name && typeof bucket === "string"
		? { arn, name, bucket, info, region }
		: undefined;
}

async function readTrail(
	session: Session,
	identity: Identity,
	{ arn, name, bucket, info, region }: Described,
): Promise<SeenTrail> {
	const of = `trail ${name}`;
	const details = await readDetails(session, identity, info, {
		arn,
		of,
		region,
	});
	const fact: TrailFact = {
		kind: "trail",
		of: { urn: arn, type: TRAIL, name, location: undefined },
		...factsIn(details),
		isMultiRegion: flagIn(
			info.IsMultiRegionTrail,
			`whether ${of} is multi-Region`,
		),
		hasKey: isSetIn(info.KmsKeyId, `the key of ${of}`),
		validatesLogFiles: flagIn(
			info.LogFileValidationEnabled,
			`whether ${of} validates its log files`,
		),
		hasLogGroup: isSetIn(
			info.CloudWatchLogsLogGroupArn,
			`the log group of ${of}`,
		),
		hasLogRole: isSetIn(info.CloudWatchLogsRoleArn, `the log role of ${of}`),
		bucket: { by: "name", name: known(bucket), dependencies: [] },
		owner: { provider: undefined, account: accountIn(arn) },
		arn,
	};
	return { fact, info, details };
}

/** The account that owns a trail: of an organization's, not the one that reads it. */
function accountIn(arn: string): string | undefined {
	return /^arn:[^:]+:cloudtrail:[^:]+:(\d{12}):/.exec(arn)?.[1];
}

/** The trails of a Region, as the subject of a finding. */
function trailsOf(region: string, identity: Identity): Source {
	const { partition } = identity;
	return {
		urn: `arn:${partition}:cloudtrail:${region}:${idOf(identity)}:trail/*`,
		type: TRAIL,
		name: region,
		location: undefined,
	};
}
