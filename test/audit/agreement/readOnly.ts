/** One resource in an exported stack. */
interface State {
	readonly urn: string;
	readonly type: string;
	readonly custom?: boolean;
	readonly inputs?: unknown;
	readonly propertyDependencies?: unknown;
}

interface Exported {
	readonly deployment: { readonly resources: readonly State[] };
}

/** A stack that reads all that another one has, as `stack export` writes it. */
export function readOnly(state: string): string {
	return changed(state, (resources) => resources.map(read));
}

/** What discovery lists of the account: no stack, and nothing but resources. */
export function discovered(state: string): string {
	return changed(state, (resources) =>
		resources.filter(({ type }) => type !== ROOT).map(read),
	);
}

const ROOT = "pulumi:pulumi:Stack";

function changed(
	state: string,
	change: (resources: readonly State[]) => readonly State[],
): string {
	const content: Exported = JSON.parse(state);
	const resources = change(content.deployment.resources);
	return JSON.stringify({
		...content,
		deployment: { ...content.deployment, resources },
	});
}

/** A resource that is read has outputs, and nothing that was put in. */
function read(resource: State): State {
	const { type, custom, inputs, propertyDependencies, ...rest } = resource;
	if (!custom || type.startsWith("pulumi:")) return resource;
	return { ...rest, type, custom, external: true } as State;
}
