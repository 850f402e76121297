import { describe, expect, it } from 'vitest';
import { nextMorning } from '../../functions/calls/call.ts';
import { round } from '../../functions/calls/domain.ts';
import { firstExpiry, gatesDue } from '../../functions/navigators/gates.ts';
import { type Bench, type Command, pairing, pairingIdOf } from '../../functions/pairing/domain.ts';
import type { Decider } from '../../functions/platform/kernel/decider.ts';
import { localDate, plusDays, plusHours, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { actsOf } from '../../functions/tasks/plan.ts';
import { given } from '../support/given.ts';
import { seenFrom } from '../support/one-plan.ts';
import {
  type Clocks,
  changesOf,
  clocksAround,
  everyDay,
  instantAt,
  isQuiet,
  minuteOf,
  newYear,
  shownAt,
} from '../support/wall-clock.ts';

/** What capabilities make due, in the program's own zone, at every change of clocks and every New Year of ten years. */

const [first, last] = [2025, 2034];
const newYears = Array.from({ length: last - first + 1 }, (_, index) => newYear(program.timeZone, first + index));
const moments = [...changesOf(program.timeZone, first, last), ...newYears].map(minute =>
  clocksAround(program.timeZone, minute),
);
const days = moments.map(clocks => [instantAt(clocks.about).slice(0, 10), clocks] as const);

/** Every forty minutes from three days before to a day after. */
const instantsOf = ({ start }: Clocks): readonly string[] =>
  Array.from({ length: 4 * 36 }, (_, index) => instantAt(start + index * 40));

const byDay = (clocks: Clocks, instant: string): boolean =>
  !isQuiet(shownAt(clocks, minuteOf(instant)), program.quietHours);

/** The first of these minutes after an instant. */
const firstAfter = (minutes: readonly number[], instant: string): string | undefined =>
  minutes.filter(minute => minute > minuteOf(instant)).map(instantAt)[0];

const seated: Decider<Bench, Command, Parameters<typeof pairing.evolve>[1]> = {
  ...pairing,
  initial: {
    match: { status: 'none' },
    seat: { status: 'open', capacity: 1, holds: [], offeredAt: [], proposals: 0, reachable: true },
  },
};
const found = { navigator: 'n', navigatorPerson: 'p-n', explanation: { score: 71, criteria: {}, spared: 0 } };
const seek = (at: string, change: { urgent?: boolean; nobody?: boolean } = {}): Command => ({
  type: 'Seek',
  arrival: 'a',
  sought: { person: 'p', introduction: 'ask-me-first', urgent: change.urgent ?? false },
  found: change.nobody ? { nobody: ['language'] } : found,
  by: 'program',
  at,
});

function offeredAt(at: string, urgent: boolean): { remindAt: string | undefined; expiresAt: string | undefined } {
  const mailed: Command = { type: 'NoteOfferMailed', pairing: pairingIdOf('a', 1), sentAt: at };
  const { match } = given(seated, seek(at, { urgent }), mailed).state;
  if (match.status !== 'offered') throw new Error('Nothing is offered');
  return { remindAt: match.remindAt, expiresAt: match.expiresAt };
}

describe.each(days)('around %s', (_, clocks) => {
  const instants = instantsOf(clocks);

  it.each([false, true])(
    'an offer (urgent: %s) is reminded of by day, after it was mailed and before it is over',
    urgent => {
      const broken = instants.filter(at => {
        const { remindAt, expiresAt = '' } = offeredAt(at, urgent);
        // An urgent one that is mailed in the last hour before the night, or in it, has no time for a reminder.
        if (!remindAt) return !urgent || byDay(clocks, plusHours(at, 1));
        return !(remindAt > at && remindAt < expiresAt && byDay(clocks, remindAt));
      });
      expect(broken).toEqual([]);
    },
  );

  it('a household that nobody fits is tried again at the end of the quiet hours', () => {
    const mornings = everyDay(clocks, program.quietHours.to);
    const retries = instants.map(at => {
      const before = seek(plusHours(at, -1), { nobody: true });
      const { match } = given(seated, before, seek(at, { nobody: true })).state;
      return match.status === 'waiting' && match.retryAt;
    });
    expect(retries).toEqual(instants.map(at => firstAfter(mornings, at)));
  });

  it('a task is reminded of at its time on the date after it was due', () => {
    const reminders = everyDay(clocks, program.plan.remindAt);
    const midnights = everyDay(clocks, '00:00');
    for (const at of instants) {
      const plan = given(seenFrom('a.1'), {
        type: 'Start',
        pairing: 'a.1',
        arrival: 'a',
        navigator: 'n',
        navigatorPerson: 'p-n',
        urgent: true,
        interpreter: false,
        person: 'p',
        circumstances: { needs: [], languages: [] },
        by: 'contact',
        at,
      }).state;
      if (plan.status !== 'running') throw new Error('No plan');
      const task = plan.tasks['first-contact'];
      const due = task?.due ?? '';
      expect(due >= plusHours(at, 24) && byDay(clocks, plusHours(due, -24))).toBe(true);
      const midnight = firstAfter(midnights, due) ?? '';
      expect(task && actsOf('first-contact', task).remind).toBe(firstAfter(reminders, midnight));
    }
  });

  it('a step runs out, and is told before, in the morning of its day', () => {
    for (const morning of everyDay(clocks, program.quietHours.to).map(instantAt)) {
      const expires = localDate(program.timeZone, morning);
      const gates = { screening: { on: '2020-01-01', by: 'staff:maria', expires } };
      expect(firstExpiry(gates)?.at).toBe(morning);
      const told = {
        screening: {
          ...gates.screening,
          expires: plusLocalDays(expires, Math.max(...program.navigators.tellBeforeDays)),
        },
      };
      expect(gatesDue(told, [])).toBe(morning);
    }
  });

  it('the staff’s round is once every morning', () => {
    const ends = everyDay(clocks, program.quietHours.to);
    expect(instants.map(nextMorning)).toEqual(instants.map(at => firstAfter(ends, at)));
    const mornings = ends.slice(0, 5).map(instantAt);
    const rounds: string[] = [];
    for (let at = instantAt(clocks.start); rounds.length < mornings.length; rounds.push(at)) {
      const state = given(round, { type: 'Begin', at }).state;
      at = state.status === 'on' ? state.due : '';
    }
    expect(rounds).toEqual(mornings);
  });

  it('a household that is asked has its days from the morning on', () => {
    for (const at of instants) {
      const accept: Command = {
        type: 'AnswerOffer',
        pairing: pairingIdOf('a', 1),
        answer: { accept: true },
        by: 'navigator',
        at,
      };
      const { match } = given(seated, seek(at), accept).state;
      if (match.status !== 'asked') throw new Error('Nobody is asked');
      const asked = plusDays(match.answerBy, -program.householdAnswerDays);
      expect(asked >= at && byDay(clocks, asked)).toBe(true);
      const { remindAt = '' } = match;
      expect(remindAt >= plusHours(asked, 24) && remindAt < match.answerBy && byDay(clocks, remindAt)).toBe(true);
    }
  });
});
