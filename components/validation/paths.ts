/**
 * The path of a property in the engine's form: `retention.expirationDays`, and
 * `tags["cost center"]` for a name that is not an identifier.
 */
export function innerPath(path: string, name: string): string {
	if (!/^[A-Za-z_$][\w$]*$/.test(name))
		return `${path}["${name.replace(/"/g, '\\"')}"]`;
	return path === "" ? name : `${path}.${name}`;
}
