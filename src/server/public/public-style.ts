/** The product's look for pages that load nothing; a test holds its colours to the theme's. */
export const PUBLIC_STYLE = `
:root{color-scheme:light dark;--ground:#f9f9fa;--sheet:#ffffff;--line:#e8e8ec;--edge:#85878f;--text:#17181c;--text-2:#4c4e58;--accent:#2f55d4;--accent-strong:#2444b0;--on-accent:#ffffff;--danger:#b4232c;--danger-soft:#fdeeee;--warn:#8a4b00;--warn-soft:#fff4df;--good:#176b3a;--good-soft:#e8f6ed}
@media (prefers-color-scheme:dark){:root{--ground:#0e0f11;--sheet:#131417;--line:#26272d;--edge:#71737d;--text:#ececf0;--text-2:#b3b5c0;--accent:#8fa9ff;--accent-strong:#a9bdff;--on-accent:#0d1330;--danger:#ff8f8f;--danger-soft:#33191b;--warn:#f0b35e;--warn-soft:#2f2412;--good:#68cf92;--good-soft:#13291c}}
*{box-sizing:border-box}
body{margin:0;padding:24px 12px 48px;background:var(--ground);color:var(--text);font:16px/1.5 'Inter Variable',Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:720px;margin:0 auto}
.brand{display:flex;align-items:center;gap:12px;max-width:720px;margin:0 auto 16px;padding:0 4px;font-weight:600}
.brand img{max-height:40px;max-width:160px}
.sheet{padding:20px 16px;border:1px solid var(--line);border-radius:10px;background:var(--sheet)}
.sheet+.sheet{margin-top:16px}
h1{margin:0 0 4px;font-size:24px;line-height:1.25;letter-spacing:-.01em}
h2{margin:0 0 12px;font-size:17px}
p{margin:0 0 12px}
.quiet{color:var(--text-2)}
.small{font-size:14px}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.notice{margin:0 0 16px;padding:12px 14px;border-radius:6px;background:var(--warn-soft);color:var(--warn)}
.notice.good{background:var(--good-soft);color:var(--good)}
.notice.bad{background:var(--danger-soft);color:var(--danger)}
.notice :last-child{margin-bottom:0}
a{color:var(--accent)}
label{display:block;margin:0 0 4px;font-weight:500}
label.tick{display:flex;gap:12px;align-items:flex-start;min-height:44px;padding:10px 0;font-weight:400}
.tick input{flex:none;width:22px;height:22px;margin:1px 0 0;accent-color:var(--accent)}
input[type=text],input[type=email],input[type=tel],textarea,select{display:block;width:100%;min-height:44px;margin:0 0 16px;padding:10px 12px;border:1px solid var(--edge);border-radius:6px;background:var(--sheet);color:inherit;font:inherit}
textarea{min-height:96px;resize:vertical}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:0 20px;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--accent-strong)}
.plain{border-color:var(--edge);background:none;color:var(--text)}
button.plain:hover,.button.plain:hover{background:var(--ground)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.row{display:flex;flex-wrap:wrap;gap:12px;align-items:center}
summary{display:flex;gap:8px;align-items:center;min-height:44px;color:var(--accent);cursor:pointer}
summary::before{content:'+'}
[open]>summary::before{content:'–'}
table{width:100%;border-collapse:collapse}
th{padding:8px 0;border-bottom:1px solid var(--line);color:var(--text-2);font-size:14px;font-weight:500;text-align:left}
td{padding:10px 0;border-bottom:1px solid var(--line);vertical-align:top}
th.number,td.number{padding-left:20px;text-align:right}
.trap{position:absolute;left:-9999px}
@media (min-width:640px){body{padding:48px 24px 64px}.sheet{padding:32px}}
@media (max-width:519px){form .wide{width:100%}}
@media print{body{padding:0;background:none}.sheet{border:0;padding:0}form,.button{display:none}}
`;
