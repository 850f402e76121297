import { expect, it } from 'vitest';
import { waitingOf } from '../../../bin/year/waiting.ts';

const fact = (name: string, day: number, data: Readonly<Record<string, string>> = {}) => ({
  name,
  at: new Date(Date.UTC(2026, 10, 30 + day, 15)).toISOString(),
  data: { arrival: 'a', pairing: 'a.1', ...data },
});
const story = [
  fact('ArrivalRegistered', 0),
  fact('ArrivalConfirmed', 1),
  fact('PairingOffered', 1),
  fact('TaskCompleted', 9, { task: 'intro-meeting' }),
];
const ended = '2027-11-30T15:00:00.000Z';

it('a household waits until it meets its navigator, and not until that is told', () => {
  expect(waitingOf({ facts: story, ended }).feasible).toEqual([9]);
  expect(waitingOf({ facts: story, ended, met: { 'a.1': fact('', 6).at } }).feasible).toEqual([6]);
  // The first one that took place, where a later navigator met it too.
  expect(waitingOf({ facts: story, ended, met: { 'a.2': fact('', 8).at, 'a.1': fact('', 6).at } }).feasible).toEqual([
    6,
  ]);
});

it('without a meeting it waits for ever', () =>
  expect(waitingOf({ facts: story.slice(0, 3), ended }).feasible).toEqual([Number.POSITIVE_INFINITY]));
