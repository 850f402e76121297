import { describe, expect, it } from 'vitest';
import type { Household } from '../../../functions/intake/arrival.ts';
import { arrivals } from '../../../functions/intake/arrival.ts';
import { type Command, intake, type Posting } from '../../../functions/intake/domain.ts';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-24T15:00:00.000Z';
const id = 'a';
const household: Household = {
  languages: [{ code: 'ar', level: 'fluent' }],
  introduction: 'ask-me-first',
  urgent: false,
  needs: [],
  area: 'frog-hollow',
  availability: ['mon-morning'],
};
const { area: _, ...nowhere } = household;
const posting: Posting = {
  person: 'p',
  receipt: '7K2M9QXW4RTB6DHE',
  channel: 'email',
  household,
  consent: { version: '1', language: 'en' },
  adult: true,
  byStaff: false,
};
const register = (change: Partial<Posting> = {}): Command => ({
  type: 'Register',
  id,
  posting: { ...posting, ...change },
  by: 'contact',
  at,
});
const confirm = (answers = {}): Command => ({ type: 'Confirm', id, answers, by: 'contact', at });
const due = (when: string, sought = true): Command => ({ type: 'Due', id, sought, at: when });

describe('a posted household', () => {
  it('is asked to confirm its contact', () =>
    given(intake).when(register()).gives('ArrivalRegistered', 'ArrivalPosted', 'MailWanted'));
  it('is registered once', () => given(intake, register()).when(register()).givesNothing());
  it('that staff posted counts as confirmed', () =>
    given(intake)
      .when(register({ byStaff: true }))
      .gives('ArrivalRegistered', 'ArrivalPosted', 'ArrivalConfirmed', 'PostingReady'));
  it('whose contact is a minor goes to a person, and never to pairing', () => {
    const minor = given(intake).when(register({ adult: false, byStaff: true }));
    minor.gives('ArrivalRegistered', 'ArrivalPosted', 'MinorContact', 'MailWanted', 'MailWanted');
    expect(minor.state).toMatchObject({ status: 'with-staff', why: 'under-18' });
    given(intake, register({ adult: false }))
      .when(confirm())
      .isRefused('with-staff');
  });
});

describe('a confirmed household', () => {
  it('is said again to be confirmed until pairing has begun', () => {
    const ready = given(intake, register(), confirm());
    const later = plusDays(at, 1);
    ready.when(due(later, false)).gives('ArrivalConfirmed', 'PostingReady');
    const seen = ready.when(due(later));
    seen.gives('PairingSeen');
    expect(arrivals.due(seen.state)).toBeUndefined();
  });
  it('goes on to pairing', () => given(intake, register()).when(confirm()).gives('ArrivalConfirmed', 'PostingReady'));
  it('is confirmed once, however often the button is pressed', () =>
    given(intake, register(), confirm()).when(confirm()).givesNothing());
  it('is asked first where it lives when that is missing', () =>
    given(intake, register({ household: nowhere }))
      .when(confirm())
      .gives('ContactConfirmed', 'DetailsMissing', 'MailWanted'));
  it('goes on when the confirm page told what was missing', () =>
    given(intake, register({ household: nowhere }))
      .when(confirm({ area: 'parkville' }))
      .gives('DetailsGiven', 'ArrivalConfirmed', 'PostingReady'));
  it('goes on when the missing is told later', () =>
    given(intake, register({ household: nowhere }), confirm())
      .when({ type: 'Answer', id, answers: { area: 'parkville' }, by: 'staff:m', at })
      .gives('DetailsGiven', 'ArrivalConfirmed', 'PostingReady'));
  it('that says later that it could also meet by phone, and not where it lives, has said it', () => {
    const told = given(intake, register({ household: nowhere }), confirm()).when(confirm({ remote: true }));
    expect(told.state).toMatchObject({ status: 'incomplete', household: { remote: true } });
  });
});

describe('a household whose pairing has ended', () => {
  const finish: Command = { type: 'Finish', reason: 'completed', at };
  const finished = given(intake, register(), confirm(), finish);
  it('is kept for a while, then forgotten', () => {
    finished.when(due(plusDays(at, 89))).givesNothing();
    finished.when(due(plusDays(at, 90))).gives('ArrivalClosed', 'PostingClosed');
    expect(arrivals.due(finished.state)).toBe(plusDays(at, 90));
  });
  it('is forgotten at once when staff close it', () =>
    finished
      .when({ type: 'Close', id, reason: 'withdrawn', by: 'staff:m', at })
      .gives('ArrivalClosed', 'PostingClosed'));
  it('can be reached as long as it is kept', () =>
    finished.when({ type: 'ShowContact', id, by: 'staff:m' }).gives('ContactShown'));
  it('is not confirmed again', () => finished.when(confirm()).isRefused('finished'));
  it('finishes once, and only when it was sought for', () => {
    finished.when(finish).givesNothing();
    given(intake, register()).when(finish).givesNothing();
  });
});

