import * as v from 'valibot';
import { householdPerson } from '../intake/questions.ts';
import { arrivalOf } from '../pairing/questions.ts';
import { changeReports, type Report } from '../people/reports.ts';
import { handle } from '../platform/ledger.ts';
import { because, exactly, oneOf, told } from '../program/checks.ts';
import { redacted } from '../program/redact.ts';
import { program } from '../program/settings.ts';
import type { Command } from './domain.ts';
import type { Contact } from './plan.ts';
import { planRoom } from './room.ts';

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

/** Who does it, and why it is decided now. */
interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** Somebody may be telling something else of the same household in this very moment; then it is read again. */
const looks = 4;

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
  const report: Report = { id, at, text };
  const change = (reports: readonly Report[]) => {
    const others = reports.filter(one => one.id !== id);
    const same = reports.some(one => one.id === id && one.text === text);
    return same ? reports : [...others, ...(text ? [report] : [])];
  };
  const commandOf = (reworded: boolean): Command => ({
    type: 'LogContact',
    pairing,
    contact: kept,
    redacted: found,
    reworded,
  });
  return decided(pairing, { by, at, cause }, { change, commandOf });
}

/** Takes back what was told of a contact, its words too. */
export const takeBackContact = (command: Extract<Command, { type: 'TakeBackContact' }>, { by, at, cause }: Doing) =>
  decided(
    command.pairing,
    { by, at, cause },
    {
      change: reports => reports.filter(({ id }) => id !== command.contact),
      commandOf: () => command,
    },
  );

/** What it means for the words that are kept, and the command, which may depend on whether they change. */
interface Decided {
  readonly change: (reports: readonly Report[]) => readonly Report[];
  readonly commandOf: (reworded: boolean) => Command;
}

async function decided(
  pairing: string,
  { by, at, cause }: Doing,
  { change, commandOf }: Decided,
): Promise<{ readonly outcome: string; readonly reason?: string }> {
  for (let look = 1; look <= looks; look++) {
    const person = await householdPerson(arrivalOf(pairing));
    const besides = person ? await changeReports(person, change) : [];
    const command = commandOf(besides.length > 0);
    const done = await handle(planRoom, { self: pairing }, { command, cause, by, at, besides });
    if (done.outcome !== 'blocked') return done;
  }
  throw new Error(`No rest on what is told of ${pairing}`);
}
