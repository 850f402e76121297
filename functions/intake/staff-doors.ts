import * as v from 'valibot';
import { handle } from '../platform/ledger.ts';
import { actAnswer, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly, idsOf, oneOf, someOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { postArrivalAsStaff } from './post-arrival.ts';
import { intakeRoom } from './room.ts';

/** What was missing, as told to staff. */
export const details = {
  area: v.optional(oneOf(idsOf(program.areas))),
  availability: v.optional(someOf(program.availability, program.availability.length)),
};

/** A household by phone or at the counter: it counts as confirmed. */
export const postArrivalByStaff = staffDoor((request, { by }) => postArrivalAsStaff(request, by));

/** Staff confirm for a household that said yes in another way. */
export const confirmByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly(details));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const command = { type: 'Confirm', id, answers: body.value, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
});

/** Why staff close a household's request. */
const closings = ['duplicate', 'withdrawn', 'moved-away', 'contact-under-18', 'other'] as const;

/** Staff end a household's story: its search or pairing ends, and the person is forgotten. */
export const closeByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ reason: oneOf(closings) }));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const command = { type: 'Close', id, reason: body.value.reason, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
});

/** Staff tell for a household what was missing. */
export async function answerDetails(
  id: string,
  {
    area,
    availability,
    by,
    at,
  }: { area?: string | undefined; availability?: readonly string[] | undefined; by: string; at: string },
) {
  const command = { type: 'Answer', id, answers: { area, availability }, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
}
