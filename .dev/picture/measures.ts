/** Measures of the picture, in pixels. */
export const MEASURES = {
	width: 900,
	margin: 36,
	column: 230,
	/** Between two columns. */
	gap: 69,
	/** Between two boxes of a column, for what is said of the arrow there. */
	below: 66,
	/** Where the widest box begins. */
	top: 92,
	/** How far a group reaches beyond its boxes, at its sides. */
	around: 12,
	/** A box's head. */
	head: 54,
	line: 17,
	pad: 14,
	/** How far from its left side an arrow leaves or meets a box. */
	port: 27,
} as const;
