import { expect, it } from 'vitest';
import { findingsOf } from '../../bin/dialogue/findings.ts';
import { liveDialogue } from '../../bin/dialogue/live.ts';

/** A small dialogue from its draft to its last check-in: what `npm run dialogue` lives with twelve circles. */
it('a dialogue of twenty people in two circles, half a year of follow-up with it, leaves nothing to be found', async () => {
  const { history } = await liveDialogue({ people: 20, circles: 2, seed: 1 }, () => undefined);
  expect(findingsOf(history)).toEqual([]);
  // Something was lived through: without it nothing could be found.
  expect(history.circles.size).toBe(2);
  expect(history.sessions.map(({ status }) => status)).toContain('cancelled');
  expect(history.sessions.some(({ before }) => before !== undefined)).toBe(true);
  for (const count of [history.written, history.votes, history.tellings, history.owners.length])
    expect(count).toBeGreaterThan(2);
  expect(new Set(history.mails.map(({ kind }) => kind)).size).toBeGreaterThan(12);
});
