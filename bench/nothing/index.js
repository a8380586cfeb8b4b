const { PolicyPack } = require("@pulumi/policy");

// What it costs to say that nothing was judged, where that is asked for.
const resource =
	process.env.BENCH_SAYS === "notApplicable"
		? (args) => args.notApplicable("Applies to trails only.")
		: () => {};
const stack = () => {};

// A policy for each of ours that is enabled by default, of the same stage.
const stages = {
	"nothing-1": { validateStack: stack },
	"nothing-2": { validateResource: resource },
	"nothing-3": { validateStack: stack },
	"nothing-4": { validateResource: resource },
	"nothing-5": { validateResource: resource },
	"nothing-6": { validateStack: stack },
	"nothing-7": { validateStack: stack },
	"nothing-delivery": { validateStack: stack },
};

const policies = Object.entries(stages).map(([name, functions]) => ({
	name,
	description: "Nothing.",
	enforcementLevel: "mandatory",
	...functions,
}));

new PolicyPack("nothing", { enforcementLevel: "mandatory", policies });
