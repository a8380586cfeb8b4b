/**
 * The style of a print, on A4: light, with page numbers, and with everything
 * unfolded, since paper cannot be clicked. Browsers that cannot unfold by style
 * print what the reader has unfolded.
 */
export const PRINT = `
@page{size:A4;margin:16mm 14mm 18mm;
@bottom-left{content:"CloudTrail compliance report";font:8pt system-ui,sans-serif;color:#545e6b}
@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#545e6b}}
@media print{
html{font-size:9.5pt}
body{font-size:1rem;line-height:1.4}
code{font-size:8pt}
.head,.contents,main,footer{max-width:none;padding-inline:0}
.head{padding-top:0;border-top:0}
.contents,.skip{display:none}
footer{padding-block:.75rem 0}
.tile{padding:.35rem .5rem}
.tile dd{font-size:1.15rem}
.resources td{padding-block:.3rem}
.scroll,.scroll.tall{overflow:visible;max-height:none;border:0}
.tall thead th{position:static;box-shadow:none}
.steps{display:none}
.matrix .title{min-width:0}
.by-source th,.by-source td,.by-source th:first-child{min-width:0;padding-inline:.25rem}
.by-source .badge{font-size:7pt;padding-inline:.3em}
.by-source th,.by-source .count,.by-source .level,.by-source .severity{font-size:7pt}
.by-source .id{white-space:normal}
.matrix .cell,.matrix th a{color:inherit;text-decoration:none}
h2{padding-top:1.5rem}
h2,h3,.lead,.facts,.requires,.group-head,.grid:has(+table),caption,thead,summary{break-after:avoid}
tbody tr:first-child{break-before:avoid}
h2,h3,.lead,tr,.tile,.grid>div,.group>.grid,.facts,.requires,.drawing svg{break-inside:avoid}
thead{display:table-header-group}
.control{box-decoration-break:clone;-webkit-box-decoration-break:clone}
details::details-content{display:block;content-visibility:visible;block-size:auto;opacity:1}
summary{color:var(--muted);list-style:none}
.badge,.chip,.box,.tile,.head{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}
p{orphans:3;widows:3}
}
`;
