import { describe, expect, it } from 'vitest';
import type { Command } from '../../../functions/pairing/acts.ts';
import { type Bench, excluded, pairing } from '../../../functions/pairing/domain.ts';
import { endOfTerm, type Past } from '../../../functions/pairing/match.ts';
import type { Decider } from '../../../functions/platform/kernel/decider.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-24T15:00:00.000Z';
const seat: Bench['seat'] = {
  status: 'open',
  capacity: 9,
  holds: [],
  offeredAt: [],
  proposals: 0,
  reachable: true,
};
const seated: Decider<Bench, Command, Parameters<typeof pairing.evolve>[1]> = {
  ...pairing,
  initial: { match: { status: 'none' }, seat },
};
const offered = (navigator = 'nadia', when = at): Command => ({
  type: 'Seek',
  arrival: 'a',
  sought: { person: 'p', introduction: 'at-once', urgent: false },
  found: { navigator, navigatorPerson: `p-${navigator}`, explanation: { score: 71, criteria: {}, spared: 0 } },
  by: 'program',
  at: when,
});
const accepted = (id = 'a.1', when = at): Command => ({
  type: 'AnswerOffer',
  pairing: id,
  answer: { accept: true },
  by: 'navigator',
  at: when,
});
const end = (reason: string, change: Partial<Extract<Command, { type: 'End' }>> = {}): Command => ({
  type: 'End',
  pairing: 'a.1',
  reason,
  by: 'navigator',
  at: plusDays(at, 89),
  ...change,
});
const due = (days: number): Command => ({ type: 'Due', arrival: 'a', by: 'program', at: plusDays(at, days) });
const extend = (days: number, after: number): Command => ({
  type: 'Extend',
  pairing: 'a.1',
  days,
  by: 'navigator',
  at: plusDays(at, after),
});
const mails = (events: readonly { readonly name: string; readonly data: object }[]) =>
  events.flatMap(({ name, data }) =>
    name === 'MailWanted' && 'kind' in data && 'about' in data ? [`${data.kind}: ${data.about}`] : [],
  );
const running = [offered(), accepted()] as const;

describe('the end of a term', () => {
  it('five days before it the navigator is asked to close or go on; a week after it the liaison, then every week', () => {
    given(seated, ...running)
      .when(due(84))
      .givesNothing();
    const asked = given(seated, ...running).when(due(85));
    expect(mails(asked.events)).toEqual(['closing: a.1']);
    expect(asked.state.match).toMatchObject({ reviewAt: plusDays(at, 97) });
    const told = given(seated, ...running, due(85)).when(due(97));
    expect(mails(told.events)).toEqual(['alert: term-over/a.1']);
    expect(told.state.match).toMatchObject({ reviews: 1, reviewAt: plusDays(at, 104) });
  });

  it.each(program.closing.extendDays)('is %i days later once it was extended, and she is asked once more', days => {
    const longer = given(seated, ...running, due(85)).when(extend(days, 86));
    longer.gives('PairingExtended', 'TermExtended');
    const { match } = longer.state;
    expect(match.status === 'paired' && endOfTerm(match)).toBe(plusDays(at, 90 + days));
    expect(match).toMatchObject({ reviews: 0, reviewAt: plusDays(at, 85 + days) });
    const again = given(seated, ...running, due(85), extend(days, 86)).when(due(85 + days));
    expect(mails(again.events)).toEqual(['closing: a.1']);
    given(seated, ...running, extend(days, 86))
      .when(extend(days, 87))
      .isRefused('extended');
  });

  it('extended late, it runs from that day: nobody is asked to close what was just let go on', () => {
    const { match } = given(seated, ...running, due(85), due(97), extend(30, 140)).state;
    expect(match).toMatchObject({ reviewAt: plusDays(at, 140 + 30 - 5) });
  });

  it('before both have said yes there is nothing to extend', () =>
    given(seated, offered()).when(extend(30, 1)).isRefused('not-paired'));

  it('of a pairing that was kept before this was known is still told', () => {
    const { match, seat: held } = given(seated, ...running).state;
    const old = { ...match, reviewAt: plusDays(at, 90) } as Bench['match'];
    const events = pairing.decide(due(90), { match: old, seat: held });
    expect('refused' in events ? events : mails(events)).toEqual(['closing: a.1']);
  });
});

