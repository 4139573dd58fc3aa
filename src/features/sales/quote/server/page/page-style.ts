/** What the page of a quote has besides the style of all public pages. */
export const QUOTE_STYLE = `
.kicker{margin:0 0 4px;color:var(--accent);font-size:14px;font-weight:600}
.sum{margin:8px 0 4px;font-size:26px;font-weight:600;letter-spacing:-.01em}
.words{margin:20px 0}
.lines{margin:20px 0 0}
.lines .details{color:var(--text-2);font-size:14px}
.sums{margin:12px 0 24px auto;max-width:360px}
.sums td{padding:6px 0;border:0}
.sums tr:last-child td{padding-top:12px;border-top:1px solid var(--edge);font-size:18px;font-weight:600}
.lines .of{display:none}
footer{margin-top:24px;padding:0 4px}
@media (max-width:639px){.lines thead{display:none}.lines tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:10px 0}.lines td{border:0;padding:0}.lines td:first-child{grid-column:1/-1}.lines td.aside{grid-column:1;text-align:left;padding:4px 0 0;color:var(--text-2);font-size:14px}.lines td.amount{grid-column:2;padding:4px 0 0 12px}.lines .of{display:inline}.lines .skip{display:none}}
`;
