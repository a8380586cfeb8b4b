/** What an SDK may ask this engine to do, by the names that SDKs use. */
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
