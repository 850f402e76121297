import { type Html, html, type Piece } from '../../platform/html.ts';
import { disclosuresOn } from '../../platform/keys.ts';
import { notice } from '../../platform/page.ts';
import { recordsIn } from '../../platform/records.ts';
import { type LiveSession, sessionsNow } from '../../platform/sessions.ts';
import { may } from '../../platform/staff.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { enumerated, whenText, wordsFor } from '../../program/words.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { AtDesk, Room } from '../page/room.ts';
import { type Entry, entriesOf, today } from './oversight.ts';
import { type Look, shown } from './staff-doors.ts';

interface Seen {
  readonly staff: AtDesk;
  readonly words: DeskWords['staff'];
  /** The name of someone by her id, as far as she is signed in now. */
  nameOf(by: string): Html;
}

/** Where she is signed in herself, what is to be seen of the staff by who may, and of who was shown whom. */
export const staffRoom: Room = async (request, staff) => {
  const { staff: words, frame } = deskWords(staff.language);
  const sessions = await sessionsNow(staff.at);
  const names = new Map(sessions.map(({ sub, name }) => [`staff:${sub}`, name]));
  const nameOf = (by: string) => html`<bdi>${names.get(by) ?? by}</bdi>`;
  const seen = { staff, words, nameOf };
  const asked = request.query.day ?? '';
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today(staff.at);
  const roles = enumerated(
    staff.roles.map(role => frame.roles[role]),
    staff.language,
  );
  const you = card(
    words.you,
    html`${facts([
      [words.signedInAs, html`<bdi>${staff.name ?? staff.by}</bdi>`],
      [words.roles, roles],
    ])}<p class="hint">${words.everywhereHint}</p>${form(staff, '/desk/sign-out', html`<button class="quiet" name="everywhere" value="yes">${words.everywhere}</button>`)}`,
  );
  const audits = may(staff.roles, 'audit');
  const parts = [
    you,
    may(staff.roles, 'lead') && hereCard(seen, sessions),
    audits && journalCard(seen, await entriesOf(today(staff.at).slice(0, 7))),
    audits && disclosuresCard(seen, day, (await recordsIn(disclosuresOn(day))).map(shown)),
  ];
  return { title: words.title, body: html`${parts}` };
};

function hereCard({ staff, words, nameOf }: Seen, sessions: readonly LiveSession[]): Html {
  const roleNames = deskWords(staff.language).frame.roles;
  const rows = sessions.map(({ sub, roles, since, idleAt }) => [
    nameOf(`staff:${sub}`),
    enumerated(
      roles.map(role => roleNames[role as keyof typeof roleNames] ?? role),
      staff.language,
    ),
    whenText(since, staff.language),
    whenText(idleAt, staff.language),
    form(
      staff,
      '/desk/staff/end',
      html`<input type="hidden" name="who" value="staff:${sub}"><button class="quiet">${words.end}<span class="hidden"> ${nameOf(`staff:${sub}`)}</span></button>`,
    ),
  ]);
  const head = [words.who, words.roles, words.since, words.idle, words.end];
  return card(
    words.hereTitle,
    html`<p class="hint">${words.hereHint}</p>${table(head, rows, { caption: words.hereTitle })}`,
  );
}

function journalCard({ staff, words, nameOf }: Seen, entries: readonly Entry[]): Html {
  const rows = entries.map(entry => [
    whenText(entry.at, staff.language),
    nameOf(entry.by),
    words.what[entry.status],
    entry.status === 'refused' ? html`<code dir="ltr">${entry.door}</code>` : nameOf(entry.who),
  ]);
  const head = [words.when, words.who, words.did, words.towards];
  return card(
    words.journalTitle,
    html`<p class="hint">${words.journalHint}</p>${tableOr(rows, { head, caption: words.journalTitle, none: words.noJournal })}`,
  );
}

function disclosuresCard({ staff, words, nameOf }: Seen, day: string, looks: readonly Look[]): Html {
  const { rights } = wordsFor(staff.language);
  const what = rights.what as Readonly<Record<string, string>>;
  const rows = looks.map(({ at, by, person, kind }) => [
    whenText(at, staff.language),
    nameOf(by),
    what[kind] ?? kind,
    html`<code dir="ltr">${person}</code>`,
  ]);
  const head = [words.when, words.who, words.did, words.person];
  return card(
    words.disclosuresTitle,
    html`<p class="hint">${words.disclosuresHint}</p><form class="filters" action="/desk/staff"><div class="field"><label for="day">${words.day}</label><input type="date" id="day" name="day" value="${day}"></div><button class="quiet">${words.show}</button></form>
${tableOr(rows, { head, caption: words.disclosuresTitle, none: words.noDisclosures })}`,
  );
}

const tableOr = (
  rows: readonly (readonly Piece[])[],
  { head, caption, none }: { head: readonly string[]; caption: string; none: string },
): Html => (rows.length > 0 ? table(head, rows, { caption }) : notice(none, 'info'));
