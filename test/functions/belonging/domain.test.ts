import { describe, expect, it } from 'vitest';
import { askings } from '../../../functions/belonging/asking.ts';
import { asking, type Command } from '../../../functions/belonging/domain.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

const at = '2026-12-07T20:00:00.000Z';
const begin: Command = { type: 'Begin', community: 'household', person: 'p1', pairing: 'a1.1', at };
const volunteers: Command = { ...begin, community: 'navigator', person: 'p2' };
const due = (when: string, live = true): Command => ({ type: 'Due', id: 'a1', live, at: when });
const end = (when: string, spare = false, pairing?: string): Command => ({
  type: 'End',
  spare,
  at: when,
  ...(pairing !== undefined && { pairing }),
});
const firstAsked = '2026-12-08T15:00:00.000Z';
const lastAsked = '2027-03-08T15:00:00.000Z';

describe('someone whose pairing has begun', () => {
  it('is asked the next day at ten, and once more after three months', () => {
    const begun = given(asking, begin);
    expect(begun.state).toMatchObject({ status: 'beginning', due: firstAsked });
    begun.when(due('2026-12-08T14:59:00.000Z')).givesNothing();
    const first = begun.when(due(firstAsked));
    first.gives('Asked', 'MailWanted');
    expect(first.events[1]?.data).toMatchObject({ kind: 'belonging-before', to: 'p1', about: 'a1' });
    expect(first.state).toMatchObject({ status: 'between', before: firstAsked, due: lastAsked });
    const last = given(asking, begin, due(firstAsked)).when(due(lastAsked, false));
    last.gives('Asked', 'MailWanted');
    expect(last.events[1]?.data).toMatchObject({ kind: 'belonging-after' });
    expect(last.state).toMatchObject({ status: 'rested', before: firstAsked, after: lastAsked });
    expect(askings.due(last.state)).toBeUndefined();
  });

  it('is not asked while her pairing rests after a concern: it is looked again the next day', () => {
    const resting = given(asking, begin, due(firstAsked)).when({
      type: 'Due',
      id: 'a1',
      live: false,
      rests: true,
      at: lastAsked,
    });
    resting.gives('AskingPutOff');
    expect(resting.state).toMatchObject({ status: 'between', due: '2027-03-09T15:00:00.000Z' });
    given(asking, begin)
      .when({ type: 'Due', id: 'a1', live: false, rests: true, at: firstAsked })
      .gives('AskingPutOff');
  });

  it('is asked sooner when it ends sooner, the day after', () => {
    const ended = given(asking, begin, due(firstAsked), end('2027-01-11T16:00:00.000Z'));
    expect(ended.state).toMatchObject({ status: 'ending', due: '2027-01-12T15:00:00.000Z' });
    // A navigator's row must not keep the id of a household that is forgotten.
    expect(ended.state).not.toHaveProperty('pairing');
    ended.when(end('2027-01-11T17:00:00.000Z')).givesNothing();
    ended.when(due('2027-01-12T15:00:00.000Z', false)).gives('Asked', 'MailWanted');
  });

  it('is asked each once, whatever comes again', () => {
    const asked = given(asking, begin, due(firstAsked), due(lastAsked));
    for (const again of [begin, due(plusDays(lastAsked, 1)), end(lastAsked)]) asked.when(again).givesNothing();
  });

  it('is not asked at the end when it ended before the beginning was', () => {
    const dropped = given(asking, begin, end('2026-12-07T23:00:00.000Z'));
    expect(dropped.state).toMatchObject({ status: 'dropped' });
    dropped.when({ ...begin, pairing: 'a1.2', at: '2026-12-09T15:00:00.000Z' }).gives('AskingBegun');
  });

  it('is not asked about a pairing whose end overtook its beginning', () => {
    given(asking).when(end(at)).givesNothing();
    const late = given(asking, begin).when(due(firstAsked, false));
    late.gives('AskingDropped');
    expect(late.state.status).toBe('dropped');
  });

  it('is asked about the next pairing where one follows at once', () => {
    const next = given(asking, begin, { ...begin, pairing: 'a1.2', at: '2026-12-08T14:00:00.000Z' });
    expect(next.state).toMatchObject({ status: 'beginning', pairing: 'a1.2', due: '2026-12-09T15:00:00.000Z' });
    next.when({ ...begin, pairing: 'a1.2' }).givesNothing();
  });

  it('is spared the end when it ended over a concern, whichever fact came first', () => {
    const between = given(asking, begin, due(firstAsked));
    between.when(end('2027-01-11T16:00:00.000Z', true)).gives('SparedTheEnd');
    const after = given(asking, begin, due(firstAsked), end('2027-01-11T16:00:00.000Z')).when(
      end('2027-01-11T16:00:01.000Z', true),
    );
    after.gives('SparedTheEnd');
    expect(after.state).toMatchObject({ status: 'rested', before: firstAsked });
    expect(after.state).not.toHaveProperty('after');
  });

  it('is forgotten when she leaves: nothing of her remains but that it is over, for a month', () => {
    const left = given(asking, begin, due(firstAsked)).when({ type: 'Forget', at: lastAsked });
    expect(left.state).toEqual({ status: 'over', at: lastAsked });
    expect(askings.expires?.(left.state)).toBe(plusDays(lastAsked, 30));
    given(asking, begin, { type: 'Forget', at }).when(begin).givesNothing();
    given(asking).when({ type: 'Forget', at }).givesNothing();
  });
});

describe('a navigator of several households', () => {
  it('is asked about the first one: the end of another one changes nothing', () => {
    const between = given(asking, volunteers, due(firstAsked));
    between.when({ ...volunteers, pairing: 'a2.1', at: '2027-01-11T16:00:00.000Z' }).givesNothing();
    between.when(end('2027-01-11T16:00:00.000Z', false, 'a2.1')).givesNothing();
    between.when(end('2027-01-11T16:00:00.000Z', false, 'a1.1')).gives('AskingHastened');
  });

  it('is asked anew at a pairing that begins after ninety days; a household never', () => {
    const later = (who: Command, days: number) =>
      given(asking, who, due(firstAsked), due(lastAsked)).when({
        ...who,
        pairing: 'a2.1',
        at: plusDays(at, days),
      } as Command);
    later(volunteers, 89).givesNothing();
    later(volunteers, 90).gives('AskingBegun');
    later(begin, 400).givesNothing();
  });

  it('can still answer the last question: that she was asked is known as long', () => {
    const rested = (who: Command) => given(asking, who, due(firstAsked), due(lastAsked)).state;
    expect(askings.expires?.(rested(volunteers))).toBe(plusDays(lastAsked, 14));
    expect(askings.expires?.(rested(begin))).toBeUndefined();
    const ended = given(
      asking,
      volunteers,
      due(firstAsked),
      end(plusDays(firstAsked, 1)),
      due(plusDays(firstAsked, 3)),
    );
    expect(askings.expires?.(ended.state)).toBe(plusDays(at, 90));
  });
});
