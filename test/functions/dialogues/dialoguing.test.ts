import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DialogueState,
  dialogues,
  isOpen,
  type OpenDialogue,
  stagesOf,
} from '../../../functions/dialogues/dialogue.ts';
import { type Command, dialoguing } from '../../../functions/dialogues/domain.ts';
import { nothing } from '../../../functions/dialogues/guards.ts';
import { isRefusal } from '../../../functions/platform/kernel/decider.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { dialogueStages } from '../../../functions/program/dialogue-stages.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';
import {
  afterKickOff,
  at,
  by,
  cancels,
  circle,
  drafted,
  extendedTo,
  kickOff,
  looks,
  moves,
  organized,
  scheduled,
  takes,
  ticks,
  until,
  whole,
} from './telling.ts';

const { keptDays, idleDays } = program.dialogues;

describe('a dialogue', () => {
  it('begins as a draft, once', () => {
    const draft = given(dialoguing).when(drafted());
    draft.gives('DialogueDrafted', 'DialogueKept');
    expect(draft.state).toMatchObject({ status: 'draft', topic: 'Being neighbors', steering: [], waiting: [] });
    given(dialoguing, drafted()).when(drafted()).givesNothing();
    given(dialoguing).when(scheduled()).isRefused('none');
  });

  it('goes through all its stages, one after the other, and each once', () => {
    expect(given(dialoguing, ...until('celebrated')).state).toMatchObject({ status: 'celebrated', passed: [] });
    given(dialoguing, ...until('recruiting'))
      .when(moves('recruiting'))
      .givesNothing();
    given(dialoguing, ...organized)
      .when(moves('recruiting'))
      .isRefused('dialogue-elsewhere');
    given(dialoguing, ...until('forming'))
      .when(moves('recruiting'))
      .isRefused('dialogue-elsewhere');
    const closed = given(dialoguing, ...until('celebrated')).when(moves('closed', { at: afterKickOff }));
    closed.gives('DialogueMovedOn', 'StageReached');
    expect(closed.state).toMatchObject({ status: 'closed', due: plusDays(afterKickOff, keptDays) });
  });

  it('is told when the forum was held, and asks for the results ten days after that', () => {
    const hears = (on: string): Command => ({ type: 'HearForum', id: 'd1', on, at: '2027-05-12T16:00:00.000Z' });
    const story = [...until('action-forum'), hears('2027-05-11')];
    given(dialoguing, ...story)
      .when(hears('2027-05-11'))
      .givesNothing();
    const waits = (now: string) =>
      (given(dialoguing, ...story).when(looks(now)).state as OpenDialogue).waiting.includes('results');
    expect([waits('2027-05-21T12:59:00.000Z'), waits('2027-05-21T13:00:00.000Z')]).toEqual([false, true]);
    given(dialoguing).when(hears('2027-05-11')).givesNothing();
  });

  it('closes with a reason where something is still open, and keeps both', () => {
    const supplied = { ...whole, action: { ...whole.action, open: 1, checkIn: '2027-07-05' } };
    const celebrated = given(dialoguing, ...until('celebrated'));
    celebrated.when(moves('closed', { supplied })).isRefused('dialogue-missing');
    const closed = celebrated.when(moves('closed', { supplied, reason: 'partners-decided' }));
    closed.gives('DialogueMovedOn', 'StageReached');
    expect(closed.events[0]?.data).toMatchObject({ stage: 'closed', reason: 'partners-decided' });
    expect(closed.state).toMatchObject({
      status: 'closed',
      passed: [{ stage: 'closed', missing: ['actions-open', 'check-in-ahead'], reason: 'partners-decided', by }],
    });
    // Where nothing is open, a reason is none.
    const plain = given(dialoguing, ...until('celebrated')).when(moves('closed', { reason: 'other' }));
    expect(plain.state).toMatchObject({ status: 'closed', passed: [] });
  });

  it('of one day has neither further sessions nor a forum of its own', () => {
    const oneDay = [drafted('one-day'), ...until('forming').slice(1), moves('kicked-off', { at: afterKickOff })];
    given(dialoguing, ...oneDay)
      .when(moves('in-session', { at: afterKickOff }))
      .isRefused('dialogue-elsewhere');
    given(dialoguing, ...oneDay)
      .when(moves('action', { at: afterKickOff }))
      .gives('DialogueMovedOn', 'StageReached');
  });
});

