import { describe, it } from 'vitest';
import { comesNear } from './against-the-solver.ts';

const instances = Array.from({ length: 24 }, (_, n) => ({
  seed: 100 + n,
  people: 28 + (n % 4) * 4,
  slots: 5 + (n % 3),
  facilitators: 8 + (n % 5) * 2,
  groups: n % 2 === 1 ? ['ar', 'ksw', 'es'] : [],
  balanced: n % 7 !== 0,
  byHand: n % 3 === 2,
}));

describe('circles come within 2 % of what an integer program proves to be best', () => {
  it.each(instances)('$people people of seed $seed', comesNear);
});
