import { type Html, html } from '../platform/html.ts';
import type { Bars, Entry, Pointers } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { fill, type Words } from '../program/words.ts';

/** A piece of a letter with its link signed. */
export type Piece =
  | { readonly text: string; readonly as?: 'heading' }
  | { readonly list: readonly string[] }
  | Pointers
  | WrittenEntry
  | Bars
  | { readonly link: { readonly label: string; readonly address: string } };

/** An entry with its links signed. */
interface WrittenEntry {
  readonly entry: Omit<Entry['entry'], 'ways'> & {
    readonly ways?: readonly { readonly label: string; readonly address: string }[];
  };
}

/** A letter and what stands around it. */
export interface Frame {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly subject: string;
  readonly program: string;
  readonly words: Words;
  readonly pieces: readonly Piece[];
  /** What is set apart in a frame, to be printed; nothing in most letters. */
  readonly framed: readonly string[];
  /** What stands below every mail to its reader: words and address. */
  readonly ways: readonly { readonly label: string; readonly address: string }[];
  /** Why its reader gets it. */
  readonly because: keyof Words['mails']['because'];
}

const ink = '#1f2933';
const quiet = '#52606d';
const accent = '#0b5a6b';
const font = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',Tahoma,Arial,sans-serif";

const footerOf = ({ words, program: name, because }: Frame): readonly string[] => [
  `${fill(words.mails.because[because], { program: name })} ${words.mails.reply}`,
  fill(words.receipt.emergency, program.emergency),
];

const paragraph = `margin:0 0 16px;font-size:17px;line-height:1.55;color:${ink}`;
/** A thumb's width: Apple and Google ask for 44 and 48 px. */
const buttonLook = `display:inline-block;padding:14px 24px;border-radius:8px;background:${accent};color:#ffffff;font-size:17px;font-weight:600;text-decoration:none`;

/** Words of others may run the other way than the letter. */
const entryHtml = ({ entry: { title, lines, web, ways = [] } }: WrittenEntry) => html`
<div style="margin:0 0 16px"><h3 dir="auto" style="margin:0 0 4px;font-size:17px;line-height:1.4;color:${ink}">${title}</h3>
${lines.map(line => html`<p dir="auto" style="margin:0 0 4px;font-size:16px;line-height:1.5;color:${ink}">${line}</p>`)}
${web && html`<p style="margin:0;font-size:16px;line-height:1.5"><a dir="ltr" href="${web}" style="color:${accent}">${web}</a></p>`}
${ways.map(({ label, address }) => html`<p style="margin:0;font-size:16px;line-height:1.5"><a href="${address}" style="display:inline-block;padding:10px 0;color:${accent};font-weight:600">${label}</a></p>`)}</div>`;

const percent = (share: number): number => Math.max(2, Math.round(Math.min(1, share) * 100));

