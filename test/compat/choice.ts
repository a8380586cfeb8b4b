import { type Cell, coveringPairs, coveringValues } from "./cells";
import { allCells, type Dimension } from "./matrix";

/**
 * The cells that are asked for: those that show each value ("values", as CI
 * runs them), each pair of values ("pairs"), all of them ("all"), or the
 * second of eight parts of all ("2/8").
 */
export function chosenCells(choice = "values"): readonly Cell<Dimension>[] {
	if (choice === "values") return allCells.slice(0, coveringValues(allCells));
	if (choice === "pairs") return allCells.slice(0, coveringPairs(allCells));
	if (choice === "all") return allCells;
	const [, part, parts] = /^(\d+)\/(\d+)$/.exec(choice) ?? [];
	if (part !== undefined)
		return allCells.filter(
			(_, index) => index % Number(parts) === Number(part) - 1,
		);
	throw new Error(
		`No cells are called ${choice}: give values, pairs, all, or a part of all as 2/8.`,
	);
}
