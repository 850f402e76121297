import { expect } from 'vitest';
import { hartford, type Likeness } from '../../../../bin/bench/gatherings.ts';
import { form, rulesInForce } from '../../../../functions/dialogues/forming/forming.ts';
import type { Gathering } from '../../../../functions/dialogues/forming/shapes.ts';
import { optimumOf } from './optimum.ts';

/** Some of them placed by hand, also where they cannot be. */
const byHand = (one: Gathering): Gathering => ({
  ...one,
  people: one.people.map((person, n) => (n % 11 === 5 ? { ...person, placed: one.slots[n % 3]?.id } : person)),
  facilitators: one.facilitators.map((leader, n) => (n === 1 ? { ...leader, placed: one.slots[0]?.id } : leader)),
});

/** What the search finds is worth at least 98 of 100 of what any arrangement can be worth; and never more, else the two would not ask the same. */
export function comesNear(likeness: Likeness & { readonly byHand?: boolean }): void {
  const made = hartford(likeness);
  const asked = likeness.byHand ? byHand(made) : made;
  const { value } = form(asked).quality;
  const { most, found } = optimumOf(asked, rulesInForce);
  expect(value).toBeGreaterThanOrEqual(0.98 * most);
  expect(value).toBeLessThanOrEqual(most + 1e-9);
  expect(found).toBeGreaterThan(0);
}
