import { newId } from '../platform/kernel/ids.ts';
import { alone, handle } from '../platform/ledger.ts';
import type { Attempt } from '../platform/staff.ts';
import { attempts } from './attempt.ts';
import { attempting } from './attempting.ts';

const room = alone(attempts, attempting);

/** Writes down that someone tried what she may not. */
export async function noteAttempt(attempt: Attempt): Promise<void> {
  const { by } = attempt;
  const at = new Date().toISOString();
  await handle(room, { self: newId() }, { command: { ...attempt, at }, cause: 'refused', by, at });
}
