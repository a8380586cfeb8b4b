import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { type Construction, construct, only } from "../kit/component/construct";
import { made } from "./types";

/** Everything that can be asked for at once. */
const everything: ComplianceTrailArgs = {
	alarms: {},
	notifications: {},
	eventDataStore: {},
	objectLock: { mode: "COMPLIANCE", days: 400 },
};

/** Everything that can be used because it is there. */
const EXISTING: ComplianceTrailArgs = {
	bucket: { bucket: "acme-logs", managePolicy: true },
	keyArn: "arn:aws:kms:eu-west-1:111122223333:key/1",
	logGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:trail",
	roleArn: "arn:aws:iam::111122223333:role/delivery",
	notifications: { topicArn: "arn:aws:sns:eu-west-1:111122223333:files" },
	alarms: { topicArn: "arn:aws:sns:eu-west-1:111122223333:files" },
};

const BUCKETS = ["audit-logs", "audit-access-logs"];

/** What log files need, to be there, private and readable. */
const KEPT: ReadonlySet<string> = new Set([
	made.key,
	made.bucket,
	made.block,
	made.ownership,
	made.versioning,
	made.encryption,
	made.bucketPolicy,
	made.lifecycle,
	made.objectLock,
	made.logging,
]);

/** What AWS takes tags of. */
const TAGGED: ReadonlySet<string> = new Set([
	made.trail,
	made.eventDataStore,
	made.key,
	made.bucket,
	made.logGroup,
	made.alarm,
	made.role,
	made.topic,
]);

function parts({ registrations }: Construction<unknown>) {
	return registrations.filter(({ type }) => type.startsWith("aws:"));
}

function build(args: ComplianceTrailArgs, options?: ComponentResourceOptions) {
	return construct(() => new ComplianceTrail("audit", args, options));
}

describe("the parts of ComplianceTrail", () => {
	it("are all protected, for a trail without one of them does not log", async () => {
		for (const given of [{}, everything, EXISTING])
			for (const one of parts(await build(given)))
				assert.equal(one.protect, true, `${one.type} ${one.name}`);
	});

	it("are kept in AWS where they hold data, or what keeps it private", async () => {
		for (const one of parts(await build(everything)))
			assert.equal(
				one.retainOnDelete,
				KEPT.has(one.type) || one.type === made.eventDataStore,
				`${one.type} ${one.name}`,
			);
	});

	it("are not protected where that is switched off, and log files are kept", async () => {
		const built = await build({ ...everything, protect: false });
		for (const one of parts(built))
			assert.deepEqual(
				[one.protect, one.retainOnDelete],
				[false, KEPT.has(one.type)],
				`${one.type} ${one.name}`,
			);
		for (const name of BUCKETS)
			assert.equal(only(built, made.bucket, name).inputs.forceDestroy, false);
		const store = only(built, made.eventDataStore);
		assert.equal(store.inputs.terminationProtectionEnabled, false);
	});

	it("are neither protected nor kept where log files are to go, too", async () => {
		const built = await build({
			...everything,
			protect: false,
			forceDestroy: true,
		});
		for (const one of parts(built))
			assert.deepEqual(
				[one.protect, one.retainOnDelete],
				[false, false],
				`${one.type} ${one.name}`,
			);
		for (const name of BUCKETS)
			assert.equal(only(built, made.bucket, name).inputs.forceDestroy, true);
	});

	it("are protected wherever the component is", async () => {
		const built = await build({ protect: false }, { protect: true });
		for (const one of parts(built)) assert.ok(one.protect, one.urn);
	});

	it("all lie below the component", async () => {
		const built = await build(everything);
		const parents = new Map(
			built.registrations.map(({ urn, parent }) => [urn, parent ?? ""]),
		);
		const { urn: component } = only(built, made.component);
		for (const { urn } of parts(built)) {
			let above = parents.get(urn);
			for (let depth = 0; above !== component && depth < 5; depth++)
				above = parents.get(above ?? "");
			assert.equal(above, component, urn);
		}
	});

	it("are made by the provider that the component is given", async () => {
		for (const pass of ["provider", "providers"] as const) {
			const built = await construct(() => {
				const central = new aws.Provider("central", { region: "eu-west-1" });
				const options =
					pass === "provider"
						? { provider: central }
						: { providers: [central] };
				new ComplianceTrail("audit", everything, options);
			});
			for (const one of parts(built))
				assert.match(one.providerReference, /::central::/, one.urn);
		}
	});

	it("are tagged, each that takes tags", async () => {
		const tags = { team: "security" };
		for (const one of parts(await build({ ...everything, tags })))
			assert.deepEqual(
				one.inputs.tags,
				TAGGED.has(one.type) ? tags : undefined,
				`${one.type} ${one.name}`,
			);
	});

	it("leave it to the engine to find them under a name that it had", async () => {
		const built = await build({}, { aliases: [{ name: "old" }] });
		assert.deepEqual(only(built, made.component).aliases, ["old"]);
	});

	it("have names of their own for each component of a stack", async () => {
		const built = await construct(() => {
			new ComplianceTrail("one", everything);
			new ComplianceTrail("two", everything);
		});
		const urns = built.registrations.map(({ urn }) => urn);
		assert.equal(new Set(urns).size, urns.length);
		const names = parts(built)
			.map(({ type, props }) => `${type} ${props.name ?? props.bucket}`)
			.filter((name) => !name.endsWith(" undefined"));
		const fixed = names.filter((name) => !/s3\/bucket|rolePolicy/.test(name));
		assert.equal(new Set(fixed).size, fixed.length);
	});
});

describe("ComplianceTrail by a name that AWS would not take for a bucket", () => {
	for (const [name, logs, accessLogs] of [
		["Audit.Trail", "audit.trail-logs-", "audit.trail-access-logs-"],
		["Acme_Audit", "acme-audit-logs-", "acme-audit-access-logs-"],
		["sthree-audit", "audit-logs-", "audit-access-logs-"],
		[
			"a-trail-whose-name-is-rather-long-but-good-for-cloudtrail",
			"ng-but-good-for-cloudtrail-logs-",
			"good-for-cloudtrail-access-logs-",
		],
	] as const)
		it(`makes one of ${name}`, async () => {
			const built = await construct(() => new ComplianceTrail(name));
			for (const [part, end] of [
				["logs", logs],
				["access-logs", accessLogs],
			] as const) {
				const { inputs, props } = only(built, made.bucket, `${name}-${part}`);
				assert.ok(
					`${props.bucket}`.endsWith(`${end}1a2b3c4`),
					`${props.bucket}`,
				);
				assert.match(`${props.bucket}`, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);
				// The provider's own limit.
				assert.ok(`${inputs.bucketPrefix ?? ""}`.length <= 37);
			}
			const { name: role } = only(built, made.role).props;
			assert.ok(`${role}`.length <= 64, `${role}`);
		});

	it("gives the key's alias and topics a name without periods", async () => {
		const built = await construct(
			() => new ComplianceTrail("acme.audit", { alarms: {} }),
		);
		assert.equal(
			only(built, made.alias).inputs.name,
			"alias/cloudtrail-acme--audit",
		);
		assert.equal(
			only(built, made.topic).inputs.name,
			"cloudtrail-acme--audit-alarms",
		);
	});
});
