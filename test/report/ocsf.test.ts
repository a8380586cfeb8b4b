import { strict as assert } from "node:assert";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { toOcsf } from "../../policypack/hosts/report/ocsf";
import {
	controlWith,
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

const help = Object.fromEntries(
	controls.map((control) => [control.id, control]),
);
const unknown = { accountId: undefined, region: undefined };

/** What a test reads of an event; its types are checked by the models of OCSF. */
interface Event {
	readonly [name: string]: unknown;
	readonly class_uid: number;
	readonly category_uid: number;
	readonly type_uid: number;
	readonly time: number;
	readonly message: string;
	readonly comment?: string;
	readonly severity: string;
	readonly status: string;
	readonly status_code: string;
	readonly compliance: { readonly status: string };
	readonly finding_info: { readonly uid: string };
	readonly metadata: {
		readonly version: string;
		readonly profiles?: readonly string[];
	};
	readonly resources?: readonly {
		readonly name: string;
		readonly region?: string;
	}[];
	readonly cloud?: {
		readonly account?: { readonly uid: string };
		readonly region?: string;
	};
	readonly unmapped: { readonly source: string; readonly source_kind: string };
}

function eventsIn(
	report: JsonReport,
	target: Partial<Record<"accountId" | "region", string>> = {},
): readonly Event[] {
	return JSON.parse(toOcsf(report, { ...unknown, ...target, help }));
}

describe("A report as OCSF", () => {
	it("has Compliance Findings of version 1.6", () => {
		const [event] = eventsIn(reportOf(findingWith()));
		assert.equal(event?.class_uid, 2003);
		assert.equal(event?.category_uid, 2);
		assert.equal(event?.type_uid, 200301);
		assert.equal(event?.metadata.version, "1.6.0");
		assert.equal(event?.time, Date.parse("2027-04-01T09:30:00.000Z"));
		assert.deepEqual(event?.compliance, {
			control: "CloudTrail.4",
			status_id: 3,
			status: "Fail",
			standards: ["PCI DSS v3.2.1", "NIST.800-53.r5"],
			requirements: ["PCI DSS v3.2.1/10.5.2", "NIST.800-53.r5 SI-7(1)"],
		});
		assert.deepEqual(event?.resources, [
			{
				uid: "urn:pulumi:dev::shop::aws:cloudtrail/trail:Trail::audit",
				name: "audit",
				type: "aws:cloudtrail/trail:Trail",
				cloud_partition: "aws",
			},
		]);
		assert.equal(
			event?.message,
			"Trail audit does not validate its log files. Fix: Set enableLogFileValidation to true.",
		);
	});

	it("has a compliance status, a severity and a status for each status", () => {
		const seen = Object.fromEntries(
			eventsIn(reportOf(...EVERY_STATUS)).map((event) => [
				event.status_code,
				[event.compliance.status, event.severity, event.status],
			]),
		);
		assert.deepEqual(seen, {
			FAILED: ["Fail", "Low", "New"],
			UNKNOWN: ["Unknown", "Low", "New"],
			NO_DATA: ["No data", "Informational", "New"],
			EXEMPT: ["Fail", "Low", "Suppressed"],
			PASSED: ["Pass", "Informational", "New"],
		});
	});

	it("says why a finding is exempt", () => {
		const [exempt] = eventsIn(reportOf(...EVERY_STATUS)).filter(
			(event) => event.comment,
		);
		assert.equal(
			exempt?.comment,
			"Replaced by the trail of the organization (until 2027-06-30, SEC-12)",
		);
	});

	it("has an event without a resource for a control that found nothing", () => {
		const [event] = eventsIn(reportWith(resultWith([controlWith([])])));
		assert.equal(event?.status_code, "NO_DATA");
		assert.equal(event.resources, undefined);
	});

	it("has the account and Region of an audited account", () => {
		const events = eventsIn(EVERYTHING).filter(
			(event) => event.unmapped.source_kind === "account",
		);
		for (const { cloud, metadata } of events) {
			assert.deepEqual(metadata.profiles, ["cloud"]);
			assert.equal(cloud?.account?.uid, "111122223333");
			assert.equal(cloud?.region, "eu-west-1");
		}
		assert.equal(events.length, 2);
	});

	it("has the account and Region that are given, and writes without them", () => {
		const target = { accountId: "444455556666", region: "eu-central-1" };
		const [given] = eventsIn(reportOf(findingWith()), target);
		assert.equal(given?.cloud?.account?.uid, "444455556666");
		assert.equal(given?.resources?.[0]?.region, "eu-central-1");
		const [event] = eventsIn(reportOf(findingWith()));
		assert.ok(event);
		assert.equal("cloud" in event, false);
		assert.equal("profiles" in event.metadata, false);
	});

	it("has an ID for each finding", () => {
		const ids = eventsIn(EVERYTHING).map((event) => event.finding_info.uid);
		assert.equal(new Set(ids).size, ids.length);
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}`, () => {
			const events = eventsIn(hostileReport(text));
			assert.equal(events.length, 3);
			for (const { message, resources, unmapped } of events)
				assert.doesNotMatch(
					`${message}${resources?.[0]?.name}${unmapped.source}`,
					/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066-\u2069]/u,
				);
		});
});
