import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rounds } from '../../../functions/calls/call.ts';
import { proposedList } from '../../../functions/pairing/match.ts';
import { decisionKey, stateKey, tallyKeys } from '../../../functions/platform/keys.ts';
import { filesOf } from '../../architecture/import-graph.ts';
import { shelves } from '../../support/shelves.ts';

const page = readFileSync(new URL('../../../docs/access-patterns.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| ') && line.includes('`, `'))
  .map(line => line.split('|').map(cell => cell.trim()));

it.each(shelves)('the page of access patterns tells of $shelf.kind', ({ shelf, id, due, list }) => {
  const { pk, sk } = stateKey(shelf.kind, id);
  const row = rows.find(cells => cells[2] === `\`${pk}\`, \`${sk}\``);
  expect(row?.[3]).toBe(due ? `\`${shelf.capability}\`` : '');
  expect(row?.[5]?.split(',')[0] ?? '').toBe(list && `\`${list}\``);
});

it('the page tells of the list of what staff are to choose', () =>
  expect(rows.find(cells => cells[2]?.startsWith('`match#'))?.[5]).toContain(`\`${proposedList}\``));

it('every shelf of the program is on the page', () => {
  const kinds = filesOf('functions').flatMap(file =>
    [...readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').matchAll(/^ {2}kind: '([a-z-]+)',$/gm)].map(
      ([, kind]) => kind,
    ),
  );
  expect(kinds.sort()).toEqual(shelves.map(({ shelf }) => shelf.kind).sort());
  expect(page).toContain(decisionKey('x', 'CAUSE').sk);
  expect(page).toContain(`\`${tallyKeys('households')[0]?.pk}\``);
});

it('every kind of record has its clock, but for the one that only remembers to write to the staff', () => {
  expect(shelves.filter(({ shelf }) => !shelf.expires).map(({ shelf }) => shelf.kind)).toEqual([rounds.kind]);
});

it('no function scans a table', () => {
  const scanning = filesOf('functions').filter(file =>
    readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').includes('ScanCommand'),
  );
  expect(scanning).toEqual([]);
});
