import { alone } from '../platform/ledger.ts';
import { dialogues } from './dialogue.ts';
import { dialoguing } from './domain.ts';

/** Decisions about a dialogue, where they are kept. */
export const dialogueRoom = alone(dialogues, dialoguing);