describe('an end', () => {
  const reasons = program.closing.reasons;

  it.each(reasons)('because of $id', ({ id, searchGoesOn, endedWell, tellHousehold }) => {
    const over = given(seated, ...running).when(end(id));
    expect(over.state.match.status).toBe(searchGoesOn ? 'waiting' : 'closed');
    expect(mails(over.events)).toEqual([
      ...(endedWell ? ['certificate: a.1'] : []),
      ...(tellHousehold ? ['over-household: a.1'] : []),
    ]);
    expect(over.state.match).toMatchObject({ past: [{ pairing: 'a.1', pairedAt: at, reason: id }] });
  });

  it('that the household has pressed itself is its page’s to answer, and no mail’s', () =>
    expect(mails(given(seated, ...running).when(end('other-navigator-wanted', { by: 'contact' })).events)).toEqual([]));

  it('without a closing meeting is told: the household may still want to talk', () => {
    expect(mails(given(seated, ...running).when(end('lost-contact', { met: false })).events)).toEqual([
      'alert: closed-unmet/a.1',
    ]);
    expect(given(seated, ...running).when(end('completed', { met: true })).state.match).toMatchObject({
      past: [{ met: true }],
    });
  });

  it('pressed twice ends it once', () =>
    given(seated, ...running, end('completed'))
      .when(end('completed'))
      .givesNothing());
});

describe('a household that would like someone else', () => {
  /** It has had so many navigators, and wanted another one each time. */
  const changes = (n: number): readonly Command[] =>
    Array.from({ length: n }, (_, i) => {
      const [id, when] = [`a.${i + 1}`, plusDays(at, i * 10)];
      return [
        offered(`n${i + 1}`, when),
        accepted(id, when),
        end('other-navigator-wanted', { pairing: id, by: 'contact', at: plusDays(when, 5) }),
      ];
    }).flat();

  it('is looked for anew, and not offered to the same one again', () => {
    const { match } = given(seated, ...changes(1)).state;
    expect(match).toMatchObject({ status: 'waiting', since: plusDays(at, 5) });
    expect(excluded('past' in match ? match.past : [], plusDays(at, 6))).toEqual(['n1']);
  });

  it('is told to the liaison at the third time', () => {
    const told = [1, 2, 3].map(n => {
      const before = changes(n).slice(0, -1);
      const last = changes(n).at(-1) as Command;
      return mails(given(seated, ...before).when(last).events);
    });
    expect(told).toEqual([[], [], ['alert: another-wanted-often/a.3']]);
  });

  it('keeps every earlier pairing as it was (R3, R4)', () => {
    const twice = given(seated, ...changes(2)).state.match;
    const thrice = given(seated, ...changes(3)).state.match;
    const pastOf = (match: Bench['match']): readonly Past[] => ('past' in match ? match.past : []);
    expect(pastOf(thrice).slice(0, 2)).toEqual(pastOf(twice));
    expect(pastOf(thrice).map(one => [one.pairing, one.navigator])).toEqual([
      ['a.1', 'n1'],
      ['a.2', 'n2'],
      ['a.3', 'n3'],
    ]);
  });
});

it('who ended well may be paired with the same household again (R4); a no of either side is for good', () => {
  const over = (reason: string): Past => ({
    pairing: 'a.1',
    navigator: 'nadia',
    offeredAt: at,
    endedAt: at,
    how: 'ended',
    reason,
  });
  const away = program.closing.reasons.filter(({ id }) => excluded([over(id)], plusDays(at, 1)).length > 0);
  expect(away.map(({ id }) => id)).toEqual(program.closing.reasons.filter(one => !one.endedWell).map(({ id }) => id));
});
