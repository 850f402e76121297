import { expect, it } from 'vitest';
import { daysByStep, waitingOf } from '../../../bin/year/waiting.ts';

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

it('its days are told by what they were spent on', () => {
  const facts = [
    fact('ArrivalRegistered', 0),
    fact('ArrivalConfirmed', 1),
    fact('PairingOffered', 1),
    fact('OfferDeclined', 2),
    fact('PairingOffered', 2, { pairing: 'a.2' }),
    fact('OfferAccepted', 4, { pairing: 'a.2' }),
    fact('NavigatorAssigned', 5, { pairing: 'a.2' }),
    fact('TaskCompleted', 8, { pairing: 'a.2', task: 'first-contact' }),
    fact('TaskCompleted', 16, { pairing: 'a.2', task: 'intro-meeting' }),
  ];
  const took = (met?: Readonly<Record<string, string>>) => [
    ...daysByStep({ facts, ended, ...(met && { met }) }).values(),
  ];
  expect(took({ 'a.2': fact('', 11).at })).toEqual([[1], [1], [2], [1], [3], [3]]);
  // Whoever tells of contact after she has met made it before.
  expect(took({ 'a.2': fact('', 7).at })).toEqual([[1], [1], [2], [1], [2], [0]]);
  expect(took()).toEqual([[1], [1], [2], [1], [3], [8]]);
  // Who was not met is counted in none.
  expect([...daysByStep({ facts: facts.slice(0, 7), ended }).values()]).toEqual([[], [], [], [], [], []]);
});
