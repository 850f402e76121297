import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isOff, wordStill } from '../../../../functions/dialogues/action/convening.ts';
import { ownPartIn } from '../../../../functions/dialogues/action/own-part.ts';
import { planState } from '../../../../functions/dialogues/action/plan.ts';
import { seenPlan } from '../../../../functions/dialogues/action/seen.ts';
import { plans as shelf } from '../../../../functions/dialogues/action/shelf.ts';
import { plusHours, plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import {
  actionIn,
  adopts,
  at,
  begun,
  calledOff,
  cancels,
  holds,
  holdsForum,
  leaves,
  looks,
  moves,
  over,
  person,
  planIn,
  plans,
  progresses,
  settled,
  story,
  toldBy,
  unheardIn,
  wished,
  words,
} from './telling.ts';

/** Update events and celebrations, as they stand in the calendars of everyone. */

const { remindHours, settleMinutes } = program.dialogues.sessions;
const everyone = [person(1), person(2)];
const start = '2027-09-15T22:00:00.000Z';
const near = plusHours(start, -remindHours);
const later = plusHours(settled, 1);
const again = plusMinutes(later, settleMinutes);
const invited = [plans(), looks(settled, everyone)];
const about = { dialogue: 'd1', of: 1, number: 0, who: 'p1' };

describe('an update event', () => {
  it('invites everyone when that has settled, once, and can be neither in the past nor in a skipped hour', () => {
    story().when(plans()).gives('PlanBegun', 'UpdateEventChanged', 'EventKept');
    expect(shelf.due(story(plans()).state)).toBe(settled);
    const told = story(plans()).when(looks(settled, everyone));
    expect(words(told.events, 'update-event')).toEqual(['p1 0', 'p2 0']);
    expect(shelf.due(told.state)).toBe(near);
    story(plans()).when(plans()).givesNothing();
    story()
      .when(plans({ wished: { ...wished, date: '2027-05-01' } }))
      .isRefused('event-over');
    story()
      .when(plans({ wished: { ...wished, date: '2028-03-12', time: '02:30' } }))
      .isRefused('event-gap');
  });

  it('is told to many, twenty at a time', () => {
    const many = Array.from({ length: 45 }, (_, n) => person(n));
    const first = story(plans()).when(looks(settled, many));
    expect(toldBy(first.events, 'update-event')).toHaveLength(20);
    expect(shelf.due(first.state)).toBe(settled);
    const last = story(plans(), looks(settled, many), looks(settled, many)).when(looks(settled, many));
    expect(toldBy(last.events, 'update-event')).toHaveLength(5);
    expect(shelf.due(last.state)).toBe(near);
  });

  it('is told to everyone in the night too: what waits for the morning is not given anew with each page', () => {
    const many = Array.from({ length: 45 }, (_, n) => person(n));
    const mails: string[] = [];
    let before = [plans()];
    for (let page = 0; page < 3; page += 1) {
      // None of the mails has gone out yet.
      const unsent = unheardIn(story(...before).state, 'event');
      const look = looks(plusMinutes(settled, page), many, [], unsent);
      mails.push(...words(story(...before).when(look).events, 'update-event'));
      before = [...before, look];
    }
    expect(mails.sort()).toEqual(many.map(one => `${one.person} 0`).sort());
    expect(shelf.due(story(...before).state)).toBe(near);
    // A word that was overtaken before it went out is told anew.
    const moved = [...before, moves({ date: '2027-09-16' }, { at: later })];
    const unsent = unheardIn(story(...moved).state, 'event');
    const anew = story(...moved).when(looks(again, many, [], unsent)).events;
    expect(words(anew, 'update-event')).toHaveLength(20);
  });

  it('that is moved is told once more, with the next number; one that is cancelled to those who were invited alone', () => {
    const moved = story(...invited, moves({ date: '2027-09-16' }, { at: later }));
    expect(planIn(moved.state).events[0]).toMatchObject({ version: 1, start: '2027-09-16T22:00:00.000Z' });
    expect(words(moved.when(looks(again, everyone)).events, 'update-event')).toEqual(['p1 1', 'p2 1']);
    const off = story(...invited, cancels(later)).when(looks(again, [...everyone, person(3)]));
    expect(words(off.events, 'update-event-off')).toEqual(['p1 1', 'p2 1']);
    expect(shelf.due(off.state)).toBeUndefined();
    const unheard = story(plans(), cancels()).when(looks(settled, everyone));
    expect(unheard.events.filter(({ name }) => name === 'MailWanted')).toEqual([]);
    expect(shelf.due(unheard.state)).toBeUndefined();
    // Nor is it taken back from whom the invitation never reached.
    const unsent = unheardIn(story(...invited).state, 'event').slice(0, 1);
    const some = story(...invited, cancels(later)).when(looks(again, everyone, [], unsent));
    expect(words(some.events, 'update-event-off')).toEqual(['p2 1']);
    story(plans(), cancels())
      .when(moves({ date: '2027-09-16' }))
      .isRefused('event-done');
  });

  it('is out of her calendar with who leaves the dialogue: the same entry, with the next number; the others hear nothing', () => {
    const gone = story(...invited).when({ ...leaves(1), at: later });
    gone.gives('MailWanted', 'PersonGone');
    expect(words(gone.events, 'update-event-off')).toEqual(['p1 1']);
    const { state } = story(...invited, { ...leaves(1), at: later });
    expect(JSON.stringify(state)).not.toContain('"p1"');
    expect(isOff(planIn(state), 'event', { ...about, number: 1, at: later })).toBe(true);
    expect(isOff(planIn(state), 'event', { ...about, number: 1, at: plusHours(start, 2) })).toBe(false);
    expect(wordStill(planIn(state), 'event', { ...about, at: later })).toBeUndefined();
    const stays = { ...about, who: 'p2' };
    expect(isOff(planIn(state), 'event', { ...stays, at: later })).toBe(false);
    expect(wordStill(planIn(state), 'event', { ...stays, at: later })).toMatchObject({ as: 'planned' });
    const left = [...invited, { ...leaves(1), at: later }];
    const reminded = story(...left, looks(near)).when(looks(near, [person(2)]));
    expect(toldBy(reminded.events, 'update-event-soon')).toEqual(['p2']);
    // What still waits to go out does not go out then, and there is nothing to take back.
    const unsent = unheardIn(story(...invited).state, 'event');
    const unheard = story(...invited).when({ ...leaves(1, unsent), at: later });
    expect(words(unheard.events, 'update-event-off')).toEqual([]);
    // Once it is over, nothing is taken out of calendars.
    story(...invited)
      .when({ ...leaves(1), at: plusHours(start, 2) })
      .gives('PersonGone');
  });

  it('leaves nobody’s calendar because she is not found: only who leaves is taken out', () => {
    const moved = story(...invited, moves({ date: '2027-09-16' }, { at: later })).when(looks(again, [person(2)]));
    expect(words(moved.events, 'update-event')).toEqual(['p2 1', 'p1 1']);
    expect(words(moved.events, 'update-event-off')).toEqual([]);
  });

  it('is reminded of once, of what each was told last; whoever has come since is invited, and not reminded at once', () => {
    const soon = story(...invited, looks(near)).when(looks(near, [...everyone, person(3)]));
    expect(words(soon.events, 'update-event-soon')).toEqual(['p1 0', 'p2 0']);
    const since = plusMinutes(near, settleMinutes);
    const fresh = story(...invited, looks(near), looks(near)).when(looks(since, [...everyone, person(3)]));
    expect(words(fresh.events, 'update-event')).toEqual(['p3 0']);
    expect(shelf.due(fresh.state)).toBeUndefined();
    const late = story(...invited).when(looks(plusHours(start, 1)));
    expect(late.events.filter(({ name }) => name === 'MailWanted')).toEqual([]);
  });

  it('that is moved or cancelled while people are being reminded is reminded of no more as it was', () => {
    const many = Array.from({ length: 25 }, (_, n) => person(n));
    const half = [plans(), looks(settled, many), looks(settled, many), looks(near), looks(near)];
    expect(planIn(story(...half).state).tellings).toMatchObject([{ what: 'event-soon' }]);
    for (const change of [moves({ date: '2027-10-16' }, { at: near }), cancels(near)])
      expect(planIn(story(...half, change).state).tellings).toEqual([]);
  });

  it('stands in what is held about whom it was told', () => {
    const plan = story(...invited).state;
    const own = ownPartIn(plan, { person: 'p1', participant: 'r1' });
    expect(own?.events).toEqual([{ start, minutes: wished.minutes, place: wished.place }]);
    expect(ownPartIn(plan, { person: 'p9', participant: 'r9' })).toBeUndefined();
  });

  it('is told by the newest word alone, and while it is so', () => {
    const moved = planIn(story(...invited, moves({ date: '2027-09-16' }, { at: later }), looks(again)).state);
    expect(wordStill(moved, 'event', { ...about, at: again })).toBeUndefined();
    expect(wordStill(moved, 'event', { ...about, number: 1, at: again })).toMatchObject({ as: 'moved' });
    expect(wordStill(moved, 'event', { ...about, number: 1, at: plusHours(start, 25) })).toBeUndefined();
    const off = planIn(story(...invited, cancels(later), looks(again)).state);
    expect(wordStill(off, 'event', { ...about, at: again })).toBeUndefined();
    expect(isOff(off, 'event', { ...about, number: 1, at: again })).toBe(true);
  });

  it('reports what is done until then, and is told of no more', () => {
    const acted = [...begun, adopts(1), progresses(1, 'done'), plans()];
    story(...acted)
      .when(holds(at))
      .isRefused('event-ahead');
    const after = '2027-09-15T22:30:00.000Z';
    const held = story(...acted, looks(settled, everyone)).when(holds(after));
    held.gives('UpdateEventChanged', 'EventHappened', 'ActionItemMovedOn');
    expect(actionIn(held.state, 1)).toMatchObject({ status: 'reported' });
    expect(seenPlan(held.state)).toMatchObject({ isReported: true });
    expect(planIn(held.state).events[0]).not.toHaveProperty('remindAt');
    story(...acted, holds(after))
      .when(progresses(1, 'in-progress'))
      .isRefused('action-over');
  });

  it('that is over forgets who heard of it when the next one is planned', () => {
    const next = plans({ at: plusHours(start, 3), wished: { ...wished, date: '2027-12-01' } });
    const held = holds(plusHours(start, 2));
    expect(planIn(story(...invited, held, next).state).events.map(one => one.told.length)).toEqual([0, 0]);
  });

  it('that was kept before its words were is read as one of which nobody was told', () => {
    const plan = planIn(story(plans()).state);
    const old = { ...plan, events: plan.events.map(({ told: _, ...one }) => ({ ...one, invited: everyone })) };
    expect(v.parse(planState, old)).toEqual(plan);
  });

  it('is not held where its dialogue is cancelled: whoever was invited hears it, nobody is asked for anything else, and then all is over', () => {
    const ended = story(...begun, ...invited, holdsForum('2027-05-04', { at: later })).when({
      ...calledOff,
      at: later,
    });
    ended.gives('PlanEnding', 'UpdateEventChanged', 'EventDropped');
    expect([shelf.due(ended.state), shelf.attention?.(ended.state, 'd1')]).toEqual([again, undefined]);
    const ending = [...begun, ...invited, holdsForum('2027-05-04', { at: later }), { ...calledOff, at: later }];
    story(...ending)
      .when(over)
      .givesNothing();
    story(...ending)
      .when(plans())
      .isRefused('dialogue-over');
    story(...ending)
      .when(looks(later))
      .givesNothing();
    const told = story(...ending).when(looks(again, everyone));
    expect(words(told.events, 'update-event-off')).toEqual(['p1 1', 'p2 1']);
    // Whoever is to be phoned can be told until it would have been over.
    const after = plusMinutes(start, wished.minutes);
    expect(shelf.due(told.state)).toBe(after);
    expect(isOff(planIn(told.state), 'event', { ...about, number: 1, at: plusMinutes(after, -1) })).toBe(true);
    story(...ending, looks(again, everyone))
      .when(looks(plusMinutes(after, -1)))
      .givesNothing();
    story(...ending, looks(again, everyone))
      .when(looks(after))
      .gives('PlanOver');
  });

  it('that was cancelled is told as that, also when its dialogue is over before it could be', () => {
    for (const end of [over, calledOff]) {
      const ended = story(...begun, ...invited, cancels(later)).when({ ...end, at: plusMinutes(later, 1) });
      ended.gives('PlanEnding');
      const told = story(...begun, ...invited, cancels(later), { ...end, at: plusMinutes(later, 1) });
      expect(words(told.when(looks(again, everyone)).events, 'update-event-off')).toEqual(['p1 1', 'p2 1']);
      // It was told already, and the mails wait for the morning.
      story(...begun, ...invited, cancels(later), looks(again, everyone))
        .when({ ...end, at: plusMinutes(again, 1) })
        .gives('PlanEnding');
    }
  });

  it('whose time has passed can be moved, also after another one was planned: everyone hears of the new time', () => {
    const snowed = plusHours(start, 20);
    const celebration = plans({ kind: 'celebration', wished: { ...wished, date: '2027-09-30' }, at: snowed });
    const moved = moves({ date: '2027-09-22' }, { at: snowed });
    const told = story(...begun, ...invited, celebration, moved).when(
      looks(plusMinutes(snowed, settleMinutes), everyone),
    );
    expect(words(told.events, 'update-event')).toEqual(['p1 1', 'p2 1']);
  });

  it('is told when people were read, and not to nobody', () => {
    story(plans())
      .when({ ...looks(settled), everyone: undefined } as ReturnType<typeof looks>)
      .givesNothing();
  });

  it('may well be held where its dialogue is closed: nobody is told that it is not', () => {
    story(...begun, ...invited)
      .when({ ...over, at: later })
      .gives('PlanOver');
  });

  it('that nobody has heard of, or that is long over, keeps no plan from being over at once', () => {
    story(...begun, plans())
      .when(over)
      .gives('PlanOver');
    story(...begun, ...invited)
      .when({ ...over, at: plusHours(start, 3) })
      .gives('PlanOver');
  });
});
