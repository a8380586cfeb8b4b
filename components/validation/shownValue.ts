/** As much of a long text as helps to find it. */
const MOST = 60;

/** A value for people: what it is, and a text or number as it is written. */
export function shown(value: unknown): string {
	switch (typeof value) {
		case "string":
			return `the string ${JSON.stringify(value.length > MOST ? `${value.slice(0, MOST)}…` : value)}`;
		case "number":
		case "bigint":
			return `the number ${value}`;
		case "boolean":
			return `${value}`;
		default:
			return typeOf(value);
	}
}

/** What kind of value it is, and nothing of the value itself. */
export function typeOf(value: unknown): string {
	if (value === null || value === undefined) return `${value}`;
	if (Array.isArray(value)) return "an array";
	return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