describe('two who change one dialogue', () => {
  const seen = { topic: 'Being neighbors', area: 'frog-hollow', languages: ['en', 'ar'] };
  const changes = (change: Extract<Command, { type: 'Change' }>['change'], more: object = {}): Command => ({
    type: 'Change',
    id: 'd1',
    by,
    at,
    change: { ...seen, ...change },
    ...more,
  });
  const maria = changes({ topic: 'Good neighbors', area: 'everywhere' }, { by: 'staff:maria', seen });

  it('in different fields: both stand', () => {
    const both = given(dialoguing, drafted(), maria).when(changes({ goals: 'That we talk' }, { seen }));
    expect(both.state).toMatchObject({ topic: 'Good neighbors', area: 'everywhere', goals: 'That we talk' });
  });

  it('in the same field: nothing is changed, and who changed it last is known', () => {
    const first = given(dialoguing, drafted(), maria);
    first.when(changes({ topic: 'Neighbors' }, { seen })).isRefused('changed');
    expect(first.state).toMatchObject({ edits: { topic: { by: 'staff:maria', at }, area: { by: 'staff:maria', at } } });
    // She has read the other topic, and decides; the area that she did not touch stays as the other one has put it.
    const decided = first.when(changes({ topic: 'Neighbors' }, { seen: { ...seen, topic: 'Good neighbors' } }));
    expect(decided.state).toMatchObject({ topic: 'Neighbors', area: 'everywhere' });
  });

  it('record two days on which one facilitator was trained', () => {
    const trained = (on: string, seen?: object) =>
      ({ type: 'Train', id: 'd1', by, at, person: 'f1', on, today: '2027-01-04', ...(seen && { seen }) }) as Command;
    const first = given(dialoguing, drafted(), takes('facilitator', 'f1'), trained('2026-12-01', {}));
    first.when(trained('2026-12-02', {})).isRefused('changed');
    first.when(trained('2026-12-02', { f1: '2026-12-01' })).gives('FacilitatorTrained', 'TrainingKept');
    first.when(trained('2026-12-01', {})).givesNothing();
  });

  it('whoever does not say what she saw is taken by her word', () => {
    given(dialoguing, drafted(), maria).when(changes({})).gives('DialogueAmended', 'SubjectChanged');
  });

  it('move its kick-off: day and time are one thing, the place is another', () => {
    const { at: _, ...shown } = kickOff;
    const moved = { ...kickOff, time: '17:00', at: '2027-03-23T21:00:00.000Z' };
    const first = given(dialoguing, drafted(), scheduled(), { ...scheduled(moved), seen: shown } as Command);
    const elsewhere = { ...scheduled({ ...kickOff, place: 'Town Hall' }), seen: shown } as Command;
    expect(first.when(elsewhere).state).toMatchObject({ kickOff: { ...moved, place: 'Town Hall' } });
    const nextDay = { ...kickOff, date: '2027-03-24', at: '2027-03-24T22:00:00.000Z' };
    first.when({ ...scheduled(nextDay), seen: shown } as Command).isRefused('changed');
    given(dialoguing, drafted(), scheduled())
      .when({ ...scheduled(nextDay), seen: {} } as Command)
      .isRefused('changed');
  });
});

