import { arrivalOf } from '../../pairing/questions.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import { load } from '../../platform/ledger.ts';
import { onwardTo } from '../../platform/links.ts';
import { program } from '../../program/settings.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { dialogueById } from '../questions.ts';
import { standingOf } from '../registration/standing.ts';
import { type InvitationState, invitations } from './invitation.ts';

export type { InvitationState } from './invitation.ts';

/** What a household was asked about, and whether it wishes to be. */
export const invitationOf = (arrival: string): Promise<InvitationState> => load(invitations, arrival);

/** What a household is asked about, while it can still say yes or no. */
export interface Standing {
  readonly id: string;
  readonly dialogue: KnownDialogue;
  readonly answer?: 'yes' | 'no' | undefined;
  readonly person: string;
}

/** The dialogue that a household was asked about, while one can register for it. `at` is now. */
export async function standingInvitation(arrival: string, at: string): Promise<Standing | undefined> {
  const state = await invitationOf(arrival);
  if (state.status !== 'invited') return undefined;
  const { dialogue: id, person, answer } = state;
  const dialogue = await dialogueById(id);
  if (dialogue.status === 'none' || !isOpen(dialogue)) return undefined;
  const standing = standingOf(dialogue, at);
  return standing === 'open' || standing === 'waiting'
    ? { id, dialogue, person, ...(answer && { answer }) }
    : undefined;
}

/** The subject of what leads to an invitation, and of what is told of it: `<arrival>.<dialogue>`; for its navigator `<pairing>.<dialogue>`. */
export const invitationIdOf = (of: string, dialogue: string): string => `${of}.${dialogue}`;

/** The same read back; `pairing` where its navigator says it for the household. */
export function readInvitation(about: string): {
  readonly arrival: string;
  readonly dialogue: string;
  readonly pairing?: string;
} {
  const [arrival = '', ...rest] = about.split('.');
  const dialogue = rest.at(-1) ?? '';
  return rest.length > 1 ? { arrival, dialogue, pairing: `${arrival}.${rest[0]}` } : { arrival, dialogue };
}

/** What a household was asked about and has not answered, and the way for its navigator to say it for it; undefined where nothing is asked. */
export async function wayToInvitation(
  pairing: string,
  at: string,
): Promise<{ readonly topic: string; readonly way: string } | undefined> {
  const standing = await standingInvitation(arrivalOf(pairing), at);
  if (!standing || standing.answer) return undefined;
  const { id, dialogue } = standing;
  const link = { purpose: 'invitation', subject: invitationIdOf(pairing, id), nonce: `invitation ${pairing}` } as const;
  const way = await onwardTo({ ...link, expires: answerUntil(dialogue, at) });
  return { topic: dialogue.topic, way };
}

/** Until when the question can be answered: the kick-off, or as long as a link can be. An instant. */
export const answerUntil = ({ kickOff }: Pick<KnownDialogue, 'kickOff'>, at: string): string =>
  [plusDays(at, program.linkKeyDays), ...(kickOff ? [kickOff.at] : [])].sort()[0] ?? at;
