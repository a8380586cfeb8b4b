import { html, type Markup } from "../markup";
import type { Diagram, DiagramEdge, NodeId } from "./diagram";
import {
	type Area,
	arrow,
	BOX_HEIGHT,
	box,
	boxHeight,
	CHIP,
	edgeLabel,
	labelHeight,
} from "./shapes";

/** A drawing without its frame. */
export interface Drawn {
	readonly width: number;
	readonly height: number;
	readonly body: Markup;
}

/** Column and row of each box. */
const CELLS: Readonly<Record<NodeId, readonly [number, number]>> = {
	account: [0, 1],
	trail: [1, 1],
	key: [1, 0],
	logGroup: [1, 2],
	bucket: [2, 1],
	everyone: [2, 0],
	accessLogs: [2, 2],
	eventDataStore: [0, 2],
};

const WIDTH = 200;
const COLUMN_GAP = CHIP.width + 28;
const LEAST_ROW_GAP = 72;

/** The diagram as a grid of three columns and three rows. */
export function wideDrawing({ nodes, edges }: Diagram): Drawn {
	const rowHeights = [0, 1, 2].map((row) =>
		Math.max(
			BOX_HEIGHT,
			...nodes.filter(({ id }) => CELLS[id][1] === row).map(boxHeight),
		),
	);
	const gap = Math.max(
		LEAST_ROW_GAP,
		...edges.filter(isVertical).map((edge) => labelHeight(edge) + 26),
	);
	const areaOf = (id: NodeId, height: number): Area => {
		const [column, row] = CELLS[id];
		const above = rowHeights.slice(0, row).reduce((sum, one) => sum + one, 0);
		const room = rowHeights[row] ?? height;
		return {
			x: column * (WIDTH + COLUMN_GAP),
			y: above + row * gap + (room - height) / 2,
			width: WIDTH,
			height,
		};
	};
	const areas = new Map(
		nodes.map((node) => [node.id, areaOf(node.id, boxHeight(node))]),
	);
	const total = rowHeights.reduce((sum, one) => sum + one, 0);
	return {
		width: 3 * WIDTH + 2 * COLUMN_GAP,
		height: total + 2 * gap,
		body: html`${edges.map((edge) => edgeBetween(edge, areas))}${nodes.map(
			(node) => {
				const area = areas.get(node.id);
				return area && box(node, area);
			},
		)}`,
	};
}

function isVertical({ from, to }: DiagramEdge): boolean {
	return CELLS[from][0] === CELLS[to][0];
}

function edgeBetween(
	edge: DiagramEdge,
	areas: ReadonlyMap<NodeId, Area>,
): Markup | undefined {
	const from = areas.get(edge.from);
	const to = areas.get(edge.to);
	if (!from || !to) return undefined;
	const height = labelHeight(edge);
	if (!isVertical(edge)) {
		const y = from.y + from.height / 2;
		const start = from.x + from.width;
		return html`${arrow(edge, `M${start} ${y}H${to.x}`)}${edgeLabel(edge, (start + to.x) / 2, y - 20)}`;
	}
	const x = from.x + from.width / 2;
	const isDown = to.y > from.y;
	const start = isDown ? from.y + from.height : from.y;
	const end = isDown ? to.y : to.y + to.height;
	return html`${arrow(edge, `M${x} ${start}V${end}`)}${edgeLabel(edge, x, (start + end) / 2 - height / 2 + (isDown ? -4 : 4))}`;
}
