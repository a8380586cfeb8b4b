import { ASSUMED, type StandInCall } from "./awsStandInCall";
import type {
	StandInAccount,
	StandInBucket,
	StandInTrail,
	StandInWorld,
} from "./awsStandInWorld";

/** An answer of the stand-in. */
export interface StandInAnswer {
	readonly status: number;
	readonly body: string;
	readonly type: string;
}

const json = (body: unknown, status = 200): StandInAnswer => ({
	status,
	body: JSON.stringify(body),
	type: "application/x-amz-json-1.1",
});

const xml = (body: string, status = 200): StandInAnswer => ({
	status,
	body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
	type: "text/xml",
});

/** An error as the service of a call writes it. */
export function errorAnswer(
	{ service }: Pick<StandInCall, "service">,
	code: string,
	status: number,
): StandInAnswer {
	const error = `<Error><Code>${code}</Code><Message>No.</Message></Error>`;
	switch (service) {
		case "s3":
			return xml(error, status);
		case "ec2":
			return xml(
				`<Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`,
				status,
			);
		case "sts":
			return xml(
				`<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>1</RequestId></ErrorResponse>`,
				status,
			);
		default:
			return json(
				{ __type: code, message: "No." },
				status === 403 ? 400 : status,
			);
	}
}

/** The answer to a call in an account of the world. */
export function answerTo(
	call: StandInCall,
	world: StandInWorld,
	account: StandInAccount,
): StandInAnswer {
	const { operation, service } = call;
	if (account.denies?.includes(operation))
		return errorAnswer(
			call,
			service === "s3" ? "AccessDenied" : "AccessDeniedException",
			403,
		);
	switch (service) {
		case "sts":
			return stsAnswer(call, world, account);
		case "organizations":
			return organizationsAnswer(call, world, account);
		case "ec2":
			return xml(
				`<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><regionInfo>${world.regions
					.map(
						(name) =>
							`<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
					)
					.join("")}</regionInfo></DescribeRegionsResponse>`,
			);
		case "cloudtrail":
			return cloudTrailAnswer(call, world, account);
		case "logs":
			return json({ deliverySources: [], deliveries: [] });
		default:
			return s3Answer(call, world, account);
	}
}

function stsAnswer(
	call: StandInCall,
	world: StandInWorld,
	account: StandInAccount,
): StandInAnswer {
	const of = (operation: string, result: string) =>
		xml(
			`<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${result}</${operation}Result></${operation}Response>`,
		);
	if (call.operation === "GetCallerIdentity")
		return of(
			call.operation,
			`<Account>${account.id}</Account><Arn>arn:aws:iam::${account.id}:user/auditor</Arn><UserId>AIDA</UserId>`,
		);
	const id = String(call.input.RoleArn).split(":")[4] ?? "";
	const its = world.accounts.find((one) => one.id === id);
	if (!its || its.refuses) return errorAnswer(call, "AccessDenied", 403);
	const expires = new Date(Date.now() + 3_600_000).toISOString();
	return of(
		call.operation,
		`<Credentials><AccessKeyId>${ASSUMED}${id}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${expires}</Expiration></Credentials>`,
	);
}

/** Accounts on a page: AWS has 20 at most. */
const PAGE = 20;

function organizationsAnswer(
	call: StandInCall,
	{ accounts, units = {} }: StandInWorld,
	account: StandInAccount,
): StandInAnswer {
	if (account !== accounts[0])
		return errorAnswer(call, "AccessDeniedException", 403);
	const { NextToken, ParentId } = call.input;
	const unit = units[String(ParentId)];
	if (ParentId !== undefined && !unit)
		return errorAnswer(call, "ParentNotFoundException", 400);
	if (call.operation === "ListOrganizationalUnitsForParent")
		return json({
			OrganizationalUnits: (unit?.units ?? []).map((Id) => ({ Id })),
		});
	const listed = unit
		? accounts.filter(({ id }) => unit.accounts.includes(id))
		: accounts;
	const from = Number(NextToken ?? 0);
	const page = listed.slice(from, from + PAGE);
	return json({
		Accounts: page.map(({ id, state = "ACTIVE" }) => ({
			Id: id,
			State: state,
		})),
		...(from + PAGE < listed.length && { NextToken: String(from + PAGE) }),
	});
}

const arnOf = (owner: string, { name, region }: StandInTrail) =>
	`arn:aws:cloudtrail:${region}:${owner}:trail/${name}`;

/** The trails that an account lists in a Region: all are multi-Region trails. */
function trailsOf(
	{ accounts }: StandInWorld,
	account: StandInAccount,
): readonly (readonly [owner: string, trail: StandInTrail])[] {
	return accounts.flatMap(({ id, trails = [] }) =>
		trails
			.filter(({ isOrganization }) => isOrganization || id === account.id)
			.map((trail) => [id, trail] as const),
	);
}

function cloudTrailAnswer(
	call: StandInCall,
	world: StandInWorld,
	account: StandInAccount,
): StandInAnswer {
	const { input, operation } = call;
	if (operation === "ListEventDataStores") return json({ EventDataStores: [] });
	const trails = trailsOf(listingOf(world), account);
	if (operation === "DescribeTrails")
		return json({
			trailList: trails.map(([owner, trail]) => ({
				Name: trail.name,
				TrailARN: arnOf(owner, trail),
				HomeRegion: trail.region,
				S3BucketName: trail.bucket,
				IsMultiRegionTrail: true,
				IsOrganizationTrail: trail.isOrganization ?? false,
				LogFileValidationEnabled: !trail.isBroken,
				HasCustomEventSelectors: trail.hasSelectors ?? false,
				...(!trail.isBroken && {
					KmsKeyId: `arn:aws:kms:${trail.region}:${owner}:key/logs`,
					CloudWatchLogsLogGroupArn: `arn:aws:logs:${trail.region}:${owner}:log-group:trail:*`,
					CloudWatchLogsRoleArn: `arn:aws:iam::${owner}:role/trail`,
				}),
			})),
		});
	const arn = String(input.Name ?? input.TrailName);
	const [owner, trail] =
		trails.find(([id, one]) => arnOf(id, one) === arn) ?? [];
	if (!trail) return errorAnswer(call, "TrailNotFoundException", 400);
	if (operation === "GetTrailStatus") return json({ IsLogging: true });
	return owner === account.id
		? json({ EventSelectors: [{ ReadWriteType: "All" }] })
		: errorAnswer(call, "AccessDeniedException", 400);
}

/** Only these accounts have trails that others list, which is looked up often. */
const listings = new WeakMap<StandInWorld, StandInWorld>();

function listingOf(world: StandInWorld): StandInWorld {
	const found = listings.get(world) ?? {
		...world,
		accounts: world.accounts.filter(({ trails = [] }) => trails.length > 0),
	};
	listings.set(world, found);
	return found;
}

function s3Answer(
	call: StandInCall,
	{ accounts }: StandInWorld,
	account: StandInAccount,
): StandInAnswer {
	const { operation } = call;
	if (operation === "ListBuckets")
		return xml(
			`<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets>${(
				account.buckets ?? []
			)
				.map(
					({ name, region }) =>
						`<Bucket><Name>${name}</Name><BucketRegion>${region}</BucketRegion></Bucket>`,
				)
				.join("")}</Buckets></ListAllMyBucketsResult>`,
		);
	if (operation === "GetPublicAccessBlock")
		return errorAnswer(call, "NoSuchPublicAccessBlockConfiguration", 404);
	const bucket = account.buckets?.find(({ name }) => name === call.bucket);
	if (bucket) return bucketAnswer(call, bucket);
	const exists = accounts.some(({ buckets = [] }) =>
		buckets.some(({ name }) => name === call.bucket),
	);
	return exists
		? errorAnswer(call, "AccessDenied", 403)
		: errorAnswer(call, "NoSuchBucket", 404);
}

function bucketAnswer(
	call: StandInCall,
	{ name, region, isPublic = false, hasLogging = false }: StandInBucket,
): StandInAnswer {
	const of = (root: string, content: string) =>
		xml(
			`<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${root}>`,
		);
	switch (call.operation) {
		case "GetBucketAcl":
			return of(
				"AccessControlPolicy",
				`<Owner><ID>1</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>1</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList>`,
			);
		case "GetBucketLocation":
			return of("LocationConstraint", region === "us-east-1" ? "" : region);
		case "GetBucketLogging":
			return of(
				"BucketLoggingStatus",
				hasLogging
					? "<LoggingEnabled><TargetBucket>access</TargetBucket><TargetPrefix></TargetPrefix></LoggingEnabled>"
					: "",
			);
		case "GetBucketOwnershipControls":
			return of(
				"OwnershipControls",
				"<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>",
			);
		case "GetBucketPolicy":
			return {
				status: 200,
				body: JSON.stringify({
					Version: "2012-10-17",
					Statement: [
						{
							Effect: "Allow",
							Principal: isPublic
								? "*"
								: { Service: "cloudtrail.amazonaws.com" },
							Action: "s3:GetObject",
							Resource: `arn:aws:s3:::${name}/*`,
						},
					],
				}),
				type: "application/json",
			};
		case "GetBucketPolicyStatus":
			return of("PolicyStatus", `<IsPublic>${isPublic}</IsPublic>`);
		default:
			return of(
				"PublicAccessBlockConfiguration",
				[
					"BlockPublicAcls",
					"BlockPublicPolicy",
					"IgnorePublicAcls",
					"RestrictPublicBuckets",
				]
					.map((setting) => `<${setting}>${!isPublic}</${setting}>`)
					.join(""),
			);
	}
}
