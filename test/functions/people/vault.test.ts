import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealedItem, unsealed } from '../../../functions/people/item.ts';
import type { Person } from '../../../functions/people/person.ts';
import type { ProgramKey } from '../../../functions/people/program-key.ts';
import { keyFor, newKey, type Place, seal, unseal } from '../../../functions/people/vault.ts';

const place: Place = { table: 'people', key: 'someone', field: 'name', version: 2 };
const text = fc.string({ unit: 'grapheme', maxLength: 500 });

describe('what is sealed', () => {
  it('opens with its key in its place, whatever it says', () => {
    fc.assert(
      fc.property(text, said => {
        const key = newKey();
        expect(unseal(key, place, seal(key, place, Buffer.from(said))).toString()).toBe(said);
      }),
    );
  });

  it('opens with no other key, and in no other place', () => {
    const key = newKey();
    const sealed = seal(key, place, Buffer.from('Amina'));
    const elsewhere: readonly Place[] = [
      { ...place, table: 'person-keys' },
      { ...place, key: 'someone else' },
      { ...place, field: 'notes' },
      { ...place, version: 3 },
    ];
    for (const other of elsewhere) expect(() => unseal(key, other, sealed)).toThrow();
    expect(() => unseal(newKey(), place, sealed)).toThrow();
    expect(() => unseal(keyFor('wrap', key), place, sealed)).toThrow();
  });

  it('does not open when a single bit was changed, or something was cut off', () => {
    const key = newKey();
    const sealed = seal(key, place, Buffer.from('Amina'));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(key, place, changed)).toThrow();
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => unseal(key, place, sealed.subarray(0, length))).toThrow();
  });

  it('never looks the same twice', () => {
    const key = newKey();
    expect(seal(key, place, Buffer.from('Amina')).equals(seal(key, place, Buffer.from('Amina')))).toBe(false);
  });
});

describe('a person', () => {
  const amina: Person = {
    id: 'amina',
    role: 'household',
    subject: 'arrival#a5d0c7e1k9m2q4r6t8v0w2x4z6',
    name: 'Amina Canary',
    contact: { email: 'Canary@home.example' },
    language: 'so',
    speaks: ['so', 'ar'],
    safeContact: ['no-voicemail'],
    accessNeeds: ['ground-floor'],
    notes: 'canary: after six',
  };
  const keys = { program: { wrap: newKey(), lookUp: newKey() }, own: newKey() };

  it('comes out as she went in', () => {
    const { notes: _, ...withoutNotes } = amina;
    for (const one of [amina, withoutNotes]) expect(unsealed(sealedItem(one, keys), keys.own)).toEqual(one);
  });

  it('shows from outside her role, the kind of her contact and nothing else', () => {
    const { sealed, contact, named, ...clear } = sealedItem(amina, keys);
    expect(clear).toEqual({ pk: 'amina', v: 3, role: 'household', subject: amina.subject, channel: 'email' });
    expect(contact).toMatch(/^contact#[0-9a-z]{26}$/);
    expect(named).toMatch(/^[0-9a-z]{26}$/);
    const bytes = Object.values(sealed).map(one => Buffer.from(one).toString('latin1'));
    expect(bytes.join(' ').toLowerCase()).not.toContain('canary');
    expect(Object.keys(sealed).sort()).toEqual(['choices', 'contact', 'name', 'notes']);
  });

  it('has the same contact as whoever wrote it otherwise, under this program’s key alone', () => {
    const contactOf = (email: string, lookUp: Uint8Array) =>
      sealedItem({ ...amina, contact: { email } }, { ...keys, program: { ...keys.program, lookUp } }).contact;
    const { lookUp } = keys.program;
    expect(contactOf(' canary@HOME.example', lookUp)).toBe(contactOf('Canary@home.example', lookUp));
    expect(contactOf('canary2@home.example', lookUp)).not.toBe(contactOf('Canary@home.example', lookUp));
    expect(contactOf('Canary@home.example', newKey())).not.toBe(contactOf('Canary@home.example', lookUp));
    expect(sealedItem({ ...amina, contact: { agency: 'harbor-welcome' } }, keys).contact).toBeUndefined();
  });

  it('is found by her name in all its spellings, under this program’s key alone: a list of names finds nobody without it', () => {
    const namedBy = (name: string, program: ProgramKey) => sealedItem({ ...amina, name }, { ...keys, program }).named;
    const { program } = keys;
    expect(namedBy('Canary  BÍRD', program)).toBe(namedBy('canary bird', program));
    expect(namedBy('Canary Birds', program)).not.toBe(namedBy('canary bird', program));
    expect(namedBy('Canary Bird', { ...program, lookUp: newKey() })).not.toBe(namedBy('Canary Bird', program));
    expect(namedBy('Canary Bird', { ...program, wrap: newKey() })).toBe(namedBy('Canary Bird', program));
    expect(namedBy('—', program)).toBeUndefined();
  });

  it('cannot be given another one’s address or name', () => {
    const mine = sealedItem(amina, keys);
    const other = sealedItem({ ...amina, id: 'other' }, keys);
    const mixed = { ...mine, sealed: { ...mine.sealed, contact: other.sealed.contact ?? new Uint8Array() } };
    expect(() => unsealed(mixed, keys.own)).toThrow();
    expect(() => unsealed({ ...mine, pk: 'other' }, keys.own)).toThrow();
  });
});
