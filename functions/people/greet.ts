import * as v from 'valibot';
import { program } from '../program/settings.ts';
import { liaison } from './glance.ts';
import { itemOf, unsealedField } from './item.ts';
import { personKey } from './person-keys.ts';

/**
 * What it takes to speak to someone, or of a navigator to the household that will meet her. Each opens one field and nothing else of
 * the person; both throw `Unavailable` when the vault is closed.
 */

async function field(id: string, name: string): Promise<unknown> {
  const [item, key] = await Promise.all([itemOf(id), personKey(id)]);
  return item && key && unsealedField(item, name, key);
}

const choices = v.object({ language: v.string() });

/** The language that a person is written to in; undefined when she is not (or no longer) known. */
export async function languageOfPerson(id: string): Promise<string | undefined> {
  if (id === liaison) return program.language;
  const opened = await field(id, 'choices');
  return opened === undefined ? undefined : v.parse(choices, opened).language;
}

/** The first word of a person's name; undefined when she is not (or no longer) known. */
export async function firstNameOf(id: string): Promise<string | undefined> {
  const name = await field(id, 'name');
  return name === undefined ? undefined : (String(name).trim().split(/\s+/)[0] ?? '');
}
