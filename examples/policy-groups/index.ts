import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as pulumiservice from "@pulumi/pulumiservice";

const organizationName = pulumi.getOrganization();

/** The pack as it was published: `pulumi policy publish`. */
const pack = { name: "cloudtrail-compliance", versionTag: "0.1.0" };

/** A preset of the package, as the configuration of the pack. */
function preset(name: string): Record<string, unknown> {
	const file = require.resolve(
		`pulumi-cloudtrail-compliance/presets/${name}.json`,
	);
	return JSON.parse(readFileSync(file, "utf8"));
}

/** Stacks of one role, whose updates the pack can block. */
function preventative(
	name: string,
	config: Record<string, unknown>,
	stacks: readonly `${string}/${string}`[],
): void {
	const group = new pulumiservice.PolicyGroup(name, {
		name,
		organizationName,
		entityType: "stacks",
		mode: "preventative",
		policyPacks: [{ ...pack, config }],
	});
	for (const stack of stacks) {
		const [routingProject = "", stackName = ""] = stack.split("/");
		new pulumiservice.api.PolicyGroupStackAttachment(`${name}-${stack}`, {
			orgName: organizationName,
			policyGroup: group.name,
			routingProject,
			name: stackName,
		});
	}
}

// Each stack that declares the trail of its account, and the trail's bucket.
preventative("accounts", preset("baseline"), [
	"landing-zone/prod",
	"log-archive/prod",
]);
// Stacks whose trail delivers to a bucket in the log archive.
preventative("archive-members", preset("central-archive-member"), [
	"account-baseline/shop",
	"account-baseline/web",
]);

// Accounts that Pulumi Cloud discovers: only 2, 4 and 5 are evaluated there.
const accounts = new pulumiservice.PolicyGroup("cloud-accounts", {
	name: "cloud-accounts",
	organizationName,
	entityType: "accounts",
	mode: "audit",
	policyPacks: [{ ...pack, config: { all: "advisory" } }],
});
for (const account of ["shop-111122223333", "archive-444455556666"])
	new pulumiservice.api.PolicyGroupInsightsAccountAttachment(account, {
		orgName: organizationName,
		policyGroup: accounts.name,
		name: account,
	});
