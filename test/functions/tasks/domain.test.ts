import { describe, expect, it } from 'vitest';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import type { Command, Event } from '../../../functions/tasks/domain.ts';
import type { Running } from '../../../functions/tasks/plan.ts';
import { given } from '../../support/given.ts';
import { dueIn, type Seen, seenFrom } from '../../support/one-plan.ts';

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';
const pairing = 'a.1';
const planning = seenFrom(pairing);
const household = {
  needs: ['housing'],
  languages: [{ code: 'en', level: 'fluent' }],
  household: { childrenAgeBands: [] },
};
const start = (change = {}): Command => ({
  type: 'Start',
  pairing,
  arrival: 'a',
  navigator: 'n',
  navigatorPerson: 'p',
  urgent: false,
  interpreter: false,
  person: 'h',
  circumstances: household,
  by: 'contact',
  at,
  ...change,
});
const done = (task: string, when = at, told: { outcome?: string; goals?: string[] } = {}): Command => ({
  type: 'Complete',
  pairing,
  done: [{ task, ...told }],
  by: 'navigator',
  at: when,
});
const due = (when: string, rests?: boolean): Command => ({
  type: 'Due',
  navigator: 'n',
  rests: rests === undefined ? {} : { [pairing]: rests },
  at: when,
});
const stop: Command = { type: 'Stop', pairing, at };
/** 09:00 in Hartford on the morning after the first contact was due. */
const morning = '2026-11-27T14:00:00.000Z';

describe('the plan', () => {
  it('is laid down whole, and its first steps are told in one mail', () => {
    const begun = given(planning).when(start());
    begun.gives('TasksStarted', 'PlanLaid', 'MailWanted', 'FirstStepsTold', 'NavigatorMailed');
    expect(begun.state).toMatchObject({
      tasks: { 'first-contact': { due: plusHours(at, 48) } },
      endsAt: plusDays(at, 90),
    });
  });
  it('give an urgent household its first contact within a day', () =>
    expect(given(planning, start({ urgent: true })).state).toMatchObject({
      tasks: { 'first-contact': { due: plusHours(at, 24) } },
    }));
  it('run from the morning when both yeses came by night', () =>
    expect(given(planning, start({ at: '2026-11-25T03:00:00.000Z' })).state).toMatchObject({
      tasks: { 'first-contact': { due: '2026-11-27T13:00:00.000Z' } },
    }));
  it('never start for a pairing that is over', () => given(planning, stop).when(start()).givesNothing());
});

describe('a task', () => {
  it('is done once', () => {
    given(planning, start()).when(done('first-contact')).gives('TaskCompleted', 'TaskTicked');
    given(planning, start(), done('first-contact')).when(done('first-contact')).givesNothing();
  });
  it.each(['nonsense', 'constructor', 'toString'])('%s, which is not in the plan, is refused', task => {
    given(planning, start()).when(done(task)).isRefused('unknown-task');
    given(planning, start()).when({ type: 'Reopen', pairing, task, by: 'navigator', at }).isRefused('unknown-task');
  });
  it('can be taken back until the next mail', () => {
    const back: Command = { type: 'Reopen', pairing, task: 'first-contact', by: 'navigator', at: plusHours(at, 1) };
    given(planning, start(), done('first-contact', plusHours(at, 0.5)))
      .when(back)
      .gives('TaskReopened', 'TaskUnticked');
    const later: Command = { ...back, task: 'intro-meeting', at: plusDays(at, 4) };
    given(planning, start(), done('intro-meeting', plusHours(at, 1)), due(morning))
      .when(later)
      .isRefused('final');
  });
  it('that is overdue is reminded of the next morning, not before', () => {
    const running = given(planning, start()).state;
    expect(dueIn(running)).toBe(morning);
    given(planning, start())
      .when(due(plusHours(at, 49)))
      .givesNothing();
    given(planning, start()).when(due(morning)).gives('TasksReminded', 'MailWanted', 'NavigatorMailed');
  });
  it('that is done is never reminded of', () =>
    given(planning, start(), done('first-contact')).when(due(morning)).givesNothing());
  it('that stays overdue goes to the liaison, and again every week', () => {
    // A Friday morning; the liaison hears of it on Monday.
    const next = plusDays(morning, 3);
    given(planning, start(), due(morning))
      .when(due(next))
      .gives('TasksHandedOver', 'TaskEscalated', 'MailWanted', 'WeekTurned');
    const week = given(planning, start(), due(morning), due(next)).when(due(plusDays(next, 7)));
    expect(week.events.filter(({ name }) => name === 'TasksHandedOver')).toMatchObject([
      { data: { tasks: ['first-contact'] } },
    ]);
  });
  it('of a pairing that is over is not ticked any more', () =>
    given(planning, start(), stop).when(done('first-contact')).isRefused('ended'));
});

