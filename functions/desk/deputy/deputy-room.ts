import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { dateText, fill } from '../../program/words.ts';
import { card, form, table } from '../page/frame.ts';
import type { AtDesk, Refused } from '../page/room.ts';
import type { SeenPage } from '../page/seen.ts';
import type { ListedDeputy } from './deputy-doors.ts';

type Words = DeskWords['deputy'];

function row({ id, email = '', from, until, now }: ListedDeputy, staff: AtDesk, words: Words) {
  const { language } = staff;
  const label = html`${words.takeBack}<span class="hidden"> – ${fill(words.takeBackFor, { email })}</span>`;
  return [
    html`<bdi dir="ltr">${email}</bdi>${now && html` <span class="mark today">${words.now}</span>`}`,
    dateText(from, language),
    dateText(until, language),
    form(staff, `/desk/deputy/${id}/take-back`, html`<button class="quiet">${label}</button>`),
  ];
}

/** One field of the form, with what was typed and what is wrong with it. */
function field(name: 'email' | 'from' | 'until', words: Words, refused: Refused | undefined): Html {
  const type = name === 'email' ? 'email' : 'date';
  const detail = refused?.faults.find(({ pointer }) => pointer === `/${name}`)?.detail;
  const marks = detail !== undefined && html` aria-invalid="true" aria-describedby="fault-${name}"`;
  return html`<div class="field"><label for="${name}">${words[name]}</label><input type="${type}" id="${name}" name="${name}" required autocomplete="off" value="${refused?.values.get(name) ?? ''}"${marks}>${detail !== undefined && html`<p class="fault" id="fault-${name}">${detail}</p>`}</div>`;
}

const fields = ['email', 'from', 'until'] as const;

/** `/desk/deputy`: who stands in for the liaison, and someone else for some days. */
export const deputyRoom: SeenPage<readonly ListedDeputy[]> = (deputies, { staff, refused }) => {
  const { deputy: words, today } = deskWords(staff.language);
  const head = [words.email, words.from, words.until, words.takeBack];
  const known = deputies.map(one => row(one, staff, words));
  const own = refused?.action === '/desk/deputy' ? refused : undefined;
  return {
    title: words.title,
    room: 'today',
    trail: { href: '/desk', label: today.title },
    body: html`<div class="narrow"><p>${words.lead}</p>
${card(words.known, known.length > 0 ? table(head, known, { caption: words.known }) : notice(words.nobody, 'info'))}
${card(words.add, form(staff, '/desk/deputy', html`${fields.map(name => field(name, words, own))}<button>${words.send}</button>`))}</div>`,
  };
};
