import { html, page } from './markup.ts';
import { style } from './page-style.ts';

const own = `
form { display: grid; gap: 1rem; max-width: 26rem; }
label { display: block; font-weight: 550; }
input[type=email] { font: inherit; width: 100%; min-height: 44px; padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: 9px; }
fieldset { border: 0; margin: 0; padding: 0; }
legend { font-weight: 550; padding: 0; }
fieldset label { font-weight: 400; min-height: 32px; display: flex; gap: .6rem; align-items: center; }
.bad { color: var(--bad); margin: 0; }
`;

const roles = ['liaison', 'coordinator', 'auditor'];

/** Where a person signs in on this machine: as whom she likes, with the roles that she likes, and no password. */
export function signInPage(wrong: boolean): string {
  const body = html`<header><h1>Sign in</h1><p>stands in for the library’s own sign-in with a second factor; on this machine everybody is whoever she says</p></header>
<main><section><form method="post">
<div><label for="email">E-mail address</label><input id="email" name="email" type="email" required autofocus autocomplete="username" value="liaison@library.example"></div>
${wrong && html`<p class="bad">Please give an e-mail address.</p>`}
<fieldset><legend>Roles in the program</legend>${roles.map(role => html`<label><input type="checkbox" name="role" value="${role}"${role === 'liaison' ? html` checked` : undefined}>${role}</label>`)}</fieldset>
<div><button>Sign in</button></div>
</form></section></main>`;
  return page('Sign in', { style: style + own, body });
}
