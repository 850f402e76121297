import { othersWithSameContact } from '../../people/glance.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { peopleOf } from '../evolving.ts';
import { everyoneWithPlace } from '../registration/questions.ts';

/** Someone, with everyone else who has given the same address or phone. */
export interface Reached {
  readonly person: string;
  readonly others: readonly string[];
}

/** Of some, those through whom each address is reached that no one in `reached` has given: the first of each. */
export function eachOnce(people: readonly Reached[], reached: ReadonlySet<string>): readonly string[] {
  const known = new Set(reached);
  return people.flatMap(({ person, others }) => {
    const isReached = [person, ...others].some(one => known.has(one));
    known.add(person);
    return isReached ? [] : [person];
  });
}

/**
 * Who plans or facilitates a dialogue and is not among those who took part in it, nor a second time among these: people enter anew with
 * each part that they take, so it is their addresses that tell. Opens nobody. It costs two reads for each.
 */
export async function organizersApart(dialogue: string, state: KnownDialogue): Promise<readonly string[]> {
  const placed = await everyoneWithPlace(dialogue);
  const taking = new Set(placed.flatMap(({ state: { person, walkedIn } }) => (walkedIn ? [] : [person])));
  const people = peopleOf(state).map(async ({ person }) => ({ person, others: await othersWithSameContact(person) }));
  return eachOnce(await Promise.all(people), taking);
}
