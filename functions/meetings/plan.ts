import { householdPerson } from '../intake/questions.ts';
import { isFrozen } from '../pairing/questions.ts';
import { stateKey } from '../platform/keys.ts';
import { handle } from '../platform/ledger.ts';
import { planOf } from '../tasks/questions.ts';
import type { Command, Wished } from './domain.ts';
import { meetingsRoom } from './room.ts';

/** Who does it, and why it is decided now. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What came of it, for whoever waits. */
export interface Done {
  readonly outcome: string;
  readonly reason?: string;
}

/** Plans a meeting of a pairing that runs. */
export async function planMeeting(pairing: string, wished: Wished, { by, at, cause }: Doing): Promise<Done> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return { outcome: 'refused', reason: plan.status };
  if (await isFrozen(pairing)) return { outcome: 'refused', reason: 'resting' };
  const household = await householdPerson(plan.arrival);
  if (!household) return { outcome: 'refused', reason: 'ended' };
  const persons = { household, navigator: plan.navigatorPerson };
  const command = { type: 'Schedule', pairing, wished, persons, by, at } as const;
  const correlation = stateKey('arrival', plan.arrival).pk;
  return handle(meetingsRoom, { self: pairing }, { command, cause, by, at, correlation });
}

/** Moves or cancels one. */
export function changeMeeting(
  command: Extract<Command, { type: 'Move' | 'Cancel' }>,
  { by, at, cause }: Doing,
): Promise<Done> {
  return handle(meetingsRoom, { self: command.pairing }, { command, cause, by, at });
}
