import { type Html, html, page } from './markup.ts';
import { style } from './page-style.ts';
import type { Runner } from './running.ts';

const liaison = 'liaison@library.example';

/** The page `/_local/staff`: a token, curl lines that use it, and the lists that staff read, as their doors answer them now. */
export async function staffPage(runner: Runner): Promise<string> {
  const token = runner.staffToken(liaison);
  const shown = await Promise.all(lists.map(path => listCard(runner.url + path, path, token)));
  const body = html`<header><h1>Staff</h1><p>as ${liaison}</p><nav><a href="/_local">All of it</a></nav></header>
<main><section><h2>A token</h2><p class="state">Staff work at the <a href="/desk">desk</a>; what it does, their API does too. This token is as their sign-in would give it, and lives an hour of the program's time; loading the page again makes another one.</p>
<pre class="copy">TOKEN=${token}</pre></section>
<section><h2>With curl</h2><pre class="copy">${lists.map(path => html`curl -s ${runner.url}${path} -H "authorization: Bearer $TOKEN"\n`)}</pre></section>
${shown}</main>`;
  return page('Staff', { style, body });
}

/** What a member of staff reads first, of the doors in functions/doors/staff.ts that want no id. */
const lists = [
  '/staff/today',
  '/staff/arrivals',
  '/staff/navigators',
  '/staff/calls/open',
  '/staff/interests',
  '/staff/gaps',
  '/staff/belonging',
  '/staff/advisory/rollup',
];

async function listCard(url: string, path: string, token: string): Promise<Html> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return html`<section><details><summary>GET ${path}</summary><pre>${indented(await answer.text())}</pre></details></section>`;
}

/** JSON for people to read; any other text as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
