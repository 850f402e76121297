import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BeginCommand,
  beginning,
  type Command,
  digesting,
  type Event,
  type Press,
  type Reader,
} from '../../../../functions/advisory/digest/digesting.ts';
import type { Chosen, EditionState } from '../../../../functions/advisory/digest/edition.ts';
import { freezeOf, previewOf } from '../../../../functions/advisory/digest/times.ts';
import { plusWeeks } from '../../../../functions/advisory/week.ts';
import { type Decider, isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { plusDays, plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import { given } from '../../../support/given.ts';

const group = 'advisory';
const week = '2027-w10';
const previewed = previewOf(group, week);
const frozen = freezeOf(group, week);
const item: Chosen = { item: 'i1', revision: 1, as: 'new' };
const readers: readonly Reader[] = ['m1', 'm2'].map(member => ({ member, person: `p-${member}` }));

/** The digest of the group began in the week before. */
const begun = given<Press['digest'], BeginCommand, never>(
  beginning as unknown as Decider<Press['digest'], BeginCommand, never>,
  { type: 'Begin', group, at: plusDays(previewed, -3) },
).state;
const pressing: Decider<Press, Command, Event> = {
  ...digesting,
  initial: { edition: { status: 'none' }, digest: begun },
};

const open: Command = { type: 'Open', group, week, at: previewed };
const freeze = (chosen: readonly Chosen[] = [item], more: { at?: string; read?: boolean } = {}): Command => ({
  type: 'Freeze',
  group,
  week,
  chosen,
  read: true,
  at: frozen,
  ...more,
});
const send: Command = { type: 'Send', at: frozen };
const want = (page: readonly Reader[], after?: string, at = frozen): Command => ({
  type: 'Want',
  readers: page,
  ...(after !== undefined && { after }),
  at,
});
const later = plusMinutes(frozen, 2);
const hold: Command = { type: 'Hold', by: 'staff:u1', at: previewed };
const release = (at: string): Command => ({ type: 'Release', by: 'staff:u1', at });

const mailed = (events: readonly Event[]) =>
  events.flatMap(event => (event.name === 'MailWanted' && event.data.kind === 'digest' ? [event.data] : []));

describe('the digest of a week', () => {
  it('is opened once, the afternoon before, and staff see it; the next one is already set', () => {
    const opened = given(pressing).when(open);
    opened.gives('EditionOpened', 'MailWanted');
    expect(opened.events[1]?.data).toMatchObject({ kind: 'digest-preview', to: 'liaison', about: 'advisory.2027-w10' });
    expect(opened.state.edition).toMatchObject({ status: 'collecting', due: frozen });
    expect(opened.state.digest).toMatchObject({ due: previewOf(group, plusWeeks(week, 1)) });
    given(pressing, open).when(open).givesNothing();
    given(pressing)
      .when({ ...open, at: plusMinutes(previewed, -1) })
      .givesNothing();
  });

  it('is settled at its time and not before, then sent: one mail for each reader, whatever comes twice', () => {
    given(pressing, open)
      .when(freeze([item], { at: plusMinutes(frozen, -1) }))
      .givesNothing();
    const settled = given(pressing, open).when(freeze());
    settled.gives('DigestFrozen', 'EditionSettled');
    expect(settled.events[0]?.data).toEqual({ edition: 'advisory.2027-w10', items: 1 });
    given(pressing, open, freeze()).when(freeze()).givesNothing();
    given(pressing, open, freeze()).when(send).gives('EditionBegun');
    given(pressing, open, freeze(), send).when(send).givesNothing();
    const first = given(pressing, open, freeze(), send).when(want(readers));
    expect(mailed(first.events)).toEqual([
      { mail: 'digest-m1-2027-w10', kind: 'digest', to: 'p-m1', about: 'm1.advisory.2027-w10' },
      { mail: 'digest-m2-2027-w10', kind: 'digest', to: 'p-m2', about: 'm2.advisory.2027-w10' },
    ]);
    // The list is walked a second time for whom it did not show yet.
    const third: Reader = { member: 'm3', person: 'p-m3' };
    const second = given(pressing, open, freeze(), send, want(readers)).when(
      want([...readers, third], undefined, later),
    );
    expect(mailed(second.events).map(({ to }) => to)).toEqual(['p-m3']);
    expect(second.events.at(-2)?.data).toEqual({ edition: 'advisory.2027-w10', mails: 3 });
    expect(second.state.edition).toMatchObject({ status: 'sent', mails: 3 });
    given(pressing, open, freeze(), send, want(readers)).when(want(readers)).givesNothing();
  });

  it('that staff hold is settled and waits; released it goes, and not released it gives way to the next one', () => {
    given(pressing, open).when(hold).gives('DigestHeld', 'EditionHeld');
    given(pressing, open, hold).when(hold).givesNothing();
    const held = given(pressing, open, hold).when(freeze());
    expect(held.state.edition).toMatchObject({ status: 'held', due: previewOf(group, plusWeeks(week, 1)) });
    given(pressing, open, hold, freeze()).when(send).givesNothing();
    const wednesday = plusDays(frozen, 1);
    const goes = given(pressing, open, hold, freeze()).when(release(wednesday));
    expect(goes.state.edition).toMatchObject({ status: 'frozen', due: wednesday });
    const over = previewOf(group, plusWeeks(week, 1));
    const skipped = given(pressing, open, hold, freeze()).when(freeze([], { at: over }));
    skipped.gives('DigestSkipped', 'EditionPassedOver', 'MailWanted');
    expect(skipped.events[2]?.data).toMatchObject({ kind: 'alert', about: 'digest-skipped-held/advisory.2027-w10' });
    // What it told was not told: the group remembers the last one that went.
    expect(skipped.state.digest).toMatchObject({ last: begun.status === 'on' ? begun.last : '' });
    given(pressing, open, hold).when(release(previewed)).gives('DigestReleased', 'EditionReleased');
    given(pressing, open).when(release(previewed)).givesNothing();
    given(pressing, open, freeze(), send).when(hold).isRefused('digest-gone');
    given(pressing, open, freeze([])).when(release(frozen)).isRefused('digest-skipped');
    given(pressing).when(hold).isRefused('none');
  });

  it('whoever is in two groups gets one of them: the mail’s key is hers and the week’s, so mail sends it once', () => {
    const keyIn = (edition: EditionState): string | undefined => {
      const state = { ...given(pressing, open, freeze(), send).state, edition };
      const decision = digesting.decide(want(readers), state);
      return isRefusal(decision) ? undefined : mailed(decision)[0]?.mail;
    };
    const { edition } = given(pressing, open, freeze(), send).state;
    if (edition.status !== 'sending') throw new Error('Not on its way');
    expect(keyIn(edition)).toMatch(/./);
    expect(keyIn({ ...edition, group: 'north' })).toBe(keyIn(edition));
    expect(keyIn({ ...edition, week: plusWeeks(week, 1) })).not.toBe(keyIn(edition));
  });

  it('carries a line of the library’s until it is settled', () => {
    const add = (text: string): Command => ({ type: 'Add', text, by: 'staff:u1', at: previewed });
    given(pressing, open).when(add('We are closed on Friday.')).gives('DigestNoted', 'EditionNoted');
    given(pressing, open, add('We are closed.')).when(add('We are closed.')).givesNothing();
    expect(given(pressing, open, add('We are closed.'), add('')).state.edition).not.toHaveProperty('note');
    expect(given(pressing, open, add('We are closed.'), freeze()).state.edition).toMatchObject({
      note: 'We are closed.',
    });
    given(pressing, open, freeze()).when(add('Too late.')).isRefused('digest-gone');
  });

  it('is skipped where there is nothing to tell or nobody to tell it to, and staff are told why', () => {
    const empty = given(pressing, open).when(freeze([]));
    empty.gives('DigestSkipped', 'EditionPassedOver', 'MailWanted');
    expect(empty.events[2]?.data).toMatchObject({ about: 'digest-skipped-empty/advisory.2027-w10' });
    const nobody = given(pressing, open).when(freeze([item], { read: false }));
    expect(nobody.events[2]?.data).toMatchObject({ about: 'digest-skipped-nobody/advisory.2027-w10' });
    given(pressing, open)
      .when(freeze([], { read: false }))
      .gives('DigestSkipped', 'EditionPassedOver');
  });

  it('after an outage goes late, once; one that the next has overtaken leaves to it what it would have told', () => {
    given(pressing, open)
      .when(freeze([item], { at: plusDays(frozen, 2) }))
      .gives('DigestFrozen', 'EditionSettled');
    const late = given(pressing, open).when(freeze([item], { at: previewOf(group, plusWeeks(week, 1)) }));
    expect(late.events[0]?.data).toEqual({ edition: 'advisory.2027-w10', reason: 'late' });
  });

  it('that did not go is owed what it held, where other groups were told of it; so is one that came too late', () => {
    const over = previewOf(group, plusWeeks(week, 1));
    const other: Chosen = { item: 'i2', revision: 1, as: 'closing' };
    const owedTo = (...commands: readonly Command[]) => {
      const { digest } = given(pressing, open, ...commands).state;
      return digest.status === 'on' ? digest.owed : undefined;
    };
    expect(owedTo(hold, freeze([item]), freeze([], { at: over }))).toEqual([item]);
    expect(owedTo({ ...freeze([item], { at: over }), owed: [other] } as Command)).toEqual([item, other]);
    // It goes, and has no room for all of it; or all was told, and nothing is owed any more.
    expect(owedTo({ ...freeze([item]), owed: [other] } as Command)).toEqual([other]);
    expect(owedTo(freeze([item]))).toBeUndefined();
    expect(owedTo(freeze([item], { read: false }))).toBeUndefined();
  });

  it('is no mail for something worth knowing alone, and carries it where there is one', () => {
    const learning: Chosen = { item: 'l1', revision: 1, as: 'learning' };
    given(pressing, open)
      .when(freeze([learning]))
      .gives('DigestSkipped', 'EditionPassedOver', 'MailWanted');
    given(pressing, open)
      .when(freeze([item, learning]))
      .gives('DigestFrozen', 'EditionSettled');
  });

  it('goes for what has become of a dialogue, and remembers of which stage it told', () => {
    const stages = [{ dialogue: 'd1', stage: 'recruiting' }];
    const of = { ...freeze([]), stages } as Command;
    const settled = given(pressing, open).when(of);
    settled.gives('DigestFrozen', 'EditionSettled');
    expect(settled.state.edition).toMatchObject({ items: [], stages });
    expect(settled.state.digest).not.toHaveProperty('stages');
    expect(given(pressing, open, of, send).state.digest).toMatchObject({ stages: { d1: 'recruiting' } });
  });

  it('whose fate nobody knows for a member is told to staff, once for all of an edition, with whose it is', () => {
    const doubt = (member: string): Command => ({ type: 'Doubt', member, at: later });
    const out = [open, freeze(), send, want(readers)] as const;
    const first = given(pressing, ...out).when(doubt('m1'));
    first.gives('ReaderUnsure', 'MailWanted');
    expect(first.events[1]?.data).toMatchObject({ kind: 'alert', about: 'digest-unsure/advisory.2027-w10' });
    given(pressing, ...out, doubt('m1'))
      .when(doubt('m1'))
      .givesNothing();
    given(pressing, ...out, doubt('m1'))
      .when(doubt('m2'))
      .gives('ReaderUnsure');
    const sent = given(pressing, ...out, doubt('m1'), want(readers, undefined, later), doubt('m2'));
    expect(sent.state.edition).toMatchObject({ status: 'sent', mails: 2, unsure: ['m1', 'm2'] });
    given(pressing, open).when(doubt('m1')).givesNothing();
  });

  it('begins with the first member, in time for staff to see it', () => {
    expect(begun).toMatchObject({ status: 'on', due: previewed });
    given(beginning, { type: 'Begin', group, at: previewed }).when({ type: 'Begin', group, at: frozen }).givesNothing();
  });
});

/** One step of whatever can happen, at least once and in any order. */
const apply = (state: Press, command: Command): readonly [Press, readonly Event[]] => {
  const decision = digesting.decide(command, state);
  if (isRefusal(decision)) return [state, []];
  return [decision.reduce<Press>((reached, event) => digesting.evolve(reached, event), state), decision];
};

describe('however it goes', () => {
  it('is never skipped as empty more than three weeks in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 10, maxLength: 40 }), weeks => {
        let state: Press = { edition: { status: 'none' }, digest: begun };
        let silent = 0;
        for (const [i, told] of weeks.entries()) {
          const of = { group, week: plusWeeks(week, i) };
          const at = freezeOf(group, of.week);
          state = { ...state, edition: { status: 'none' } };
          [state] = apply(state, { type: 'Open', ...of, at: previewOf(group, of.week) });
          [state] = apply(state, { type: 'Freeze', ...of, chosen: told ? [item] : [], read: true, at });
          [state] = apply(state, { type: 'Send', at });
          silent = (state.edition as EditionState).status === 'skipped' ? silent + 1 : 0;
          expect(silent).toBeLessThanOrEqual(program.advisory.digest.mostSilentWeeks);
          // And no digest goes for nothing before that.
          if (!told && silent === 0) expect(i).toBeGreaterThanOrEqual(program.advisory.digest.mostSilentWeeks);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('everybody gets one mail and nobody two, whatever page is read how often', () => {
    const all = Array.from({ length: 45 }, (_, i) => ({ member: `m${i}`, person: `p${i}` }));
    const page = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 12 }), again => {
        let [state] = [open, freeze(), send].reduce<[Press]>(
          ([reached], command) => [apply(reached, command)[0]],
          [{ edition: { status: 'none' }, digest: begun }],
        );
        const mails: string[] = [];
        const turn = (n: number, at: string) => {
          const after = n < 2 ? `after ${n}` : undefined;
          const [next, events] = apply(state, want(all.slice(n * 20, n * 20 + 20), after, at));
          state = next;
          mails.push(...mailed(events).map(({ to }) => to));
        };
        for (const n of again) turn(n, frozen);
        // Whatever came before, the list is walked twice more, to its end.
        for (const at of [plusMinutes(frozen, 10), plusMinutes(frozen, 20)]) for (const n of [0, 1, 2]) turn(n, at);
        expect(mails.toSorted()).toEqual(all.map(({ person }) => person).toSorted());
        expect(state.edition.status).toBe('sent');
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

describe('two who write a line on top', () => {
  const add = (text: string, seen?: string): Command => ({
    type: 'Add',
    text,
    ...(seen !== undefined && { seen }),
    by: 'staff:maria',
    at: previewed,
  });

  it('the second is not put in the place of the first that she has not seen', () => {
    const first = given(pressing, open, add('Closed on Friday.', ''));
    first.when(add('Snow: closed on Monday.', '')).isRefused('changed');
    expect(first.state.edition).toMatchObject({ noted: { by: 'staff:maria', at: previewed } });
    first.when(add('Snow: closed on Monday.', 'Closed on Friday.')).gives('DigestNoted', 'EditionNoted');
    first.when(add('Snow: closed on Monday.')).gives('DigestNoted', 'EditionNoted');
    first.when(add('Closed on Friday.', '')).givesNothing();
    expect(first.when(add('', 'Closed on Friday.')).state.edition).not.toHaveProperty('note');
  });
});
