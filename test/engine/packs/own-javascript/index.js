const { PolicyPack } = require("@pulumi/policy");
const { cloudTrailPolicies } = require("pulumi-cloudtrail-compliance/policies");

new PolicyPack("own-javascript", {
	policies: [
		...cloudTrailPolicies({
			controls: ["cloudtrail-2", "cloudtrail-4"],
			defaults: {
				"cloudtrail-2": {
					exemptions: [
						{ resource: "aud*", reason: "Agreed.", expires: "2030-06-30" },
					],
				},
			},
			today: () => "2030-06-30",
		}),
		{
			name: "nothing",
			description: "Nothing.",
			enforcementLevel: "mandatory",
			validateStack: () => {},
		},
	],
});
