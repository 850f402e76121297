import * as v from 'valibot';
import { type Report, toldAnew } from '../people/reports.ts';
import { because, exactly, oneOf, told } from '../program/checks.ts';
import { redacted } from '../program/redact.ts';
import { program } from '../program/settings.ts';
import type { Command } from './commands.ts';
import type { Contact } from './plan.ts';
import { type Doing, decidedWithWords } from './words-told.ts';

const { outcomes, modes, minutes } = program.contacts;
const longest = Math.max(...minutes);

/** What is told of a contact. Of one that was held it is told how long it was; what is written about it is never refused, but what must not be written down is blacked out. */
export const toldContact = v.pipe(
  exactly({
    outcome: v.picklist(outcomes, because('unknownId')),
    minutes: v.optional(
      v.pipe(
        v.number(because('number')),
        v.integer(because('number')),
        v.minValue(1, because('number')),
        v.maxValue(longest, because('tooMany')),
      ),
    ),
    mode: v.optional(oneOf(modes)),
    note: v.optional(told(500)),
  }),
  v.forward(
    v.check(({ outcome, minutes: long }) => outcome !== 'held' || long !== undefined, because('missing')),
    ['minutes'],
  ),
);

export type ToldContact = v.InferOutput<typeof toldContact>;

/**
 * Keeps what was told of a contact: codes with the plan of this pairing, words sealed with the household's key. What is told anew under the same
 * `id` takes its place; refused as `final` when a mail has gone out since.
 */
export async function logContact(pairing: string, id: string, contact: ToldContact, { by, at, cause }: Doing) {
  const { outcome, minutes: long, mode, note: said } = contact;
  const { text, found } = redacted(said ?? '');
  const kept: Contact = {
    id,
    at,
    by,
    outcome,
    minutes: outcome === 'none' ? 0 : (long ?? 0),
    ...(mode && { mode }),
  };
  const commandOf = (reworded: boolean): Command => ({
    type: 'LogContact',
    pairing,
    contact: kept,
    redacted: found,
    reworded,
  });
  return decidedWithWords(pairing, { by, at, cause }, { change: toldAnew({ id, at, text }), commandOf });
}

/** Takes back what was told of a contact, its words too. */
export const takeBackContact = (command: Extract<Command, { type: 'TakeBackContact' }>, { by, at, cause }: Doing) =>
  decidedWithWords(
    command.pairing,
    { by, at, cause },
    {
      change: (reports: readonly Report[]) => reports.filter(({ id }) => id !== command.contact),
      commandOf: () => command,
    },
  );