describe('guards', () => {
  it('stop whoever gives no reason, and record what was passed over with the reason of whoever does', () => {
    const early = given(dialoguing, drafted(), moves('organizing'));
    early.when(moves('recruiting')).isRefused('dialogue-missing');
    const gone = early.when(moves('recruiting', { reason: 'by-language-or-age' }));
    expect(gone.events[0]?.data).toEqual({ dialogue: 'd1', stage: 'recruiting', reason: 'by-language-or-age', by });
    expect(gone.state).toMatchObject({
      status: 'recruiting',
      passed: [
        {
          stage: 'recruiting',
          missing: ['steering-few', 'steering-without', 'steering-without', 'kick-off', 'facilitators-few'],
          reason: 'by-language-or-age',
          by,
          at,
        },
      ],
    });
  });

  it('record no reason where nothing was missing', () => {
    const fine = given(dialoguing, ...organized, moves('organizing')).when(moves('recruiting', { reason: 'other' }));
    expect(fine.events[0]?.data).toEqual({ dialogue: 'd1', stage: 'recruiting', by });
    expect(fine.state).toMatchObject({ passed: [] });
  });

  it('are hard under five people and without a facilitator: no reason goes past that', () => {
    const forming = given(dialoguing, ...until('forming'));
    const go = (supplied: typeof whole) =>
      forming.when(moves('kicked-off', { supplied, reason: 'other', at: afterKickOff }));
    go({ ...whole, registered: 4 }).isRefused('dialogue-hard');
    go({ ...whole, circles: [circle(1, { kind: 'hard', code: 'too-few', has: 4, needs: 5 })] }).isRefused(
      'dialogue-hard',
    );
    go({ ...whole, circles: [circle(1, { kind: 'hard', code: 'no-facilitator', needs: 2 })] }).isRefused(
      'dialogue-hard',
    );
    go({ ...whole, registered: 5, circles: [] }).gives('DialogueMovedOn', 'StageReached');
    const nobody = until('forming').filter(one => one.type !== 'TakePart' || one.role !== 'facilitator');
    const reasoned = nobody.map(one => (one.type === 'MoveOn' ? { ...one, reason: 'other' } : one));
    given(dialoguing, ...reasoned)
      .when(moves('kicked-off', { reason: 'other', at: afterKickOff }))
      .isRefused('dialogue-hard');
  });
});

describe('a kick-off', () => {
  it('is planned and moved as a fact, until it was held', () => {
    const planned = given(dialoguing, drafted()).when(scheduled());
    expect(planned.events[0]?.data).toEqual({ dialogue: 'd1', kind: 'planned', at: kickOff.at, by });
    const later = { ...kickOff, date: '2027-03-30', at: '2027-03-30T22:00:00.000Z' };
    const moved = given(dialoguing, drafted(), scheduled()).when(scheduled(later));
    expect(moved.events[0]?.data).toMatchObject({ kind: 'moved', at: later.at });
    given(dialoguing, drafted(), scheduled()).when(scheduled()).givesNothing();
    given(dialoguing, ...until('kicked-off'))
      .when(scheduled(later))
      .isRefused('dialogue-kicked-off');
  });

  it('lies neither in the past nor too far ahead', () => {
    const soon = { ...kickOff, at };
    given(dialoguing, drafted()).when(scheduled(soon)).isRefused('kick-off-past');
    const far = { ...kickOff, at: plusDays(at, program.dialogues.mostDaysAhead + 1) };
    given(dialoguing, drafted()).when(scheduled(far)).isRefused('kick-off-far');
  });
});

describe('registration', () => {
  it('is extended once, while it is open, and to a day before the kick-off', () => {
    const open = given(dialoguing, ...until('recruiting'));
    // It closes ten days before: on the 13th.
    open.when(extendedTo('2027-03-13')).isRefused('registration-until');
    open.when(extendedTo('2027-03-24')).isRefused('registration-until');
    const extended = open.when(extendedTo('2027-03-19'));
    extended.gives('RegistrationExtended', 'ExtensionKept');
    expect(extended.state).toMatchObject({ extended: { daysBefore: 4 } });
    given(dialoguing, ...until('recruiting'), extendedTo('2027-03-19'))
      .when(extendedTo('2027-03-20'))
      .isRefused('registration-extended');
    given(dialoguing, ...until('forming'))
      .when(extendedTo('2027-03-19'))
      .isRefused('dialogue-not-recruiting');
  });
});