describe('a step that was told to the liaison and then has a new day', () => {
  it('is told again when that day has passed too: no key is used twice', () => {
    const told = (state: ReturnType<typeof given<Seen, Command, Event>>['state']) => {
      const keys: string[] = [];
      let reached = state;
      for (let turn = 0; turn < 12; turn++) {
        const when = dueIn(reached);
        if (!when) break;
        const decision = planning.decide(due(when), reached);
        if ('refused' in decision) throw new Error(decision.refused);
        keys.push(
          ...decision.flatMap(one => (one.name === 'MailWanted' && one.data.kind === 'alert' ? [one.data.mail] : [])),
        );
        reached = decision.reduce<Seen>((now, event) => planning.evolve(now, event), reached);
      }
      return { keys, reached };
    };
    const first = told(given(planning, start()).state);
    const when = plusDays(at, 30);
    const rest: Command[] = [
      { type: 'Freeze', pairing, at: when },
      { type: 'GoOn', pairing, at: plusDays(when, 5) },
      {
        type: 'LogContact',
        pairing,
        contact: { id: 'c', at: plusDays(when, 6), by: 'navigator', outcome: 'attempted', minutes: 0 },
        redacted: false,
        reworded: false,
      },
    ];
    const after = rest.reduce<Seen>((state, command) => {
      const decision = planning.decide(command, state);
      if ('refused' in decision) throw new Error(decision.refused);
      return decision.reduce<Seen>((now, event) => planning.evolve(now, event), state);
    }, first.reached);
    const second = told(after);
    const contacts = [...first.keys, ...second.keys].filter(key => key.includes('first-contact'));
    expect(contacts.length).toBeGreaterThan(2);
    expect(new Set(contacts).size).toBe(contacts.length);
  });
});

describe('the end of a pairing', () => {
  it('is told to the navigator, once, and never why', () => {
    const ended = given(planning, start()).when(stop);
    ended.gives('PlanStopped', 'MailWanted');
    expect(ended.events[1]?.data).toMatchObject({ kind: 'pairing-over', to: 'p', about: pairing });
    given(planning, start(), stop).when(stop).givesNothing();
  });
  it('that overtook its beginning is told to nobody', () => given(planning).when(stop).gives('PlanStopped'));
});

describe('a contact that is told of', () => {
  const contact = { id: 'c1', at, by: 'navigator', outcome: 'attempted', minutes: 15, mode: 'phone' } as const;
  const log = (change = {}, told: { redacted?: boolean; reworded?: boolean } = {}): Command => ({
    type: 'LogContact',
    pairing,
    contact: { ...contact, ...change },
    redacted: false,
    reworded: false,
    ...told,
  });
  const back = (when: string, evenIfTold = false): Command => ({
    type: 'TakeBackContact',
    pairing,
    contact: 'c1',
    evenIfTold,
    by: 'navigator',
    at: when,
  });

  it('is kept with its pairing, and told anew it takes its own place', () => {
    const told = given(planning, start()).when(log());
    told.gives('ContactLogged', 'ContactKept');
    expect(told.state).toMatchObject({ contacts: [contact] });
    expect(given(planning, start(), log()).when(log({ minutes: 60 })).state).toMatchObject({
      contacts: [{ ...contact, minutes: 60 }],
    });
    given(planning, start(), log())
      .when(log({}, { reworded: true }))
      .gives('ContactLogged', 'ContactKept');
    given(planning, start(), log(), due(morning))
      .when(log({ minutes: 60 }))
      .isRefused('final');
  });
  it('is not told twice by the same form, however late it comes again', () => {
    given(planning, start(), log()).when(log()).givesNothing();
    given(planning, start(), log(), due(morning)).when(log()).givesNothing();
  });
  it('is told to the liaison where something had to be blacked out', () =>
    given(planning, start())
      .when(log({}, { redacted: true }))
      .gives('ContactLogged', 'ContactKept', 'MailWanted'));
  it('can be taken back until the next mail, and by staff at any time', () => {
    const taken = given(planning, start(), log()).when(back(at));
    taken.gives('ContactTakenBack', 'ContactDropped');
    expect(taken.state).toMatchObject({ contacts: [] });
    given(planning, start(), log(), due(morning)).when(back(morning)).isRefused('final');
    given(planning, start(), log(), due(morning)).when(back(morning, true)).gives('ContactTakenBack', 'ContactDropped');
    given(planning, start(), log(), back(at)).when(back(at)).givesNothing();
  });
  it('is one of four hundred at most: a plan must not outgrow its item', () => {
    const many = Array.from({ length: 400 }, (_, i) => log({ id: `c${i}` }));
    given(planning, start(), ...many)
      .when(log({ id: 'more' }))
      .isRefused('too-many');
  });
  it('stays with its pairing when that ends; then only staff add one or take it back', () => {
    expect(given(planning, start(), log()).when(stop).state).toMatchObject({ status: 'ended', contacts: [contact] });
    given(planning, start(), stop).when(log()).isRefused('ended');
    given(planning, start(), log(), stop).when(back(at)).isRefused('ended');
    const later = given(planning, start(), stop).when(log({ by: 'staff:maria' }));
    expect(later.state).toMatchObject({ status: 'ended', contacts: [{ by: 'staff:maria' }] });
    expect(given(planning, start(), log(), stop).when(back(at, true)).state).toMatchObject({ contacts: [] });
  });
});

