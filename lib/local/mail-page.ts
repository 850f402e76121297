import type { Mail } from './mailbox.ts';
import { escapeHtml, type Html, html, page } from './markup.ts';
import { style } from './page-style.ts';

/** One mail as a client shows it: the HTML in a frame without rights, the plain text and the headers beside it. */
export function mailPage(mail: Mail): string {
  const body = html`<header><h1 dir="auto">${mail.subject || '(no subject)'}</h1><p>to ${mail.to.join(', ')}</p><nav><a href="/_local">All of it</a></nav></header>
<main><div class="two"><section><h2>As a client shows it</h2>${frame(mail)}</section>
<section><h2>As plain text</h2><div class="text">${mail.text.split('\n').map(line)}</div></section></div>
${attachments(mail)}<section><h2>Headers</h2><table>${Object.entries(mail.headers).map(header)}</table></section></main>`;
  return page(mail.subject, { style, body });
}

function frame({ html: content }: Mail): Html {
  if (!content) return html`<p class="empty">This mail has no HTML.</p>`;
  // Links open beside the page: a mail must not replace it, and in a client they open elsewhere, too.
  const source = `<base target="_blank">${content}`;
  return html`<iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${source}"></iframe>`;
}

/** Each line is a paragraph with a direction of its own, so that an address does not turn with the letter around it. */
function line(text: string): Html {
  return html`<p dir="auto">${linked(text)}</p>`;
}

function linked(text: string): Html {
  const escaped = escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, url => `<a href="${url}">${url}</a>`);
  return { html: escaped };
}

function header([name, value]: [string, string]): Html {
  return html`<tr><td>${name}</td><td><bdi>${value}</bdi></td></tr>`;
}

function attachments(mail: Mail): Html {
  if (mail.attachments.length === 0) return html``;
  const links = mail.attachments.map(
    ({ filename, contentType, content }) =>
      html`<li><a download="${filename}" href="data:${contentType};base64,${content}">${filename || 'without a name'}</a> (${contentType})</li>`,
  );
  return html`<section><h2>Attachments</h2><ul>${links}</ul></section>`;
}
