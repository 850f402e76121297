import { gateKeys, offeredUntil, type PassedGate } from './gates.ts';
import { belongs, nextOf, type Recorded } from './navigator.ts';

/** How someone can stand in the list. */
export type Stands = Recorded['status'];

/** How someone stands, and why where staff have to know. */
export interface HowSheStands {
  readonly status: Stands;
  readonly reason?: string;
}

/** Whose mail comes back is offered nobody, as if she were suspended, until someone has spoken to her. */
export function howSheStands(state: Recorded, reachable: boolean): HowSheStands {
  const { status } = state;
  if (status === 'suspended' || status === 'inactive') return { status, reason: state.reason };
  return belongs(state) && !reachable ? { status: 'suspended', reason: 'unreachable' } : { status };
}

/** The steps on someone's way: those that she has passed, when, and until when they hold; what is missing. */
export interface Way {
  readonly gates: readonly ({ readonly gate: string } & PassedGate)[];
  readonly agreement?: { readonly at: string; readonly by: string } | undefined;
  readonly next?: string | undefined;
  /** From then on a pairing that began would not be over before a step runs out: the last day on which something is offered. */
  readonly offeredUntil?: ReturnType<typeof offeredUntil>;
  readonly notWith?: readonly string[];
}

/** Which steps she has passed, when, and until when they hold; what is missing. */
export function wayOf(state: Recorded, at: string): Way {
  const { gates, agreement, notWith, status } = state;
  return {
    gates: gateKeys.flatMap(gate => (gates[gate] ? [{ gate, ...gates[gate] }] : [])),
    agreement,
    ...(status !== 'inactive' && { next: nextOf(state, at) }),
    ...(belongs(state) && { offeredUntil: offeredUntil(gates) }),
    ...(notWith.length > 0 && { notWith }),
  };
}
