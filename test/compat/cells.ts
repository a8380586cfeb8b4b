/** One value of each dimension. */
export type Cell<Name extends string> = Readonly<Record<Name, string>>;

type Dimensions<Name extends string> = Readonly<
	Record<Name, readonly string[]>
>;

type Partly<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/**
 * All combinations but those excluded, in the order in which they add most:
 * each cell has the most values that no cell before it has, and among such
 * the most pairs of values. So the first few show every value, and those up
 * to `coveringPairs` show every pair.
 */
export function cellsOf<Name extends string>(
	dimensions: Dimensions<Name>,
	exclusions: readonly Partly<Name>[],
): readonly Cell<Name>[] {
	const left = new Set(
		product(dimensions).filter(
			(cell) => !exclusions.some((excluded) => holds(cell, excluded)),
		),
	);
	const seen = new Set<string>();
	const ordered: Cell<Name>[] = [];
	while (left.size > 0) {
		let best: Cell<Name> | undefined;
		let most = -1;
		for (const cell of left) {
			const adds =
				1000 * news(valuesOf(cell), seen) + news(pairsOf(cell), seen);
			if (adds <= most) continue;
			best = cell;
			most = adds;
		}
		if (best === undefined) break;
		left.delete(best);
		ordered.push(best);
		for (const one of [...valuesOf(best), ...pairsOf(best)]) seen.add(one);
		// All pairs are seen: the order of the rest says nothing more.
		if (most === 0) return [...ordered, ...left];
	}
	return ordered;
}

/** How many of the first cells show every pair that any cell has. */
export function coveringPairs<Name extends string>(
	cells: readonly Cell<Name>[],
): number {
	return coverage(cells, pairsOf);
}

/** How many of the first cells show every value that any cell has. */
export function coveringValues<Name extends string>(
	cells: readonly Cell<Name>[],
): number {
	return coverage(cells, valuesOf);
}

function coverage<Name extends string>(
	cells: readonly Cell<Name>[],
	of: (cell: Cell<Name>) => readonly string[],
): number {
	const seen = new Set<string>();
	let last = 0;
	cells.forEach((cell, index) => {
		if (news(of(cell), seen) > 0) last = index + 1;
		for (const one of of(cell)) seen.add(one);
	});
	return last;
}

function product<Name extends string>(
	dimensions: Dimensions<Name>,
): readonly Cell<Name>[] {
	let cells: readonly object[] = [{}];
	for (const [name, values] of Object.entries<readonly string[]>(dimensions))
		cells = values.flatMap((value) =>
			cells.map((cell) => ({ ...cell, [name]: value })),
		);
	return cells as readonly Cell<Name>[];
}

function holds<Name extends string>(
	cell: Cell<Name>,
	some: Partly<Name>,
): boolean {
	return Object.entries<unknown>(some).every(
		([name, value]) => cell[name as Name] === value,
	);
}

function valuesOf<Name extends string>(cell: Cell<Name>): readonly string[] {
	return Object.entries<string>(cell).map(
		([name, value]) => `${name}=${value}`,
	);
}

function pairsOf<Name extends string>(cell: Cell<Name>): readonly string[] {
	const values = valuesOf(cell);
	return values.flatMap((one, index) =>
		values.slice(index + 1).map((other) => `${one} ${other}`),
	);
}

function news(items: readonly string[], seen: ReadonlySet<string>): number {
	return items.filter((item) => !seen.has(item)).length;
}
