import { participantPerson } from '../dialogues/registration/questions.ts';
import { arrivalById } from '../intake/questions.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { rightsRoom } from './room.ts';

/** Whoever holds a receipt asks for the data of a household, or of who registered for a dialogue: nothing is shown, the contact itself is asked first. Nothing happens for one that is closed. */
export async function askByReceipt(subject: string, at: string): Promise<void> {
  const { kind, id } = readSubject(subject);
  const person = kind === 'participant' ? await participantPerson(id) : await personOfArrival(id);
  if (!person) return;
  const command = { type: 'Ask', via: 'receipt', person, subject, by: 'receipt', at } as const;
  await handle(rightsRoom, { self: person }, { command, cause: `press:${crypto.randomUUID()}`, by: 'receipt', at });
}

async function personOfArrival(id: string): Promise<string | undefined> {
  const state = await arrivalById(id);
  return 'person' in state ? state.person : undefined;
}
