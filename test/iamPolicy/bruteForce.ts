/*
 * A reader of policies that shares nothing with the one that it tests. It reads
 * only what is known, by lists of all names that a request has, and by trying
 * every way to match a pattern. Where AWS does not say what happens, it is
 * undefined.
 */

/** Which of the requests that are tried; its fields are plain texts. */
export interface Tried {
	/** All names by which a policy may mean the principal, its own first. */
	readonly names: readonly string[];
	readonly action: string;
	readonly resource: string;
	readonly keys: Readonly<Record<string, readonly string[]>>;
}

type Truth = boolean | undefined;
type Statement = Readonly<Record<string, unknown>>;

/** "allowed", "denied" or "not allowed"; undefined where AWS does not say. */
export function bruteForce(
	statements: readonly Statement[],
	version: unknown,
	tried: Tried,
): "allowed" | "denied" | "not allowed" | undefined {
	const found = { Allow: false as Truth, Deny: false as Truth };
	for (const one of statements) {
		const effect = one.Effect === "Deny" ? "Deny" : "Allow";
		const applies = conjunction([
			byPrincipal(one, tried),
			byList(one.Action, one.NotAction, (text) =>
				spelledOut(tokensOf(text.toLowerCase()), tried.action.toLowerCase()),
			),
			byList(one.Resource, one.NotResource, (text) =>
				byResource(text, version, tried, one.Resource === undefined),
			),
			...conditionsIn(one).map((each) => meets(each, version, tried)),
		]);
		if (found[effect] !== true && applies !== false) found[effect] = applies;
	}
	if (found.Deny === true) return "denied";
	if (found.Deny === undefined || found.Allow === undefined) return undefined;
	return found.Allow ? "allowed" : "not allowed";
}

function conjunction(truths: readonly Truth[]): Truth {
	if (truths.includes(false)) return false;
	return truths.includes(undefined) ? undefined : true;
}

function disjunction(truths: readonly Truth[]): Truth {
	if (truths.includes(true)) return true;
	return truths.includes(undefined) ? undefined : false;
}

function opposite(truth: Truth): Truth {
	return truth === undefined ? undefined : !truth;
}

const list = (value: unknown): readonly unknown[] => [value].flat();

function byList(
	listed: unknown,
	excepted: unknown,
	matches: (text: string) => Truth,
): Truth {
	const any = disjunction(
		list(listed ?? excepted).map((one) => matches(String(one))),
	);
	return listed === undefined ? opposite(any) : any;
}

/** Every name in the element, as `AWS 111122223333`, is looked for. */
function byPrincipal(one: Statement, { names }: Tried): Truth {
	const element = one.Principal ?? one.NotPrincipal;
	const written =
		element === "*"
			? ["AWS *"]
			: Object.entries(element as Statement).flatMap(([type, values]) =>
					list(values).map((value) => `${type} ${value}`),
				);
	if (written.includes("AWS *")) return one.Principal !== undefined;
	const found = names.filter((name) => written.includes(name));
	if (one.Principal !== undefined) return found.length > 0;
	if (found.length === 0 && one.Effect === "Deny") return true;
	// An account and its root are one name that is written in two ways.
	const distinct = (all: readonly string[]) =>
		new Set(
			all.map((name) => name.replace(/AWS arn:.*::(\d+):root$/, "AWS $1")),
		);
	if (distinct(found).size < distinct(names).size) return undefined;
	return false;
}

/** A character, or a wildcard, which may stay within a part of an ARN. */
type Token = { readonly text: string } | { readonly wild: "*" | "?" };

function tokensOf(
	text: string,
	values?: (name: string) => string | undefined,
): readonly Token[] | undefined {
	const variables = /\$\{([^}]*)\}/y;
	const tokens: Token[] = [];
	for (let at = 0; at < text.length; at += 1) {
		variables.lastIndex = at;
		const [whole, name] = (values && variables.exec(text)) ?? [];
		const character = text[at] ?? "";
		if (whole !== undefined && name !== undefined && values) {
			const value = ["*", "?", "$"].includes(name) ? name : values(name);
			if (value === undefined) return undefined;
			for (const text of value) tokens.push({ text });
			at += whole.length - 1;
		} else if (character === "*" || character === "?")
			tokens.push({ wild: character });
		else tokens.push({ text: character });
	}
	return tokens;
}

