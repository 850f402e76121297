import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { invitation, offering, submittedFor } from '../../../functions/advisory/told.ts';
import { choiceFrom } from '../../../functions/desk/people/navigators-page.ts';
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

  it('is taken so wherever staff name an organization, a member or a navigator', () => {
    const id = 'a123456789';
    expect(v.is(invitation, { name: 'Ines', email: 'ines@clinic.example', organization: id })).toBe(true);
    expect(v.is(submittedFor, { member: id, kind: 'issue', title: 'No interpreter', text: 'At the desk.' })).toBe(true);
    expect(v.is(offering, { member: id })).toBe(true);
    expect(v.is(choiceFrom, { from: id })).toBe(true);
  });

  it.each(['', 'two words', '<b>', 'a/b', 'x'.repeat(201), 7])('is not %j', given => {
    expect(v.is(someId, given)).toBe(false);
  });
});
