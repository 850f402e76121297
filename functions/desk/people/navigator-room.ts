import { type Html, html, type Piece } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import {
  areaName,
  dateText,
  dayText,
  enumerated,
  fill,
  gateText,
  halfDayName,
  languageName,
  nameOf,
  spanText,
} from '../../program/words.ts';
import { card, facts, table } from '../page/frame.ts';
import { needing } from '../page/rights.ts';
import type { AtDesk, Opening, Room } from '../page/room.ts';
import { actsForNavigator } from './acts-for.ts';
import { reasonText } from './history.ts';
import { type NavigatorPage, navigatorPage } from './navigator.ts';
import {
  callsCard,
  historyCard,
  householdLink,
  mailsCard,
  openingsCard,
  sinceText,
  wordOf,
  wordsOf,
} from './people-pieces.ts';
import { readerOf } from './reader.ts';
import { type Opened, sealedCard } from './sealed-card.ts';

function standing(page: NavigatorPage, staff: AtDesk): Html {
  const { navigator: words, standings } = wordsOf(staff);
  const { language } = staff;
  return card(
    words.stands,
    facts([
      [words.stands, html`<strong>${wordOf(standings, page.status)}</strong>`],
      [words.reason, page.reason && reasonText('NavigatorSuspended', page.reason, language)],
      [words.since, page.since && sinceText(page.since, staff)],
      [words.until, page.pausedUntil && dayText(page.pausedUntil, language)],
      [words.forgotten, page.forgottenAt && dayText(page.forgottenAt, language)],
      [words.mail, page.pace && (page.reachable ? words.mailFine : words.mailBack)],
    ]),
  );
}

function steps(page: NavigatorPage, staff: AtDesk): Html | undefined {
  const { gates, agreement, next } = page;
  if (!gates) return undefined;
  const { navigator: words } = wordsOf(staff);
  const { language } = staff;
  const passed = gates.map(({ gate, on, expires }) => {
    const when = dateText(on, language);
    const text = expires ? fill(words.passedUntil, { when, until: dateText(expires, language) }) : when;
    return [gateText(gate, language).name, text] as const;
  });
  return card(
    words.steps,
    html`${facts([...passed, [words.agreement, agreement ? dayText(agreement.at, language) : words.missing]])}${
      next && html`<p><strong>${fill(words.nextStep, { gate: gateText(next, language).name })}</strong></p>`
    }`,
  );
}

function profile({ profile: told }: NavigatorPage, staff: AtDesk): Html | undefined {
  if (!told) return undefined;
  const { navigator: words, household } = wordsOf(staff);
  const { language } = staff;
  const names = (list: 'needs' | 'limits' | 'experiences', ids: readonly string[]) =>
    enumerated(
      ids.map(id => nameOf(list, id, language)),
      language,
    );
  return card(
    words.profile,
    facts([
      [
        household.speaks,
        enumerated(
          told.languages.map(
            ({ code, level }) => `${languageName(code, language)} (${nameOf('levels', level, language)})`,
          ),
          language,
        ),
      ],
      [words.areas, enumerated(told.areas.map(areaName), language)],
      [words.strengths, names('needs', told.strengths)],
      [
        household.times,
        enumerated(
          told.availability.map(one => halfDayName(one, language)),
          language,
        ),
      ],
      [words.limits, names('limits', told.limits)],
      [words.remote, told.remote && words.yes],
      [words.capacity, told.capacity],
    ]),
  );
}

function householdsCard({ households }: NavigatorPage, staff: AtDesk): Html {
  const { navigator: words, list, situations } = wordsOf(staff);
  if (households.length === 0) return card(words.households, html`<p>${words.noHouseholds}</p>`);
  const rows = households.map((one): readonly Piece[] => [
    householdLink(one.id, one.receipt),
    situations[one.situation],
  ]);
  return card(words.households, table([list.household, list.situation], rows, { caption: words.households }));
}

function paceCard({ pace }: NavigatorPage, staff: AtDesk): Html | undefined {
  const { navigator: words } = wordsOf(staff);
  if (!pace) return undefined;
  return card(
    words.pace,
    facts([
      [words.offered, html`${pace.offered}`],
      [words.accepted, html`${pace.accepted}`],
      [words.declined, html`${pace.declined}`],
      [words.expired, html`${pace.expired}`],
      [words.lastWeek, html`${pace.lastSevenDays}`],
    ]),
  );
}

const timeText = (minutes: number, { language }: AtDesk): string =>
  [
    ...(minutes >= 60 ? [spanText(Math.floor(minutes / 60), 'hour', language)] : []),
    ...(minutes % 60 > 0 || minutes === 0 ? [spanText(minutes % 60, 'minute', language)] : []),
  ].join(' ');

function hoursCard({ hours, households }: NavigatorPage, staff: AtDesk): Html | undefined {
  const { navigator: words, list } = wordsOf(staff);
  if (hours.length === 0) return undefined;
  const receipts = new Map(households.map(one => [one.pairing, one.receipt]));
  const rows = hours.map(({ pairing, held, attempted, minutes }): readonly Piece[] => [
    householdLink(pairing.slice(0, pairing.lastIndexOf('.')), receipts.get(pairing)),
    html`${held}`,
    html`${attempted}`,
    timeText(minutes, staff),
  ]);
  const head = [list.household, words.held, words.attempted, words.time];
  return card(
    words.hours,
    html`${table(head, rows, { caption: words.hours })}<p class="quietly">${words.hoursNote}</p>`,
  );
}

/** One navigator; with what is sealed of her, when that was just opened. */
const shown =
  (opened?: Opened): Room =>
  async ({ params }, staff) => {
    const id = params.id ?? '';
    const reader = readerOf(staff, staff.claims, staff.language);
    const page = await navigatorPage(id, reader);
    if (!page) return undefined;
    const { navigator: words, household, list } = wordsOf(staff);
    const acts = await actsForNavigator(page, staff);
    const sealed =
      page.person !== undefined &&
      sealedCard(`/desk/navigators/${id}/contact`, { opened, staff, text: words.sealedText });
    const body = html`${page.status === 'left' && notice(words.gone, 'info')}<div class="columns"><div>${standing(page, staff)}${acts && card(household.acts, acts)}${householdsCard(page, staff)}${hoursCard(page, staff)}${paceCard(page, staff)}</div>
<div>${sealed}${steps(page, staff)}${profile(page, staff)}</div></div>
<div class="columns"><div>${callsCard(page.calls, staff)}${mailsCard(page.mails, staff)}${historyCard(page.history, staff)}</div>
<div>${page.person !== undefined && openingsCard(page.openings, { staff, reader })}</div></div>`;
    return {
      title: fill(words.title, { id: id.slice(0, 6).toUpperCase() }),
      room: 'navigators',
      trail: { href: '/desk/navigators', label: list.navigators },
      body,
    };
  };

/** One navigator as staff see her. */
export const navigatorRoom: Room = needing('look', shown());

/** The same with name and address, which were opened for her reader. */
export const navigatorOpened: Opening = (request, staff, answer) => shown(answer as Opened)(request, staff);
