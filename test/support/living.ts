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
  expect(await brokenInvariants(program.runner)).toEqual([]);
  return rows;
}

/** The Monday summary tells of everyone: what is meant here is a word of its own. */
const summary = wordsFor('en').mails.liaisonWeek.subject.replace('{count}', '');

const liaisonKnows = (program: Program, { receipt }: Household) =>
  program.runner.mail
    .to(liaison)
    .some(mail => !mail.subject.startsWith(summary) && mail.text.includes(grouped(receipt).join('-')));

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
