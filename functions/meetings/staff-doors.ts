import * as v from 'valibot';
import { isPairingId } from '../pairing/questions.ts';
import { type Conflict, conflictAnswer, conflictsOf } from '../platform/conflict.ts';
import { type Answer, json, problem } from '../platform/http.ts';
import { type Fields, merge } from '../platform/kernel/merge.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { exactly } from '../program/checks.ts';
import { wordsFor } from '../program/words.ts';
import { planOf } from '../tasks/questions.ts';
import type { Command, Wished } from './domain.ts';
import { type Meeting, meetingsIn } from './meeting.ts';
import { changeMeeting, type Done, planMeeting } from './plan.ts';
import { meetingsOf } from './questions.ts';
import { asTold, faultOf, type ToldMeeting, toldMeeting, toldMeetingSeen, wishedOf } from './told.ts';

/** The pairing and the number of `<pairing>.<n>`; undefined where it is none. */
function readMeetingId(id: string): { readonly pairing: string; readonly n: number } | undefined {
  const [, pairing = '', n] = /^(.+)\.(\d{1,6})$/.exec(id) ?? [];
  return isPairingId(pairing) ? { pairing, n: Number(n) } : undefined;
}

/** A time that does not do is said at its field; all else as for every act. */
function answerTo(done: Done, at: string, made?: () => Promise<Answer>): Answer | Promise<Answer> {
  if (done.outcome !== 'refused') return made ? made() : actAnswer(done);
  const fault = faultOf(done.reason ?? '', at, staffLanguage());
  return fault ? problem(422, { title: wordsFor(staffLanguage()).problems[422], errors: [fault] }) : actAnswer(done);
}

const wishedIn = (told: ToldMeeting): Wished | Done => wishedOf(told) ?? { outcome: 'refused', reason: 'meeting-gap' };

/** Staff plan a meeting for a navigator: date and time are those of the program's place. Planned already, it is the same one. */
export const meetingByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, toldMeeting);
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  if (!isPairingId(pairing)) return notThere();
  const wished = wishedIn(body.value);
  if ('outcome' in wished) return answerTo(wished, at);
  const done = await planMeeting(pairing, wished, { by, at, cause: `staff:${crypto.randomUUID()}` });
  return answerTo(done, at, async () => json(201, { id: await idOf(pairing, wished) }));
});

/** The id of the meeting that is planned then. */
async function idOf(pairing: string, { start }: Wished): Promise<string> {
  const one = meetingsIn(await meetingsOf(pairing)).findLast(
    ({ status, ...its }) => status === 'planned' && its.start === start,
  );
  return `${pairing}.${one?.n}`;
}

/** Staff move a meeting; its id is `<pairing>.<n>`. */
export const meetingMovedByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, toldMeetingSeen);
  if ('refusal' in body) return body.refusal;
  const meeting = readMeetingId(request.params.id ?? '');
  if (!meeting) return notThere();
  const { seen: shown, ...told } = body.value;
  const [wished, seen] = [wishedIn(told), shown && wishedOf(shown)];
  if ('outcome' in wished) return answerTo(wished, at);
  return change({ type: 'Move', ...meeting, wished, seen, by, at });
});

/** Moves or cancels a meeting; where someone else has changed the same since it was seen, both are told. */
async function change(command: Extract<Command, { type: 'Move' | 'Cancel' }>): Promise<Answer> {
  const { pairing, n, by, at } = command;
  const done = await changeMeeting(command, { by, at, cause: `staff:${crypto.randomUUID()}` });
  if (done.outcome !== 'refused' || done.reason !== 'changed') return answerTo(done, at);
  const one = meetingsIn(await meetingsOf(pairing)).find(meeting => meeting.n === n);
  return one ? conflictAnswer({ outcome: 'conflict', conflicts: conflicts(command, one) }) : notThere();
}

/** A meeting by the fields in which it is told. */
const byFields = (one: Wished): Fields => ({ ...Object.fromEntries(asTold(one)), place: one.place });

/** What stands now and what was sent. */
function conflicts(command: Extract<Command, { type: 'Move' | 'Cancel' }>, one: Meeting): readonly Conflict[] {
  const seen = command.seen && byFields(command.seen);
  const now = byFields(one);
  const cancelled = Object.fromEntries(Object.keys(now).map(field => [field, 'cancelled']));
  const sent = command.type === 'Move' ? byFields(command.wished) : cancelled;
  const stands = { by: one.by, at: one.changedAt };
  const { collisions } = merge({ seen: seen ?? now, now, sent });
  return conflictsOf(collisions, Object.fromEntries(Object.keys(now).map(field => [field, stands])));
}

/** Staff cancel a meeting; both sides hear it, and no reason. */
export const meetingCancelledByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ seen: v.optional(toldMeeting) }));
  if ('refusal' in body) return body.refusal;
  const meeting = readMeetingId(request.params.id ?? '');
  if (!meeting) return notThere();
  const { seen } = body.value;
  return change({ type: 'Cancel', ...meeting, seen: seen && wishedOf(seen), by, at });
});

/** A pairing's meetings, the first planned first: when, where, whether they stand, and what each side was told. */
export const listMeetings = staffDoor(async request => {
  const pairing = request.params.id ?? '';
  if (!isPairingId(pairing)) return notThere();
  const [plan, state] = await Promise.all([planOf(pairing), meetingsOf(pairing)]);
  if (plan.status === 'none' && state.status === 'none') return notThere();
  return json(
    200,
    meetingsIn(state).map(({ n, status, persons: _, ...one }) => ({
      id: `${pairing}.${n}`,
      status,
      ...Object.fromEntries(asTold(one)),
      ...one,
    })),
  );
}, 'open');
