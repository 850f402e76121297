import { describe, expect, it } from 'vitest';
import { plusHours, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { type Command, rights } from '../../../functions/rights/domain.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-24T15:00:00.000Z';
const whose = { person: 'p', subject: 'arrival#a', by: 'contact', at };
const ask = (via: 'receipt' | 'mail' = 'mail', when = at): Command => ({ type: 'Ask', via, ...whose, at: when });
const end = (what: 'withdraw' | 'erase'): Command => ({ type: 'End', what, ...whose });
const deny = (n = 1): Command => ({ type: 'Deny', n, by: 'contact', at });
const due = (when: string, ended = false): Command => ({ type: 'Due', person: 'p', ended, at: when });
const lapsed = plusHours(at, program.dataLinkHours);
const looked = plusMinutes(at, 15);

describe('who asks for her data', () => {
  it('is sent a link', () => given(rights).when(ask()).gives('DataAsked', 'MailWanted'));
  it('and presses again is sent no second one at once', () => given(rights, ask()).when(ask()).givesNothing());
  it('and asks again later gets a new link, and the old one is none any more', () => {
    const again = given(rights, ask()).when(ask('mail', plusMinutes(at, 6)));
    again.gives('DataAsked', 'MailWanted');
    expect(again.state).toMatchObject({ status: 'asked', n: 2 });
    given(rights, ask(), ask('mail', plusMinutes(at, 6)))
      .when(deny(1))
      .givesNothing();
  });
  it('and does not use it has it lapse', () => {
    given(rights, ask())
      .when(due(plusMinutes(lapsed, -1)))
      .givesNothing();
    given(rights, ask()).when(due(lapsed)).gives('RequestOver');
  });
  it('with a receipt, and never opens it, is the liaison’s: it may have been anybody', () =>
    given(rights, ask('receipt')).when(due(lapsed)).gives('RequestOver', 'MailWanted'));
  it('and was not she says so, and the liaison hears it', () => {
    const denied = given(rights, ask('receipt')).when(deny());
    denied.gives('RequestOver', 'MailWanted');
    expect(denied.state).toMatchObject({ status: 'over', how: 'denied' });
    given(rights, ask(), deny()).when(deny()).givesNothing();
  });
  it('and says on the phone that it was she is helped by staff', () =>
    given(rights, ask('receipt')).when({ type: 'Answered', n: 1, at }).gives('RequestOver'));
});

describe('who ends everything', () => {
  it('states it once, however often she presses', () => {
    given(rights).when(end('withdraw')).gives('ConsentWithdrawn', 'EndWanted');
    given(rights, ask()).when(end('erase')).gives('ErasureRequested', 'EndWanted');
    given(rights, end('erase')).when(end('erase')).givesNothing();
    given(rights, end('erase')).when(end('withdraw')).givesNothing();
  });
  it('and then wants it deleted at once is heard', () =>
    given(rights, end('withdraw')).when(end('erase')).gives('ErasureRequested', 'EndWanted'));
  it('is asked for nothing meanwhile', () => given(rights, end('erase')).when(ask()).isRefused('ending'));
  it('is done with when it has ended', () => {
    const over = given(rights, end('erase')).when(due(looked, true));
    over.gives('RequestOver');
    expect(over.state).toMatchObject({ status: 'over', how: 'erase' });
  });
  it('has it stated again as long as it has not, and the liaison is told once', () => {
    given(rights, end('erase')).when(due(looked)).gives('ErasureRequested', 'EndRepeated', 'MailWanted');
    given(rights, end('erase'), due(looked))
      .when(due(plusMinutes(looked, 15)))
      .gives('ErasureRequested', 'EndRepeated');
    given(rights, end('withdraw')).when(due(looked)).gives('ConsentWithdrawn', 'EndRepeated', 'MailWanted');
  });
});