/** Cells of a table, as wide as they say: no picture that is blocked, no style that is dropped. */
const barsHtml = ({ bars }: Bars) => html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${bars.map(
  ({ label, text, share }) => html`
<tr><td width="38%" style="padding:3px 0;padding-inline-end:10px;font-size:16px;line-height:1.3;color:${ink}">${label}</td>
<td style="padding:3px 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td width="${percent(share)}%" bgcolor="${accent}" style="height:14px;line-height:14px;font-size:1px;background:${accent};border-radius:3px">&nbsp;</td>${percent(share) < 100 && html`<td style="font-size:1px">&nbsp;</td>`}</tr></table></td>
<td width="12%" style="padding:3px 0;padding-inline-start:10px;font-size:16px;line-height:1.3;color:${ink}">${text}</td></tr>`,
)}</table>`;

const itemsHtml = (items: readonly (string | Html)[]) =>
  html`<ul style="margin:0 0 16px;padding-inline-start:22px">${items.map(one => html`<li style="margin:0 0 8px;font-size:17px;line-height:1.5;color:${ink}">${one}</li>`)}</ul>`;

const pointerHtml = ({ text, address }: Pointers['pointers'][number]): string | Html =>
  address === undefined ? text : html`<a href="${address}" style="color:${accent}">${text}</a>`;

const pieceHtml = (piece: Piece) => {
  if ('entry' in piece) return entryHtml(piece);
  if ('bars' in piece) return barsHtml(piece);
  if ('text' in piece)
    return piece.as === 'heading'
      ? html`<h2 style="margin:24px 0 8px;font-size:18px;line-height:1.3;color:${accent}">${piece.text}</h2>`
      : html`<p style="${paragraph}">${piece.text}</p>`;
  if ('list' in piece) return itemsHtml(piece.list);
  if ('pointers' in piece) return itemsHtml(piece.pointers.map(pointerHtml));
  return html`<p style="margin:0 0 20px"><a href="${piece.link.address}" style="${buttonLook}">${piece.link.label}</a></p>`;
};

/** A certificate: the program's name, what it is, whose, and the lines below; centered in a double frame, in letters that a printer takes. */
const frameHtml = ([of = '', title = '', whose = '', ...lines]: readonly string[]) => html`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px;border:6px double ${accent}">
<tr><td align="center" style="padding:36px 20px">
<p style="margin:0 0 8px;font-size:15px;color:${quiet}">${of}</p>
<h2 style="margin:0 0 24px;font-size:24px;line-height:1.3;color:${accent}">${title}</h2>
<p style="margin:0 0 12px;font-size:28px;line-height:1.3;font-weight:700;color:${ink}"><bdi>${whose}</bdi></p>
${lines.map(line => html`<p style="margin:0 0 8px;font-size:17px;line-height:1.5;color:${ink}">${line}</p>`)}
</td></tr>
</table>`;

/** On paper the frame stands alone on its page, without what can only be pressed. */
const onPaper = html`<style>@media print{@page{margin:20mm}body,table{background:#fff!important}.around{display:none}}</style>
`;

/** The letter as HTML: one column that fits a phone, styles inline, layout table for old clients, language and direction on the root. */
export const htmlOf = (frame: Frame): string =>
  `<!DOCTYPE html>\n${
    html`<html lang="${frame.language}" dir="${frame.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frame.subject}</title>
${frame.framed.length > 0 && onPaper}</head>
<body style="margin:0;padding:0;background:#f3f5f4" dir="${frame.dir}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f5f4">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border-radius:12px">
<tr><td lang="${frame.language}" dir="${frame.dir}" style="padding:28px 24px;overflow-wrap:anywhere;text-align:${frame.dir === 'rtl' ? 'right' : 'left'};${font}">
<div class="around">
<p style="margin:0 0 20px;font-size:14px;color:${quiet}">${frame.program}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:${ink}">${frame.subject}</h1>
${frame.pieces.map(pieceHtml)}
</div>
${frame.framed.length > 0 && frameHtml(frame.framed)}
<div class="around">
<hr style="border:0;border-top:1px solid #d9e2e6;margin:28px 0 16px">
${footerOf(frame).map(line => html`<p style="margin:0 0 8px;font-size:14px;line-height:1.5;color:${quiet}">${line}</p>`)}
${frame.ways.map(({ label, address }) => html`<p style="margin:0 0 8px;font-size:14px;line-height:1.5"><a href="${address}" style="color:${accent}">${label}</a></p>`)}
</div>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`.markup
  }`;

const pieceText = (piece: Piece): string => {
  if ('text' in piece) return piece.as === 'heading' && !/[.:?!؟]$/.test(piece.text) ? `${piece.text}:` : piece.text;
  if ('list' in piece) return piece.list.map(one => `- ${one}`).join('\n');
  if ('pointers' in piece)
    return piece.pointers.map(({ text, address }) => (address ? `- ${text}\n  ${address}` : `- ${text}`)).join('\n');
  if ('entry' in piece)
    return [
      `* ${piece.entry.title}`,
      ...piece.entry.lines,
      ...(piece.entry.web ? [piece.entry.web] : []),
      ...(piece.entry.ways ?? []).map(({ label, address }) => `${label}:\n${address}`),
    ]
      .filter(Boolean)
      .join('\n');
  if ('bars' in piece) return piece.bars.map(({ label, text }) => `- ${label}: ${text}`).join('\n');
  return `${piece.link.label}:\n${piece.link.address}`;
};

/** The letter as plain text: it alone carries the whole task. */
export const textOf = (frame: Frame): string =>
  [
    frame.subject,
    ...frame.pieces.map(pieceText),
    ...(frame.framed.length > 0 ? [frame.framed.join('\n')] : []),
    '-- ',
    ...footerOf(frame),
    ...frame.ways.map(({ label, address }) => `${label}:\n${address}`),
  ].join('\n\n');
