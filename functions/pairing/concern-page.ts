import { readyHousehold } from '../intake/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { formNumber, type LinkPage, type Shown, type Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { radios, Sheet } from '../platform/sheet.ts';
import { Unavailable } from '../platform/unavailable.ts';
import { check, exactly } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { fill } from '../program/words.ts';
import { householdTitle } from '../tasks/mails.ts';
import { readConcernId, type Side } from './concern.ts';
import { arrivalOf } from './ids.ts';
import { navigatorShown } from './mails.ts';
import type { Begun } from './match.ts';
import { matchOf, pairingsOf } from './questions.ts';
import { concernNote, longestConcern, personOn, raiseConcern } from './raise.ts';
import { resting, settled } from './settled.ts';
import { begun, navigatorOf } from './standing.ts';

/** What the page is about: one side, and its pairings that can be paused, the link's own first. */
interface About {
  readonly side: Side;
  /** The one that the link names. */
  readonly pairing: string;
  readonly running: readonly Begun[];
  /** The link's pairing is known, running or not. */
  readonly known: boolean;
}

async function aboutOf({ link }: Visit): Promise<About | undefined> {
  const read = readConcernId(link.subject);
  if (!read) return undefined;
  const { pairing, side } = read;
  const match = await matchOf(arrivalOf(pairing));
  const navigator = navigatorOf(match, pairing);
  const own = begun(match) ? [match] : [];
  const hers = side === 'navigator' && navigator !== undefined ? await pairingsOf(navigator) : own;
  const running = hers.toSorted((one, other) => Number(other.pairing === pairing) - Number(one.pairing === pairing));
  return { side, pairing, running, known: navigator !== undefined };
}

/**
 * Which of several, where there are: the wrong one must not be paused. A navigator may have several households, named as on *This week*; a
 * household may open an old mail and mean the navigator that it has now.
 */
async function which({ side, running, pairing, known }: About, visit: Visit): Promise<Html | undefined> {
  const { words, language } = visit;
  const said = words.pages.concern;
  const ends = known && !running.some(one => one.pairing === pairing);
  if (running.length + (ends ? 1 : 0) < 2) return undefined;
  const hers = side === 'navigator';
  const named = await Promise.all(
    running.map(async one => [one.pairing, await (hers ? titleOf(one, visit) : navigatorNamed(one, visit))] as const),
  );
  const sheet = new Sheet({ language }, () => new Map());
  const choices = [...named, ...(ends ? [[pairing, hers ? said.ended : said.earlier] as const] : [])];
  const first = hers ? pairing : (running[0]?.pairing ?? pairing);
  return radios(sheet, '/pairing', { legend: hers ? said.which : said.whom, choices, first });
}

/** By her first name; while the vault is closed, as the one that it has. */
async function navigatorNamed({ navigator }: Begun, { words, language }: Visit): Promise<string> {
  const shown = await navigatorShown(navigator, language).catch((error: unknown) => {
    if (error instanceof Unavailable) return undefined;
    throw error;
  });
  return shown?.navigator ?? words.rights.seen.navigator;
}

/** Which household it is without its name: as on *This week*. */
export async function titleOf({ pairing, pairedAt }: Begun, { words, language }: Visit): Promise<string> {
  const ready = await readyHousehold(arrivalOf(pairing));
  return ready ? householdTitle(ready.household, { startedAt: pairedAt }, { words, language }) : words.shapes.unknown;
}

const emergency = ({ words }: Visit): Html => notice(fill(words.receipt.emergency, program.emergency), 'warn');

/** One line, if she likes, and the button. The form's own number makes two sendings one. */
function form(
  visit: Visit,
  { label, press, choice }: { label: string; press: string; choice?: Html | undefined },
): Html {
  const { noteHint } = visit.words.pages.concern;
  return html`<form method="post"><input type="hidden" name="nonce" value="${crypto.randomUUID()}">${choice}
<div class="field"><label for="note">${label}</label><p class="hint" id="hint-note">${noteHint}</p><input type="text" id="note" name="note" maxlength="${longestConcern}" aria-describedby="hint-note"></div>
${button(press, { name: 'answer', value: 'raise' })}</form>`;
}

/** What either side reads of a pairing that rests, the same whoever said so; below it she can tell the library more. */
const paused = (visit: Visit, message?: Html): Shown => {
  const { concern } = visit.words.pages;
  const { title, body } = resting(visit);
  return {
    title,
    body: html`${message}${body}${emergency(visit)}<section class="apart"><p>${concern.more}</p>${form(visit, { label: concern.moreNote, press: concern.moreButton })}</section>`,
  };
};

const late = (visit: Visit): Shown => {
  const { concern } = visit.words.pages;
  return {
    title: concern.title,
    body: html`<p class="lead">${concern.late}</p>${emergency(visit)}${form(visit, { label: concern.note, press: concern.lateButton })}`,
  };
};

/** "Something is not right": one press pauses it; one line, if she likes, that only the library reads. */
export const concernPage: LinkPage = {
  cannotWait: true,
  async person(link) {
    const read = readConcernId(link.subject);
    return read && personOn(read.side, read.pairing);
  },
  async show(visit) {
    const about = await aboutOf(visit);
    if (!about?.known) return settled(visit);
    const { running, pairing } = about;
    const choice = await which(about, visit);
    const own = running.find(one => one.pairing === pairing);
    if (!choice && own?.status === 'frozen') return paused(visit);
    if (!choice && !own && running.length === 0) return late(visit);
    const { concern } = visit.words.pages;
    return {
      title: concern.title,
      body: html`<p class="lead">${concern.lead}</p><ul><li>${concern.whoCalls}</li><li>${concern.secret}</li></ul>${emergency(visit)}
${form(visit, { label: concern.note, press: concern.button, choice })}`,
    };
  },
  async press(visit) {
    const { fields, at, request } = visit;
    const about = await aboutOf(visit);
    if (!about?.known || fields.get('answer') !== 'raise') return concernPage.show(visit);
    const chosen = fields.get('pairing') ?? about.pairing;
    const pairing = about.running.some(one => one.pairing === chosen) ? chosen : about.pairing;
    const id = formNumber(visit);
    const by = about.side === 'household' ? 'contact' : 'navigator';
    const done = await raiseConcern(pairing, { side: about.side, id, note: noteIn(visit), by, at, request });
    return done.outcome === 'refused' ? settled(visit) : said(visit, pairing, done.wordsKept);
  },
};

/** What she wrote, shortened rather than refused: whatever stands there, contact stops. */
function noteIn({ fields, language }: Visit): string {
  const typed = [...(fields.get('note') ?? '')].slice(0, longestConcern).join('');
  const read = check(exactly({ note: concernNote }), { note: typed }, language);
  return read.ok ? read.value.note : '';
}

/** After her press: as both sides read it; or that she is called, where nothing ran. */
async function said(visit: Visit, pairing: string, wordsKept: boolean): Promise<Shown> {
  const { pages } = visit.words;
  const match = await matchOf(arrivalOf(pairing));
  const unkept = !wordsKept && notice(pages.concern.notKept, 'warn');
  if (match.status === 'frozen' && match.pairing === pairing)
    return paused(visit, html`${unkept}${notice(pages.concern.told, 'done')}`);
  return {
    title: pages.done,
    body: html`${unkept}${notice(pages.concern.lateDone, 'done')}${emergency(visit)}`,
  };
}
