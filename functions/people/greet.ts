import * as v from 'valibot';
import { program } from '../program/settings.ts';
import { liaison } from './glance.ts';
import { unsealedField } from './item.ts';
import { withKey } from './open.ts';

/**
 * What it takes to speak to someone, or of a navigator to the household that will meet her. Each opens one field and nothing else of
 * the person; both throw `Unavailable` when the vault is closed.
 */

const choices = v.object({ language: v.string() });

/** Who follows a link: the language she reads, and until when issued links were revoked. */
export interface Reader {
  readonly language: string;
  readonly linksRevokedAt?: string | undefined;
}

/** Who follows a link, by her id; undefined when she is not (or no longer) known. */
export async function readerOf(id: string): Promise<Reader | undefined> {
  if (id === liaison) return { language: program.language };
  const held = await withKey(id);
  if (!held) return undefined;
  const { language } = v.parse(choices, unsealedField(held.item, 'choices', held.key));
  return { language, linksRevokedAt: held.item.linksRevokedAt };
}

/** A person's whole name; undefined when she is not (or no longer) known. For her own certificate. */
export async function wholeNameOf(id: string): Promise<string | undefined> {
  const held = await withKey(id);
  return held && String(unsealedField(held.item, 'name', held.key)).trim();
}

/** The first word of a person's name; undefined when she is not (or no longer) known. */
export async function firstNameOf(id: string): Promise<string | undefined> {
  return (await wholeNameOf(id))?.split(/\s+/)[0];
}
