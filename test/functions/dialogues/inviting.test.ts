import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everywhere } from '../../../functions/dialogues/dialogue.ts';
import { type Command, inviting } from '../../../functions/dialogues/inviting/domain.ts';
import { invitations } from '../../../functions/dialogues/inviting/invitation.ts';
import { isFor } from '../../../functions/dialogues/inviting/looking.ts';
import { readInvitation } from '../../../functions/dialogues/inviting/questions.ts';
import { answersToldBy } from '../../../functions/dialogues/inviting/taking-up.ts';
import { isRefusal } from '../../../functions/platform/kernel/decider.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

/** A household that would like to talk with its neighbors, told in commands. */

const monday = '2026-11-23T20:00:00.000Z';
/** 10:00 in Hartford, the day after. */
const due = '2026-11-24T15:00:00.000Z';
const wish = { type: 'Wish', person: 'p1', at: monday } as const;
const open = [
  { dialogue: 'd1', kickOffAt: '2026-12-20T23:00:00.000Z' },
  { dialogue: 'd2', kickOffAt: '2027-01-20T23:00:00.000Z' },
] as const;

const look = (more: Partial<Extract<Command, { type: 'Look' }>> = {}): Command => ({
  type: 'Look',
  id: 'a1',
  pairing: 'runs',
  open,
  at: due,
  ...more,
});
const answer = (said: 'yes' | 'no', dialogue = 'd1'): Command => ({
  type: 'Answer',
  id: 'a1',
  dialogue,
  answer: said,
  by: 'contact',
});

