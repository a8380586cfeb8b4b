import { strict as assert } from "node:assert";
import { type Cell, cellsOf, coveringPairs, coveringValues } from "./cells";
import { chosenCells } from "./choice";
import { allCells, dimensions, exclusions, titleOf } from "./matrix";

const small = {
	colour: ["red", "green", "blue"],
	size: ["s", "l"],
	shape: ["round", "flat"],
};

type Small = keyof typeof small;

function pairsIn(cells: readonly Cell<Small>[]): readonly string[] {
	const names = Object.keys(small) as Small[];
	const pairs = cells.flatMap((cell) =>
		names.flatMap((one) =>
			names
				.filter((other) => one < other)
				.map((other) => `${cell[one]} ${cell[other]}`),
		),
	);
	return [...new Set(pairs)].sort();
}

describe("The cells of a matrix", () => {
	const cells = cellsOf(small, []);

	it("are all combinations, each once", () => {
		assert.equal(cells.length, 12);
		assert.equal(new Set(cells.map((cell) => JSON.stringify(cell))).size, 12);
	});

	it("show every value in as few as the longest dimension has", () => {
		const first = cells.slice(0, coveringValues(cells));
		assert.equal(first.length, 3);
		for (const [name, values] of Object.entries(small))
			assert.deepEqual(
				[...new Set(first.map((cell) => cell[name as Small]))].sort(),
				[...values].sort(),
			);
	});

	it("show every pair of values before all cells are used", () => {
		const first = cells.slice(0, coveringPairs(cells));
		assert.deepEqual(pairsIn(first), pairsIn(cells));
		assert.ok(first.length < cells.length);
	});

	it("leave out what is excluded, and nothing else", () => {
		const some = cellsOf(small, [{ colour: "red", size: "l" }]);
		assert.deepEqual(
			cells.filter(({ colour, size }) => colour === "red" && size === "l")
				.length + some.length,
			cells.length,
		);
		assert.ok(
			!some.some(({ colour, size }) => colour === "red" && size === "l"),
		);
	});
});

describe("The matrix of versions", () => {
	it("has four cells for CI, which show every value of every dimension", () => {
		const chosen = chosenCells();
		assert.equal(chosen.length, 4);
		for (const [name, values] of Object.entries(dimensions))
			assert.deepEqual(
				[
					...new Set(chosen.map((cell) => cell[name as keyof typeof cell])),
				].sort(),
				[...values].sort(),
			);
	});

	it("has parts that are together the whole", () => {
		const parts = [1, 2, 3].flatMap((part) => chosenCells(`${part}/3`));
		assert.deepEqual(
			parts.map(titleOf).sort(),
			chosenCells("all").map(titleOf).sort(),
		);
	});

	it("leaves nothing out but what a rule excludes", () => {
		const product = Object.values(dimensions).reduce(
			(count, values) => count * values.length,
			1,
		);
		const excluded = exclusions.reduce(
			(count, { of }) =>
				count +
				Object.entries(dimensions).reduce(
					(left, [name, values]) => (name in of ? left : left * values.length),
					1,
				),
			0,
		);
		// No cell is excluded by two rules: an SDK is either oldest or newest.
		assert.equal(allCells.length, product - excluded);
	});

	it("knows no other choice", () => {
		assert.throws(() => chosenCells("some"), /No cells are called some/);
	});
});
