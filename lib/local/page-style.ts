/** The look of the pages under `/_local`: paper, ink, and one color for each kind of step. */
export const style = `
:root { --paper: #f7f5f1; --card: #fff; --ink: #23303a; --soft: #5a6670; --line: #dcd7cd; --accent: #1f6b66;
  --form: #96600f; --fact: #1f6b66; --reaction: #4a5a8c; --clock: #7a6a58; --mail: #a4426a; --bad: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.75rem; padding-bottom: .75rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; }
h1 { font-size: 1.35rem; font-weight: 650; margin: 0; letter-spacing: -.01em; }
header p { margin: 0; color: var(--soft); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-left: auto; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
h2 { font-size: .8rem; font-weight: 600; text-transform: uppercase; letter-spacing: .07em; color: var(--soft); margin: 0 0 .6rem; }
.now { font-size: 1.5rem; font-weight: 600; letter-spacing: -.02em; margin: 0; font-variant-numeric: tabular-nums; }
.state { color: var(--soft); margin: .1rem 0 .9rem; }
.state b { color: var(--mail); font-weight: 600; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; }
button, select { font: inherit; border-radius: 9px; border: 1px solid var(--line); background: #fff; color: inherit; padding: .5rem .9rem; min-height: 44px; max-width: 100%; }
button { cursor: pointer; font-weight: 550; }
button:hover { border-color: var(--accent); color: var(--accent); }
button:focus-visible, select:focus-visible, a:focus-visible { outline: 3px solid #9ccbc7; outline-offset: 2px; }
button[disabled] { opacity: .55; cursor: progress; }
.head { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: center; margin-bottom: .5rem; }
.head h2 { margin: 0; }
.story h3 { font-size: .9rem; font-weight: 600; margin: 1.2rem 0 .7rem; padding-top: 1rem; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.story h3:first-child { border-top: 0; padding-top: 0; margin-top: .6rem; }
.line { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(8.25rem, 1fr)); row-gap: 1.1rem; margin: 0; padding: .2rem 0 0 .2rem; }
.stop { position: relative; padding: 1.55rem .6rem 0 0; --own: var(--soft); }
.stop::before { content: ""; position: absolute; top: .42rem; left: 0; right: 0; height: 2px; background: var(--line); }
.stop:last-child::before { display: none; }
.stop::after { content: ""; position: absolute; top: 0; left: 0; width: .95rem; height: .95rem; border-radius: 50%; background: var(--own); border: 3px solid var(--card); box-shadow: 0 0 0 2px var(--own); }
.form { --own: var(--form); } .fact { --own: var(--fact); } .reaction { --own: var(--reaction); }
.clock { --own: var(--clock); } .mail { --own: var(--mail); } .failed { --own: var(--bad); }
.kind { color: var(--own); font-size: .75rem; font-weight: 650; text-transform: uppercase; letter-spacing: .06em; display: block; }
.after { color: var(--soft); font-weight: 400; text-transform: none; letter-spacing: 0; white-space: nowrap; }
.step { display: block; } .step + .step { margin-top: .5rem; }
.step.new { animation: come .5s ease-out both; }
@keyframes come { from { opacity: 0; transform: translateX(1.2rem); } }
.name { font-size: .95rem; font-weight: 600; display: block; line-height: 1.3; overflow-wrap: break-word; }
.failed .name { color: var(--bad); }
.note, .when { color: var(--soft); font-size: .85rem; display: block; overflow-wrap: anywhere; }
.note { font-size: .8rem; line-height: 1.4; }
.ways { display: grid; grid-template-columns: max-content 1fr; gap: .45rem 1.1rem; margin: 0; }
.ways dt { color: var(--soft); } .ways dd { margin: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
progress { display: block; width: 100%; height: .5rem; margin: -.7rem 0 .2rem; accent-color: var(--accent); }
.empty { color: var(--soft); margin: 0; }
table { width: 100%; border-collapse: collapse; }
td { padding: .55rem .75rem .55rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tr:first-child td { border-top: 0; }
td.when { white-space: nowrap; display: table-cell; width: 1%; }
.warn { border-color: #e5b9b5; } .warn h2 { color: var(--bad); }
.warn li { overflow-wrap: anywhere; font-size: .9rem; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } .two > * { min-width: 0; }
.top { grid-template-columns: 6fr 5fr; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
summary { cursor: pointer; font-weight: 600; }
details[open] summary { margin-bottom: .6rem; }
pre.copy { user-select: all; }
.text p { margin: 0; min-height: 1.5em; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: .9rem/1.5 ui-monospace, monospace; }
@media (max-width: 44rem) {
  .two { grid-template-columns: 1fr; gap: 0; } select { font-size: .85rem; padding: .5rem; } nav { margin-left: 0; }
  .now { font-size: 1.2rem; }
  .line { grid-template-columns: 1fr; row-gap: 0; }
  .stop { padding: 0 0 1rem 1.7rem; }
  .stop::before { top: 0; bottom: 0; left: .4rem; right: auto; width: 2px; height: auto; }
  .stop:last-child { padding-bottom: 0; }
  td { display: block; padding: 0; border: 0; } td.when { display: block; } tr { display: block; padding: .6rem 0; border-top: 1px solid var(--line); }
}
@media (prefers-reduced-motion: reduce) { .step.new { animation: none; } }
`;
