import type { Arrow } from "./arrows";
import { type Cast, type Part, shortOf } from "./cast";
import { factsOf } from "./facts";
import type { Grant } from "./grants";
import { PLACES, type Place } from "./layout";
import { MEASURES } from "./measures";
import type { Registered } from "./registered";
import { wrapped } from "./text";

/** A line in a box, below its head. */
export interface Line {
	readonly text: string;
	readonly look: "fact" | "more" | "rule" | "caption" | "who" | "action";
	/** Whose colour its dot has; the box's own by default. */
	readonly colour?: Place["colour"];
}

/** A box as it is drawn. */
export interface Box {
	readonly part: Part | "account";
	readonly place: Place;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly lines: readonly Line[];
	/** Its resources: each class with the names, as `s3.Bucket: audit-logs`. */
	readonly resources: readonly string[];
	/** The argument that makes it; undefined where it is always made. */
	readonly argument: string | undefined;
}

const { margin, column, gap, around, below, top, head, line, pad } = MEASURES;

/** All boxes where they belong: below each other in their columns. */
export function boxesOf(
	cast: Cast,
	grants: readonly Grant[],
	arrows: readonly Arrow[],
): readonly Box[] {
	const tops = [0, 1, 2].map(() => top + head + below + 14);
	const parts = Object.keys(PLACES) as (Part | "account")[];
	return parts
		.filter((part) =>
			part === "account"
				? arrows.some(({ from }) => from === part)
				: cast.has(part),
		)
		.map((part): Box => {
			const place = PLACES[part];
			const resources = part === "account" ? [] : (cast.get(part) ?? []);
			const facts = part === "account" ? [] : factsOf(part, resources, grants);
			const lines = [
				...facts.flatMap(factLines),
				...(part === "key" ? letLines(arrows) : []),
			];
			const common = {
				part,
				place,
				lines,
				resources: namesByClass(resources),
				argument: resources[0]?.argument,
			};
			if (place.column === "all")
				return {
					...common,
					...{ x: margin - around, y: top, height: head },
					width: 3 * column + 2 * (gap + around),
				};
			const height = head + (lines.length > 0 ? lines.length * line + 6 : 0);
			const y = tops[place.column] ?? 0;
			tops[place.column] = y + height + below;
			const x = margin + place.column * (column + gap);
			return { ...common, x, y, width: column, height };
		});
}

/** The class of a resource's type: `s3.Bucket` of `aws:s3/bucket:Bucket`. */
export function classOf(type: string): string {
	return `${type.slice(type.indexOf(":") + 1, type.indexOf("/"))}.${shortOf(type)}`;
}

function namesByClass(resources: readonly Registered[]): readonly string[] {
	const names = new Map<string, readonly string[]>();
	for (const { type, name } of resources) {
		const key = classOf(type);
		names.set(key, [...(names.get(key) ?? []), name]);
	}
	return [...names].map(([key, all]) => `${key}: ${all.join(", ")}`);
}

const lineWidth = column - 2 * pad - 12;

function factLines(fact: string): readonly Line[] {
	return wrapped(fact, lineWidth, 12).map((text, index) => ({
		text,
		look: index === 0 ? "fact" : "more",
	}));
}

/** Who can use the key, and for what: more than its arrows can show. */
function letLines(arrows: readonly Arrow[]): readonly Line[] {
	const order = Object.keys(PLACES);
	const lets = arrows
		.filter(({ to, actions }) => to === "key" && actions.length > 0)
		.sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from));
	return [
		{ text: "", look: "rule" },
		{ text: "Its policy allows", look: "caption" },
		...lets.flatMap(({ from, actions }): readonly Line[] => [
			{ text: PLACES[from].title, look: "who", colour: PLACES[from].colour },
			...wrapped(
				actions.map((action) => action.replace(/^kms:/, "")).join(" "),
				lineWidth,
				10,
				"mono",
			).map((text): Line => ({ text, look: "action" })),
		]),
	];
}
