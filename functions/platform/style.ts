/**
 * The one stylesheet of all pages: one scale of spacing (4, 8, 12, 16, 24, 32, 48), one of type (15, 17, 20, 26), few colors, all of them
 * with contrast AA or better; system fonts, logical properties for both directions, targets of 48 px for thumbs.
 */
export const style = `
:root{--ink:#1f2933;--quiet:#52606d;--paper:#fff;--ground:#f3f5f4;--line:#cbd5da;--accent:#0b5a6b;--accent-dark:#083f4b;--tint:#e6f1f3;--warn:#8a3b00;--warn-tint:#fdf1e3;--good:#1d5c38;--good-tint:#e7f4ec}
*{box-sizing:border-box}
html{font-size:17px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",Tahoma,Arial,sans-serif;line-height:1.55}
header,main,footer{max-width:44rem;margin-inline:auto;padding-inline:16px}
header{display:flex;justify-content:space-between;align-items:center;gap:16px;padding-block:16px;color:var(--quiet);font-size:15px}
header strong{color:var(--accent-dark)}
main{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding-block:24px 32px}
footer{padding-block:24px 48px;color:var(--quiet);font-size:15px}
h1{font-size:26px;line-height:1.25;margin:0 0 12px}
h2{font-size:20px;line-height:1.3;margin:24px 0 8px}
p{margin:0 0 12px}
a{color:var(--accent)}
.lead{font-size:18px}
.hint{color:var(--quiet);font-size:15px;margin:0 0 8px}
.quietly{color:var(--quiet);font-size:15px}
fieldset{border:0;border-top:1px solid var(--line);margin:32px 0 0;padding:4px 0 0;min-width:0}
fieldset fieldset{margin:20px 0 0;border:0;padding:0}
legend{font-size:20px;font-weight:650;padding:0;padding-inline-end:12px}
fieldset fieldset legend{font-size:17px}
.field{margin:16px 0 0}
label,.label{display:block;font-weight:600}
.choice{display:flex;align-items:flex-start;gap:12px;font-weight:400;min-height:48px;padding:11px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);cursor:pointer}
.choice:has(:checked){border-color:var(--accent);background:var(--tint)}
.choice .hint{display:block;margin:0}
.choice input{flex:none;width:22px;height:22px;margin:2px 0;accent-color:var(--accent)}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:8px;margin-block-start:8px}
.choices.one{grid-template-columns:1fr}
.choices.across{grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))}
.step{padding:11px 12px;border:1px solid var(--line);border-radius:8px}
.step .hint{display:block;font-weight:400}
.step fieldset{margin:0;border:0;padding:0}
.step legend{font-size:17px}
.pairs{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:12px;align-items:end}
input[type=text],input[type=email],input[type=tel],input[type=number],input[type=date],input[type=time],select,textarea{font:inherit;color:inherit;width:100%;min-height:48px;padding:10px 12px;border:1px solid #74838e;border-radius:8px;background:var(--paper);margin-block-start:4px}
textarea{min-height:8rem}
.small{max-width:8rem}
.scale{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:4px;margin-block-start:8px}
.scale .choice{flex-direction:column;align-items:center;gap:4px;padding:12px 2px;font-size:15px;line-height:1.3;text-align:center}
.scale~.choice{border-color:transparent;color:var(--quiet);font-size:15px}
table{border-collapse:collapse;width:100%;margin-block-start:8px}
th,td{padding:0;text-align:center;font-weight:400;font-size:15px}
tbody th{text-align:start;padding-inline-end:4px}
td label{display:flex;align-items:center;justify-content:center;min-height:48px;cursor:pointer}
tbody tr{border-top:1px solid var(--line)}
td input{width:24px;height:24px;accent-color:var(--accent)}
button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:650;min-height:48px;padding:11px 24px;border:2px solid var(--accent);border-radius:8px;background:var(--accent);color:#fff;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:var(--accent-dark);border-color:var(--accent-dark)}
.act,.field+button,.tasks+p,section+button{margin-block-start:20px}
.quiet{background:var(--paper);color:var(--accent)}
.quiet:hover{background:var(--tint);color:var(--accent-dark)}
.wide{width:100%;margin-block-start:24px;font-size:18px}
:focus-visible,input:focus-within{outline:3px solid #d97706;outline-offset:2px}
.notice{border-inline-start:5px solid var(--accent);background:var(--tint);padding:14px 16px;border-radius:8px;margin:0 0 16px}
.notice p:last-child{margin:0}
.notice.warn{border-color:var(--warn);background:var(--warn-tint)}
.notice.done{border-color:var(--good);background:var(--good-tint)}
.notice ul{margin:4px 0 0;padding-inline-start:20px}
.fault{color:var(--warn);font-weight:600;margin:4px 0 0}
[aria-invalid=true]{border:2px solid var(--warn)!important}
details{border:1px solid var(--line);border-radius:8px;margin-block-start:32px;padding-inline:16px}
details[open]{padding-block-end:20px}
summary{font-weight:650;color:var(--accent);padding-block:14px;min-height:48px;cursor:pointer}
details fieldset:first-of-type{margin-block-start:12px}
.receipt{font-size:26px;font-weight:700;letter-spacing:.06em;text-align:center;border:2px dashed var(--accent);border-radius:12px;padding:20px 8px;margin:16px 0;font-variant-numeric:tabular-nums}
.receipt bdi{display:inline-grid;grid-template-columns:repeat(4,auto);gap:4px 14px}
.pair{display:flex;flex-wrap:wrap;gap:12px;margin-block-start:20px}
.pair button{min-width:9rem}
.apart{border-top:1px solid var(--line);margin-block-start:32px;padding-block-start:4px}
.facts{padding-inline-start:22px}
.facts li{margin-block-end:6px}
.tasks{list-style:none;margin:0;padding:0}
.task{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;justify-content:space-between;padding:14px 0;border-top:1px solid var(--line)}
.task div{flex:1 1 14rem}
.apart .task:first-child{border-top:0}
.task.done strong{color:var(--quiet);text-decoration:line-through}
.task form{margin:0}
blockquote{margin:8px 0;padding:14px 16px;background:var(--ground);border-radius:8px}
dl{margin:16px 0}dt{font-weight:600}dd{margin:0 0 8px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.meter table,.meter tbody,.meter tr,.meter td,.meter tbody th{display:block;text-align:start}
.meter thead{display:none}
.meter tr{padding-block:10px}
.meter tbody th{font-weight:600}
.meter td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}
.meter .shares{color:var(--accent)}
.meter .shares svg{display:block;max-width:20rem}
.meter .shares line{color:var(--ink)}
.meter details p{overflow-wrap:anywhere}
h3{font-size:17px;margin:16px 0 4px}
.sheet .both{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:0 24px}
.points{margin:0;padding-inline-start:18px}
.points .at{display:inline-block;min-width:5em;font-variant-numeric:tabular-nums}
.boxes{list-style:none;margin:4px 0 12px;padding:0;columns:3 9rem}
.boxes li{break-inside:avoid;padding:3px 0}
.boxes li::before{content:"";display:inline-block;width:14px;height:14px;border:1px solid;margin-inline-end:8px;vertical-align:-2px}
.blank{display:inline-block;width:4em;border-block-end:1px solid}
.asked{font-weight:600;margin:8px 0 0}
.ruled{height:72px;margin:0;background:repeating-linear-gradient(transparent 0 23px,var(--line) 23px 24px);print-color-adjust:exact;-webkit-print-color-adjust:exact}
@media (max-width:30rem){.receipt bdi{grid-template-columns:repeat(2,auto)}main{border-inline:0;border-radius:0}}
@page{margin:12mm}
@media print{body{background:#fff}header a,footer a,.unprinted{display:none}main{border:0}:has(.sheet)>header,:has(.sheet)>footer,.trail{display:none}.sheet,.sheet .lead,.sheet .hint,.sheet .quietly{font-size:10.5pt;line-height:1.35}.sheet p{margin:0 0 5px}.sheet h2{font-size:12pt;margin:9px 0 3px}.sheet .boxes{columns:4}:has(>.sheet){max-width:none;padding:0}:has(>.sheet)>h1{font-size:15pt;margin:0 0 4px}}
`.replace(/\n/g, '');