describe('who tells of having met', () => {
  const met = (mode: string, when = at): Command => ({
    type: 'LogContact',
    pairing,
    contact: { id: 'c1', at: when, by: 'navigator', outcome: 'held', minutes: 60, mode },
    redacted: false,
    reworded: false,
  });
  it('needs not tick that too', () => {
    const told = given(planning, start()).when(met('library'));
    told.gives('ContactLogged', 'ContactKept', 'TaskCompleted', 'TaskTicked', 'TaskCompleted', 'TaskTicked');
    expect(told.state).toMatchObject({
      tasks: { 'first-contact': { status: 'done' }, 'intro-meeting': { status: 'done' } },
      metAt: at,
    });
  });
  it('by phone has made first contact, and met nobody yet', () =>
    expect(given(planning, start()).when(met('phone')).state).toMatchObject({
      tasks: { 'first-contact': { status: 'done' }, 'intro-meeting': { status: 'open' } },
    }));
  it('a second time changes nothing more', () =>
    given(planning, start(), done('first-contact'), done('intro-meeting'))
      .when(met('library'))
      .gives('ContactLogged', 'ContactKept'));
});

describe('a task that tells more than that it is done', () => {
  const key =
    Object.entries((given(planning, start()).state as Running).tasks).find(([, one]) => one.need === 'housing')?.[0] ??
    '';
  it('is a connection: connected, declined, or there is nothing; and its fact tells not what it is about', () => {
    given(planning, start()).when(done(key)).isRefused('outcome-missing');
    given(planning, start())
      .when(done(key, at, { outcome: 'perhaps' }))
      .isRefused('outcome-missing');
    const told = given(planning, start()).when(done(key, at, { outcome: 'not-available' }));
    told.gives('TaskCompleted', 'TaskTicked');
    expect(JSON.stringify(told.events)).not.toContain('housing');
    expect(told.events[0]?.data).toEqual({ pairing, task: key, outcome: 'not-available', by: 'navigator' });
    expect(told.state).toMatchObject({
      tasks: { [key]: { status: 'done', outcome: 'not-available', need: 'housing' } },
    });
  });
  it('is the goal plan: one to three needs', () => {
    given(planning, start()).when(done('goal-plan')).isRefused('goals-missing');
    given(planning, start())
      .when(done('goal-plan', at, { goals: ['gold'] }))
      .isRefused('goals-missing');
    const four = ['housing', 'work', 'school', 'food'];
    given(planning, start())
      .when(done('goal-plan', at, { goals: four }))
      .isRefused('goals-missing');
    const told = given(planning, start()).when(done('goal-plan', at, { goals: ['housing', 'work'] }));
    told.gives('TaskCompleted', 'TaskTicked', 'GoalsChosen');
    expect(JSON.stringify(told.events[0])).not.toContain('housing');
    expect(told.state).toMatchObject({ goals: ['housing', 'work'] });
  });
  it('is a report, a call or the closing, which nobody ticks', () => {
    for (const task of ['report-5w', 'checkin-30', 'close-or-extend'])
      given(planning, start()).when(done(task)).isRefused('another-way');
  });
  it('is told all at once or not at all', () =>
    given(planning, start())
      .when({ type: 'Complete', pairing, done: [{ task: 'first-contact' }, { task: key }], by: 'navigator', at })
      .isRefused('outcome-missing'));
});

