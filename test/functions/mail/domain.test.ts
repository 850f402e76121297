import { describe, expect, it } from 'vitest';
import { type Command, mailing, type Readiness } from '../../../functions/mail/domain.ts';
import { plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-24T15:00:00.000Z';
const mail = 'offer-a-1';
const wish = { kind: 'offer', to: 'p', about: 'a.1' };
const attempt = (readiness: Readiness, when = at): Command => ({ type: 'Attempt', mail, wish, readiness, at: when });
const send = attempt({ ready: 'send' });
const accepted: Command = { type: 'Accepted', mail, at };
const evidence = (seen: 'Send' | 'Delivery' | 'Bounce' | 'Complaint', permanent = true): Command => ({
  type: 'Evidence',
  mail,
  evidence: seen,
  permanent,
  suppressed: false,
  at,
});

describe('a mail', () => {
  it('is claimed before it is sent', () => given(mailing).when(send).gives('MailClaimed'));
  it('is claimed by one only', () => given(mailing, send).when(send).givesNothing());
  it('is sent once SES took it', () => given(mailing, send).when(accepted).gives('MailSent'));
  it('that is sent is not sent again', () => given(mailing, send, accepted).when(send).givesNothing());
  it('waits for the end of quiet hours', () => {
    const until = '2026-11-25T13:00:00.000Z';
    const held = given(mailing, attempt({ ready: 'hold', until }));
    expect(mailing.decide(send, held.state)).toEqual([]);
    held.when(attempt({ ready: 'send' }, until)).gives('MailClaimed');
  });
  it('that nobody wants any more is dropped', () =>
    given(mailing)
      .when(attempt({ ready: 'not-wanted' }))
      .gives('MailSettled'));
  it('to someone without e-mail becomes a call', () =>
    given(mailing)
      .when(attempt({ ready: 'call', reason: 'by-phone' }))
      .gives('MailSettled', 'CallWanted'));
  it('that SES gives back is tried again later', () => {
    const back = given(mailing, send).when({ type: 'GivenBack', mail, permanent: false, at });
    back.gives('MailGivenBack');
    expect(back.state).toMatchObject({ status: 'held', due: plusMinutes(at, 1) });
  });
  it('that SES refuses for good becomes a person’s task', () =>
    given(mailing, send)
      .when({ type: 'GivenBack', mail, permanent: true, at })
      .gives('MailFailed', 'MailSettled', 'CallWanted'));
});

describe('evidence', () => {
  it('of sending settles what a crash left open', () => given(mailing, send).when(evidence('Send')).gives('MailSent'));
  it('that comes before our own settling makes that silent', () =>
    given(mailing, send, evidence('Send')).when(accepted).givesNothing());
  it('of delivery ends it', () => given(mailing, send, accepted).when(evidence('Delivery')).gives('MailSettled'));
  it('of a bounce becomes a person’s task', () =>
    given(mailing, send, accepted).when(evidence('Bounce')).gives('MailFailed', 'MailSettled', 'CallWanted'));
  it.each([
    [true, 'bounced'],
    [false, 'undelivered'],
  ])('of a bounce tells whether the address is no good (%s) or it was only this once', (permanent, fate) => {
    const { state } = given(mailing, send, accepted).when(evidence('Bounce', permanent));
    expect(state).toMatchObject({ status: 'settled', fate });
  });
  it('of a complaint after delivery counts', () =>
    given(mailing, send, accepted, evidence('Delivery'))
      .when(evidence('Complaint'))
      .gives('MailFailed', 'MailSettled', 'CallWanted'));
  it('of an absence note after delivery does not', () =>
    given(mailing, send, accepted, evidence('Delivery')).when(evidence('Bounce', false)).givesNothing());
  it('that comes twice changes nothing', () =>
    given(mailing, send, accepted, evidence('Bounce')).when(evidence('Bounce')).givesNothing());
});

describe('a claim without evidence', () => {
  const later = plusMinutes(at, 10);
  const over = (mayRepeat: boolean, when = later): Command => ({ type: 'LeaseOver', mail, mayRepeat, at: when });
  it('is left alone for ten minutes', () =>
    given(mailing, send)
      .when(over(true, plusMinutes(at, 9)))
      .givesNothing());
  it('goes once more where the kind may repeat', () => given(mailing, send).when(over(true)).gives('MailGivenBack'));
  it('goes once more only once', () =>
    given(mailing, send, over(true), attempt({ ready: 'send' }, later))
      .when(over(true, plusMinutes(later, 10)))
      .gives('MailFailed', 'MailSettled', 'CallWanted'));
  it('becomes unknown and a call where it may not', () =>
    given(mailing, send).when(over(false)).gives('MailFailed', 'MailSettled', 'CallWanted'));
});