describe('an address that nobody confirms', () => {
  const second = plusHours(at, 24);
  const fortnight = plusDays(at, 14);
  it('is left alone for a day', () =>
    given(intake, register())
      .when(due(plusHours(at, 23)))
      .givesNothing());
  it('gets the mail once more', () =>
    given(intake, register()).when(due(second)).gives('ContactReminded', 'MailWanted'));
  it('closes after fourteen days and leaves nothing but its receipt', () => {
    const closed = given(intake, register(), due(second)).when(due(fortnight));
    closed.gives('ArrivalClosed', 'PostingClosed');
    expect(closed.state).toEqual({
      status: 'closed',
      receipt: posting.receipt,
      reason: 'never-confirmed',
      closedAt: fortnight,
    });
  });
  it('is written to no more once its mail came back, and still closes', () => {
    const lost = given(intake, register(), { type: 'LoseContact' });
    lost.when({ type: 'LoseContact' }).givesNothing();
    lost.when(due(second)).givesNothing();
    lost.when(due(fortnight)).gives('ArrivalClosed', 'PostingClosed');
    expect(arrivals.due(lost.state)).toBe(fortnight);
  });
  it('that is a wrong number stays the liaison’s, each week, and can be confirmed all the same', () => {
    const lost = given(intake, register({ channel: 'phone' }), { type: 'LoseContact' });
    lost.when({ type: 'LoseContact' }).givesNothing();
    lost.when(due(second)).givesNothing();
    lost.when(due(fortnight)).gives('LiaisonTold', 'MailWanted');
    lost.when(confirm()).gives('ArrivalConfirmed', 'PostingReady');
  });
  it('can be confirmed though its mail came back', () =>
    given(intake, register(), { type: 'LoseContact' }).when(confirm()).gives('ArrivalConfirmed', 'PostingReady'));
  it('cannot be confirmed once it is closed', () =>
    given(intake, register(), due(second), due(fortnight)).when(confirm()).isRefused('closed'));
  it('that is a phone stays with the liaison, who is told every week', () =>
    given(intake, register({ channel: 'phone' }), due(plusDays(at, 7)))
      .when(due(plusDays(at, 14)))
      .gives('LiaisonTold', 'MailWanted'));
});

describe('a household that wants no more of the program', () => {
  const withdraw: Command = { type: 'Withdraw', id, by: 'contact', at };

  it('is closed at once where its contact was never proven', () => {
    for (const adult of [true, false])
      given(intake, register({ adult })).when(withdraw).gives('ArrivalClosed', 'PostingClosed');
  });
  it('is kept for some days by name, then closed', () => {
    const ended = given(intake, register(), confirm()).when(withdraw);
    ended.gives('ArrivalWithdrawn', 'PostingFinished');
    expect(ended.state).toMatchObject({ status: 'finished', due: plusDays(at, program.retentionDays.withdrawn) });
    given(intake, register(), confirm(), withdraw).when(withdraw).givesNothing();
    given(intake, register(), confirm(), withdraw)
      .when(due(plusDays(at, program.retentionDays.withdrawn)))
      .gives('ArrivalClosed', 'PostingClosed');
  });
  it('after its pairing has ended is forgotten sooner', () => {
    const finished = given(intake, register(), confirm(), { type: 'Finish', reason: 'completed', at }).when(withdraw);
    expect(finished.state).toMatchObject({ status: 'finished', due: plusDays(at, program.retentionDays.withdrawn) });
  });
});

describe('what a household told', () => {
  const correct = (change: Partial<Household>, contact?: 'email' | 'phone'): Command => ({
    type: 'Correct',
    id,
    household: { ...household, ...change },
    contact,
    by: 'contact',
    at: plusDays(at, 1),
  });

  it('can be corrected, and a search begins anew', () => {
    const corrected = given(intake, register(), confirm()).when(correct({ needs: ['school'] }));
    corrected.gives('ArrivalCorrected', 'DetailsCorrected');
    expect(corrected.state).toMatchObject({ status: 'ready', household: { needs: ['school'] } });
  });
  it('keeps where and when, which can be changed and not taken back', () => {
    const { area: _area, ...rest } = household;
    const corrected = given(intake, register(), confirm()).when({
      ...(correct({}) as Extract<Command, { type: 'Correct' }>),
      household: { ...rest, availability: [] },
    });
    expect(corrected.state).toMatchObject({ household: { area: 'frog-hollow', availability: ['mon-morning'] } });
  });
  it('goes on to pairing when nothing is missing any more', () =>
    given(intake, register({ household: { ...nowhere, availability: [] }, byStaff: true }))
      .when(correct({}))
      .gives('ArrivalCorrected', 'DetailsCorrected', 'ArrivalConfirmed', 'PostingReady'));
  it('at an address that was wrong is asked to confirm at the new one, in its own time', () => {
    const lost = given(intake, register(), { type: 'LoseContact' }).when(correct({}, 'email'));
    lost.gives('ArrivalCorrected', 'DetailsCorrected', 'ContactReplaced', 'MailWanted');
    expect(lost.state).toMatchObject({ status: 'unconfirmed', reminded: false, due: plusHours(plusDays(at, 1), 24) });
    expect(lost.state).not.toMatchObject({ unreachable: true });
  });
  it('of one that is closed cannot be corrected', () =>
    given(intake, register(), { type: 'Close', id, reason: 'other', by: 'staff:m', at })
      .when(correct({}))
      .isRefused('closed'));
});
