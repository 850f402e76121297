import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { othersWithSameContact } from '../people/glance.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalById } from './questions.ts';
import { intakeRoom } from './room.ts';

/** When a household is posted whose e-mail or phone is known already, tell the liaison; it goes on all the same. */
export const handler = reaction([arrivalRegistered], async ({ data, cause, at, correlation }) => {
  const arrival = await arrivalById(data.arrival);
  if (!('person' in arrival)) return { outcome: 'gone' };
  if ((await othersWithSameContact(arrival.person)).length === 0) return { outcome: 'new' };
  const command = { type: 'NoticeDuplicate', id: data.arrival } as const;
  return handle(intakeRoom, { self: data.arrival }, { command, cause, by: 'program', at, correlation });
});
