import { handle } from '../../platform/ledger.ts';
import { dialogueById } from '../questions.ts';
import { decide } from './deciding.ts';
import { mostAtOnce } from './offering.ts';
import { participantsPage, rollById } from './questions.ts';
import type { Telling } from './roll.ts';
import { rollRoom } from './room.ts';

interface Occasion {
  readonly cause: string;
  readonly at: string;
}

/** Tells a page of those on the list, each once however often this is tried, and notes where the next page begins. */
async function tellPage(dialogue: string, { what, n, after }: Telling, { cause, at }: Occasion) {
  const [{ sequence, results = 0 }, page] = await Promise.all([
    rollById(dialogue),
    participantsPage(dialogue, { limit: mostAtOnce, after }),
  ]);
  for (const { id } of page?.rows ?? []) {
    const act = { by: 'program', at, cause: `told:${what}:${n}` };
    await decide(id, { type: 'Tell', what, n: what === 'results' ? results : sequence }, act);
  }
  const command = { type: 'PageTold', dialogue, n, at, ...(page?.next && { next: page.next }) } as const;
  return handle(rollRoom, { self: dialogue }, { command, cause, by: 'program', at });
}

/** What of a roll is due: a page of those who are told something, places that were held too long, or the reminder. */
export async function rollDue(dialogue: string, { cause, at }: Occasion) {
  const [roll, state] = await Promise.all([rollById(dialogue), dialogueById(dialogue)]);
  const due = roll.telling.find(one => one.due <= at);
  if (due) return tellPage(dialogue, due, { cause, at });
  const kickOffAt = state.status === 'none' ? undefined : state.kickOff?.at;
  const command = { type: 'Due', dialogue, at, kickOffAt } as const;
  return handle(rollRoom, { self: dialogue }, { command, cause, by: 'program', at });
}
