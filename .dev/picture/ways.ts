import type { Arrow } from "./arrows";
import type { Box } from "./boxes";
import { ROUTES, type Route } from "./layout";
import { MEASURES } from "./measures";

/** A point of the picture, in pixels. */
export type Point = readonly [x: number, y: number];

/** What is said of an arrow, and where. */
interface Label {
	readonly x: number;
	/** The middle of what is said, or the line that it stands above. */
	readonly y: number;
	readonly anchor: "start" | "middle";
	readonly stands: "beside" | "above";
	readonly width: number;
}

/** An arrow as it is drawn. */
export interface Way {
	readonly arrow: Arrow;
	readonly points: readonly Point[];
	readonly label: Label;
}

/** The way of each arrow; throws where nobody said how it goes. */
export function waysOf(
	arrows: readonly Arrow[],
	boxes: readonly Box[],
): readonly Way[] {
	return arrows.map((arrow) => {
		const route = ROUTES[`${arrow.from} ${arrow.to}`];
		const from = boxes.find(({ part }) => part === arrow.from);
		const to = boxes.find(({ part }) => part === arrow.to);
		if (!route || !from || !to)
			throw new Error(
				`The picture has no way for an arrow from ${arrow.from} to ${arrow.to}: add one to ROUTES in .dev/picture/layout.ts.`,
			);
		return { arrow, ...wayOf[route](from, to) };
	});
}

const { column, gap, below, port, around, head, line } = MEASURES;

/** Room for words beside an arrow that goes through its column. */
const beside = column - port - 12;

const wayOf: Readonly<
	Record<Route, (from: Box, to: Box) => Omit<Way, "arrow">>
> = {
	down: (from, to) => {
		const x = to.x + port;
		const start = from.y + from.height;
		return {
			points: [
				[x, start],
				[x, to.y],
			],
			label: {
				...{ x: x + 10, y: start + below / 2, width: beside },
				...{ anchor: "start", stands: "beside" },
			},
		};
	},
	up: (from, to) => {
		const x = to.x + port;
		const end = to.y + to.height;
		return {
			points: [
				[x, from.y],
				[x, end],
			],
			label: {
				...{ x: x + 10, y: (end + from.y) / 2, width: beside },
				...{ anchor: "start", stands: "beside" },
			},
		};
	},
	across: (from, to) => {
		const [start, end] =
			from.x < to.x ? [from.x + from.width, to.x] : [from.x, to.x + to.width];
		const middle = (start + end) / 2;
		const out = from.y + Math.min(from.height / 2, head + line);
		// Straight where both are there, else by a step in the middle of the gap.
		const into = Math.min(Math.max(out, to.y + 20), to.y + to.height - 20);
		const y = within(into, from) ? into : out;
		return {
			points:
				y === into
					? [
							[start, y],
							[end, y],
						]
					: [
							[start, y],
							[middle, y],
							[middle, into],
							[end, into],
						],
			label: {
				// Between the group that it comes from and the box it goes to.
				...{ x: middle + Math.sign(end - start) * (around / 2), y: into },
				width: gap - around,
				...{ anchor: "middle", stands: "above" },
			},
		};
	},
	gap: (from, to) => {
		// Nearer to this column, for the words are behind it.
		const x = Math.round(to.x + to.width + gap / 2 - 10);
		const start = from.y + from.height;
		const end = to.x + to.width - port;
		const turn = to.y - 20;
		return {
			points: [
				[x, start],
				[x, turn],
				[end, turn],
				[end, to.y],
			],
			label: {
				...{ x: x + 10, y: start + below / 2, width: gap / 2 + port - 10 },
				...{ anchor: "start", stands: "beside" },
			},
		};
	},
};

function within(y: number, box: Box): boolean {
	return y >= box.y + 14 && y <= box.y + box.height - 14;
}