/** Whether some way to spell the wildcards out gives the text. */
function spelledOut(
	tokens: readonly Token[] | undefined,
	text: string,
	isWithinParts = false,
): boolean {
	if (tokens === undefined) return false;
	const [first, ...rest] = tokens;
	if (first === undefined) return text === "";
	const [character] = text;
	const spells = (remaining: readonly Token[]) =>
		character !== undefined &&
		spelledOut(remaining, text.slice(1), isWithinParts);
	if ("text" in first) return character === first.text && spells(rest);
	const [next] = rest;
	const isLast = next === undefined || ("text" in next && next.text === ":");
	const mayBe = !isWithinParts || character !== ":";
	if (first.wild === "?") return mayBe && spells(rest);
	return (
		spelledOut(rest, text, isWithinParts) ||
		((mayBe || isLast) && spells(tokens))
	);
}

function byResource(
	text: string,
	version: unknown,
	tried: Tried,
	isNegated: boolean,
): Truth {
	const tokens = tokensOf(text, valuesOf(version, tried));
	if (tokens === undefined) return isNegated ? undefined : false;
	const loosely = spelledOut(tokens, tried.resource);
	return loosely && !spelledOut(tokens, tried.resource, true)
		? undefined
		: loosely;
}

function valuesOf(version: unknown, { keys }: Tried) {
	return version === "2012-10-17"
		? (name: string) => keys[name]?.[0]
		: undefined;
}

interface Condition {
	readonly operator: string;
	readonly key: string;
	readonly wanted: readonly string[];
}

function conditionsIn({ Condition }: Statement): readonly Condition[] {
	return Object.entries((Condition ?? {}) as Statement).flatMap(
		([operator, block]) =>
			Object.entries(block as Statement).map(([key, wanted]) => ({
				operator,
				key,
				wanted: list(wanted).map(String),
			})),
	);
}

function meets(
	{ operator, key, wanted }: Condition,
	version: unknown,
	tried: Tried,
): Truth {
	const seen = tried.keys[key];
	if (operator === "Null")
		return wanted.includes(seen === undefined ? "true" : "false");
	const isAny = operator.startsWith("ForAnyValue:");
	const isAll = operator.startsWith("ForAllValues:");
	const isIfExists = operator.endsWith("IfExists");
	const name = operator.replace(/^For\w+:|IfExists$/g, "");
	const positive = name.replace("Not", "");
	const isNegated = positive !== name;
	if (seen === undefined) {
		if (isAny && !isIfExists) return false;
		return isIfExists || isAll || isNegated;
	}
	if (seen.length > 1 && !isAny && !isAll) return undefined;
	const values = valuesOf(version, tried);
	const truths = seen.map((value): Truth => {
		const some = disjunction(
			wanted.map((one) => {
				const tokens = tokensOf(one, values);
				if (tokens === undefined) return isNegated ? undefined : false;
				return compare(positive, value, one, tokens);
			}),
		);
		return isNegated ? opposite(some) : some;
	});
	return isAny ? disjunction(truths) : conjunction(truths);
}

function compare(
	operator: string,
	seen: string,
	wanted: string,
	tokens: readonly Token[],
): boolean {
	const spelled = tokens
		.map((token) => ("text" in token ? token.text : token.wild))
		.join("");
	const difference = operator.startsWith("Date")
		? new Date(seen).getTime() - new Date(wanted).getTime()
		: Number(seen) - Number(wanted);
	switch (operator.replace(/^(Numeric|Date)/, "")) {
		case "StringEquals":
			return seen === spelled;
		case "StringEqualsIgnoreCase":
			return seen.toUpperCase() === spelled.toUpperCase();
		case "StringLike":
			return spelledOut(tokens, seen);
		case "ArnEquals":
		case "ArnLike":
			// After the fifth colon, colons are part of the resource.
			return new RegExp(
				`^${wanted
					.split(":")
					.map((part, at) =>
						part
							.replace(/[.$+^()[\]{}|\\/]/g, "\\$&")
							.replace(/[*?]/g, (wild) => {
								const any = at < 5 ? "[^:]" : ".";
								return wild === "*" ? `${any}*` : any;
							}),
					)
					.join(":")}$`,
			).test(seen);
		case "Bool":
			return seen === wanted;
		case "IpAddress":
			return bitsOf(seen).startsWith(
				bitsOf(wanted).slice(0, Number(wanted.split("/")[1] ?? 32)),
			);
		case "Equals":
			return difference === 0;
		case "LessThan":
			return difference < 0;
		case "LessThanEquals":
			return difference <= 0;
		case "GreaterThan":
			return difference > 0;
		case "GreaterThanEquals":
			return difference >= 0;
		default:
			throw new Error(`${operator} is not understood`);
	}
}

function bitsOf(address: string): string {
	const [bare = ""] = address.split("/");
	return bare
		.split(".")
		.map((part) => Number(part).toString(2).padStart(8, "0"))
		.join("");
}
