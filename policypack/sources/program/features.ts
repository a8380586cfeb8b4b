/** The engine features that this monitor supports, by name. */
export const FEATURES: ReadonlySet<string> = new Set([
	"secrets",
	"resourceReferences",
	"outputValues",
	"deletedWith",
	"replaceWith",
	"aliasSpecs",
	"transforms",
	"invokeTransforms",
	"parameterization",
	"resourceHooks",
	"errorHooks",
]);
