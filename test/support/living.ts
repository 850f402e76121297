import { expect } from 'vitest';
import { grouped } from '../../functions/platform/kernel/ids.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { type Household, type Step, seen, take } from './history.ts';
import { brokenInvariants } from './invariants.ts';
import type { Program } from './program.ts';

const liaison = 'liaison@library.example';

/** The situations that the histories of this process came through. */
export const reached = new Set<string>();

/** Everything open has an owner, a next act and a due time; only a call may be overdue, of which the liaison is told again and again. */
async function nobodyIsForgotten(program: Program): Promise<readonly Household[]> {
  const rows = await seen(program);
  const calls = (await program.staff('GET', '/staff/calls')).body as { due: string }[];
  const now = program.runner.now().toISOString();
  for (const row of rows) {
    reached.add(row.situation);
    expect(row).toMatchObject({ owner: expect.stringMatching(/./), next: expect.stringMatching(/./) });
    const calledFor = row.owner === 'liaison' && calls.some(call => call.due === row.due);
    expect(calledFor || (row.due && row.due > now), `at ${now} not due: ${JSON.stringify(row)}`).toBe(true);
  }
  for (const { due } of [...rows.flatMap(row => row.tasks ?? []), ...calls]) expect(due).toMatch(/^\d{4}-/);
  await todayShowsWhatIsTheLiaisons(program, rows);
  expect(await brokenInvariants(program.runner)).toEqual([]);
  return rows;
}

interface Line {
  readonly code: string;
  readonly urgency: string;
  readonly press?: string;
  readonly household?: string;
}

/** An address that nobody has confirmed may be nobody's, and who has had a navigator needs none. */
const notLookedAfter: readonly string[] = ['unconfirmed', 'closed'];

/** Whose turn it is and what Today shows are the same: no household that is the liaison's is missing, and none is shown that is not. */
async function todayShowsWhatIsTheLiaisons(program: Program, rows: readonly Household[]): Promise<void> {
  const { lines, fine } = (await program.staff('GET', '/staff/today')).body as { lines: Line[]; fine: number };
  const shown = new Set(lines.map(one => one.household));
  const missing = rows.filter(({ id, owner }) => owner === 'liaison' && !shown.has(id));
  expect(missing, `not in Today: ${JSON.stringify(lines)}`).toEqual([]);
  // Calls wait for the morning to be closed when they were overtaken, and a notice until it was seen.
  const owned = lines.filter(one => one.code !== 'call' && one.urgency !== 'notice' && one.press !== 'done');
  for (const { code, household } of owned)
    expect(rows.find(({ id }) => id === household)?.owner ?? 'liaison', code).toBe('liaison');
  const calm = rows.filter(({ id, situation }) => !notLookedAfter.includes(situation) && !shown.has(id));
  expect(fine).toBe(calm.length);
}

/** The Monday summary and the letter of the morning tell of everyone: what is meant here is a word of its own. */
const { mails, today } = wordsFor('en');
const letters = [mails.liaisonWeek.subject, today.mail.subject].map(one => one.split('{')[0] ?? one);

const liaisonKnows = (program: Program, { receipt }: Household) =>
  program.runner.mail
    .to(liaison)
    .some(mail => !letters.some(one => mail.subject.startsWith(one)) && mail.text.includes(grouped(receipt).join('-')));

/** A household that nobody touches any more: it is at its end, or the liaison has it and knows it. */
const isWithAPerson = (program: Program, row: Household) => row.owner === 'liaison' && liaisonKnows(program, row);
const isStillSought = (row: Household) => ['waiting', 'offered'].includes(row.situation);
const hasAllDone = (row: Household) =>
  row.situation === 'paired' && (row.tasks ?? []).every(({ status }) => status === 'done');

/** Lives a history in a program, step by step, then lets time pass: nobody is forgotten, and all comes to an end or to a person. */
export async function live(program: Program, steps: readonly Step[]): Promise<void> {
  const told: string[] = [];
  try {
    for (const step of steps) {
      const what = await take(program, step);
      if (!what) continue;
      told.push(what);
      await nobodyIsForgotten(program);
    }
    told.push('then nobody does anything any more');
    await program.later('P21D');
    for (const row of (await nobodyIsForgotten(program)).filter(one => one.situation !== 'closed')) {
      if (hasAllDone(row)) continue;
      expect(isStillSought(row) ? liaisonKnows(program, row) : isWithAPerson(program, row), JSON.stringify(row)).toBe(
        true,
      );
      // The liaison knows that nobody is found, and closes it: else it would be tried every day.
      if (isStillSought(row)) await program.staff('POST', `/staff/arrivals/${row.id}/close`, { reason: 'referred' });
    }
    // The longest: a term, its extension by thirty days, and a week until the liaison is told.
    await program.later('P110D');
    for (const row of (await nobodyIsForgotten(program)).filter(one => one.situation !== 'closed'))
      expect(isWithAPerson(program, row), JSON.stringify(row)).toBe(true);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nin this history:\n- ${told.join('\n- ')}`, { cause: error });
  }
}
