/** A place in a report, as `sources[].source.kind`. */
export type Place = string;

/** What a schema says of a place. */
export interface Described {
	readonly description: string;
	readonly enum?: readonly (string | null)[];
	readonly $ref?: string;
	readonly properties?: Readonly<Record<string, Described>>;
	readonly items?: Described;
}

/** A JSON schema with definitions. */
interface Schema extends Described {
	readonly definitions: Readonly<Record<string, Described>>;
}

/** Every property and item that a schema names, by its place. */
export function describedIn(schema: Schema): ReadonlyMap<Place, Described> {
	const found = new Map<Place, Described>();
	const visit = (part: Described, place: Place) => {
		const name = part.$ref?.replace("#/definitions/", "") ?? "";
		const described = schema.definitions[name] ?? part;
		found.set(place, described);
		if (described.items) visit(described.items, `${place}[]`);
		for (const [key, property] of Object.entries(described.properties ?? {}))
			visit(property, `${place}.${key}`);
	};
	visit(schema, "");
	return found;
}

/** Every place that a report has, and each text or null in it. */
export function seenIn(report: unknown, place: Place = ""): readonly Place[] {
	if (Array.isArray(report))
		return [place, ...report.flatMap((one) => seenIn(one, `${place}[]`))];
	if (typeof report !== "object" || report === null)
		return [place, `${place} = ${report}`];
	return [
		place,
		...Object.entries(report).flatMap(([key, item]) =>
			seenIn(item, `${place}.${key}`),
		),
	];
}
