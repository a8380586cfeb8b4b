/** The colors of SGR codes, on a dark ground. */
const COLORS: Readonly<Record<string, string>> = {
	"31": "#ff7b72",
	"32": "#7ee787",
	"33": "#e3b341",
	"34": "#79c0ff",
	"35": "#d2a8ff",
	"36": "#56d4dd",
};

/** What a command printed in a terminal, as an HTML page that looks like one. */
export function terminalPage(command: string, output: string): string {
	return `<!doctype html>
<meta charset="utf-8">
<style>
body{margin:0;padding:18px 22px;background:#0d1117;color:#e6edf3;font:13.5px/1.45 "DejaVu Sans Mono",monospace}
pre{margin:0;font:inherit}
.prompt{color:#8b949e}
</style>
<pre><span class="prompt">$</span> ${escaped(command)}
${styled(output)}</pre>`;
}

function styled(output: string): string {
	let open = "";
	let page = "";
	const style = new Map<string, string>();
	// Each part begins with the parameters of an SGR code, but for the first.
	const [first = "", ...parts] = output.split("\u001B[");
	page += escaped(first);
	for (const part of parts) {
		const end = part.indexOf("m");
		apply(part.slice(0, end), style);
		page += open;
		open = "";
		const css = [...style.values()].join(";");
		if (css !== "") {
			page += `<span style="${css}">`;
			open = "</span>";
		}
		page += escaped(part.slice(end + 1));
	}
	return page + open;
}

function apply(parameters: string, style: Map<string, string>): void {
	for (const code of parameters.split(";"))
		if (code === "0") style.clear();
		else if (code === "1") style.set("weight", "font-weight:700");
		else if (code === "2") style.set("weight", "opacity:.6");
		else if (code === "22") style.delete("weight");
		else if (code === "39") style.delete("color");
		else if (COLORS[code] !== undefined)
			style.set("color", `color:${COLORS[code]}`);
}

function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;");
}
