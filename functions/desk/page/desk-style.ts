/**
 * What the desk adds to the pages' stylesheet, for people who work here all day: the same colors and scales, wider, a quieter density, one bar
 * on top. Tables become cards on a phone. Nothing is said by color alone.
 */
export const deskStyle = `
html{font-size:16px}
.skip{position:absolute;inset-inline-start:-200rem}
.skip:focus{position:static;display:block;padding:12px 16px;background:var(--paper)}
.bar{max-width:none;display:block;padding:0;background:var(--accent-dark);color:#fff}
.bar .inner{display:flex;flex-wrap:wrap;align-items:center;gap:0 16px;max-width:76rem;margin-inline:auto;padding-inline:16px}
.bar strong{color:#fff;padding-block:14px}
.bar nav{flex:1 1 24rem}
.bar ul{display:flex;flex-wrap:wrap;gap:0 2px;list-style:none;margin:0;padding:0}
.bar a{display:block;color:#fff;text-decoration:none;font-size:15px;padding:14px 5px 11px;border-block-end:3px solid transparent}
.bar a:hover{text-decoration:underline}
.bar a[aria-current=page]{border-color:#fff;font-weight:650}
.bar .who{display:flex;align-items:center;gap:12px;min-width:0;padding-block:6px}
.bar .who a{min-width:0;max-width:11rem;direction:ltr;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.bar .who form{margin:0}
.bar .who button{min-height:36px;white-space:nowrap;padding:4px 14px;border-color:#fff;background:transparent;font-weight:400;font-size:15px}
.bar :focus-visible{outline-color:#ffb74d}
.desk main,.desk footer{max-width:76rem}
.desk main{background:none;border:0;border-radius:0;padding-block:24px 32px}
.trail{font-size:15px;margin:0 0 4px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:16px 20px 20px;margin-block-end:24px;min-width:0}
.card>h2:first-child{margin-block-start:0}
.columns{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:0 24px;align-items:start}
.columns.aside-first{grid-template-columns:minmax(0,1fr) minmax(0,2fr)}
.halves{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px;align-items:start}
.narrow{max-width:46rem}
.mark{display:inline-block;min-width:4.5em;padding:2px 10px;border:1px solid currentColor;border-radius:999px;font-size:15px;font-weight:650;text-align:center;white-space:nowrap}
.mark.now{background:var(--warn-tint);color:var(--warn)}
.mark.today{background:var(--tint);color:var(--accent-dark)}
.mark.soon{background:var(--paper);color:var(--quiet);font-weight:400}
.mark.good{background:var(--good-tint);color:var(--good)}
.lines{list-style:none;margin:0;padding:0;background:var(--paper);border:1px solid var(--line);border-radius:12px}
.lines>li{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:4px 16px;align-items:center;padding:14px 20px}
.lines>li+li{border-block-start:1px solid var(--line)}
.lines p{margin:0}
.lines form{margin:0}
.lines button,.lines .button{min-width:9rem;min-height:44px;padding:8px 16px}
.fine{margin-block:20px;font-size:17px}
table.data{margin:0}
.data th,.data td{padding:10px 12px;text-align:start;vertical-align:top}
.data thead th{color:var(--quiet);font-weight:600;border-block-end:1px solid var(--line)}
.data tbody tr{border-block-start:1px solid var(--line)}
.data tbody tr:first-child{border:0}
.data tbody th{font-weight:600}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.lists{display:grid;grid-template-columns:fit-content(50%) minmax(0,1fr);gap:6px 16px;margin:0}
.lists dt{color:var(--quiet);font-weight:400;min-inline-size:8rem}
.lists dd{margin:0}
.told{list-style:none;margin:0;padding:0}
.told li{padding:8px 0;border-block-start:1px solid var(--line)}
.told li:first-child{border:0}
.told time{color:var(--quiet);font-size:15px;display:block}
.card details{margin-block-start:12px}
.card details+details{margin-block-start:8px}
.card details+p,.card details+form{margin-block-start:12px}
.filters{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin-block-end:16px}
.filters .field{margin:0;flex:0 1 14rem}
.filters button{margin:0;min-height:48px;padding:8px 20px}
.filters a{padding-block-end:3px}
.filters a[aria-current=page]{color:var(--ink);font-weight:650;text-decoration:none;padding-block-end:0;border-block-end:3px solid var(--accent)}
.card .field{max-width:46rem}
.card dl+.quietly,.data+form,.data+p{margin-block-start:16px}
.pager{display:flex;justify-content:space-between;gap:16px;margin-block-start:16px}
.danger{border-color:var(--warn);background:var(--paper);color:var(--warn)}
.danger:hover{background:var(--warn-tint);border-color:var(--warn);color:var(--warn)}
.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 24px}
.careful h2{margin-block-start:0}
.callee{font-size:20px;margin:0 0 8px}
.dial{display:inline-flex;align-items:center;min-height:56px;padding:8px 20px;border:2px solid var(--accent);border-radius:8px;font-size:26px;font-weight:700;font-variant-numeric:tabular-nums;text-decoration:none}
.dial:hover{background:var(--tint)}
.script p{font-size:18px}
.script .quietly{font-size:15px}
.outcomes{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:12px;margin-block-start:16px}
.outcomes button{flex-direction:column;justify-content:flex-start;align-items:flex-start;gap:4px;padding:14px 16px;text-align:start}
.outcomes strong{font-size:18px}
.outcomes span{font-weight:400;font-size:15px}
.candidates{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:0 24px}
.candidate{display:flex;flex-direction:column}
.candidate .score{margin-block-start:auto}
.candidate .id{overflow-wrap:anywhere}
.bars{list-style:none;margin:0;padding:0;font-size:15px}
.bars li{display:grid;grid-template-columns:6.5rem minmax(0,1fr) 4.5rem;gap:8px;align-items:center;padding-block:2px}
.bars .number{text-align:end;color:var(--quiet)}
meter{width:100%;height:12px}
.candidate .notice{margin-block:12px 0}
.times{max-width:34rem}
.card dl+.hint,.act+.hint,form+.hint{margin-block-start:12px}
.sides>*{padding-block:10px;border-block-start:1px solid var(--line);margin:0}
.short{max-width:14rem}
.desk td label{min-height:38px}
.card>fieldset:first-child,.card>form>input+fieldset{margin-block-start:0;border-top:0}
details+.card{margin-block-start:24px}
.card>.act:last-child,.card>form>.act:last-child{margin-block-end:0}
.data .button,.data button{min-height:40px;padding:6px 14px}
.both{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:8px 24px;margin-block-start:8px}
.acts{list-style:none;margin:0;padding:0}
.acts>li{display:grid;grid-template-columns:minmax(14rem,auto) minmax(0,1fr);gap:4px 16px;align-items:center;padding:8px 0}
.acts>li.whole{grid-template-columns:minmax(0,1fr)}
.acts>li+li{border-block-start:1px solid var(--line)}
.acts p,.acts form{margin:0}
.acts .pair{margin:0}
td.length{inline-size:34%;vertical-align:middle}
.data thead td{border-block-end:1px solid var(--line)}
td.length span{display:block;block-size:14px;border-radius:3px;background:var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tenths-1{inline-size:10%}.tenths-2{inline-size:20%}.tenths-3{inline-size:30%}.tenths-4{inline-size:40%}.tenths-5{inline-size:50%}.tenths-6{inline-size:60%}.tenths-7{inline-size:70%}.tenths-8{inline-size:80%}.tenths-9{inline-size:90%}.tenths-10{inline-size:100%}
.data td.shares{inline-size:34%;vertical-align:middle;color:var(--accent)}
.shares svg{display:block}
.shares line{color:var(--ink)}
h3{font-size:17px;margin:16px 0 4px}
h4{font-size:16px;margin:12px 0 4px}
.card .lists+form,.card .lists+.pair,.pair+.card,.pair+.columns,.pair+form,form+.card{margin-block-start:20px}
.lists .id{overflow-wrap:anywhere}
.board{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));gap:16px;align-items:start;list-style:none;margin:0;padding:0}
.board .card{margin:0}
.board h2{margin:0}
.board button{width:100%;min-height:44px;padding:8px 16px;margin-block-start:12px}
.seats{list-style:none;margin:8px 0 0;padding:0;font-size:15px}
.seats.wide{columns:3 16rem}
.seats li{break-inside:avoid;padding:5px 6px;border-radius:6px;line-height:1.4}
.seats li:has(label){padding:0}
.seats label{padding:5px 6px;padding-inline-start:34px;text-indent:-28px;border-radius:6px;font-weight:400;cursor:pointer}
.seats label:hover{background:var(--ground)}
.seats label:has(:checked){background:var(--tint);outline:2px solid var(--accent)}
.seats input{width:18px;height:18px;margin:0;margin-inline-end:6px;vertical-align:-4px;accent-color:var(--accent)}
.seats small{font-size:15px;color:var(--quiet)}
.guards{margin:8px 0 0;padding-inline-start:18px;font-size:15px}
.written{white-space:pre-line}
.ids{overflow-wrap:anywhere;margin:8px 0 0}
@media (max-width:60rem){.columns,.columns.aside-first,.halves{grid-template-columns:minmax(0,1fr)}}
@media (max-width:44rem){
.both,.acts>li{grid-template-columns:minmax(0,1fr)}
.lines>li{grid-template-columns:minmax(0,1fr)}
.lines .mark{justify-self:start}
.lines button,.lines .button{margin-block-start:8px}
.bar a{padding:8px 8px 6px}
.bar strong{padding-block:10px 4px}
.lines button,.lines .button{width:100%}
.card{padding:14px 14px 18px}
.sides,.lists{grid-template-columns:minmax(0,1fr)}
.script .quietly{display:none}
.script .english{border:0;padding-block-start:0}
.times{margin-inline:-6px}
.times th{font-size:13px}
.lists dd{margin-block-end:8px}
.data,.data tbody,.data tr,.data td,.data tbody th{display:block}
.data thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.data tbody tr{padding-block:10px}
.data td,.data tbody th{padding:3px 0}
.data td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}
.data td:empty{display:none}
td.length,.data td.shares{inline-size:auto}
}
@media (forced-colors:active){.shares line{color:Highlight}td.length span{border:1px solid}.bar,.card,.lines,.mark{border:1px solid}.bar a[aria-current=page]{text-decoration:underline}}
@media print{.bar nav,.bar .who,.skip,.unprinted{display:none}.bar{background:none;color:inherit}.bar strong{color:inherit}.halves{display:block}.card{break-inside:avoid}}
`.replace(/\n/g, '');
