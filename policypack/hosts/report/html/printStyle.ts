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
body{font-size:9.5pt;line-height:1.4}
code{font-size:8pt}
.head,.contents,main,footer{max-width:none;padding-inline:0}
.head{padding-top:0;border-top:0}
.contents,.skip{display:none}
.tiles{grid-template-columns:repeat(5,1fr)}
.tile{padding:.35rem .6rem}
.tile dd{font-size:1.15rem}
.scroll{overflow:visible}
.matrix .title{min-width:0}
.by-source th,.by-source td,.by-source th:first-child{min-width:0;padding-inline:.25rem}
.by-source .badge{font-size:7pt;padding-inline:.3em}
.by-source th,.by-source .count{font-size:7pt}
.by-source .id{white-space:normal}
.matrix .cell,.matrix th a{color:inherit;text-decoration:none}
h2{padding-top:1.5rem}
h2,h3,.group-head,.facts,caption,summary{break-after:avoid}
tr,.tile,.grid>div,.drawing svg{break-inside:avoid}
thead{display:table-header-group}
.control,.group{break-inside:auto;box-decoration-break:clone}
.facts,.requires{break-inside:avoid}
details::details-content{display:block;content-visibility:visible;block-size:auto;opacity:1}
summary{color:var(--muted);list-style:none}
.badge,.chip,.box,.tile,.head{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit}
p{orphans:3;widows:3}
}
`;
