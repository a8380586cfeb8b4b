import { strict as assert } from "node:assert";
import { cloudTrailDelivery } from "../../policypack/controls/cloudtrail-delivery/control";
import { factsOfAccount } from "../../policypack/hosts/accountFacts";
import { evaluate } from "../../policypack/judging/evaluate";
import { assemble } from "../../policypack/model/account";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { Reads } from "../../policypack/model/reads";
import { readAccount } from "../../policypack/sources/liveAccount";
import {
	type Clients,
	createClients,
} from "../../policypack/sources/liveAccount/clients";
import { startProxy } from "../kit/awsProxy";

/** Limits that a busy machine keeps. */
const PATIENT = { callSeconds: 100, totalSeconds: 300 };

/** The server accepts any. */
const CREDENTIALS = {
	accessKeyId: "own",
	secretAccessKey: "own-secret-key",
	sessionToken: "own-token",
};

/** The client with methods of its own before those of a server. */
function answering<Client extends object>(
	client: Client,
	methods: Partial<Client>,
): Client {
	return Object.assign(Object.create(client), methods);
}

/**
 * Clients that correct two responses of the server: it lists a bucket's files
 * where S3 returns who pays, and returns a recent delivery of every trail, which
 * makes advice of what the checks find.
 */
function corrected(clients: Clients, hasDelivered: boolean): Clients {
	const getBucketRequestPayment = async () => ({
		Payer: "BucketOwner" as const,
		$metadata: {},
	});
	return {
		...clients,
		s3: (region) => answering(clients.s3(region), { getBucketRequestPayment }),
		cloudTrail: (region) => {
			const its = clients.cloudTrail(region);
			if (hasDelivered) return its;
			const getTrailStatus = async (input: { Name: string }) => {
				const { IsLogging, $metadata } = await its.getTrailStatus(input);
				return { IsLogging, $metadata };
			};
			return answering(its, { getTrailStatus });
		},
	};
}

/** What an audit finds of the delivery of the account's trails. */
async function deliveryFindings(
	clients: Clients,
	region: string,
	reads: ReadonlySet<Reads>,
) {
	const live = await readAccount(clients, {
		...PATIENT,
		regions: [region],
		reads,
	});
	const { root, facts, delivery } = factsOfAccount(live, reads);
	assert.ok(delivery);
	const account = {
		...assemble(root, facts),
		deliveries: () => joinDelivery(delivery()),
	};
	return evaluate(cloudTrailDelivery, account);
}

const PASSED = { status: "passed", reason: undefined };

/**
 * Asserts of the account at AWS_ENDPOINT_URL that no audit fails the delivery of
 * its trails: with `--delivery` it passes without advice, where the account
 * shows all that decides.
 */
export async function assertDelivers(
	region: string,
	{ isSeen }: { readonly isSeen: boolean },
): Promise<void> {
	const proxy = await startProxy(String(process.env.AWS_ENDPOINT_URL));
	const own = await createClients({ endpoint: proxy.url, attemptSeconds: 100 });
	const clients = own.withCredentials(CREDENTIALS);
	try {
		for (const reads of [[], ["delivery"]] as const)
			for (const hasDelivered of [true, false]) {
				const found = await deliveryFindings(
					corrected(clients, hasDelivered),
					region,
					new Set(reads),
				);
				assert.equal(found.length, 1);
				const [{ status, reason } = assert.fail()] = found;
				if (isSeen && reads.length > 0)
					assert.deepEqual({ status, reason }, PASSED);
				else assert.ok(["passed", "noData"].includes(status), reason);
			}
	} finally {
		own.close();
		await proxy.stop();
	}
}
