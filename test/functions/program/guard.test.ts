import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbidden } from '../../../functions/program/guard.ts';

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
    ['A    087    654    321', 'alien-number'],
    ['a 087 654 321', 'alien-number'],
    ['A: 12345678', 'alien-number'],
    ['A·087·654·321', 'alien-number'],
    ['A 087•654•321', 'alien-number'],
    ['A 087/654/321', 'alien-number'],
    ['A087,654,321', 'alien-number'],
    ['A٬٠٨٧٬٦٥٤٬٣٢١', 'alien-number'],
    ['A087654321 3 children', 'alien-number'],
    ['my A-number: 087 654 321', 'alien-number'],
    ['Alien registration number 12 345 678', 'alien-number'],
    ['A رقم ٠٨٧٦٥٤٣٢١', 'alien-number'],
    ['IOE    0912345678', 'receipt-number'],
    ['IOE receipt 0912345678', 'receipt-number'],
    ['IOE number 0912345678', 'receipt-number'],
    ['IOE receipt number: 09 123 45678', 'receipt-number'],
    ['EAC-21-900-12345', 'receipt-number'],
    ['I O E 0912345678', 'receipt-number'],
    ['IOE رقم 0912345678', 'receipt-number'],
    ['ZLA2190012345', 'receipt-number'],
    ['ZLA-2190012345 since May', 'receipt-number'],
    ['ZLA 21 900 12345', 'receipt-number'],
    ['SSN    123    45    6789', 'social-security-number'],
    ['123~45~6789', 'social-security-number'],
    ['123 - 45 - 6789', 'social-security-number'],
    ['123-45-6789 3 children', 'social-security-number'],
    ['my social security number is 12 345 6789', 'social-security-number'],
    ['passport N1234567', 'passport-number'],
    ['Passport number: 12 345 678', 'passport-number'],
    ['pasaporte no. AB 123456', 'passport-number'],
    ['جواز سفري رقم ١٢٣٤٥٦٧', 'passport-number'],
    ['AB1234567', 'passport-number'],
    ['4111 1111 1111 1111', 'card-number'],
    ['my card is 4111111111111111', 'card-number'],
    ['٤١١١-١١١١-١١١١-١١١١', 'card-number'],
    ['3782 822463 10005', 'card-number'],
    ['45 Park Street', 'street-address'],
    ['we stay at 1200 new britain ave apt 3', 'street-address'],
    ['12B Zion St., Hartford', 'street-address'],
    ['I live at 45 Sunset Drive', 'street-address'],
    ['45 Sunset Drive, Hartford', 'street-address'],
    ['vivo en la calle Bolívar 45', 'street-address'],
    ['Rua das Flores, nº 12', 'street-address'],
    ['12 rue de la Paix', 'street-address'],
    ['شارع بارك رقم ٤٥', 'street-address'],
    ['٤٥ شارع بارك', 'street-address'],
    ['Mtaa wa Uhuru, nyumba namba 45', 'street-address'],
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
    'Puedo de 9:00 a 12:30, 16:00 a 18:00',
    'Puedo de 9 a 12 y de 14 a 18, o de 9.30 a 10.30 - 14.00 a 15.30',
    'martes de 9:00 a 10:30 / 14:00 a 15:30',
    'Trabajé de 2010 a 2015 - 2016 a 2018',
    'llamar a 555-0123, o a +1 860 555 0123, o a 860-555-0123',
    'El alquiler sube a $1,200.00, antes a 1.050,00',
    'Das 9:00 a 11:30, 14:00 a 17:00',
    'Moro aqui de 12/05/2025 a 24/11/2026',
    'Je peux de 9h à 12h, ou à 14:00, 16:30 et 18:00',
    'Sono libero da lunedì a venerdì, dalle 9.00 alle 10.30, 14.00 - 16.30',
    'A 24.11.2026',
    'We start class a 12-05-2026',
    'Class A, 9:00-10:30, 11:00-12:30, room A101, 14-16',
    'Bus A: 9:15, 10:15, 11:15',
    'Room A1 24.11.2026 9:00-11:30',
    'My group is A 9-11 14-16',
    'I live in flat A-3, my number is 555-0123',
    'Vitamin A 5, 8, 12, 14, 15, 16, 17',
    'Bus 102, 10/2026; room 204, 11.2026',
    'ZIP 06106-1234, P.O. Box 123',
    'Tel8605550123, fax 8605550124, cel. 860-555-0125',
    'call me at the 8605550123 or the 860 555 0123',
    'My wife Lin 860-555-0123',
    'Bus 47, 60-66 and 101; room 204; class 3B; $850 to $1,200',
    'Nina watoto 3, miaka 5, 8 na 12. Nipigie saa 10:00 jioni, 0712 345 678.',
    'يمكنني من 9:00 إلى 12:30 ومن ١٦:٠٠ إلى ١٨:٠٠، هاتفي ٨٦٠-٥٥٥-٠١٢٣',
    'A los niños les gusta 1, 2, 3, 4, 5, 6, 7, 8, 9',
    'My passport is in my bag, we have 3 children and 2 suitcases.',
    'We are 4 people near Park Street.',
    'I have 2 kids and 1 car, we drive to Hartford.',
    '3 people live with me on Zion Street',
    'At 9 on Park Street, at 10 in the library',
    'bus 47 to Park Street, 5 blocks, then 2 minutes',
    'La cita es a las 10 en la calle Park',
    'calle Park a las 10, avenida Maple a las 11:30',
    'Rua Park às 10, moro perto',
    'Le bus 47 rue Park, à 10 heures',
    'الموعد في شارع بارك الساعة 10',
    'mtaa wa Park saa 10',
    'Order 1234567890123 and 4111111111111112',
    'My 2 brothers live on the way to school',
    '',
  ])('are kept: %s', text => expect(forbidden(text)).toEqual([]));
});
