import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { line, someId } from '../../../functions/program/checks.ts';
import { forbidden } from '../../../functions/program/guard.ts';

const letters = [...'0123456789abcdefghjkmnpqrstvwxyz'];
const byChance = fc.string({ unit: fc.constantFrom(...letters), minLength: 26, maxLength: 26 });

describe('an id of the program', () => {
  it('is taken whatever chance made of it, also what words would be refused for', () => {
    fc.assert(
      fc.property(byChance, fc.constantFrom('', 'staff:'), fc.constantFrom('', 'a123456789'), (id, whose, number) => {
        expect(v.is(someId, whose + number + id)).toBe(true);
      }),
    );
    expect(forbidden('a123456789')).not.toEqual([]);
    expect(v.is(line(80), 'a123456789')).toBe(false);
  });

  it.each(['', 'two words', '<b>', 'a/b', 'x'.repeat(201), 7])('is not %j', given => {
    expect(v.is(someId, given)).toBe(false);
  });
});
