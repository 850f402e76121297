import { type ParticipantState, participantById } from '../../dialogues/registration/questions.ts';
import { arrivalsByIds, type KnownArrival } from '../../intake/questions.ts';
import { type NavigatorState, navigatorsById } from '../../navigators/questions.ts';
import { matchesOf } from '../../pairing/questions.ts';
import type { Found } from '../../people/find.ts';
import { readSubject } from '../../platform/kernel/ids.ts';
import { type Situation, standingOf } from '../situation.ts';

/** A person, unopened: her id and whose she is. */
export type Unopened = Pick<Found, 'id' | 'subject'>;

/** Someone who was found: how to come to her page, and how she stands; never a name. */
export type Hit =
  | { readonly role: 'household'; readonly id: string; readonly receipt: string; readonly situation: Situation }
  | { readonly role: 'navigator'; readonly id: string; readonly status: NavigatorState['status'] }
  | {
      readonly role: 'participant';
      readonly id: string;
      readonly dialogue: string;
      readonly status: ParticipantState['status'];
    };

/** One who was found, and her person. */
export interface Known {
  readonly hit: Hit;
  /** Whose person it is; none where she is forgotten. */
  readonly person?: string;
}

/** Households as they are found. */
export async function households(known: readonly KnownArrival[]): Promise<readonly Known[]> {
  const matches = await matchesOf(known.map(({ id }) => id));
  return known.flatMap(({ id, state }, i) => {
    const match = matches[i];
    if (state.status === 'unknown' || !match) return [];
    const hit = {
      role: 'household',
      id,
      receipt: state.receipt,
      situation: standingOf(state, match).situation,
    } as const;
    return [{ hit, ...('person' in state && { person: state.person }) }];
  });
}

/** Navigators, and who would like to be one, as they are found. */
export const volunteers = (
  known: readonly { readonly id: string; readonly state: NavigatorState }[],
): readonly Known[] =>
  known.flatMap(({ id, state }) =>
    state.status === 'none'
      ? []
      : [{ hit: { role: 'navigator', id, status: state.status }, ...('person' in state && { person: state.person }) }],
  );

/** Those who registered for a dialogue, as they are found. */
export const registered = (
  known: readonly { readonly id: string; readonly state: ParticipantState }[],
): readonly Known[] =>
  known.flatMap(({ id, state }) =>
    'person' in state
      ? [
          {
            hit: { role: 'participant', id, dialogue: state.dialogue, status: state.status },
            person: state.person,
          } as const,
        ]
      : [],
  );

/** Those of whom something is going on here: whom only a court's order still keeps is found by nobody. */
export async function knownAmong(people: readonly Unopened[]): Promise<readonly Known[]> {
  const idsOf = (wantedKind: string) =>
    people.map(({ subject }) => readSubject(subject)).flatMap(({ kind, id }) => (kind === wantedKind ? [id] : []));
  const [arrivals, navigators, participants] = [idsOf('arrival'), idsOf('navigator'), idsOf('participant')];
  const [states, records, registrations] = await Promise.all([
    arrivalsByIds(arrivals),
    navigatorsById(navigators),
    Promise.all(participants.map(async id => ({ id, state: await participantById(id) }))),
  ]);
  const all = [
    ...(await households([...states].map(([id, state]) => ({ id, state })))),
    ...volunteers(navigators.flatMap((id, i) => (records[i] ? [{ id, state: records[i] }] : []))),
    ...registered(registrations),
  ];
  return all.filter(({ person }) => people.some(({ id }) => id === person));
}

/** The same without the people. */
export const hitsOf = async (people: readonly Unopened[]): Promise<readonly Hit[]> =>
  (await knownAmong(people)).map(({ hit }) => hit);
