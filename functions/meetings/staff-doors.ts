import { isPairingId } from '../pairing/questions.ts';
import { type Answer, json, problem } from '../platform/http.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { planOf } from '../tasks/questions.ts';
import type { Wished } from './domain.ts';
import { meetingsIn } from './meeting.ts';
import { changeMeeting, type Done, planMeeting } from './plan.ts';
import { meetingsOf } from './questions.ts';
import { asTold, faultOf, type ToldMeeting, toldMeeting, wishedOf } from './told.ts';

/** The pairing and the number of `<pairing>.<n>`; undefined where it is none. */
function readMeetingId(id: string): { readonly pairing: string; readonly n: number } | undefined {
  const [, pairing = '', n] = /^(.+)\.(\d{1,6})$/.exec(id) ?? [];
  return isPairingId(pairing) ? { pairing, n: Number(n) } : undefined;
}

/** A time that does not do is said at its field; all else as for every act. */
function answerTo(done: Done, at: string, made?: () => Promise<Answer>): Answer | Promise<Answer> {
  if (done.outcome !== 'refused') return made ? made() : actAnswer(done);
  const fault = faultOf(done.reason ?? '', at, program.language);
  return fault ? problem(422, { title: wordsFor(program.language).problems[422], errors: [fault] }) : actAnswer(done);
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
  const body = staffBody(request, toldMeeting);
  if ('refusal' in body) return body.refusal;
  const meeting = readMeetingId(request.params.id ?? '');
  if (!meeting) return notThere();
  const wished = wishedIn(body.value);
  if ('outcome' in wished) return answerTo(wished, at);
  const command = { type: 'Move', ...meeting, wished, by, at } as const;
  return answerTo(await changeMeeting(command, { by, at, cause: `staff:${crypto.randomUUID()}` }), at);
});

/** Staff cancel a meeting; both sides hear it, and no reason. */
export const meetingCancelledByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const meeting = readMeetingId(request.params.id ?? '');
  if (!meeting) return notThere();
  const command = { type: 'Cancel', ...meeting, by, at } as const;
  return answerTo(await changeMeeting(command, { by, at, cause: `staff:${crypto.randomUUID()}` }), at);
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
