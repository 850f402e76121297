import { erasureNumber } from '../people/erasure.ts';
import { onHold } from '../people/hold.ts';
import { type Html, html } from '../platform/html.ts';
import { grouped, readSubject } from '../platform/kernel/ids.ts';
import { handle, load } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { onwardTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { fill, whenText } from '../program/words.ts';
import { mayBeShown, onlyErased, openRequest } from './questions.ts';
import { documentOf, heldAbout } from './record.ts';
import { type Asked, readRequestId, requests } from './request.ts';
import { rightsRoom } from './room.ts';
import { end, press, right, stopped, stopping } from './sections.ts';
import { seen } from './seen.ts';

/** Correcting is the owner's of what is corrected: a link of its own leads there, for as long as this one works. */
async function changing(asked: Asked, { link, words }: Visit): Promise<Html> {
  const { change, changeText, changeButton } = words.rights;
  const { kind, id } = readSubject(asked.subject);
  const { person } = readRequestId(link.subject);
  const owner =
    kind === 'arrival'
      ? ({ purpose: 'correct', subject: link.subject } as const)
      : kind === 'participant'
        ? ({ purpose: 'participant', subject: id } as const)
        : ({ purpose: kind === 'member' ? 'member' : 'profile', subject: person } as const);
  const page = await onwardTo({ ...owner, expires: asked.due, nonce: link.nonce });
  const form = html`<form method="post" action="${new URL(page).pathname}">${button(changeButton, { name: 'answer', value: 'open', quiet: true })}</form>`;
  return right(change, changeText, form);
}

/** What can be done; a contact that was never confirmed may be a stranger's, and is shown nothing. */
async function choices(asked: Asked, visit: Visit): Promise<Shown> {
  const { words, language } = visit;
  const said = words.rights;
  const shown = await mayBeShown(asked.subject);
  return {
    title: said.title,
    body: html`<p class="lead">${fill(said.linkLead, { when: whenText(asked.due, language) })}</p>
${
  shown &&
  right(
    said.see,
    said.seeText,
    html`<form method="post" class="pair">${button(said.seeButton, { name: 'answer', value: 'see' })}
${button(said.download, { name: 'answer', value: 'download', quiet: true })}</form>`,
  )
}
${shown && (await changing(asked, visit))}${!onlyErased(asked.subject) && stopping(visit)}${right(said.erase, said.eraseText, press(said.eraseButton, 'erase'))}
${right(said.notMe, said.notMeText, press(said.notMeButton, 'not-me'))}`,
  };
}

/** What she reads who has everything deleted: a number that proves it and says nothing about her. */
function erased(person: string, subject: string, { words, language }: Visit): Shown {
  const said = words.rights;
  if (onHold(subject)) return { title: said.erase, body: notice(said.held, 'info') };
  const number = erasureNumber(person);
  return {
    title: said.erase,
    body: html`${notice(said.erased, 'done')}<p>${said.erasedNumber}</p>
<p class="receipt"><bdi dir="ltr">${grouped(number).map(group => html`<span>${group}</span> `)}</bdi></p>
<p><a href="/erasures/${number}?lang=${language}">${said.erasedLook}</a></p>`,
  };
}

/** A link that was used: pressing twice is harmless, and says the same. */
async function settled(visit: Visit): Promise<Shown> {
  const { words } = visit;
  const { person, n } = readRequestId(visit.link.subject);
  const state = await load(requests, person);
  const title = words.rights.title;
  const mine = state.status !== 'none' && state.n === n;
  if (mine && state.status === 'ending')
    return state.what === 'erase' ? erased(person, state.subject, visit) : { title, body: stopped(visit) };
  if (mine && state.status === 'over' && state.how === 'denied')
    return { title, body: notice(words.rights.notMeDone, 'done') };
  return { title, body: notice(words.rights.over, 'info') };
}

const sure = ({ words }: Visit): Shown => ({
  title: words.rights.eraseSure,
  body: html`<p class="lead">${words.rights.eraseText}</p><form method="post" class="pair">${button(words.rights.eraseSureButton, { name: 'answer', value: 'erase-now' })}
${button(words.rights.eraseNot, { name: 'answer', value: 'look', quiet: true })}</form>`,
});

async function shown(person: string, answer: 'see' | 'download', visit: Visit): Promise<Shown | undefined> {
  const { at, language, words } = visit;
  const held = await heldAbout(person, { by: 'contact', kind: answer === 'see' ? 'own-view' : 'export', at });
  if (!held) return undefined;
  const title = words.rights.title;
  if (answer === 'see')
    return {
      title,
      body: html`${await seen(held, language)}<div class="act">${press(words.rights.back, 'look')}</div>`,
    };
  return { title, body: html``, download: { name: 'your-data.json', content: documentOf(held) } };
}

/** By the link that was sent to the contact itself: see, download, correct, end, delete, or "it was not me". */
export const dataPage: LinkPage = {
  person: async link => readRequestId(link.subject).person,
  async show(visit) {
    const asked = await openRequest(visit.link.subject);
    return asked ? choices(asked, visit) : settled(visit);
  },
  async press(visit) {
    const { link, at, request, fields } = visit;
    const asked = await openRequest(link.subject);
    if (!asked) return settled(visit);
    const { person, n } = readRequestId(link.subject);
    const answer = fields.get('answer');
    switch (answer) {
      case 'see':
      case 'download':
        return ((await mayBeShown(asked.subject)) && (await shown(person, answer, visit))) || choices(asked, visit);
      case 'erase':
        return sure(visit);
      case 'erase-now':
        await end(person, 'erase', asked.subject, visit);
        return settled(visit);
      case 'stop':
        await end(person, 'withdraw', asked.subject, visit);
        return settled(visit);
      case 'not-me': {
        const command = { type: 'Deny', n, by: 'contact', at } as const;
        await handle(rightsRoom, { self: person }, { command, cause: `press:${request}`, by: 'contact', at });
        return settled(visit);
      }
      default:
        return choices(asked, visit);
    }
  },
};
