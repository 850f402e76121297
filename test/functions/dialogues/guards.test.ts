import { describe, expect, it } from 'vitest';
import { noPlan } from '../../../functions/dialogues/action/seen.ts';
import type { KnownDialogue, OpenDialogue } from '../../../functions/dialogues/dialogue.ts';
import { dialoguing } from '../../../functions/dialogues/domain.ts';
import {
  type GuardedCircle,
  missingCodes,
  missingFor,
  nextMove,
  nothing,
  ofCircle,
  type Supplied,
} from '../../../functions/dialogues/guards.ts';
import { missingText } from '../../../functions/dialogues/missing-words.ts';
import { languages, wordsFor } from '../../../functions/program/words.ts';
import { given } from '../../support/given.ts';
import { afterKickOff, at, circle, drafted, moves, organized, scheduled, takes, until, whole } from './telling.ts';

const open = (...story: Parameters<typeof given>[1][]): OpenDialogue =>
  given(dialoguing, ...(story as never[])).state as OpenDialogue;
const missing = (state: OpenDialogue, supplied: Supplied, now = at) =>
  missingFor(state, { supplied, at: now }).map(one => [one.code, 'values' in one ? one.values : one.guard, one.hard]);

describe('to open registration', () => {
  it('it takes five who plan it, both communities, area, languages, a day and two facilitators', () => {
    const bare = { ...open(drafted(), moves('organizing')), area: undefined, languages: [] };
    expect(missing(bare, nothing)).toEqual([
      ['steering-few', { have: 0, need: 5 }, false],
      ['steering-without', { side: 'moved-here' }, false],
      ['steering-without', { side: 'long-here' }, false],
      ['area', {}, false],
      ['languages', {}, false],
      ['kick-off', {}, false],
      ['facilitators-few', { have: 0, need: 2 }, false],
    ]);
    expect(missing(open(...organized, moves('organizing')), nothing)).toEqual([]);
  });

  it('whoever is of both communities counts for either, and whoever would rather not say for neither', () => {
    const five = (background: 'both' | 'rather-not-say' | 'moved-here') =>
      ['a', 'b', 'c', 'd', 'e'].map(person => takes('steering', person, background));
    const sides = (background: 'both' | 'rather-not-say' | 'moved-here') =>
      missing(open(drafted(), moves('organizing'), ...five(background)), nothing)
        .filter(([code]) => code === 'steering-without')
        .map(([, values]) => (values as { side: string }).side);
    expect(sides('both')).toEqual([]);
    expect(sides('moved-here')).toEqual(['long-here']);
    expect(sides('rather-not-say')).toEqual(['moved-here', 'long-here']);
  });
});

describe('to form circles', () => {
  it('it takes eight people, and an answer to every access need', () => {
    const recruiting = open(...until('recruiting'));
    expect(missing(recruiting, { ...whole, registered: 7, accessOpen: 2 })).toEqual([
      ['registered-few', { have: 7, need: 8 }, false],
      ['access-open', { count: 2 }, false],
    ]);
    expect(missing(recruiting, { ...whole, registered: 8 })).toEqual([]);
  });
});

describe('to kick off', () => {
  const forming = open(...until('forming'));

  it('hard is under five people and no facilitator, and stands first', () => {
    const found = missing(forming, { ...nothing, registered: 4 }, afterKickOff);
    expect(found).toEqual([
      ['people-few', { have: 4, need: 5 }, true],
      ['circles-none', {}, false],
    ]);
    const without = missing({ ...forming, facilitators: [] }, { ...whole, unplaced: 3 }, at);
    expect(without).toEqual([
      ['facilitators-none', {}, true],
      ['kick-off-ahead', { date: '2027-03-23' }, false],
      ['unplaced', { count: 3 }, false],
    ]);
  });

  it('nothing is missing where every circle is as it should be', () =>
    expect(missing(forming, whole, afterKickOff)).toEqual([]));

  it('what the forming of circles says of one is told with its number; hard are too few and nobody to lead, and nothing else', () => {
    const all: readonly GuardedCircle['guards'][number][] = [
      { kind: 'hard', code: 'too-few', has: 4, needs: 5 },
      { kind: 'hard', code: 'no-facilitator', needs: 2 },
      { kind: 'hard', code: 'no-room', has: 9, seats: 8 },
      { kind: 'hard', code: 'cannot-come', who: ['a'], time: 'tue-evening' },
      { kind: 'hard', code: 'cannot-follow', who: ['a'], languages: ['ar'] },
      { kind: 'hard', code: 'cannot-enter', who: ['a'], access: ['wheelchair'] },
      { kind: 'advice', code: 'facilitators', has: 1, needs: 2 },
      { kind: 'advice', code: 'no-venue' },
    ];
    const found = missingFor(forming, { supplied: { ...whole, circles: [circle(3, ...all)] }, at: afterKickOff });
    expect(found.filter(({ hard }) => hard).map(({ code }) => code)).toEqual([
      'circle-too-few',
      'circle-no-facilitator',
    ]);
    expect(found).toHaveLength(all.length);
    expect(found.every(one => 'circle' in one && one.circle === 3)).toBe(true);
  });

  it('what all circles together lack is told without a number, and a reason goes past it', () => {
    const short = { kind: 'advice', code: 'community', community: 'long-here', has: 2, needs: 6 } as const;
    const [one] = missingFor(forming, { supplied: { ...whole, together: [short] }, at: afterKickOff });
    expect(one).toEqual({ code: 'circles-community', guard: short, hard: false });
    expect(one && missingText(one, 'en')).toBe(
      'All circles together: Of those who have lived here long: 2. There should be 6.',
    );
  });
});

