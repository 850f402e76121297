import { describe, expect, it } from 'vitest';
import { type Command, involving } from '../../../functions/belonging/interests.ts';
import { given } from '../../support/given.ts';

const at = '2026-12-07T20:00:00.000Z';
const show: Command = {
  type: 'Show',
  arrival: 'a1',
  person: 'p1',
  kind: 'navigator',
  quarter: '2026-Q4',
  by: 'contact',
  at,
};
const takeBack: Command = { type: 'TakeBack', arrival: 'a1', kind: 'navigator', quarter: '2026-Q4', by: 'contact' };

describe('a household that would like to take part in more', () => {
  it('says so with one press: it is counted, and the library calls', () => {
    const shown = given(involving).when(show);
    shown.gives('InterestShown', 'InterestKept', 'MailWanted');
    expect(shown.events[2]?.data).toEqual({
      mail: 'interested-a1_navigator-2026-12-07',
      kind: 'interested',
      to: 'p1',
      about: 'a1.navigator',
    });
    expect(shown.state.tally).toEqual({ status: 'counted', quarter: '2026-Q4', since: at, counts: { navigator: 1 } });
  });

  it('is counted once, however often it presses', () => {
    given(involving, show).when(show).givesNothing();
  });

  it('takes it back: it is counted no more, and may say it again', () => {
    const back = given(involving, show).when(takeBack);
    back.gives('InterestTakenBack', 'InterestDropped');
    expect(back.state.tally).toMatchObject({ counts: { navigator: 0 } });
    given(involving).when(takeBack).givesNothing();
    expect(given(involving, show, takeBack).when(show).state.tally).toMatchObject({ counts: { navigator: 1 } });
  });

  it('is counted out where it was counted in: another quarter’s count is not touched', () => {
    given(involving, show)
      .when({ ...takeBack, quarter: '2027-Q1' })
      .isRefused('other');
  });

  it('is forgotten with all that it would have liked; the count stays, which names nobody', () => {
    const gone = given(involving, show).when({ type: 'Forget', at });
    expect(gone.state.interest).toEqual({ status: 'over', at });
    expect(gone.state.tally).toMatchObject({ counts: { navigator: 1 } });
    given(involving, show, { type: 'Forget', at }).when(show).isRefused('closed');
    given(involving).when({ type: 'Forget', at }).givesNothing();
  });

  it('names no property of an object a kind', () => {
    given(involving, show)
      .when({ ...takeBack, kind: 'toString' })
      .givesNothing();
  });
});
