import { html, type Markup } from "../markup";
import type { Diagram, DiagramEdge, NodeId } from "./diagram";
import { arrow, box, boxHeight, CHIP, edgeLabel, labelHeight } from "./shapes";
import type { Drawn } from "./wide";

const WIDTH = 328;
const INDENT = 30;

/** How far the line of an arrow is from the left of the boxes it connects. */
const LINE = 14;

/** The diagram as a tree, for a narrow page. */
export function narrowDrawing({ nodes, edges }: Diagram): Drawn {
	const parts: Markup[] = [];
	let bottom = 0;
	const draw = (id: NodeId, depth: number): number => {
		const node = nodes.find((one) => one.id === id);
		if (!node) return bottom;
		const x = depth * INDENT;
		const y = bottom;
		const area = { x, y, width: WIDTH - x, height: boxHeight(node) };
		parts.push(box(node, area));
		bottom += area.height;
		for (const edge of edges) {
			const other = otherEnd(edge, id);
			if (!other) continue;
			const top = bottom + 8;
			const child = x + INDENT;
			bottom = top + labelHeight(edge) + 6;
			const otherTop = bottom;
			draw(other, depth + 1);
			const middle = otherTop + 24;
			const start = y + area.height;
			const isInward = edge.to === id;
			parts.unshift(
				arrow(
					edge,
					isInward
						? `M${child} ${middle}H${x + LINE}V${start}`
						: `M${x + LINE} ${start}V${middle}H${child}`,
				),
				edgeLabel(edge, child + CHIP.width / 2, top),
			);
		}
		return bottom;
	};
	draw("account", 0);
	return { width: WIDTH, height: bottom, body: html`${parts}` };
}

/** The box that an arrow leads to, seen from the side of the account. */
function otherEnd({ from, to }: DiagramEdge, id: NodeId): NodeId | undefined {
	if (from === "everyone") return to === id ? from : undefined;
	return from === id ? to : undefined;
}
