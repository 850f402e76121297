import { html, type Piece } from '../../platform/html.ts';
import { check } from '../../program/checks.ts';
import { dayText, fill } from '../../program/words.ts';
import { needing } from '../page/rights.ts';
import type { AtDesk, Opening, Room } from '../page/room.ts';
import { arrivalsAsked, householdsOnPage, situations } from './arrivals-page.ts';
import type { Row } from './arrivals-row.ts';
import type { Names } from './names.ts';
import { daysText, householdLink, listPage, wordsOf } from './people-pieces.ts';

const path = '/desk/households';

/** So many rows are looked through at a glance, and make a small page. */
const rowsOnPage = '25';

function remarks({ urgent, interpreterNeeded, duplicate }: Row, staff: AtDesk): string {
  const { list } = wordsOf(staff);
  return [urgent && list.urgent, interpreterNeeded && list.interpreter, duplicate && list.duplicate]
    .filter(Boolean)
    .join(' · ');
}

const cells = (row: Row, staff: AtDesk, names: Names): readonly Piece[] => {
  const { situations: named, list } = wordsOf(staff);
  const name = names[row.id];
  return [
    html`${householdLink(row.id, row.receipt)}${name !== undefined && html`<br><bdi>${name}</bdi>`}`,
    named[row.situation],
    row.since && daysText(row.since, staff),
    row.owner,
    html`${row.next}${row.due && html`<br><span class="quietly">${fill(list.due, { when: dayText(row.due, staff.language) })}</span>`}`,
    remarks(row, staff),
  ];
};

/** A page of the list of households, by how they stand; with the names of those on it when they were asked for. */
const listed =
  (names: Names): Room =>
  async ({ query }, staff) => {
    const { situation, after } = query;
    const asked = { ...(situation && { situation }), ...(after && { after }), limit: rowsOnPage };
    const checked = check(arrivalsAsked, asked, staff.language);
    const page = checked.ok ? await householdsOnPage(checked.value, staff) : undefined;
    if (!page) return undefined;
    const { list, situations: named } = wordsOf(staff);
    const options = situations.map(one => [one, named[one]] as const);
    const choice = {
      name: 'situation',
      label: list.situation,
      chosen: situation ?? '',
      options: [['', list.all] as const, ...options],
    };
    const head = [list.household, list.situation, list.since, list.turn, list.next, list.remarks];
    const rows = page.rows.map(row => cells(row, staff, names));
    const body = listPage(staff, {
      whom: 'household',
      path,
      here: { situation, after },
      choices: [choice],
      head,
      rows,
      page,
    });
    return { title: list.households, room: 'households', body };
  };

/** The list of households, page by page. */
export const householdsRoom: Room = needing('look', listed({}));

/** The same with the names that were asked for. */
export const householdsNamed: Opening = (request, staff, answer) =>
  listed((answer as { readonly names: Names }).names)(request, staff);
