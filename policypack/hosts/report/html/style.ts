import { PRINT } from "./printStyle";

/*
 * Colors have a contrast of at least 4.5 to what is behind them. A dark scheme
 * applies on screens only, so that prints are always light.
 */

const LIGHT = `color-scheme:light;--page:#fff;--panel:#f5f6f8;--ink:#1a2028;--muted:#545e6b;--line:#d8dde4;--strong:#b9c1cb;--link:#0b55ad;--shade:#0001;
--failed:#a91f15;--failed-page:#fdf0ee;--failed-line:#e3a39c;--solid:#b42318;
--passed:#11653a;--passed-page:#ebf6f0;--passed-line:#9ccdb1;
--unknown:#7a4b00;--unknown-page:#fdf4df;--unknown-line:#dcbb74;
--exempt:#56389a;--exempt-page:#f3effb;--exempt-line:#c2b2e5;
--no-data:#4c5764;--no-data-page:#f0f2f4;--no-data-line:#c3cad2`;

const DARK = `color-scheme:dark;--page:#11151b;--panel:#181e26;--ink:#e5e9ee;--muted:#a2acb8;--line:#2c343f;--strong:#465261;--link:#86bbf7;--shade:#fff1;
--failed:#ffb0a6;--failed-page:#371918;--failed-line:#7f3a35;--solid:#b3261e;
--passed:#82d8a5;--passed-page:#11291c;--passed-line:#2d5f42;
--unknown:#f0c76e;--unknown-page:#2e250f;--unknown-line:#6f5826;
--exempt:#cabaf6;--exempt-page:#251e3b;--exempt-line:#57488c;
--no-data:#b3bdc8;--no-data-page:#222932;--no-data-line:#444f5c`;

