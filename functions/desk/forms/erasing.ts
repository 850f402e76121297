import { arrivalById } from '../../intake/questions.ts';
import { navigatorPerson } from '../../navigators/questions.ts';
import { onHold } from '../../people/hold.ts';
import { type Html, html } from '../../platform/html.ts';
import { grouped, readReceipt } from '../../platform/kernel/ids.ts';
import { notice } from '../../platform/page.ts';
import { type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { fill } from '../../program/words.ts';
import { type Kind as AnyKind, toConfirm } from '../../rights/questions.ts';
import { buttonTo, card, form } from '../page/frame.ts';
import type { Act, Room, Shown } from '../page/room.ts';
import { addressOfAct, press, type Said } from './act-form.ts';
import { input } from './fields.ts';
import { withdrawAct } from './household-acts.ts';
import { withdrawNavigatorAct } from './navigator-acts.ts';

/** Those with a page of their own at the desk. */
type Kind = Exclude<AnyKind, 'participant'>;

const ofKind = {
  arrival: { of: 'household', room: 'households', path: '/desk/households/', withdraw: withdrawAct },
  navigator: { of: 'navigator', room: 'navigators', path: '/desk/navigators/', withdraw: withdrawNavigatorAct },
} as const;

/** The number by which it is known at the desk; undefined where nobody is held. */
async function numberOf(kind: Kind, id: string): Promise<string | undefined> {
  if (kind === 'navigator') return (await navigatorPerson(id)) && id.toUpperCase();
  const arrival = await arrivalById(id);
  return 'person' in arrival ? arrival.receipt : undefined;
}

const inGroups = (number: string): Html =>
  html`<p class="receipt"><bdi dir="ltr">${grouped(number).map(part => html`<span>${part}</span> `)}</bdi></p>`;

const list = (lines: readonly string[]): Html =>
  html`<ul class="facts">${lines.map(one => html`<li>${fill(one, { days: program.retentionDays.closed })}</li>`)}</ul>`;

/** A court's order goes before: in words, with what can be done meanwhile. */
const held = (said: Said, kind: Kind, id: string): Html =>
  html`<h2>${said.erase.holdTitle}</h2>${notice(said.erase.hold, 'warn')}
<p>${buttonTo(addressOfAct(ofKind[kind].withdraw, id), said.acts.withdraw.title, { quiet: true })}</p>`;

/** What is deleted, what stays and why; then a typed confirmation. */
const room =
  (kind: Kind): Room =>
  async ({ params }, staff, refused): Promise<Shown | undefined> => {
    const { forms: said } = deskWords(staff.language);
    const id = params.id ?? '';
    const number = await numberOf(kind, id);
    if (number === undefined) return undefined;
    const { of, room: where, path } = ofKind[kind];
    const label = fill(said.fields.confirm, { last: await toConfirm(kind, id) });
    const places: Places = new Map([['/confirm', label]]);
    const values = refused?.values ?? new URLSearchParams();
    const sheet = new Sheet(
      { language: staff.language, values, errors: refused?.faults ?? [], forOthers: true },
      () => places,
    );
    const ask = html`<h2>${said.erase.number}</h2>${inGroups(number)}
${form(staff, `${path}${id}/erase`, html`${input(sheet, '/confirm', { label, type: 'text', hint: said.fields.confirmHint, longest: 20 })}${press(said.acts.erase.button, true)}`)}`;
    return {
      title: said.acts.erase.title,
      room: where,
      trail: { href: `${path}${id}`, label: said.back[of] },
      places,
      body: html`<p class="lead">${said.acts.erase.what}</p>
<div class="halves"><div>${card(said.erase.what, list(said.erase.deleted))}</div><div>${card(said.erase.stays, list(said.erase.kept))}</div></div>
<div class="narrow">${onHold(`${kind}#${id}`) ? held(said, kind, id) : ask}</div>`,
    };
  };

const act = (kind: Kind, door: string): Act => ({
  door,
  room: room(kind),
  // An empty field is left out by others: here it has to be told.
  body: fields => ({ confirm: fields.get('confirm') ?? '' }),
  onward: (_, answer) => `/desk/erased/${(answer as { proof?: string } | undefined)?.proof ?? ''}`,
});

export const eraseHousehold = act('arrival', 'POST /staff/arrivals/{id}/erase');
export const eraseNavigator = act('navigator', 'POST /staff/navigators/{id}/erase');

/** `/desk/erased/{number}`: the number that proves it, to be given to the person. */
export const erasedRoom: Room = async ({ params }, staff) => {
  const { forms: said } = deskWords(staff.language);
  const number = readReceipt(params.number ?? '');
  if (!number) return undefined;
  return {
    title: said.erase.done,
    body: html`<div class="narrow"><p class="lead">${said.erase.proofText}</p>${inGroups(number)}<p>${buttonTo(`/erasures/${number}?lang=${staff.language}`, said.erase.look, { quiet: true })}</p></div>`,
  };
};
