import { takingPart } from '../intake/questions.ts';
import { handle } from '../platform/ledger.ts';
import { quarterOf } from './periods.ts';
import { interestOf } from './questions.ts';
import { interestRoom } from './room.ts';

/** What of what a household would like changes: one kind, shown or taken back. */
interface Change {
  readonly kind: string;
  readonly yes: boolean;
}

/** Shows or takes back a household's interest, and the count of its quarter with it; refused when the household is closed or unknown. */
export async function changeInterest(
  arrival: string,
  { kind, yes }: Change,
  { by, at, cause }: { by: string; at: string; cause: string },
): Promise<{ readonly outcome: string; readonly reason?: string }> {
  const person = await takingPart(arrival);
  if (!person) return { outcome: 'refused', reason: 'none' };
  const now = quarterOf(at);
  if (yes) {
    const command = { type: 'Show', arrival, person, kind, quarter: now, by, at } as const;
    return handle(interestRoom, { interest: arrival, tally: now }, { command, cause, by, at });
  }
  const interest = await interestOf(arrival);
  const kept = interest.status === 'shown' && Object.hasOwn(interest.kinds, kind) ? interest.kinds[kind] : undefined;
  const quarter = kept?.quarter ?? now;
  const command = { type: 'TakeBack', arrival, kind, quarter, by } as const;
  return handle(interestRoom, { interest: arrival, tally: quarter }, { command, cause, by, at });
}