describe('to hold the forum, and to act', () => {
  it('sessions are held or cancelled, record sheets in; an action item is adopted', () => {
    const inSession = open(...until('in-session'));
    expect(missing(inSession, { ...whole, sessions: { open: 1, unrecorded: 2 } })).toEqual([
      ['sessions-open', { count: 1 }, false],
      ['records-open', { count: 2 }, false],
    ]);
    expect(missing(open(...until('action-forum')), { ...whole, action: noPlan })).toEqual([
      ['actions-none', {}, false],
    ]);
    expect(
      missing(open(...until('action-forum')), { ...whole, action: { ...noPlan, adopted: 1, isVoting: true } }),
    ).toEqual([['voting-open', {}, false]]);
  });
});

describe('to follow up, to celebrate and to close', () => {
  it('each group has who convenes it and who takes no side, and each action somebody to ask', () => {
    const acting = open(...until('action'));
    expect(missing(acting, nothing)).toEqual([['groups-none', {}, false]]);
    const action = { ...noPlan, adopted: 1, groups: 3, unconvened: [2], unfacilitated: [2, 3], alone: 1 };
    expect(missing(acting, { ...whole, action })).toEqual([
      ['group-no-convener', { group: 2 }, false],
      ['group-no-facilitator', { group: 2 }, false],
      ['group-no-facilitator', { group: 3 }, false],
      ['actions-alone', { count: 1 }, false],
    ]);
    expect(missing(acting, whole)).toEqual([]);
  });

  it('everyone was told what has come of it, and nothing was lost sight of', () => {
    const following = open(...until('follow-up'));
    expect(missing(following, { ...whole, action: { ...noPlan, stalled: 2 } })).toEqual([
      ['actions-stalled', { count: 2 }, false],
      ['update-none', {}, false],
    ]);
    expect(missing(following, whole)).toEqual([]);
  });

  it('nothing waits for an answer or is still to come, records are in, and it was celebrated; a reason goes past it', () => {
    const celebrated = given(dialoguing, ...(until('celebrated') as never[])).state as KnownDialogue;
    const lastMeeting = { date: '2027-09-09', start: '2027-09-09T22:00:00.000Z' };
    const coming = { open: 2, checkIn: '2027-07-05', event: '2027-09-01', lastMeeting };
    const found = missingFor(celebrated, {
      supplied: { ...whole, action: { ...noPlan, ...coming }, sessions: { open: 0, unrecorded: 1 } },
      at,
    });
    expect(found.map(one => [one.code, 'values' in one && one.values, one.hard])).toEqual([
      ['actions-open', { count: 2 }, false],
      ['check-in-ahead', { date: '2027-07-05' }, false],
      ['event-ahead', { date: '2027-09-01' }, false],
      ['meetings-ahead', { date: '2027-09-09' }, false],
      ['records-open', { count: 1 }, false],
      ['update-none', {}, false],
    ]);
    expect(missingFor(celebrated, { supplied: whole, at })).toEqual([]);
    // The last meeting was held.
    const met = {
      ...whole,
      action: { ...whole.action, lastMeeting: { date: '2026-01-05', start: '2026-01-05T22:00:00.000Z' } },
    };
    expect(missingFor(celebrated, { supplied: met, at })).toEqual([]);
    expect(nextMove(celebrated, { supplied: whole, at })).toEqual({ stage: 'closed', missing: [] });
    expect(nextMove({ ...celebrated, status: 'closed' } as KnownDialogue, { supplied: whole, at })).toBeUndefined();
  });
});

describe('what is missing', () => {
  it('is said in a sentence with its numbers', () => {
    const [short] = ofCircle(circle(3, { kind: 'advice', code: 'facilitators', has: 1, needs: 2 }));
    expect(short && missingText(short, 'en')).toBe('Circle 3: Facilitators: 1. There should be 2.');
    const ahead = { code: 'kick-off-ahead', values: { date: '2027-03-23' }, hard: false } as const;
    expect(missingText(ahead, 'en')).toBe('The kick-off is still ahead, on March 23, 2027.');
    const side = { code: 'steering-without', values: { side: 'long-here' }, hard: false } as const;
    expect(missingText(side, 'ar')).toContain('يعيشون هنا');
  });

  it.each(languages)('has a sentence for every code in $code', ({ code }) =>
    expect(Object.keys(wordsFor(code).dialogues.missing)).toEqual([...missingCodes]),
  );
});

it('a kick-off without a day can be gone past, and is told', () => {
  const story = [drafted(), moves('organizing'), moves('recruiting', { reason: 'other' }), moves('forming')];
  const codes = missing(open(...story, takes('facilitator', 'f1')), whole).map(([code]) => code);
  expect(codes).toEqual(['kick-off']);
  expect(missing(open(...story, takes('facilitator', 'f1'), scheduled()), whole).map(([code]) => code)).toEqual([
    'kick-off-ahead',
  ]);
});