describe('people', () => {
  it('take a part and leave it; whoever leaves is forgotten', () => {
    const taken = given(dialoguing, drafted()).when(takes('facilitator', 'f1'));
    expect(taken.events[0]?.data).toEqual({ dialogue: 'd1', person: 'f1', role: 'facilitator', by });
    given(dialoguing, drafted(), takes('facilitator', 'f1')).when(takes('steering', 'f1')).givesNothing();
    const leave: Command = { type: 'LeavePart', id: 'd1', person: 'f1', by, at };
    const left = given(dialoguing, drafted(), takes('facilitator', 'f1')).when(leave);
    left.gives('DialoguePartLeft', 'PartDropped');
    expect(left.state).toMatchObject({ facilitators: [] });
    given(dialoguing, drafted()).when(leave).isRefused('none');
  });

  it('are trained on a day that is not ahead', () => {
    const train = (on: string): Command => ({ type: 'Train', id: 'd1', person: 'f1', on, today: '2027-01-04', by, at });
    const known = given(dialoguing, drafted(), takes('facilitator', 'f1'));
    known.when(train('2027-01-05')).isRefused('training-ahead');
    expect(known.when(train('2027-01-04')).state).toMatchObject({ facilitators: [{ trainedOn: '2027-01-04' }] });
    given(dialoguing, drafted()).when(train('2027-01-04')).isRefused('none');
  });

  it('are forgotten twenty at a time, so long after the celebration, which closes it', () => {
    const more = Array.from({ length: 25 }, (_, i) => takes('facilitator', `g${i}`));
    const celebrated = [...organized, ...more, ...until('celebrated').slice(organized.length)];
    const due = plusDays(afterKickOff, keptDays);
    given(dialoguing, ...celebrated)
      .when(looks(plusDays(due, -1)))
      .givesNothing();
    const first = given(dialoguing, ...celebrated).when(looks(due));
    expect(first.events.filter(({ name }) => name === 'DialoguePartLeft')).toHaveLength(20);
    expect(first.state).toMatchObject({ status: 'celebrated', due: expect.anything() });
    const next = (first.state as { due: string }).due;
    // The same time again would be the same cause, and be decided no more.
    expect(next > due).toBe(true);
    const second = given(dialoguing, ...celebrated, looks(due)).when(looks(next));
    expect(second.events.filter(({ name }) => name === 'DialoguePartLeft')).toHaveLength(12);
    expect(second.state).toMatchObject({ status: 'closed', steering: [], facilitators: [] });
    expect(dialogues.due(second.state)).toBeUndefined();
    expect(dialogues.expires?.(second.state)).toBe(plusDays(afterKickOff, program.retentionDays.counts));
  });
});

describe('a cancelled dialogue', () => {
  it('can be cancelled until it comes to action, and is asked of no more', () => {
    const over = given(dialoguing, ...until('action-forum')).when(cancels(afterKickOff));
    over.gives('DialogueCancelled', 'CancellationKept');
    expect(over.state).toMatchObject({ status: 'cancelled', stage: 'action-forum', reason: 'too-few' });
    expect(dialogues.attention?.(over.state, 'd1')).toBeUndefined();
    given(dialoguing, ...until('action'))
      .when(cancels())
      .isRefused('dialogue-acting');
    given(dialoguing, drafted(), cancels()).when(cancels()).givesNothing();
    given(dialoguing, drafted(), cancels()).when(scheduled()).isRefused('dialogue-over');
    given(dialoguing, drafted(), cancels()).when(moves('organizing')).isRefused('dialogue-over');
  });

  it('that was organized has no line of Today on any later day', () => {
    const story = [...organized, cancels()];
    for (const days of [1, 10, 40, 80]) {
      const seen = given(dialoguing, ...story).when(looks(plusDays(at, days)));
      seen.givesNothing();
    }
  });
});

