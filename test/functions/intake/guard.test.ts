import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbidden } from '../../../functions/intake/guard.ts';

/** Digits zero of some scripts; the others follow in order. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0x1040, 0xe50, 0xff10, 0x1d7ce];
const inScript = (text: string, zero: number) =>
  text.replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)));
const seeded = { seed: 20261124, numRuns: 300 };
const digits = (n: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map(list => list.join(''));
const spread = (text: string, gap: string) => [...text].join(gap);

describe('numbers of documents', () => {
  it.each([
    ['A123456789', 'alien-number'],
    ['My number is A 12 345 678.', 'alien-number'],
    ['a-1234567', 'alien-number'],
    ['EAC2190012345', 'receipt-number'],
    ['ioe 09 1234 5678', 'receipt-number'],
    ['SSN 123-45-6789', 'social-security-number'],
    ['123 45 6789', 'social-security-number'],
    ['123456789', 'social-security-number'],
    ['SSN123-45-6789', 'social-security-number'],
    ['SSN123456789', 'social-security-number'],
    ['1-2-3-4-5-6-7-8-9', 'social-security-number'],
    ['A(123)456-789', 'alien-number'],
    ['A no 123-456-789', 'alien-number'],
    ['A+123456789', 'alien-number'],
    ['Aـ123456789', 'alien-number'],
    ['USCIS# 123-456-789', 'alien-number'],
    ['رقمي A١٢٣٤٥٦٧٨٩', 'alien-number'],
    ['मेरा १२३-४५-६७८९', 'social-security-number'],
    ['А123456789 with a Cyrillic letter', 'alien-number'],
  ])('%s is one', (text, kind) => expect(forbidden(text)).toContain(kind));

  it('are found in the digits of every script, spaced or not', () => {
    fc.assert(
      fc.property(digits(9), fc.constantFrom(...zeros), fc.constantFrom('', ' ', '-', '.'), (number, zero, gap) => {
        expect(forbidden(`A${gap}${spread(inScript(number, zero), gap)}`)).toContain('alien-number');
        expect(forbidden(`please see IOE${gap}${spread(inScript(`${number}0`, zero), gap)} thanks`)).toContain(
          'receipt-number',
        );
      }),
      seeded,
    );
  });
});

describe('ordinary sentences', () => {
  it.each([
    'Please call me after 6 pm at 860-555-0123.',
    'Call +1 (860) 555 0123 or +49 30 1234567.',
    'We came on 2026-10-05 with 3 children, 5, 8 and 12 years old.',
    'My daughter is in class 4 A, school starts at 8:15.',
    'I live near bus 47, I have time Monday 9-11 and Wednesday 14-16.',
    'Flat 12, about $1200 a month, 2 rooms.',
    'ابنتي عمرها ٧ سنوات، ونحن هنا منذ ٣ أشهر.',
    'Necesito una clase de inglés el lunes a las 10:30.',
    'A 5-year-old and a 12-year-old',
    'Area 06106, Hartford',
    '',
  ])('are kept: %s', text => expect(forbidden(text)).toEqual([]));
});
