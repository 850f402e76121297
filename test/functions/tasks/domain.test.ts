import { describe, expect, it } from 'vitest';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import { type Command, planning } from '../../../functions/tasks/domain.ts';
import { planDue } from '../../../functions/tasks/plan.ts';
import { given } from '../../support/given.ts';

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';
const pairing = 'a.1';
const start = (change = {}): Command => ({
  type: 'Start',
  pairing,
  arrival: 'a',
  navigator: 'n',
  navigatorPerson: 'p',
  urgent: false,
  interpreter: false,
  at,
  ...change,
});
const done = (task: string, when = at): Command => ({
  type: 'Complete',
  pairing,
  tasks: [task],
  by: 'navigator',
  at: when,
});
const due = (when: string): Command => ({ type: 'Due', pairing, at: when });
const stop: Command = { type: 'Stop', pairing, at };
/** 09:00 in Hartford on the morning after the first contact was due. */
const morning = '2026-11-27T14:00:00.000Z';

describe('the first tasks', () => {
  it('are three, told in one mail', () => {
    const begun = given(planning).when(start());
    begun.gives('TasksStarted', 'PlanLaid', 'MailWanted');
    expect(begun.state).toMatchObject({
      tasks: {
        'first-contact': { due: plusHours(at, 48) },
        'intro-meeting': { due: plusDays(at, 7) },
        agreement: { due: plusDays(at, 14) },
      },
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
    expect(running.status === 'running' && planDue(running)).toBe(morning);
    given(planning, start())
      .when(due(plusHours(at, 49)))
      .givesNothing();
    given(planning, start()).when(due(morning)).gives('TasksReminded', 'MailWanted');
  });
  it('that is done is never reminded of', () =>
    given(planning, start(), done('first-contact')).when(due(morning)).givesNothing());
  it('that stays overdue goes to the liaison, and again every week', () => {
    const next = plusDays(morning, 1);
    given(planning, start(), due(morning)).when(due(next)).gives('TasksHandedOver', 'TaskEscalated', 'MailWanted');
    const week = given(planning, start(), done('intro-meeting'), done('agreement'), due(morning), due(next)).when(
      due(plusDays(next, 7)),
    );
    week.gives('TasksHandedOver', 'MailWanted');
  });
  it('of a pairing that is over is not ticked any more', () =>
    given(planning, start(), stop).when(done('first-contact')).isRefused('ended'));
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
  const contact = { id: 'c1', at, by: 'navigator', outcome: 'held', minutes: 90, mode: 'library' } as const;
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
