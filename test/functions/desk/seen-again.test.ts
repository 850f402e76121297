import { describe, expect, it } from 'vitest';
import { added } from '../../../functions/advisory/digest/acts.ts';
import { changed as changedMember } from '../../../functions/advisory/told.ts';
import { scheduleBody } from '../../../functions/desk/dialogues/dialogue-room.ts';
import { changeBody as dialogueBody } from '../../../functions/desk/dialogues/planning-rooms.ts';
import { noteBody } from '../../../functions/desk/exchange/digests-room.ts';
import { changeBody as memberBody } from '../../../functions/desk/exchange/members-room.ts';
import { seenOf } from '../../../functions/desk/forms/act-form.ts';
import { seenOnce } from '../../../functions/desk/forms/conflict.ts';
import { changed as changedDialogue, kickOff } from '../../../functions/dialogues/told.ts';
import { toldMeetingSeen } from '../../../functions/meetings/told.ts';
import { bodyOf } from '../../../functions/platform/form-body.ts';
import type { Html } from '../../../functions/platform/html.ts';
import { check } from '../../../functions/program/checks.ts';
import { fieldsIn } from '../../support/desk.ts';

/** The hidden fields of a form, as a browser sends them. */
const sent = ({ markup }: Html) => fieldsIn({ markup: `<main>${markup}` } as Parameters<typeof fieldsIn>[0]);

/** A form that came back because two have changed the same. */
const refused = (values: readonly (readonly [string, string])[], conflicts: readonly object[]) => ({
  action: '/desk/meetings/m1/move',
  values: new URLSearchParams(values.map(([name, value]): [string, string] => [name, value])),
  faults: [],
  problem: { conflicts },
});

const held = { date: '2026-12-07', time: '14:00', minutes: 60, place: 'frog-hollow' };
const asked = { date: '2026-12-07', time: '16:00', minutes: '60', place: 'frog-hollow' };

describe('a form that says what it showed', () => {
  it('is taken by the door that moves a meeting, with what was seen of it', () => {
    const form = new URLSearchParams([...Object.entries(asked), ...sent(seenOf({ refused: undefined }, held))]);
    expect(check(toldMeetingSeen, bodyOf(form, toldMeetingSeen), 'en')).toEqual({
      ok: true,
      value: { ...asked, minutes: 60, seen: held },
    });
  });

  it('of nothing says that it was looked at', () => {
    expect(sent(seenOf({ refused: undefined }, { reason: undefined }))).toEqual([['seen.looked', 'yes']]);
  });

  it('after a conflict has seen what collided, and not what others have changed besides: that stays theirs', () => {
    const first = sent(seenOf({ refused: undefined }, held));
    const now = { ...held, time: '15:00', place: 'phone' };
    const conflict = [{ pointer: '/time', now: now.time, sent: asked.time }];
    const again = sent(seenOf({ refused: refused(first, conflict) }, now));
    expect(Object.fromEntries(again)).toEqual({
      'seen.date': held.date,
      'seen.time': '15:00',
      'seen.minutes': '60',
      'seen.place': 'frog-hollow',
    });
  });

  it('that is one thing is seen anew as a whole', () => {
    const first = sent(seenOf({ refused: undefined }, { 'report-5w': '2027-01-01' }));
    const back = { refused: refused(first, [{ pointer: '/met', now: 'weekly', sent: 'once' }]) };
    expect(sent(seenOf(back, { 'report-5w': '2027-01-02' }, { whole: true }))).toEqual([
      ['seen.report-5w', '2027-01-02'],
    ]);
  });

  it('carries what it showed through its door as it was, lists and a "no" too', () => {
    const seen = { topic: 'Being neighbors', goals: '', languages: ['en'], weekly: false };
    const form = (fields: Record<string, string>) =>
      new URLSearchParams([...sent(seenOnce(undefined, seen)), ...Object.entries(fields)]);
    const dialogue = dialogueBody(form({ topic: 'Neighbors', goals: '', area: '' }));
    expect(check(changedDialogue, JSON.parse(JSON.stringify(dialogue)), 'en')).toEqual({
      ok: true,
      value: { topic: 'Neighbors', goals: '', languages: [], seen },
    });
    const day = { date: '2027-03-23', time: '18:00', place: 'Town Hall' };
    expect(check(kickOff, scheduleBody(form(day)), 'en')).toEqual({ ok: true, value: { ...day, seen } });
    const member = { organization: '00000000000000000000000001', tier: 'chair', groups: 'advisory', weekly: 'false' };
    expect(check(changedMember, memberBody(form(member)), 'en')).toMatchObject({
      ok: true,
      value: { weekly: false, seen },
    });
  });

  it('of the digest’s line takes it back where it is emptied', () => {
    const form = new URLSearchParams([...sent(seenOnce(undefined, { text: 'Closed on Friday.' })), ['text', '']]);
    expect(check(added, noteBody(form), 'en')).toEqual({
      ok: true,
      value: { text: '', seen: { text: 'Closed on Friday.' } },
    });
  });
});
