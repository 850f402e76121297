import { expect, it } from 'vitest';
import { editionsOf } from '../../bin/digests/editions.ts';
import { findingsOf } from '../../bin/digests/findings.ts';
import { liveDigests } from '../../bin/digests/live.ts';

/** A quarter with few members, over a change of the clock: what `npm run digests` lives for a year with many. */
it('a quarter of digests with sixteen members leaves nothing to be found', async () => {
  const { history } = await liveDigests(
    { weeks: 13, members: 16, items: 130, households: 24, seed: 1 },
    () => undefined,
  );
  expect(findingsOf(history)).toEqual([]);
  // Something was lived through: without it nothing could be found.
  const gone = editionsOf(history).filter(({ mails }) => mails.length > 0);
  const told = gone.flatMap(({ told: lines }) => lines.map(({ as }) => as));
  expect(new Set(told)).toEqual(new Set(['new', 'closing', 'referred', 'answer']));
  const onTime = gone.filter(({ week }) => week.going === 'on-time').map(({ week }) => week.due.slice(11, 16));
  expect(new Set(onTime).size, 'hours of Greenwich').toBe(2);
  expect(gone.map(({ week }) => week.going)).toEqual(expect.arrayContaining(['released', 'late']));
  // It was skipped, and after three weeks went with nothing to tell.
  expect(gone[0]).toMatchObject({ told: [] });
  expect(history.weeks.length - gone.length).toBe(3);
  expect(gone.some(({ told: lines }) => lines.length === 10)).toBe(true);
  // Somebody came later, stopped or left, and was not reached.
  const spans = history.readers.map(({ gets }) => gets);
  expect(spans.some(([one]) => one && one.from > (history.weeks[1]?.due ?? ''))).toBe(true);
  expect(spans.some(([one]) => one?.to !== undefined)).toBe(true);
  expect(history.readers.some(({ topics }) => topics.length > 0)).toBe(true);
});
