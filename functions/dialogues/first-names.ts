import { show } from '../people/show.ts';

/** Who sees first names, and when: `staff:<id>`, or `facilitator:<person>`. */
export interface Seeing {
  readonly by: string;
  readonly at: string;
}

/** Someone of a dialogue by first name, under the id by which staff name her: a look is a disclosure. */
export interface FirstName {
  readonly id: string;
  readonly name: string;
}

/** The first names of people, by their ids; each look is a disclosure. Whoever is known no more has none. */
export async function firstNamesOf(
  persons: readonly string[],
  { by, at }: Seeing,
): Promise<ReadonlyMap<string, string>> {
  const people = await show(persons, { by, basis: 'names', kind: 'name', at });
  return new Map(people.flatMap(one => (one ? [[one.id, one.name.trim().split(/\s+/)[0] ?? ''] as const] : [])));
}

/** The same of people whom staff name by other ids than their own: by the numbers of their registrations. Each person is opened once. */
export async function namedByFirst(
  all: readonly { readonly id: string; readonly person: string }[],
  seeing: Seeing,
): Promise<readonly FirstName[]> {
  const names = await firstNamesOf([...new Set(all.map(({ person }) => person))], seeing);
  return all.flatMap(({ id, person }) => {
    const name = names.get(person);
    return name === undefined ? [] : [{ id, name }];
  });
}
