import { PolicyPack, type ResourceValidationPolicy } from "@pulumi/policy";
import {
	cloudTrailPolicies,
	type PolicyOptions,
} from "pulumi-cloudtrail-compliance/policies";

const options: PolicyOptions = {
	controls: ["cloudtrail-2", "cloudtrail-4", "cloudtrail-7"],
	enforcementLevel: "advisory",
	levels: { "cloudtrail-4": "remediate" },
	defaults: {
		"cloudtrail-2": {
			exemptions: [
				{ resource: "aud*", reason: "Agreed.", expires: "2030-06-30" },
			],
		},
		"cloudtrail-7": { outside: "deny" },
	},
	// A pack of one's own may be asked what it says on another day.
	today: () => "2030-07-01",
};

const ownersTag: ResourceValidationPolicy = {
	name: "trails-have-owners",
	description: "Every trail has the tag owner.",
	enforcementLevel: "advisory",
	validateResource: (args, report) => {
		if (args.type !== "aws:cloudtrail/trail:Trail") return;
		if (!args.props.tags?.owner) report("Give it the tag owner.");
	},
};

new PolicyPack("own-typescript", {
	policies: [...cloudTrailPolicies(options), ownersTag],
});