describe('a progress report', () => {
  const answers = { met: 'weekly', going: 'well', goals: 'on-the-way', byItself: 'some', help: 'no' };
  const report = (change = {}, told = {}): Command => ({
    type: 'SubmitReport',
    pairing,
    report: { task: 'report-5w', at, by: 'navigator', answers: { ...answers, ...change } },
    redacted: false,
    reworded: false,
    ...told,
  });
  it('is kept in codes, and its task is done', () => {
    const told = given(planning, start()).when(report());
    told.gives('ProgressReportSubmitted', 'ReportKept', 'TaskCompleted', 'TaskTicked');
    expect(told.state).toMatchObject({ reports: [{ task: 'report-5w', answers }] });
  });
  it('that asks for help, or says that it is hard, is told to the liaison', () => {
    for (const change of [{ help: 'call-me' }, { going: 'hard' }])
      expect(given(planning, start()).when(report(change)).events.at(-1)?.data).toMatchObject({
        about: `report-wants-help/${pairing}`,
      });
  });
  it('is corrected until the next mail, by staff later too', () => {
    given(planning, start(), report()).when(report()).givesNothing();
    given(planning, start(), report())
      .when(report({ met: 'seldom' }))
      .gives('ProgressReportSubmitted', 'ReportKept');
    given(planning, start(), report(), due(morning))
      .when(report({ met: 'seldom' }))
      .isRefused('final');
  });
  it('from a page that is older than the one that stands takes nobody’s place', () => {
    const stands = given(planning, start(), report());
    for (const seen of [{}, { 'report-5w': '2020-01-01T00:00:00.000Z' }])
      stands.when(report({ met: 'seldom' }, { seen })).isRefused('changed');
    stands.when(report({}, { seen: {} })).givesNothing();
    const known = { seen: { 'report-5w': at } };
    stands.when(report({ met: 'seldom' }, known)).gives('ProgressReportSubmitted', 'ReportKept');
  });
  it('of another name there is none', () =>
    given(planning, start())
      .when({ ...report(), report: { task: 'agreement', at, by: 'navigator', answers } } as Command)
      .isRefused('unknown-task'));
});

