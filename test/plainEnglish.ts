/** A turn that technical documentation does not use. */
interface Turn {
	/** Matched as whole words, without regard to case. */
	readonly turn: string;
	readonly instead: string;
	/** A sentence that has it. */
	readonly example: string;
}

const turn = (words: string, instead: string, example: string): Turn => ({
	turn: words,
	instead,
	example,
});

export const TURNS: readonly Turn[] = [
	turn("tells?|told|telling", "reports, shows", "It tells the cause."),
	turn("says?|said|saying", "states, reports", "The page says so."),
	turn("speaks?|spoke|spoken", "names, reports", "Only hosts speak."),
	turn("stands?|stood", "represents, comes", "It stands for its account."),
	turn("whom|whence|hence|thereby|therein", "reword", "Whom it can stop."),
	turn("whereby|lest|albeit|whilst", "reword", "A rule whereby it fails."),
	turn("shall|ought|merely|mere", "must, only", "The trail shall log."),
	turn("anew|afresh|naught|dearer", "again, more", "Sign in anew."),
	turn("mends?|mended|amiss", "fixes", "Mend the program."),
	turn("besides?|likewise", "in addition to", "A policy beside others."),
	turn("nobody|somebody|anybody|one's", "no one, users", "Nobody reads it."),
	turn(
		"is no(?! longer| data)|are no(?! longer| data)",
		"is not a",
		"It is no key.",
	),
	turn("is none|are none", "is not a", "The text is none."),
	turn("what is there|what there is", "what exists", "Use what is there."),
	turn(
		"there is not|there are not",
		"does not exist",
		"A name that there is not.",
	),
	turn("of (?:its|their|your|one's|his) own", "separate", "A file of its own."),
	turn("for good", "permanently", "It is gone for good."),
	turn("by and by|as yet", "reword", "It is unknown as yet."),
	turn("asks?|asked|asking", "requires, calls", "AWS is asked again."),
	turn("lets? (?:\\w+ )?in", "allows", "A policy that lets CloudTrail in."),
	turn("lies|lie|lay", "is in", "The bucket lies in a Region."),
	turn("shields?|shielded", "protects", "A block shields it."),
	turn("refus(?:e|es|ed|ing|al|als)", "rejects, denies", "S3 refuses it."),
	turn("is to be|are to be|is to", "must be", "What is to be set."),
	turn("needs? not|knows? no", "does not", "It need not be set."),
	turn("plays? no part|makes? void", "is ignored", "The tag plays no part."),
	turn(
		"passe[sd] over|hands? over",
		"skips, passes",
		"It passes over a trail.",
	),
	turn(", for (?:it|they|there) \\w+", "because", "Set it, for it decides."),
	turn(
		", for (?:an?|the|who) \\w+ (?:is|are|has|have|must|may|can)",
		"because",
		"Set it, for the key must exist.",
	),
];

/** Quotations of AWS's and other products' texts, which stay as they are. */
const QUOTATIONS: readonly string[] = [];

/** What of a text is not prose: code, targets of links, quotations. */
const NOT_PROSE = [
	/^(```+)[\s\S]*?^\1/gm,
	/`[^`\n]*`/g,
	/\]\([^)]*\)/g,
	/https?:\/\/\S+/g,
];

/** The turns in a text, each with its line. */
export function turnsIn(text: string): readonly string[] {
	const blank = (part: string) => part.replace(/[^\n]/g, " ");
	const prose = [...NOT_PROSE, ...QUOTATIONS].reduce<string>(
		(before, part) => before.replaceAll(part, blank),
		text,
	);
	return TURNS.flatMap(({ turn, instead }) => {
		const start = turn.startsWith(",") ? "" : "(?<![\\w-])";
		const found = new RegExp(
			`${start}(?:${turn.replaceAll(" ", "\\s+")})(?![\\w-])`,
			"gi",
		);
		return [...prose.matchAll(found)]
			.filter(({ index }) => !isOrdinary(prose, index, turn))
			.map(({ 0: words, index }) => {
				const line = prose.slice(0, index).split("\n").length;
				return `line ${line}: "${words}" (write: ${instead})`;
			});
	});
}

/** `there is no …` is how English denies that something exists. */
function isOrdinary(prose: string, index: number, turn: string): boolean {
	return turn.startsWith("is no") && /\bthere\s+$/i.test(prose.slice(0, index));
}
