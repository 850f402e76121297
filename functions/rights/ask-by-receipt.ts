import { arrivalById } from '../intake/questions.ts';
import { handle } from '../platform/ledger.ts';
import { rightsRoom } from './room.ts';

/** Whoever holds a receipt asks for the household's data: nothing is shown, its own contact is asked first. Nothing happens for one that is closed. */
export async function askByReceipt(arrival: string, at: string): Promise<void> {
  const state = await arrivalById(arrival);
  if (!('person' in state)) return;
  const { person } = state;
  const command = { type: 'Ask', via: 'receipt', person, subject: `arrival#${arrival}`, by: 'receipt', at } as const;
  await handle(rightsRoom, { self: person }, { command, cause: `press:${crypto.randomUUID()}`, by: 'receipt', at });
}
