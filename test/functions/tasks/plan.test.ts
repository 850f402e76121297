import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, localOf, nextLocal, plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { dueWithin } from '../../../functions/tasks/chasing.ts';
import type { Command, Event } from '../../../functions/tasks/domain.ts';
import { connectionsOf, dueBy, nextWeekly, tasksOf } from '../../../functions/tasks/laying.ts';
import { definitionOf, type Running } from '../../../functions/tasks/plan.ts';
import { given } from '../../support/given.ts';
import { dueIn, type Seen, seenFrom } from '../../support/one-plan.ts';

/** The plan over its three months, as a navigator lives it: every due moment is decided in its turn, as the clock would. */

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';
const pairing = 'a.1';
const planning = seenFrom(pairing);
const household = {
  needs: ['housing', 'school'],
  languages: [{ code: 'ar', level: 'fluent' }],
  household: { childrenAgeBands: ['5-12'] },
};
const start: Command = {
  type: 'Start',
  pairing,
  arrival: 'a',
  person: 'h',
  navigator: 'n',
  navigatorPerson: 'p',
  urgent: false,
  interpreter: false,
  circumstances: household,
  by: 'contact',
  at,
};

/** What happens from the beginning to a day, when she does what `acts` says after each mail; the events with their times. */
function lived(
  days: number,
  acts: (now: { at: string; plan: Running; mailed: boolean }) => readonly Command[] = () => [],
) {
  const told: { readonly at: string; readonly event: Event }[] = [];
  let state = planning.initial;
  const apply = (command: Command, when: string) => {
    const decision = planning.decide(command, state);
    if ('refused' in decision) throw new Error(decision.refused);
    told.push(...decision.map(event => ({ at: when, event })));
    state = decision.reduce<Seen>((reached, event) => planning.evolve(reached, event), state);
    return decision;
  };
  const react = (when: string, mailed: boolean) => {
    if (state.status === 'running') for (const command of acts({ at: when, plan: state, mailed })) apply(command, when);
  };
  apply(start, at);
  react(at, true);
  for (let turn = 0; turn < 500; turn++) {
    const due = dueIn(state);
    if (!due || due > plusDays(at, days)) break;
    const decision = apply({ type: 'Due', navigator: 'n', rests: {}, at: due }, due);
    react(due, decision.some(isMail));
  }
  return told;
}

const mailsIn = (told: ReturnType<typeof lived>) => told.flatMap(one => (isMail(one.event) ? [one] : []));

/** A mail to the navigator, and no call in its place. */
const isMail = (event: Event): boolean =>
  event.name === 'MailWanted' && event.data.to === 'p' && event.data.kind !== 'navigator-silent';

const callsIn = (told: ReturnType<typeof lived>) =>
  told.flatMap(one =>
    one.event.name === 'MailWanted' && one.event.data.kind === 'navigator-silent' ? [one.at.slice(0, 10)] : [],
  );

const alertsIn = (told: ReturnType<typeof lived>) =>
  told.flatMap(({ at: when, event }) =>
    event.name === 'MailWanted' && event.data.kind === 'alert' ? [{ at: when, about: event.data.about }] : [],
  );

/** She does all that her week shows, and tells of a contact, each time that a mail comes. */
const onTime = ({ at: when, plan, mailed }: { at: string; plan: Running; mailed: boolean }): readonly Command[] => {
  const asked = Object.entries(plan.tasks).filter(
    ([key, one]) => key.startsWith('checkin') && one.status === 'overdue',
  );
  const calls = asked.map(([task]): Command => ({ type: 'AnswerCheckIn', pairing, task, by: 'staff:maria', at: when }));
  if (!mailed) return calls;
  const open = Object.entries(plan.tasks).filter(
    ([key, one]) => one.status === 'open' && one.due <= plusDays(when, 8) && definitionOf(key)?.owner === 'navigator',
  );
  const ticks = open.filter(([key]) => ['tick', 'outcome', 'goals'].includes(definitionOf(key)?.how ?? ''));
  const reports = open.filter(([key]) => definitionOf(key)?.how === 'report');
  const by = 'navigator';
  const answers = { met: 'weekly', going: 'well', goals: 'reached', byItself: 'more', help: 'no' };
  return [
    ...calls,
    {
      type: 'LogContact',
      pairing,
      contact: { id: `c${when}`, at: when, by, outcome: 'held', minutes: 120, mode: 'library' },
      redacted: false,
      reworded: false,
    },
    {
      type: 'Complete',
      pairing,
      done: ticks.map(([task]) => ({
        task,
        outcome: 'connected',
        ...(task === 'goal-plan' && { goals: ['housing'] }),
      })),
      by,
      at: when,
    },
    ...reports.map(
      ([task]): Command => ({
        type: 'SubmitReport',
        pairing,
        report: { task, at: when, by, answers },
        redacted: false,
        reworded: false,
      }),
    ),
  ];
};

