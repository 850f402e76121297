import { html, type Piece } from '../../platform/html.ts';
import { check } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { areaName, dayText, enumerated, fill, gateText, languageName } from '../../program/words.ts';
import { needing } from '../page/rights.ts';
import type { AtDesk, Opening, Room } from '../page/room.ts';
import type { Names } from './names.ts';
import { type NavigatorRow, navigatorsAsked, navigatorsOnPage, standings } from './navigators-page.ts';
import { listPage, navigatorLink, wordOf, wordsOf } from './people-pieces.ts';

const path = '/desk/navigators';
const rowsOnPage = '25';

function standingText({ status, reason, pausedUntil }: NavigatorRow, staff: AtDesk): Piece {
  const { standings: named, list } = wordsOf(staff);
  const until = pausedUntil && fill(list.pausesUntil, { when: dayText(pausedUntil, staff.language) });
  const more = reason === 'unreachable' ? list.unreachable : until;
  return html`${named[status]}${more && html`<br><span class="quietly">${more}</span>`}`;
}

const cells = (row: NavigatorRow, staff: AtDesk, names: Names): readonly Piece[] => {
  const { list } = wordsOf(staff);
  const name = names[row.id];
  return [
    html`${navigatorLink(row.id)}${name !== undefined && html`<br><bdi>${name}</bdi>`}`,
    standingText(row, staff),
    enumerated(
      row.languages.map(code => languageName(code, staff.language)),
      staff.language,
    ),
    enumerated(row.areas.map(areaName), staff.language),
    fill(list.seatsText, { held: row.households, capacity: row.capacity }),
    row.next ? fill(list.stepNext, { gate: gateText(row.next, staff.language).name }) : list.complete,
  ];
};

/** A page of the list of navigators, by how they stand and by language; with the names of those on it when they were asked for. */
const listed =
  (names: Names): Room =>
  async ({ query }, staff) => {
    const { status, language, after } = query;
    const asked = {
      ...(status && { status }),
      ...(language && { language }),
      ...(after && { after }),
      limit: rowsOnPage,
    };
    const checked = check(navigatorsAsked, asked, staff.language);
    const page = checked.ok ? await navigatorsOnPage(checked.value, staff.at) : undefined;
    if (!page) return undefined;
    const { list, standings: named } = wordsOf(staff);
    const spoken = [...new Set([...program.languages, ...(language ? [language] : [])])];
    const choices = [
      {
        name: 'status',
        label: list.status,
        chosen: status ?? '',
        options: [['', list.all] as const, ...standings.map(one => [one, wordOf(named, one)] as const)],
      },
      {
        name: 'language',
        label: list.language,
        chosen: language ?? '',
        options: [
          ['', list.anyLanguage] as const,
          ...spoken.map(one => [one, languageName(one, staff.language)] as const),
        ],
      },
    ];
    const head = [list.navigator, list.status, list.speaks, list.areas, list.seats, list.steps];
    const rows = page.rows.map(row => cells(row, staff, names));
    const body = listPage(staff, {
      whom: 'navigator',
      path,
      here: { status, language, after },
      choices: choices,
      head,
      rows,
      page,
    });
    return { title: list.navigators, room: 'navigators', body };
  };

/** The list of navigators, page by page. */
export const navigatorsRoom: Room = needing('look', listed({}));

/** The same with the names that were asked for. */
export const navigatorsNamed: Opening = (request, staff, answer) =>
  listed((answer as { readonly names: Names }).names)(request, staff);
