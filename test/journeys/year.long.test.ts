import { expect, it } from 'vitest';
import { findingsOf } from '../../bin/year/findings.ts';
import { liveYear } from '../../bin/year/live.ts';

/** Three months with few people: what `npm run year` lives with many. */
it('three months with ten households and six navigators leave nothing to be found', async () => {
  const { history } = await liveYear({ households: 10, navigators: 6, days: 100, seed: 1, review: 0 }, () => undefined);
  expect(findingsOf(history)).toEqual([]);
  // Something was lived through: without it nothing could be found.
  const names = new Set(history.facts.map(({ name }) => name));
  for (const name of [
    'NavigatorAssigned',
    'TaskCompleted',
    'ContactLogged',
    'PairingEnded',
    'CallAnswered',
    'NavigatorGatePassed',
  ])
    expect(names, name).toContain(name);
});

it('six weeks of a program whose staff choose the navigators leave nothing to be found', async () => {
  const { history } = await liveYear({ households: 8, navigators: 6, days: 42, seed: 4, review: 1 }, () => undefined);
  expect(findingsOf(history)).toEqual([]);
  const names = history.facts.map(({ name }) => name);
  for (const name of ['MatchProposed', 'MatchChosen', 'MatchSetAside', 'NavigatorAssigned'])
    expect(names, name).toContain(name);
  // Nobody is asked whom the staff did not choose.
  const chosen = names.filter(name => name === 'MatchChosen').length;
  expect(names.filter(name => name === 'PairingOffered')).toHaveLength(chosen);
});
