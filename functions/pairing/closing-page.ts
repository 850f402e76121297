import * as v from 'valibot';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { handle, type Outcome } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { named, radios, Sheet, select } from '../platform/sheet.ts';
import { because, check, exactly, type Fault, oneOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dayText, fill } from '../program/words.ts';
import type { Bench, Command, Event } from './acts.ts';
import { titleOf } from './concern-page.ts';
import { endedWell } from './ending.ts';
import { arrivalOf } from './ids.ts';
import { endOfTerm, type Paired } from './match.ts';
import { matchOf, pairingBegun } from './questions.ts';
import { personOn } from './raise.ts';
import { pairingRoom } from './room.ts';
import { resting, settled } from './settled.ts';

const { extendDays, reasons } = program.closing;

const ownReasons = reasons.filter(one => one.byNavigator).map(({ id }) => id);

const told = exactly({ met: v.picklist(['yes', 'no'], because('missing')), reason: oneOf(ownReasons) });

/** Closing it: whether they met to close it, and why it ends. What is missing is asked again, as it was typed. */
function close({ language, words, fields }: Visit, errors: readonly Fault[]): Html {
  const said = words.pages.closing;
  const places = new Map([
    ['/met', said.met],
    ['/reason', said.reason],
  ]);
  const values = errors.length > 0 ? fields : new URLSearchParams();
  const sheet = new Sheet({ language, values, errors }, () => places);
  const yesOrNo = [
    ['yes', said.yes],
    ['no', said.no],
  ] as const;
  const why = {
    label: said.reason,
    none: words.form.none,
    choices: named(sheet, { list: 'endReasons', ids: ownReasons }),
  };
  return html`${errors.length > 0 && sheet.summary()}<section><h2>${said.closeTitle}</h2><form method="post">
${radios(sheet, '/met', { legend: said.met, choices: yesOrNo })}<div class="field">${select(sheet, '/reason', why)}</div>
${button(said.close, { name: 'answer', value: 'close' })}</form></section>`;
}

/** Going on, once. */
const goOn = ({ words }: Visit): Html => {
  const said = words.pages.closing;
  return html`<section class="apart"><h2>${said.goOnTitle}</h2><p>${said.goOnText}</p><form method="post" class="pair">${extendDays.map(
    days => button(fill(said.goOn, { days }), { name: 'extend', value: String(days), quiet: true }),
  )}</form></section>`;
};

async function open(match: Paired, visit: Visit, errors: readonly Fault[] = []): Promise<Shown> {
  const { words, language, at } = visit;
  const said = words.pages.closing;
  const end = endOfTerm(match);
  const until = fill(end > at ? said.until : said.past, { when: dayText(end, language) });
  return {
    title: said.title,
    body: html`<p><strong>${await titleOf(match, visit)}</strong></p><p class="lead">${until}</p><p>${said.meet}</p>
${close(visit, errors)}${match.extended ? html`<p class="hint">${said.extendedOnce}</p>` : goOn(visit)}`,
  };
}

/** What she reads once it is closed, and when she opens the link again. */
async function over(visit: Visit): Promise<Shown> {
  const { link, words } = visit;
  const match = await matchOf(arrivalOf(link.subject));
  const past = 'past' in match ? match.past.find(one => one.pairing === link.subject) : undefined;
  if (past?.how !== 'ended') return settled(visit);
  const said = words.pages.closing;
  const certificate = endedWell(past.reason ?? '') && html`<p>${said.certificate}</p>`;
  return { title: words.pages.done, body: html`${notice(said.closed, 'done')}${certificate}` };
}

async function shown(visit: Visit, errors?: readonly Fault[]): Promise<Shown> {
  const match = await pairingBegun(visit.link.subject);
  if (!match) return over(visit);
  return match.status === 'frozen' ? resting(visit) : open(match, visit, errors);
}

const decided = (match: Paired, command: Command, { at, request }: Visit): Promise<Outcome<Bench, Event>> =>
  handle(
    pairingRoom,
    { match: arrivalOf(match.pairing), seat: match.navigator },
    { command, cause: `press:${request}`, by: 'navigator', at },
  );

async function extended(match: Paired, days: number, visit: Visit): Promise<Shown> {
  const { words, language, at } = visit;
  const { pairing } = match;
  const done = await decided(match, { type: 'Extend', pairing, days, by: 'navigator', at }, visit);
  const { match: now } = done.state;
  // Pressed twice it goes on as long as it did after the first press.
  if (now.status !== 'paired' || !now.extended) return shown(visit);
  const when = dayText(endOfTerm(now), language);
  return { title: words.pages.done, body: notice(fill(words.pages.closing.extended, { when }), 'done') };
}

async function closed(match: Paired, visit: Visit): Promise<Shown> {
  const { fields, language, at } = visit;
  const values = new URLSearchParams(fields);
  values.delete('answer');
  const read = check(told, bodyOf(values, told), language);
  if (!read.ok) return open(match, visit, read.errors);
  const { met, reason } = read.value;
  const { pairing } = match;
  await decided(match, { type: 'End', pairing, reason, met: met === 'yes', by: 'navigator', at }, visit);
  return shown(visit);
}

/** Near the end of a pairing: its navigator closes it, with why and whether they met, or lets it go on, once. */
export const closingPage: LinkPage = {
  person: link => personOn('navigator', link.subject),
  show: visit => shown(visit),
  async press(visit) {
    const { link, fields } = visit;
    const match = await pairingBegun(link.subject);
    if (match?.status !== 'paired') return shown(visit);
    const days = extendDays.find(one => String(one) === fields.get('extend'));
    if (days !== undefined) return extended(match, days, visit);
    return fields.get('answer') === 'close' ? closed(match, visit) : shown(visit);
  },
};
