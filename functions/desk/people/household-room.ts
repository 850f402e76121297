import { type Html, html, type Piece } from '../../platform/html.ts';
import { grouped } from '../../platform/kernel/ids.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import { notice } from '../../platform/page.ts';
import { program } from '../../program/settings.ts';
import {
  areaName,
  dayText,
  fill,
  halfDayName,
  joined,
  languageName,
  nameOf,
  shapeText,
  whenText,
  wordsFor,
} from '../../program/words.ts';
import { card, facts, table } from '../page/frame.ts';
import { needing } from '../page/rights.ts';
import type { AtDesk, Opening, Room } from '../page/room.ts';
import { actsForHousehold } from './acts-for.ts';
import { reasonText } from './history.ts';
import { type HouseholdPage, householdPage, type Pairing } from './household.ts';
import {
  callsCard,
  historyCard,
  hitLink,
  mailsCard,
  navigatorLink,
  openingsCard,
  sinceText,
  wordOf,
  wordsOf,
} from './people-pieces.ts';
import { readerOf } from './reader.ts';
import { type Opened, sealedCard } from './sealed-card.ts';

function whyNobody({ why }: HouseholdPage, { language }: AtDesk): string | undefined {
  const { failures: words } = wordsFor(language);
  return why && why.length > 0
    ? joined(
        why.map(one => wordOf(words, one)),
        language,
      )
    : undefined;
}

function standing(page: HouseholdPage, staff: AtDesk): Html {
  const { household: words, situations, list } = wordsOf(staff);
  const { language } = staff;
  const due =
    page.due && html`<br><span class="quietly">${fill(list.due, { when: whenText(page.due, language) })}</span>`;
  return card(
    words.stands,
    facts([
      [words.situation, html`<strong>${situations[page.situation]}</strong>`],
      [words.since, page.since && sinceText(page.since, staff)],
      [words.turn, page.owner],
      [words.next, html`${page.next}${due}`],
      [words.why, whyNobody(page, staff)],
      [words.reason, page.reason && reasonText('ArrivalClosed', page.reason, language)],
      [words.asked, page.postedAt && dayText(page.postedAt, language)],
      [words.reachedBy, page.channel && wordOf(words.channels, page.channel)],
      [
        list.remarks,
        [page.urgent && list.urgent, page.interpreterNeeded && list.interpreter].filter(Boolean).join(' · '),
      ],
    ]),
  );
}

function told({ told: open }: HouseholdPage, staff: AtDesk): Html | undefined {
  if (!open) return undefined;
  const { household: words } = wordsOf(staff);
  const { language } = staff;
  const spoken = open.languages.map(
    one => `${languageName(one.code, language)} (${nameOf('levels', one.level, language)})`,
  );
  return card(
    words.told,
    html`${facts([
      [words.speaks, spoken.join(', ')],
      [words.area, open.area && areaName(open.area)],
      [words.times, open.availability.map(one => halfDayName(one, language)).join(', ')],
      [words.remote, open.remote && words.yes],
      [words.shape, shapeText(open.household, language)],
      [words.needs, open.needs.map(one => nameOf('needs', one, language)).join(', ')],
      [words.introduction, nameOf('introductions', open.introduction, language)],
    ])}${open.sensitive > 0 && html`<p class="quietly">${fill(words.more, { count: open.sensitive })}</p>`}`,
  );
}

function howText({ status, how, reason }: Pairing, staff: AtDesk): string {
  const { household: words } = wordsOf(staff);
  if (status !== 'over') return words.pairing[status];
  const because = reason && reasonText(how === 'declined' ? 'OfferDeclined' : 'PairingEnded', reason, staff.language);
  return [how && wordOf(words.how, how), because].filter(Boolean).join(' · ');
}

function pairingsCard({ pairings }: HouseholdPage, staff: AtDesk): Html {
  const { household: words } = wordsOf(staff);
  const { language } = staff;
  if (pairings.length === 0) return card(words.pairings, html`<p>${words.noPairings}</p>`);
  const rows = pairings.map((one): readonly Piece[] => [
    navigatorLink(one.navigator),
    howText(one, staff),
    one.pairedAt ? dayText(one.pairedAt, language) : words.never,
    one.endedAt && dayText(one.endedAt, language),
  ]);
  const head = [words.navigator, words.outcome, words.begun, words.ended];
  return card(words.pairings, table(head, rows, { caption: words.pairings }));
}

/** What stands out before all else: that it is over, or that it asked before. */
function notices(page: HouseholdPage, staff: AtDesk): readonly Html[] {
  const { household: words } = wordsOf(staff);
  const gone = page.person === undefined && page.since ? plusDays(page.since, program.retentionDays.closed) : undefined;
  const closed =
    gone && gone > staff.at ? fill(words.closed, { when: dayText(gone, staff.language) }) : words.closedNow;
  const others = page.sameContact ?? [];
  const again = html`<div class="notice info"><p>${others.length > 0 ? words.duplicate : words.duplicateAlone} ${others.map(
    (one, i) => html`${i > 0 && ', '}${hitLink(one)}`,
  )}</p></div>`;
  return [...(page.person === undefined ? [notice(closed, 'info')] : []), ...(page.duplicate ? [again] : [])];
}

/** One household; with what is sealed of it, when that was just opened. */
const shown =
  (opened?: Opened): Room =>
  async ({ params }, staff) => {
    const id = params.id ?? '';
    const reader = readerOf(staff, staff.claims, staff.language);
    const page = await householdPage(id, reader);
    if (!page) return undefined;
    const { household: words, list } = wordsOf(staff);
    const acts = await actsForHousehold(page, staff);
    const sealed =
      page.person !== undefined &&
      sealedCard(`/desk/households/${id}/contact`, { opened, staff, text: words.sealedText });
    const body = html`${notices(page, staff)}<div class="columns"><div>${standing(page, staff)}${acts && card(words.acts, acts)}${pairingsCard(page, staff)}</div>
<div>${sealed}${told(page, staff)}</div></div>
<div class="columns"><div>${callsCard(page.calls, staff)}${mailsCard(page.mails, staff)}${historyCard(page.history, staff)}</div>
<div>${page.person !== undefined && openingsCard(page.openings, { staff, reader })}</div></div>`;
    return {
      title: fill(words.title, { receipt: grouped(page.receipt ?? '').join(' ') }),
      room: 'households',
      trail: { href: '/desk/households', label: list.households },
      body,
    };
  };

/** One household as staff see it. */
export const householdRoom: Room = needing('look', shown());

/** The same with name and contact, which were opened for her. */
export const householdOpened: Opening = (request, staff, answer) => shown(answer as Opened)(request, staff);
