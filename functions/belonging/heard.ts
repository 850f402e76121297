import type { DataOf } from '../../events/contract.ts';
import type { matchClosed } from '../../events/match-closed.ts';
import type { navigatorAssigned } from '../../events/navigator-assigned.ts';
import type { pairingEnded } from '../../events/pairing-ended.ts';
import { householdPerson } from '../intake/questions.ts';
import { navigatorPerson } from '../navigators/questions.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import type { Command } from './domain.ts';
import { quarterOf } from './periods.ts';
import { askingRoom, interestRoom } from './room.ts';

/** The circumstances of a fact, for what is decided about it. */
interface Heard {
  readonly cause: string;
  readonly at: string;
  readonly correlation: string;
}

/** A navigator's row is a story of its own: it must not keep the id of a household that is forgotten. */
const storyOf = (subject: string, { correlation }: Heard): string =>
  readSubject(subject).kind === 'arrival' ? correlation : subject;

const tell = (subject: string, command: Command, heard: Heard) => {
  const { cause, at } = heard;
  const act = { command, cause, by: 'program', at, correlation: storyOf(subject, heard) };
  return handle(askingRoom, { self: subject }, act);
};

/** What came of several decisions: done where one of them was. */
const together = (outcomes: readonly { readonly outcome: string }[]): { readonly outcome: string } =>
  outcomes.find(one => one.outcome === 'done') ?? outcomes[0] ?? { outcome: 'nothing' };

/** Reasons of an end that nobody is asked about. */
const concerns: readonly string[] = ['safeguarding'];

/** Both have said yes: both are asked soon. Who is not known any more is not. */
export async function begins({ pairing, arrival, navigator }: DataOf<typeof navigatorAssigned>, heard: Heard) {
  const [household, volunteer] = await Promise.all([householdPerson(arrival), navigatorPerson(navigator)]);
  const begin = { type: 'Begin', pairing, at: heard.at } as const;
  return together([
    ...(household
      ? [await tell(`arrival#${arrival}`, { ...begin, community: 'household', person: household }, heard)]
      : []),
    ...(volunteer
      ? [await tell(`navigator#${navigator}`, { ...begin, community: 'navigator', person: volunteer }, heard)]
      : []),
  ]);
}

/** A pairing is over: its navigator is asked. Its household may have another one; it is asked when its search is closed. */
export async function ends({ pairing, arrival, navigator, reason }: DataOf<typeof pairingEnded>, heard: Heard) {
  const spare = concerns.includes(reason);
  const end = { type: 'End', spare, at: heard.at } as const;
  return together([
    await tell(`navigator#${navigator}`, { ...end, pairing }, heard),
    ...(spare ? [await tell(`arrival#${arrival}`, end, heard)] : []),
  ]);
}

/** The household needs no navigator any more. */
export const isClosed = ({ arrival, reason }: DataOf<typeof matchClosed>, heard: Heard) =>
  tell(`arrival#${arrival}`, { type: 'End', spare: concerns.includes(reason), at: heard.at }, heard);

/** She leaves, or is forgotten: she is asked nothing more, and what she would have liked goes with her. */
export async function forget(subject: string, heard: Heard) {
  const { at, cause } = heard;
  const { kind, id } = readSubject(subject);
  const command = { type: 'Forget', at } as const;
  return together([
    await tell(subject, command, heard),
    ...(kind === 'arrival'
      ? [await handle(interestRoom, { interest: id, tally: quarterOf(at) }, { command, cause, by: 'program', at })]
      : []),
  ]);
}
