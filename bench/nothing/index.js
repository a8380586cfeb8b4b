const { PolicyPack } = require("@pulumi/policy");

// What it costs to say that nothing was judged, where that is asked for.
const resource =
	process.env.BENCH_SAYS === "notApplicable"
		? (args) => args.notApplicable("Applies to trails only.")
		: () => {};
const stack = () => {};

const policies = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
	name: `nothing-${number}`,
	description: "Nothing.",
	enforcementLevel: "mandatory",
	// As many functions a stage as are called of ours.
	...([1, 2, 4, 5].includes(number) ? { validateResource: resource } : {}),
	...([2, 4, 5].includes(number) ? {} : { validateStack: stack }),
}));

new PolicyPack("nothing", { enforcementLevel: "mandatory", policies });
