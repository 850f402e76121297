import { noticeIdOf } from '../desk/notice.ts';
import { alarmRoom, noticeRoom } from '../desk/rooms.ts';
import { pressOf } from '../desk/today/today.ts';
import type { EndLine } from '../desk/today/today-page.ts';
import { lineNamed } from '../desk/today/today-read.ts';
import { matchOf } from '../pairing/questions.ts';
import { pairingRoom, seatRoom } from '../pairing/room.ts';
import { dueAtOnce, type Line } from '../platform/attention.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { handlePlan, handleRound } from '../tasks/room.ts';

type Doing = Parameters<EndLine>[1];

/** How the press on a line reaches the state that it stands in: each by its own capability's judgement. */
const ends: Readonly<Record<string, EndLine>> = {
  plan: ({ id }, { by, at, cause }) =>
    handlePlan(id, { command: { type: 'Spoken', pairing: id, by, at }, cause, by, at }),
  round: ({ id }, { by, at, cause }) =>
    handleRound(id, { command: { type: 'Hear', navigator: id, by, at }, cause, by, at }),
  seat: ({ id }, { by, at, cause }) =>
    handle(seatRoom, { self: id }, { command: { type: 'Reach', navigator: id, by }, cause, by, at }),
  match: ({ id }, doing) => seen(id, doing),
  notice: ({ id }, { by, at, cause }) =>
    handle(noticeRoom, { self: id }, { command: { type: 'Done', by, at }, cause, by, at }),
  alarm: ({ id }, { by, at, cause }) =>
    handle(alarmRoom, { self: id }, { command: { type: 'See', alarm: id, by }, cause, by, at }),
};

async function seen(arrival: string, { by, at, cause }: Doing) {
  const match = await matchOf(arrival);
  const seat = 'navigator' in match ? match.navigator : 'nobody';
  return handle(pairingRoom, { match: arrival, seat }, { command: { type: 'See', arrival, by, at }, cause, by, at });
}

/** It is due at once and its line goes, in one write with the fact that she wanted it; where it has succeeded meanwhile, nothing is. */
async function tryAgain(line: Line, { by, at, cause }: Doing): Promise<{ outcome: string }> {
  const { about, code } = line;
  const command = { type: 'TryAgain', about, code, by, at } as const;
  const besides = [dueAtOnce(line, at)];
  return handle(noticeRoom, { self: noticeIdOf(code, about) }, { command, cause, by, at, besides });
}

const onItsPage = { outcome: 'refused', reason: 'on-its-page' } as const;

/** Ends a line by the press that ends lines of its kind; refused where that takes more than a press. */
export const endLine: EndLine = async (line: Line, doing) => {
  const press = pressOf(line);
  if (press === 'again') return tryAgain(line, doing);
  const end = press && ends[line.kind];
  return end ? end(line, doing) : onItsPage;
};

/** `POST /staff/today/{id}/done`: what one press ends. A line that is not there any more is done already. */
export const lineDone = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const line = await lineNamed(request.params.id ?? '');
  if (!line) return actAnswer({ outcome: 'already-done' });
  return actAnswer(await endLine(line, { by, at, cause: `staff:${crypto.randomUUID()}` }));
});