describe('a household’s connections', () => {
  it('are what it has told, the most urgent first, and what its circumstances or everybody’s bring, each once', () => {
    expect(connectionsOf(household)).toEqual(['housing', 'school', 'english-class', 'transport', 'health']);
    expect(connectionsOf({ needs: ['health'], languages: [{ code: 'en-GB', level: 'conversational' }] })).toEqual([
      'health',
      'transport',
    ]);
  });
  it('have keys that tell nothing, since facts carry them', () => {
    const plan = given(planning, start).state as Running;
    const keys = Object.entries(plan.tasks).flatMap(([key, one]) => (one.need ? [key] : []));
    expect(keys.toSorted()).toEqual(['connect-1', 'connect-2', 'connect-3', 'connect-4', 'connect-5']);
  });
});

describe('the plan’s days', () => {
  it('are working days of the program, at its hour, whenever it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 4 }), fc.integer({ min: 0, max: 90 }), (quarters, days) => {
        const from = new Date(Date.parse(at) + quarters * 900_000).toISOString();
        const due = localOf(program.timeZone, dueBy(from, days));
        expect(due.time).toBe(program.plan.dueAt);
        expect(isWorkingDay(due.date, program.holidays)).toBe(true);
        expect(due.date >= localOf(program.timeZone, plusDays(from, days - 1)).date).toBe(true);
      }),
      { seed: 5 },
    );
  });
  it('of its first two weeks are told at once, whenever it begins, and when its first mail waits for the next morning', () => {
    const begun = (startedAt: string, firstMailAt: string) => {
      const tasks = tasksOf({ startedAt: firstMailAt, endsAt: plusDays(startedAt, 90) }, household);
      return dueWithin({ tasks, startedAt, firstMailAt }, startedAt).map(([key]) => key);
    };
    const first = ['first-contact', 'intro-meeting', 'agreement', 'goal-plan', 'library-card-tour'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), hours => {
        const when = plusDays(at, hours / 24);
        const morning = nextLocal(program.timeZone, when, program.quietHours.to);
        for (const mail of [when, morning]) expect(begun(when, mail)).toEqual(expect.arrayContaining(first));
      }),
      { seed: 20261126, numRuns: 150 },
    );
  });
  it('after the first meeting are counted from it', () => {
    const before = given(planning, start).state as Running;
    expect(before.tasks.agreement?.due.slice(0, 10)).toBe('2026-12-08');
    const met: Command = {
      type: 'Complete',
      pairing,
      done: [{ task: 'intro-meeting' }],
      by: 'navigator',
      at: plusDays(at, 3),
    };
    const after = given(planning, start, met);
    expect((after.state as Running).tasks.agreement?.due.slice(0, 10)).toBe('2026-12-04');
    const back: Command = { type: 'Reopen', pairing, task: 'intro-meeting', by: 'navigator', at: plusDays(at, 3) };
    expect((after.when(back).state as Running).tasks.agreement?.due).toBe(before.tasks.agreement?.due);
  });
});