describe('a household that would like to take part in a dialogue', () => {
  it('is asked about the next one in its area, at a time of day for questions, and once', () => {
    const begun = given(inviting, wish);
    expect(begun.state).toMatchObject({ status: 'looking', due });
    begun.when(look({ at: '2026-11-24T14:59:00.000Z' })).givesNothing();
    const asked = begun.when(look());
    asked.gives('DialogueSuggested', 'Invited', 'MailWanted');
    expect(asked.events.at(-1)?.data).toMatchObject({ kind: 'dialogue-suggested', to: 'p1', about: 'a1.d1' });
    expect(asked.state).toMatchObject({ status: 'invited', dialogue: 'd1', due: open[0].kickOffAt });
    // With the kick-off it is over; also when it was never answered.
    const after = given(inviting, wish, look()).when(look({ stands: 'over', at: open[0].kickOffAt }));
    after.gives('InvitationSettled');
    expect(invitations.due(after.state)).toBeUndefined();
  });

  it.each([
    ['frog-hollow', 'frog-hollow', true],
    ['west-end', 'frog-hollow', false],
    [everywhere, 'frog-hollow', true],
    [undefined, 'frog-hollow', true],
    ['west-end', undefined, true],
    [everywhere, undefined, true],
  ] as const)('a dialogue for %s is one for a household of %s: %s', (area, home, is) =>
    expect(isFor({ area }, home)).toBe(is),
  );

  it('is asked about nothing while its pairing rests, has none, or nothing is open; and it is looked again', () => {
    const begun = given(inviting, wish);
    const rests = begun.when(look({ pairing: 'rests' }));
    rests.gives('LookPutOff');
    expect(invitations.due(rests.state)).toBe('2026-11-25T15:00:00.000Z');
    for (const why of [{ pairing: 'none' }, { open: [] }] as const) {
      const vain = begun.when(look(why));
      vain.gives('LookPutOff');
      expect(invitations.due(vain.state)).toBe('2026-12-01T15:00:00.000Z');
    }
  });

  it('is looked after at the same time of day when the clocks change on the way', () => {
    const before = given(inviting, { ...wish, at: '2027-03-09T20:00:00.000Z' });
    const vain = before.when(look({ open: [], at: '2027-03-10T15:00:00.000Z' }));
    expect(invitations.due(vain.state)).toBe('2027-03-17T14:00:00.000Z');
  });

  it('says yes or no, may think better of it, and says it of what it was asked about alone', () => {
    const asked = given(inviting, wish, look());
    const yes = asked.when(answer('yes'));
    yes.gives('SuggestionAnswered', 'InvitationAnswered');
    expect(yes.events[0]?.data).toEqual({ arrival: 'a1', dialogue: 'd1', outcome: 'yes', by: 'contact' });
    given(inviting, wish, look(), answer('yes')).when(answer('yes')).givesNothing();
    given(inviting, wish, look(), answer('no')).when(answer('yes')).gives('SuggestionAnswered', 'InvitationAnswered');
    asked.when(answer('yes', 'd2')).isRefused('none');
    given(inviting, wish).when(answer('yes')).isRefused('none');
  });

  it('is asked about another one where the library called it off, and about the kick-off where that has moved nothing', () => {
    const asked = given(inviting, wish, look());
    const moved = asked.when(look({ stands: 'ahead', kickOffAt: '2026-12-27T23:00:00.000Z', at: open[0].kickOffAt }));
    expect(invitations.due(moved.state)).toBe('2026-12-27T23:00:00.000Z');
    const off = look({ stands: 'cancelled', at: open[0].kickOffAt });
    asked.when(off).gives('InvitationVoid');
    const next = given(inviting, wish, look(), off).when(look({ at: '2026-12-22T15:00:00.000Z' }));
    expect(next.state).toMatchObject({ status: 'invited', dialogue: 'd2', asked: ['d1', 'd2'] });
  });

  it('is asked nothing more when it takes its wish back or leaves; a new wish does not bring the same dialogue again', () => {
    const back = given(inviting, wish, look(), { type: 'TakeBack' });
    expect(back.state).toEqual({ status: 'resting', asked: ['d1'] });
    back.when(answer('yes')).isRefused('none');
    const anew = given(inviting, wish, look(), { type: 'TakeBack' }, wish).when(look());
    expect(anew.state).toMatchObject({ dialogue: 'd2' });
    const left = given(inviting, wish, { type: 'Forget', at: due });
    expect(left.state).toEqual({ status: 'over', at: due });
    left.when(wish).givesNothing();
  });

  it('is, whatever happens in whatever order, asked about no dialogue twice, and never while its pairing does not run', () => {
    const pairing = fc.constantFrom('runs' as const, 'rests' as const, 'none' as const);
    const stands = fc.constantFrom('ahead' as const, 'over' as const, 'cancelled' as const);
    const acts = fc.array(
      fc.oneof(
        fc.constant({ type: 'Wish' as const }),
        fc.constant({ type: 'TakeBack' as const }),
        fc.record({ type: fc.constant('Look' as const), pairing, stands, open: fc.subarray([...open]) }),
        fc.record({ type: fc.constant('Answer' as const), answer: fc.constantFrom('yes' as const, 'no' as const) }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(acts, story => {
        let state = inviting.initial;
        const asked: string[] = [];
        for (const [day, act] of story.entries()) {
          const at = plusDays(monday, day * 8);
          const more = { person: 'p1', id: 'a1', dialogue: 'd1', by: 'contact', at };
          const command = { ...more, ...act } as Command;
          const decision = inviting.decide(command, state);
          if (isRefusal(decision)) continue;
          for (const event of decision) {
            if (event.name === 'DialogueSuggested') {
              expect(act.type === 'Look' && act.pairing).toBe('runs');
              asked.push(event.data.dialogue);
            }
            state = inviting.evolve(state, event);
          }
          // A look at what is due leaves a later time, or nothing to look at.
          if (act.type === 'Look') expect((invitations.due(state) ?? '9') > at).toBe(true);
        }
        expect(new Set(asked).size).toBe(asked.length);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

describe('what a household had told', () => {
  const household = {
    languages: [
      { code: 'ar', level: 'fluent' },
      { code: 'fr', level: 'conversational' },
      { code: 'en', level: 'basic' },
    ],
    introduction: 'at-once',
    urgent: false,
    needs: ['work'],
    availability: ['mon-evening'],
    area: 'frog-hollow',
    interpreterNeeded: true,
  } as const;

  it('becomes answers for the circles: what it can talk in, and what of its needs a dialogue can meet; nothing of where it is from', () => {
    const told = { ...household, languages: [...household.languages], needs: ['work'], availability: ['mon-evening'] };
    expect(answersToldBy(told, ['wheelchair', 'no-internet'])).toEqual({
      times: ['mon-evening'],
      ownLanguage: 'ar',
      languages: ['fr'],
      area: 'frog-hollow',
      access: ['wheelchair', 'interpreter'],
    });
  });

  it('is read back from a link of its own, or of its navigator', () => {
    expect(readInvitation('a1.d1')).toEqual({ arrival: 'a1', dialogue: 'd1' });
    expect(readInvitation('a1.2.d1')).toEqual({ arrival: 'a1', dialogue: 'd1', pairing: 'a1.2' });
  });
});