describe('Today', () => {
  const lineOf = (state: DialogueState) => dialogues.attention?.(state, 'd1')?.details;

  it('has what of the calendar is due and the staff’s, until it is done, overtaken, or moved away', () => {
    // 70 days before the 23rd of March is the 12th of January.
    const due = '2027-01-12T14:00:00.000Z';
    const before = given(dialoguing, ...organized);
    expect([before.state, lineOf(before.state)]).toEqual([expect.objectContaining({ due }), undefined]);
    const seen = before.when(looks(due));
    seen.gives('CalendarSeen');
    expect(lineOf(seen.state)).toEqual(['steering-group']);
    const ticked = given(dialoguing, ...organized, looks(due)).when(ticks('steering-group', due));
    expect(lineOf(ticked.state)).toBeUndefined();
    const later = { ...kickOff, date: '2027-04-20', at: '2027-04-20T22:00:00.000Z' };
    const moved = given(dialoguing, ...organized, looks(due)).when(scheduled(later, due));
    expect(lineOf(moved.state)).toBeUndefined();
    const further = given(dialoguing, ...organized, looks(due), moves('organizing', { at: due }));
    expect(lineOf(further.when(moves('recruiting', { at: due })).state)).toBeUndefined();
  });

  it('has nothing of what was to be prepared once the kick-off has come, but the kick-off itself', () => {
    const seen = given(dialoguing, ...organized).when(looks(kickOff.at));
    expect(lineOf(seen.state)).toEqual(['kick-off']);
  });

  it('has a dialogue with nothing ahead after some days without a word', () => {
    const idle = plusDays(at, idleDays);
    const draft = given(dialoguing, drafted());
    expect(draft.state).toMatchObject({ due: idle });
    expect(lineOf(draft.when(looks(idle)).state)).toEqual(['stands-still']);
    const takenUp = given(dialoguing, drafted(), looks(idle)).when({ ...moves('organizing'), at: idle });
    expect(lineOf(takenUp.state)).toBeUndefined();
  });
});

describe('whatever is done, in whatever order', () => {
  const steps = program.dialogues.calendar.filter(({ owner }) => owner === 'staff').map(({ key }) => key);
  const act = fc.oneof(
    fc.integer({ min: -20, max: 400 }).map(days => (now: string) => {
      const instant = plusDays(now, days);
      return scheduled({ ...kickOff, date: instant.slice(0, 10), at: instant }, now);
    }),
    fc.constantFrom(...steps).map(step => (now: string) => ticks(step, now)),
    fc
      .constantFrom(...dialogueStages)
      .chain(stage => fc.constantFrom(nothing, whole).map(supplied => ({ stage, supplied })))
      .map(
        ({ stage, supplied }) =>
          (now: string) =>
            moves(stage, { supplied, reason: 'other', at: now }),
      ),
    fc.constant((now: string) => looks(now)),
    fc.constant((now: string) => cancels(now)),
  );

  it('an open dialogue is always a human’s or the clock’s, and one that is over is nobody’s line', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 0, max: 40 })), { maxLength: 40 }), acts => {
        let state: DialogueState = given(dialoguing, drafted()).state;
        let now = at;
        for (const [command, days] of acts) {
          now = plusDays(now, days);
          const before = isOpen(state) ? stagesOf(state.format).indexOf(state.status) : undefined;
          const decision = dialoguing.decide(command(now), state);
          if (!isRefusal(decision)) state = decision.reduce(dialoguing.evolve, state);
          const owned = dialogues.attention?.(state, 'd1') !== undefined;
          const due = dialogues.due(state);
          if (!isOpen(state)) {
            expect(owned).toBe(false);
            continue;
          }
          expect(owned || due !== undefined).toBe(true);
          // Time only leads on, one stage at a time.
          if (before !== undefined) expect(stagesOf(state.format).indexOf(state.status) - before).toBeOneOf([0, 1]);
        }
      }),
      { seed: 20_270_104, numRuns: 300 },
    );
  });
});
