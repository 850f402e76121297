import { describe, expect, it } from 'vitest';
import { type Command, helping } from '../../../functions/advisory/helping.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-12-07T15:00:00.000Z';
const offer: Command = {
  type: 'Offer',
  id: 'i1.m2',
  item: 'i1',
  helper: { member: 'm2', person: 'p2' },
  author: { member: 'm1', person: 'p1' },
  open: true,
  by: 'member',
  at,
};
const write = (from: 'helper' | 'author', turn: number, when = at): Command => ({
  type: 'Write',
  id: 'i1.m2',
  from,
  turn,
  at: when,
});

describe('I can help', () => {
  it('reaches the author, once, however often it is pressed', () => {
    const done = given(helping).when(offer);
    done.gives('HelpOffered', 'HelpKept', 'MailWanted');
    expect(done.events[0]?.data).toEqual({ item: 'i1', member: 'm2', by: 'member' });
    expect(done.events[2]?.data).toMatchObject({ kind: 'help-word', to: 'p1', about: 'i1.m2/0' });
    given(helping, offer).when(offer).givesNothing();
  });

  it('is not for one’s own request, nor for one that is over', () => {
    given(helping)
      .when({ ...offer, helper: offer.author })
      .isRefused('own-request');
    given(helping)
      .when({ ...offer, open: false })
      .isRefused('request-over');
  });

  it('is answered, and answered back: each word goes to the other side', () => {
    const answered = given(helping, offer).when(write('author', 1));
    expect(answered.events[1]?.data).toMatchObject({ to: 'p2', about: 'i1.m2/1' });
    const back = given(helping, offer, write('author', 1)).when(write('helper', 2));
    expect(back.events[1]?.data).toMatchObject({ to: 'p1', about: 'i1.m2/2' });
  });

  it('ends some time after the last word, and after many; nobody writes who was not offered help', () => {
    given(helping, offer)
      .when(write('author', 1, plusDays(at, program.advisory.helpDays)))
      .isRefused('help-over');
    const long = Array.from({ length: 19 }, (_, i) => write('author', i + 1));
    given(helping, offer, ...long)
      .when(write('helper', 20))
      .isRefused('help-over');
    given(helping).when(write('author', 1)).isRefused('none');
  });

  it('is written anew where both wrote at once: no word stands under another’s number', () => {
    given(helping, offer, write('author', 1)).when(write('helper', 1)).isRefused('moved');
  });
});
