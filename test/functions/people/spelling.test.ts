import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingOf, turnsOf } from '../../../functions/people/spelling.ts';

const same = (...names: readonly string[]) => expect(new Set(names.map(spellingOf)).size, names.join(' | ')).toBe(1);

describe('one name', () => {
  it('is the same in all its spellings', () => {
    same('Amina Yusuf', ' AMINA  YUSUF ', 'Amína Yúsuf', 'amina\u00A0yusuf', 'Amina Yusuf'.normalize('NFD'));
    same('al-Sayed', 'Al Sayed', 'Alsayed', 'AL–SAYED');
    same('O’Neil', "O'Neil", 'ONeil');
    same('Đặng Thị Hòa', 'Dang Thi Hoa');
    same('Straße', 'STRASSE');
    same('İlker', 'ilker', 'ILKER');
    same('أمينة', 'امينه', 'أَمِينَة', 'أميـــنة', 'ﺃﻣﻴﻨﺔ');
    same('عبد الله', 'عبدالله');
    same('مصطفى', 'مصطفي', 'مُصطفی');
    same('زهراء', 'زهرا');
    same('김민수', '김민수'.normalize('NFD'));
  });

  it('is another one than what only looks like it, where a mark is a letter of its own', () => {
    for (const [one, other] of [
      ['राम', 'रीम'],
      ['ガノ', 'カノ'],
      ['Amina', 'Amena'],
      ['محمد', 'محمود'],
    ] as const)
      expect(spellingOf(one)).not.toBe(spellingOf(other));
  });

  it('is found whichever part of it is said first', () => {
    expect(turnsOf('Haddad, Nadia')).toContain(spellingOf('Nadia Haddad'));
    expect(turnsOf('Van A Nguyen')).toContain(spellingOf('Nguyen Van A'));
    expect(turnsOf('— ?')).toEqual([]);
    expect(spellingOf('— ?')).toBe('');
  });

  it('is found as it is kept, whatever it is, and is not looked for more than six times', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), name => {
        const turns = turnsOf(name);
        expect(turns.length).toBeLessThanOrEqual(6);
        expect(spellingOf(name) === '' ? turns : turns.includes(spellingOf(name))).toEqual(
          spellingOf(name) === '' ? [] : true,
        );
        expect(spellingOf(name.toLowerCase())).toBe(spellingOf(name));
      }),
    );
  });
});
