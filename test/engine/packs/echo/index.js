const { PolicyPack, UnknownValueError } = require("@pulumi/policy");

const unknown = "(unknown)";

/** The properties as plain values; what is not known yet says so. */
function visible(props) {
	const seen = {};
	for (const key of Object.keys(props)) {
		try {
			seen[key] = JSON.parse(JSON.stringify(props[key]) ?? "null");
		} catch (error) {
			if (!(error instanceof UnknownValueError)) throw error;
			seen[key] = unknown;
		}
	}
	return seen;
}

const urnsByProperty = (resource) =>
	Object.fromEntries(
		Object.entries(resource.propertyDependencies).map(([key, found]) => [
			key,
			found.map(({ urn }) => urn),
		]),
	);

const providerOf = ({ provider }) =>
	provider && { urn: provider.urn, props: visible(provider.props) };

new PolicyPack("echo", {
	policies: [
		{
			name: "echo-resource",
			description: "Every bucket is reported, with what was seen of it.",
			enforcementLevel: "mandatory",
			validateResource(args, reportViolation) {
				if (args.type !== "aws:s3/bucket:Bucket") return;
				const seen = { props: visible(args.props), provider: providerOf(args) };
				reportViolation(JSON.stringify(seen), args.urn);
			},
		},
		{
			name: "echo-stack",
			description: "Every resource is told of, as the stack stage sees it.",
			enforcementLevel: "mandatory",
			validateStack({ resources }, reportViolation) {
				for (const resource of resources) {
					// One violation's level, below the policy's own.
					reportViolation({
						message: JSON.stringify({
							type: resource.type,
							props: visible(resource.props),
							propertyDependencies: urnsByProperty(resource),
							provider: providerOf(resource),
						}),
						urn: resource.urn,
						enforcementLevel: "advisory",
					});
				}
			},
		},
		{
			name: "echo-not-applicable",
			description: "Never has anything to judge.",
			enforcementLevel: "mandatory",
			validateStack: ({ notApplicable }) => notApplicable("nothing to judge"),
		},
	],
});
