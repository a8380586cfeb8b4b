/** A text without its code, in which nothing is a link. */
function withoutCode(text: string): string {
	return text.replace(/^(```|~~~)[\s\S]*?^\1$/gm, "").replace(/`[^`\n]*`/g, "");
}

/**
 * Where a Markdown text leads and what it shows, but for other sites: inline
 * links and images, definitions of references, and HTML's `href` and `src`.
 */
export function linksIn(text: string): readonly string[] {
	const prose = withoutCode(text);
	return [
		...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+["'(][^)]*)?\)/g),
		...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)>?/gm),
		...prose.matchAll(/\s(?:href|src)="([^"]+)"/g),
	]
		.map(([, link = ""]) => link)
		.filter((link) => !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link));
}

/** The anchors of a Markdown text, as GitHub and npm make them of headings. */
export function anchorsIn(text: string): ReadonlySet<string> {
	const anchors = new Set<string>();
	const prose = text.replace(/^(```|~~~)[\s\S]*?^\1$/gm, "");
	for (const [, heading = ""] of prose.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
		const slug = heading
			.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
			.replace(/[`*]/g, "")
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, "")
			.replace(/\s/g, "-");
		let anchor = slug;
		for (let count = 1; anchors.has(anchor); count++)
			anchor = `${slug}-${count}`;
		anchors.add(anchor);
	}
	for (const [, id = ""] of prose.matchAll(/<[^>]+\s(?:id|name)="([^"]+)"/g))
		anchors.add(id);
	return anchors;
}