describe('a navigator who does everything in time', () => {
  const told = lived(90, onTime);
  it('gets one mail a week and not more than fifteen in all about her steps, never two on a day', () => {
    const mails = mailsIn(told);
    expect(mails.length).toBeLessThanOrEqual(15);
    const days = mails.map(one => localOf(program.timeZone, one.at).date);
    expect(new Set(days).size).toBe(days.length);
  });
  it('is never told to the liaison, and never reminded', () => {
    expect(alertsIn(told)).toEqual([]);
    expect(told.map(({ event }) => event.name)).not.toContain('TasksReminded');
  });
  it('has done all of it but the closing', () => {
    const open = told.reduce<Seen>((state, { event }) => planning.evolve(state, event), planning.initial);
    const left = Object.entries((open as Running).tasks).filter(([, one]) => one.status !== 'done');
    expect(left.map(([key]) => key)).toEqual(
      ['checkin-30', 'checkin-60', 'close-or-extend'].filter(key => left.some(([one]) => one === key)),
    );
  });
  it('is asked by nobody in vain: the liaison calls the household after a month and after two', () => {
    const calls = told.flatMap(({ at: when, event }) =>
      event.name === 'MailWanted' && event.data.kind === 'check-in' ? [[event.data.about, when.slice(0, 10)]] : [],
    );
    expect(calls).toEqual([
      [`${pairing}/checkin-30`, '2026-12-28'],
      [`${pairing}/checkin-60`, '2027-01-26'],
    ]);
  });
});

describe('a navigator who never answers', () => {
  const told = lived(90);
  const mails = mailsIn(told);
  it('is reminded by day, written to once about her silence, and then somebody is to phone her', () => {
    const silences = told.filter(({ event }) => event.name === 'ContactOverdue');
    expect(silences.map(one => one.at.slice(0, 10))).toEqual(['2026-12-09']);
    const told1 = alertsIn(told).filter(({ about }) => about.startsWith('navigator-silent'));
    expect(callsIn(told)).toEqual(['2026-12-16']);
    // The liaison is told again every week: it is hers until somebody has spoken.
    expect(told1[0]?.at.slice(0, 10)).toBe('2026-12-23');
    expect(told1.length).toBeGreaterThan(8);
  });
  it('gets no more mail from then on, at most one a day and fewer than a dozen in all', () => {
    expect(mails.every(one => one.at < '2026-12-16')).toBe(true);
    expect(mails.length).toBeLessThan(12);
    const days = mails.map(one => localOf(program.timeZone, one.at).date);
    expect(new Set(days).size).toBe(days.length);
  });
  it('is reminded only between nine in the morning and the quiet hours', () => {
    for (const one of mails.slice(1)) expect(localOf(program.timeZone, one.at).time).toBe(program.plan.remindAt);
  });
  it('who then tells something is on her way again, and reminded of nothing on that day', () => {
    const before = told.reduce<Seen>((state, { event }) => planning.evolve(state, event), planning.initial);
    const when = '2027-02-23T20:00:00.000Z';
    const contact = { id: 'c', at: when, by: 'navigator', outcome: 'held', minutes: 30, mode: 'phone' } as const;
    const decision = planning.decide(
      { type: 'LogContact', pairing, contact, redacted: false, reworded: false },
      before,
    );
    if ('refused' in decision) throw new Error(decision.refused);
    const after = decision.reduce<Seen>((state, event) => planning.evolve(state, event), before);
    expect(after.round).not.toHaveProperty('silence');
    expect(dueIn(after)).toBe('2027-02-24T14:00:00.000Z');
  });
});

describe('whatever she does and leaves', () => {
  it('she gets at most one mail a day and thirty in all, and the plan always has a next act', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }), chances => {
        let turn = 0;
        const told = lived(90, now => (chances[turn++ % chances.length] ? onTime(now) : []));
        const mails = mailsIn(told);
        const days = mails.map(one => localOf(program.timeZone, one.at).date);
        expect(new Set(days).size).toBe(days.length);
        expect(mails.length).toBeLessThanOrEqual(24);
        const state = told.reduce<Seen>((reached, { event }) => planning.evolve(reached, event), planning.initial);
        expect(dueIn(state)).toBeDefined();
      }),
      { seed: 5, numRuns: 60 },
    );
  });
  it('her week is looked at on one day of the week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), hours => {
        const from = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
        const next = nextWeekly(from);
        const { date, time } = localOf(program.timeZone, next);
        expect(new Date(`${date}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(time).toBe(program.plan.remindAt);
        expect(next > from && next <= plusDays(from, 7.1)).toBe(true);
      }),
      { seed: 5 },
    );
  });
});
