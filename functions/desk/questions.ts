import { localDate } from '../platform/kernel/time.ts';
import { load } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { deputies, deputyOn, theLiaisons } from './deputy/deputy.ts';

/** The person who stands in for the liaison at an instant; undefined where nobody does. */
export async function standInAt(at: string): Promise<string | undefined> {
  return deputyOn(await load(deputies, theLiaisons), localDate(program.timeZone, at))?.person;
}