describe('a pairing that is paused', () => {
  const freeze = (when = at): Command => ({ type: 'Freeze', pairing, at: when });
  const goOn = (when: string): Command => ({ type: 'GoOn', pairing, at: when });
  it('reminds of nothing, and its navigator ticks and tells nothing', () => {
    const frozen = given(planning, start(), freeze());
    frozen.when(due(plusDays(at, 60), true)).gives('RestSeen');
    frozen.when(done('first-contact')).isRefused('frozen');
    frozen.when({ type: 'OpenCard', pairing }).isRefused('frozen');
    frozen.when({ ...done('first-contact'), by: 'staff:maria' } as Command).gives('TaskCompleted', 'TaskTicked');
  });
  it('goes on with every day put off by as long as it was paused, and with no reminder before the next morning', () => {
    const week = plusDays(at, 7);
    const gone = given(planning, start(), freeze(plusHours(at, 1))).when(goOn(week));
    gone.gives('PlanWentOn');
    const plan = gone.state as Running;
    expect(plan.tasks['first-contact']?.due).toBe('2026-12-03T23:00:00.000Z');
    expect((dueIn(gone.state) ?? '') > week).toBe(true);
  });
  it('is as was said last, in whatever order it is heard', () => {
    given(planning, start(), goOn(plusHours(at, 2)))
      .when(freeze(plusHours(at, 1)))
      .givesNothing();
    given(planning, start(), goOn(plusHours(at, 2)))
      .when(freeze(plusHours(at, 3)))
      .gives('PlanFrozen');
    // Paused, on, paused again; the second pause is heard before the word that it goes on.
    const again = given(planning, start(), freeze(plusHours(at, 1)), freeze(plusHours(at, 3)));
    again.when(goOn(plusHours(at, 2))).givesNothing();
    expect(again.when(goOn(plusHours(at, 4))).state).not.toHaveProperty('frozenAt');
  });
  it('is looked at every morning, so that a word that is lost pauses nobody for ever', () => {
    const frozen = given(planning, start(), freeze(plusHours(at, 1)));
    const look = dueIn(frozen.state) ?? '';
    expect(look).toBe('2026-11-25T14:00:00.000Z');
    frozen.when(due(look)).givesNothing();
    const seen = frozen.when(due(look, true));
    seen.gives('RestSeen');
    expect(dueIn(seen.state)).toBe('2026-11-26T14:00:00.000Z');
    frozen.when(due(look, false)).gives('PlanWentOn');
  });
  it('has a tick that is taken back afterwards due as late as all else is', () => {
    const met = done('intro-meeting', plusHours(at, 1));
    const rest: Command[] = [freeze(plusHours(at, 2)), goOn(plusDays(at, 20))];
    const back: Command = {
      type: 'Reopen',
      pairing,
      task: 'intro-meeting',
      by: 'staff:maria',
      evenIfTold: true,
      at: plusDays(at, 21),
    };
    const never = given(planning, start(), ...rest).state as Running;
    const undone = given(planning, start(), met, ...rest).when(back).state as Running;
    expect(undone.tasks.agreement?.due).toBe(never.tasks.agreement?.due);
    expect(undone.tasks['intro-meeting']?.due).toBe(never.tasks['intro-meeting']?.due);
  });
  it('keeps the end of its term, and what is counted from it', () => {
    const gone = given(planning, start(), freeze()).when(goOn(plusDays(at, 20))).state as Running;
    const before = given(planning, start()).state as Running;
    expect(gone.tasks['closing-meeting']?.due).toBe(before.tasks['closing-meeting']?.due);
  });
  it('that was paused before the first mail could go out has it wanted again when it goes on', () => {
    const night = '2026-11-25T03:00:00.000Z';
    const paused = given(planning, start({ at: night }), freeze(plusHours(night, 1)));
    const told = ['PlanWentOn', 'MailWanted', 'FirstStepsTold', 'NavigatorMailed'] as const;
    paused.when(goOn(plusHours(night, 36))).gives(...told);
    paused.when(due(plusHours(night, 36), false)).gives(...told);
    // By night the morning's mail tells of it.
    const byNight = paused.when(goOn(plusDays(night, 2)));
    byNight.gives('PlanWentOn');
    expect(dueIn(byNight.state)).toBe('2026-11-27T13:00:00.000Z');
  });
});

describe('a pairing that lasts longer', () => {
  const later: Command = { type: 'Extend', pairing, endsAt: plusDays(at, 120), at: plusDays(at, 88) };
  it('has its last steps at its new end', () => {
    const plan = given(planning, start()).when(later).state as Running;
    expect(plan.endsAt).toBe(plusDays(at, 120));
    // Day 115 is a Friday, day 120 a Wednesday.
    expect(plan.tasks['closing-meeting']?.due.slice(0, 10)).toBe('2027-03-19');
    expect(plan.tasks['close-or-extend']?.due.slice(0, 10)).toBe('2027-03-24');
  });
  it('moves nothing else: days that a rest has put off stay', () => {
    const met = done('intro-meeting', plusDays(at, 1));
    const rest: Command[] = [
      { type: 'Freeze', pairing, at: plusDays(at, 2) },
      { type: 'GoOn', pairing, at: plusDays(at, 22) },
    ];
    const before = given(planning, start(), met, ...rest);
    const agreement = (before.state as Running).tasks.agreement?.due;
    expect((before.when(later).state as Running).tasks.agreement?.due).toBe(agreement);
  });
  it('lasts longer once for one fact', () => given(planning, start(), later).when(later).givesNothing());
});

describe('the liaison’s question how it goes', () => {
  const asked: Command = {
    type: 'AnswerCheckIn',
    pairing,
    task: 'checkin-30',
    by: 'staff:maria',
    at: plusDays(at, 31),
  };
  it('is done by being asked; what was said stands nowhere here, where the navigator could read it', () =>
    given(planning, start()).when(asked).gives('TaskCompleted', 'TaskTicked'));
  it('is no word of the navigator’s: her silence goes on', () => {
    const silent = [due(plusDays(at, 15)), due(plusDays(at, 23))];
    const before = given(planning, start(), ...silent);
    expect(before.state).toMatchObject({ round: { silence: { told: 1 } } });
    expect(before.when(asked).state).toMatchObject({ round: { silence: { told: 1 } }, heardAt: at });
  });
});
