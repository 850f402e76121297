import type { Write } from '../platform/ledger.ts';
import { keep } from './keep.ts';
import { open } from './open.ts';
import type { Person } from './person.ts';

/** Someone kept once more, and in codes what whoever plans with her has to know. */
export interface Again {
  /** To be made together with the decision that brings her in. */
  readonly writes: readonly Write[];
  /** The language that she is written to in. */
  readonly language: string;
  readonly accessNeeds: readonly string[];
}

/**
 * Someone who is known, kept once more for something else that she takes part in, under a key of her own: how she is called and reached, her
 * languages and how to be careful with her. She is shown to nobody, so it is no disclosure. Undefined when she is not known any more. The
 * writes fail where `keep` says. Throws `Unavailable` when the vault is closed.
 */
export async function keptAgain(
  id: string,
  part: Pick<Person, 'id' | 'role' | 'subject' | 'within'>,
): Promise<Again | undefined> {
  const known = await open(id);
  if (!known) return undefined;
  const { name, contact, language, speaks, safeContact, accessNeeds } = known;
  const writes = await keep({ name, contact, language, speaks, safeContact, accessNeeds: [], ...part });
  return { writes, language, accessNeeds };
}
