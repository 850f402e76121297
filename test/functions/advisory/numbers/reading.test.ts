import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  type Counts,
  type Household,
  type Known,
  nothing,
  sum,
  type Told,
  tell,
  withHousehold,
  withUnmet,
} from '../../../../functions/advisory/elevens.ts';
import { households, numbers, tellings } from '../../../../functions/advisory/numbers/count.ts';
import { tellingDue } from '../../../../functions/advisory/numbers/counting.ts';
import { numbersAt, readable } from '../../../../functions/advisory/numbers/edition.ts';
import { mondayOf, plusWeeks, weekOf } from '../../../../functions/advisory/week.ts';
import { stateKey } from '../../../../functions/platform/keys.ts';
import type { Shelf } from '../../../../functions/platform/ledger.ts';
import { program } from '../../../../functions/program/settings.ts';
import { now, standsStill, startKeys } from '../../../support/link-keys.ts';

standsStill();

let engine: Awaited<ReturnType<typeof startKeys>>;
beforeAll(async () => {
  engine = await startKeys();
});
afterAll(() => engine.stop());

const thisWeek = weekOf(now.slice(0, 10));
const lastWeek = plusWeeks(thisWeek, -1);

/** A program of some years, as it is known and told this week. */
function lived({ many, years }: { many: number; years: number }): { known: Known; told: readonly Told[] } {
  const weeks = years * 52;
  const needs = ['english-class', 'work', 'school', 'health'];
  const languages = ['es', 'ar', 'ksw', 'ti', 'ht'];
  const told: Told[] = [];
  let [known, before] = [nothing, nothing];
  for (let past = 0; past < weeks; past++) {
    const week = plusWeeks(thisWeek, past - weeks);
    const until = Math.floor((many * (past + 1)) / weeks);
    for (let i = Math.floor((many * past) / weeks); i < until; i++) {
      const household: Household = {
        kind: i % 3 === 0 ? 'waited' : 'found',
        needs: needs.filter((_, n) => i % (n + 2) === 0),
        language: languages[i % languages.length],
      };
      known = withHousehold(known, household);
    }
    const one = week < lastWeek ? tell(known, before, week) : undefined;
    if (!one) continue;
    told.push(one);
    before = sum(before, one);
  }
  return { known, told };
}

/** Lays a state into a table as the ledger does. */
const laid = <State>(table: string, shelf: Shelf<State>, id: string, state: State) => {
  const place = shelf.list?.(state);
  const item = {
    ...stateKey(shelf.kind, id),
    v: 1,
    n: 1,
    state,
    ...(place && { list: place.list, listSort: place.sort }),
  };
  return engine.ask('PutItem', { TableName: table, Item: marshall(item, { removeUndefinedValues: true }) });
};

async function programOf(table: string, { known, told }: ReturnType<typeof lived>): Promise<void> {
  await engine.ask('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'list', 'listSort'].map(name => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'list',
        KeySchema: [
          { AttributeName: 'list', KeyType: 'HASH' },
          { AttributeName: 'listSort', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  const last = told.at(-1);
  await laid(table, numbers, households, {
    status: 'counted',
    week: lastWeek,
    known,
    told: told.reduce(sum, nothing),
    ...(last && { last }),
  });
  // The latest has not reached the index yet.
  for (const one of told.slice(0, -1)) await laid(table, tellings, one.week, { status: 'told', ...one });
}

/** The edition of this week with the line for each kind of organization, and what was asked of the table for it. */
async function read(table: string) {
  vi.stubEnv('PROGRAM_TABLE', table);
  vi.resetModules();
  const { figuresFor } = await import('../../../../functions/advisory/numbers/questions.ts');
  engine.asked.length = 0;
  const { numbers: edition, concerning } = await figuresFor({ week: lastWeek, at: now });
  const lines = program.advisory.concerns.map(({ needs }) => concerning(needs));
  return { edition, lines, asked: [...engine.asked].sort() };
}

const group = program.smallestGroup;
const times = (parts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, groups]) => [name, groups * group]));
const people = ({ whole, several, one }: Counts): Counts => ({
  whole: whole * group,
  several: times(several),
  one: times(one),
});

it('an edition shows nothing of those of whom no whole group was told, neither to all nor to one kind of organization', async () => {
  const { told } = lived({ many: 300, years: 2 });
  const before = told.reduce(sum, nothing);
  const known = { found: people(before.found), waited: people(before.waited), unmet: times(before.unmet) };
  const shown = [];
  for (const more of [0, 1, group - 1]) {
    const rest = Array.from({ length: more }, (): Household => ({ kind: 'found', needs: ['child-care', 'school'] }));
    const now = rest.reduce(withHousehold, known);
    await programOf(`Rest${more}`, { told, known: withUnmet(now, 'child-care', more) });
    const { edition, lines } = await read(`Rest${more}`);
    shown.push({ edition, lines });
  }
  expect(shown[0]?.lines.flatMap(({ asked }) => asked)).toContain('school');
  expect([shown[1], shown[2]]).toEqual([shown[0], shown[0]]);
});

it('an edition costs the same after a thousand households and after a hundred thousand, after two years and after nine', async () => {
  const programs = [
    { many: 1_000, years: 2 },
    { many: 100_000, years: 2 },
    { many: 1_000, years: 9 },
  ];
  for (const [i, size] of programs.entries()) {
    const life = lived(size);
    await programOf(`Program${i}`, life);
    const { edition, asked } = await read(`Program${i}`);
    expect(asked, JSON.stringify(size)).toEqual(['GetItem', 'GetItem', 'Query', 'Query']);
    // What is read of the last year is all that counts, with the week that nobody has closed yet.
    const due = tellingDue(
      { status: 'counted', week: lastWeek, known: life.known, told: life.told.reduce(sum, nothing) },
      thisWeek,
    );
    expect(edition).toEqual(numbersAt([...life.told, ...(due ? [due] : [])], lastWeek));
    expect(readable(edition).length).toBeGreaterThanOrEqual(5);
  }
  expect(mondayOf(thisWeek)).toBe('2026-11-23');
});
