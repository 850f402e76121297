import { describe, expect, it } from 'vitest';
import { posted } from '../../../functions/intake/posted.ts';
import { check } from '../../../functions/program/checks.ts';
import { isUnasked } from '../../../functions/program/unasked.ts';
import { wordsFor } from '../../../functions/program/words.ts';

describe('what nobody is asked', () => {
  it.each([
    ['immigration status', ['immigrationStatus', 'immigration_status', 'IMMIGRATION-STATUS', 'visaType', 'asylum']],
    ['nationality', ['nationality', 'Nationality', 'country_of_birth', 'countryOfOrigin', 'nacionalidad', 'الجنسية']],
    [
      'numbers of documents',
      ['ssn', 'SSN', 'passport', 'passportNumber', 'a-number', 'alien_number', 'I-94', 'documentNumber'],
    ],
    ['birth dates', ['dateOfBirth', 'DOB', 'birth_date', 'fecha de nacimiento', 'تاريخ الميلاد']],
    ['religion', ['religion', 'Religion', 'faith']],
    ['income', ['income', 'annual_income', 'salary', 'employer']],
    ['health', ['health', 'diagnosis', 'medicalHistory', 'disability']],
    ['where exactly', ['homeAddress', 'street', 'address']],
  ])('%s is known by its names, however they are written', (_, names) =>
    expect(names.filter(name => !isUnasked(name))).toEqual([]),
  );

  it.each(['en', 'ar'])('is refused by name wherever it is posted, at any depth, and says why (%s)', language => {
    const body = {
      nationality: 'x',
      contact: { email: 'a@b.example', passport: 'x' },
      household: { income: 1 },
      fax: '1',
    };
    const read = check(posted, body, language);
    const { unasked, unknownField } = wordsFor(language).refusals;
    expect(read.ok).toBe(false);
    expect(read).toMatchObject({
      errors: expect.arrayContaining([
        { pointer: '/nationality', detail: unasked },
        { pointer: '/contact/passport', detail: unasked },
        { pointer: '/household/income', detail: unasked },
        { pointer: '/fax', detail: unknownField },
      ]),
    });
  });
});
