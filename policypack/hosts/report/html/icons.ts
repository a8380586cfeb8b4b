import { type Markup, trusted } from "./markup";

/** The symbols of the statuses, and the head of arrows in drawings. */
export function icons(): Markup {
	return trusted(
		`<svg class="symbols" aria-hidden="true" width="0" height="0">${Object.entries(
			PATHS,
		)
			.map(
				([name, path]) =>
					`<symbol id="icon-${name}" viewBox="0 0 12 12"><path d="${path}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></symbol>`,
			)
			.join(
				"",
			)}<marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 1L9 5L0 9z" fill="context-stroke"/></marker></svg>`,
	);
}

const PATHS = {
	failed: "M2.5 2.5L9.5 9.5M9.5 2.5L2.5 9.5",
	passed: "M2 6.5L4.8 9.3L10 3",
	unknown: "M3.6 4a2.4 2.4 0 1 1 3.5 2.2C6.3 6.6 6 7 6 7.8M6 10.4v.1",
	"no-data": "M2.5 6H9.5",
	exempt: "M6 1.5L10 3V6C10 8.4 8.3 10 6 10.8C3.7 10 2 8.4 2 6V3Z",
} as const;