const PAGE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
code{font:12.5px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
a{color:var(--link);text-underline-offset:2px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
:target{scroll-margin-top:1rem}
.skip{position:absolute;left:1rem;top:-10rem;background:var(--page);padding:.5rem 1rem;z-index:1}
.skip:focus{top:1rem}
.unseen,caption,.stacked caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.symbols{position:absolute}
.head,.contents,main,footer{padding:0 max(1.5rem,calc(50% - 33.5rem))}
h1,h2,h3{line-height:1.25;margin:0}
h2{font-size:1.35rem;padding-top:2.5rem;margin-bottom:.75rem}
h3{font-size:1.02rem}
#about h3{margin:1.5rem 0 .5rem}
p{margin:.5rem 0}
.lead{color:var(--muted);max-width:48rem;margin:0 0 1rem}
ul.plain,ul.rests{list-style:none;margin:0;padding:0}
.overline,.what{display:block;font-size:.8rem;font-weight:600;letter-spacing:.02em;color:var(--muted)}
.id{font-weight:650;white-space:nowrap}
.kind,.type,.level,.until,.title,.count{color:var(--muted);font-size:.87em}
footer{color:var(--muted);font-size:.87rem;padding-block:2.5rem}
`;

const HEAD = `
.head{padding-top:2.25rem;border-top:6px solid var(--solid)}
.head.passed{border-color:var(--passed)}
.head.unknown{border-color:var(--unknown)}
.head.no-data{border-color:var(--no-data)}
.what{font-size:.95rem;margin-bottom:.35rem}
.verdict{font-size:1.9rem;display:block}
.verdict .badge[class]{font-size:inherit;background:none;border:0;padding:0;font-weight:700}
.verdict .badge.badge.failed{color:var(--failed)}
.verdict .icon{width:.8em;height:.8em}
.sentence{font-size:1.1rem;margin:.25rem 0 1.25rem}
.tiles{display:grid;grid-template-columns:repeat(9,minmax(0,1fr));gap:1px;margin:0;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden}
.tile{background:var(--page);padding:.6rem .8rem}
.tile dt{font-size:.8rem;color:var(--muted)}
.tile dd{margin:0;font-size:1.35rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.3}
.tile dd span{display:block;line-height:1.2;font-size:.8rem;font-weight:400;color:var(--muted)}
.tile.failed{background:var(--failed-page)}
.tile.failed dt,.tile.failed dd,.tile.failed dd span{color:var(--failed)}
.made{color:var(--muted);font-size:.87rem;margin:.5rem 0}
.contents{margin-top:1rem}
.contents ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;padding:.6rem 0;border-block:1px solid var(--line);font-size:.93rem}
`;

const STATUSES = ["failed", "passed", "unknown", "exempt", "no-data"];

const STATUS = `
.badge{display:inline-flex;align-items:center;gap:.35em;font-size:.8rem;font-weight:600;line-height:1.35;padding:.08em .5em;border:1px solid;border-radius:5px;white-space:nowrap}
.icon{width:.8em;height:.8em;flex:none}
.severity.severity.critical,.severity.severity.high{font-weight:650;color:var(--ink)}
${STATUSES.map((name) => `.badge.${name}{color:var(--${name});background:var(--${name}-page);border-color:var(--${name}-line)}`).join("\n")}
.badge.failed{color:#fff;background:var(--solid);border-color:var(--solid)}
`;

const TABLES = `
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .75rem;border-bottom:1px solid var(--line);min-width:3.5rem}
thead th{font-size:.8rem;font-weight:600;color:var(--muted);border-bottom-color:var(--strong);vertical-align:bottom}
th:first-child,td:first-child{padding-inline-start:0}
tbody th{font-weight:400}
.scroll{position:relative;overflow-x:auto;border-radius:3px}
.scroll.tall{max-height:85vh;scroll-padding-top:5rem;overflow:auto;border-block:1px solid var(--line)}
.tall thead th{position:sticky;top:0;background:var(--page);z-index:1;box-shadow:0 1px var(--strong)}
.matrix .title{display:block}
.matrix .plain{color:var(--muted)}
.matrix .plain.passed{color:var(--passed)}
.fine{margin:1rem 0}
.steps{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;font-size:.93rem}
.disagreements td:first-child{width:38%}
.disagreements td:last-child{width:24%}
.whose{display:none}
.by-control th:first-child{min-width:9rem}
.matrix .severity{font-size:.87em;color:var(--muted)}
.by-control .id{margin-inline-end:.4em}
.matrix .kind,.by-source .severity{display:block}
.matrix .kind{font-weight:400}
.by-source th:first-child{min-width:9rem}
.matrix .cell{text-decoration:none;white-space:nowrap}
.matrix .cell:hover .badge{text-decoration:underline}
.by-source .cell,.by-source .level{white-space:normal}
.by-source td,.by-source th{padding-inline:.5rem}
.by-source .count{display:block}
.none{color:var(--muted)}
.resources{margin:.35rem 0}
.resources tr:last-child td{border-bottom:0}
.resources td:last-child:not(:first-child),.resources th:last-child:not(:first-child){width:28%}
.resources code{display:inline-block;max-width:100%}
.resource code{display:block;color:var(--muted)}
.requirements th,.requirements td{padding-block:.22rem}
.requirements thead th{white-space:nowrap}
.rests{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.rests .id{font-weight:400;white-space:normal}
.requirements th:first-child{width:10rem}
.requirements td:nth-child(2){width:8rem}
.requirements caption{position:static;width:auto;height:auto;clip-path:none;text-align:start;white-space:normal;color:var(--muted);font-size:.87rem;padding-bottom:.25rem}
.framework,.drawing{margin-top:1.5rem}
.exemptions td:first-child{width:11rem}
.exemptions td:nth-child(2){width:38%}
.exemptions .until{display:block}
.ticket{display:inline-block;font-size:.93em;margin-inline-end:.5em}
`;

const FINDINGS = `
.control{border:1px solid var(--line);border-radius:8px;padding:.9rem 1.1rem;margin:1rem 0}
.control.failed{border-color:var(--failed-line)}
.control h3 .id{margin-inline-end:.35em}
.facts{display:flex;flex-wrap:wrap;gap:.35rem 2rem;margin:.6rem 0;font-size:.93rem}
.facts div{display:flex;gap:.5em;align-items:baseline}
.facts dt,.grid dt{color:var(--muted)}
.facts dd,.grid dd{margin:0}
.requires{margin:.25rem 0 .75rem}
.requires a{white-space:nowrap}
.nothing{color:var(--muted)}
.group{border-top:1px solid var(--line);padding-top:.75rem;margin-top:.75rem}
.group-head{display:flex;gap:.75em;align-items:baseline;margin:0 0 .5rem;font-weight:600}
.grid{display:grid;gap:.35rem;margin:.25rem 0 .5rem}
.grid>div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.75rem}
.source-facts{border-top:1px solid var(--line);padding:.6rem 0;margin:0}
.text{max-width:52rem}
.grid pre{overflow:auto;max-width:52rem;margin:.25rem 0 .5rem;padding:.6rem .75rem;border:1px solid var(--line);border-radius:6px}
var{color:var(--muted)}
details{margin:.35rem 0}
summary{cursor:pointer;color:var(--link);width:fit-content;max-width:100%}
summary:hover{text-decoration:underline}
.long summary{color:inherit}
`;

const DRAWING = `
.drawing svg{display:block;max-width:100%;height:auto;margin:.75rem 0;overflow:visible}
.drawing text{font-size:12px;fill:var(--ink);text-anchor:middle}
.drawing .node{font-size:12.5px;font-weight:650}
.drawing .sub{font-size:12px;fill:var(--muted);unicode-bidi:plaintext}
.drawing .label text{fill:var(--muted)}
.drawing .label>rect{fill:var(--page)}
.drawing .box>rect{fill:var(--panel);stroke:var(--strong)}
.drawing .chip text{text-anchor:start;font-weight:600;fill:currentColor}
.drawing .chip.none rect{fill:var(--page);stroke:var(--strong)}
${STATUSES.map((name) => `.chip.${name}{color:var(--${name})}.chip.${name} rect{fill:var(--${name}-page);stroke:var(--${name}-line)}.arrow.${name}{stroke:var(--${name})}`).join("\n")}
.drawing .chip.failed{color:#fff}
.drawing .chip.failed rect{fill:var(--solid);stroke:var(--solid)}
.arrow{fill:none;stroke-width:1.6;marker-end:url(#head)}
.arrow.none{stroke:var(--strong)}
.arrow.no-data,.arrow.unknown{stroke-dasharray:5 4}
.narrow{display:none!important}
`;

const NARROW = `
@media screen and (max-width:47.5rem){
.head,.contents,main,footer{padding-inline:1rem}
.head{padding-top:1.5rem}
.verdict{font-size:1.6rem}
.tiles{grid-template-columns:repeat(3,minmax(0,1fr))}
.wide{display:none!important}
.drawing .narrow{display:block!important}
.grid>div{grid-template-columns:minmax(0,1fr);gap:0}
.grid dt{font-size:.87rem}
.control{padding:.75rem .8rem}
.stacked,.stacked tbody,.stacked tr,.stacked td{display:block;width:auto!important}
.stacked thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stacked .whose{display:inline}
.stacked tr{border-bottom:1px solid var(--line);padding:.6rem 0}
.stacked td{border:0;padding:.15rem 0}
.requirements th:first-child,.requirements td:nth-child(2){width:auto}
th,td{padding-inline:.5rem}
.matrix .cell{white-space:normal}
.matrix .count{display:block}
}
`;

/** The style sheet of the report. */
export const STYLE = `:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
${[PAGE, HEAD, STATUS, TABLES, FINDINGS, DRAWING, NARROW, PRINT].join("")}`;
