import type { Page } from "playwright-core";

/** A text and the contrast of its color to what is behind it. */
export interface Contrast {
	readonly text: string;
	readonly ratio: number;
}

/**
 * Runs in the page. A text of HTML is on the nearest background that is not
 * transparent; one of a drawing is on the first rectangle of its group. The
 * ratio is WCAG's.
 */
const MEASURE = `(() => {
	const channels = (color) => {
		const found = /^rgba?\\(([^)]+)\\)$/.exec(color);
		if (!found) throw new Error("cannot read the color " + color);
		const [r, g, b, a = 1] = found[1].split(",").map(Number);
		return { rgb: [r, g, b], a };
	};
	const luminance = (rgb) => {
		const [r, g, b] = rgb.map((value) => {
			const part = value / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const behind = (element) => {
		for (let at = element; at; at = at.parentElement) {
			const { rgb, a } = channels(getComputedStyle(at).backgroundColor);
			if (a === 1) return rgb;
			if (a > 0) throw new Error("a background is half transparent");
		}
		throw new Error("there is no background");
	};
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const found = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const text = node.data.trim();
		const element = node.parentElement;
		if (text === "" || !element.checkVisibility() || element.closest("title, desc")) continue;
		const svg = element.closest("svg");
		const style = getComputedStyle(element);
		const color = channels(svg ? style.fill : style.color).rgb;
		const back = svg
			? channels(getComputedStyle(element.parentElement.querySelector(":scope > rect")).fill).rgb
			: behind(element);
		const [dark, light] = [luminance(color), luminance(back)].sort((a, b) => a - b);
		found.push({ text: text.slice(0, 60), ratio: (light + 0.05) / (dark + 0.05) });
	}
	return found;
})()`;

/** The contrast of each text that is visible in a page. */
export async function contrastsIn(page: Page): Promise<readonly Contrast[]> {
	return (await page.evaluate(MEASURE)) as readonly Contrast[];
}
