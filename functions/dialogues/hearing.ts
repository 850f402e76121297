import { handle } from '../platform/ledger.ts';
import type { Doing } from './action/deciding.ts';
import { planById } from './action/questions.ts';
import { dialogueRoom } from './room.ts';

/** Follows when the forum was held, as the plan of what the dialogue comes to has it now: its calendar and its check-ins are counted from one day. */
export async function hearForum(id: string, { by, at, cause, correlation }: Doing): Promise<void> {
  const plan = await planById(id);
  if (plan.status !== 'open' || plan.forum === undefined) return;
  const command = { type: 'HearForum', id, on: plan.forum, at } as const;
  await handle(dialogueRoom, { self: id }, { command, cause, by, at, correlation });
}
