import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forbidden } from '../../../functions/program/guard.ts';
import { blackedOut, redacted } from '../../../functions/program/redact.ts';
import { corpus } from '../../support/guard-corpus.ts';

const lines = corpus();
const seen = lines.filter(({ text }) => forbidden(text).length > 0);
const others = lines.filter(({ text }) => forbidden(text).length === 0);

describe('what a report says', () => {
  it.each([
    [
      'We met. Her number is A123456789, I helped with the form.',
      `We met. Her number is ${blackedOut} I helped with the form.`,
    ],
    ['SSN 123-45-6789', `SSN ${blackedOut}`],
    ['Tuesday at ten.\nShe lives at 12 Park Street.', `Tuesday at ten.\nShe lives at ${blackedOut}`],
    ['SSN 123-45-6789, 2 hours', `SSN ${blackedOut} 2 hours`],
    ['A 1 2 3 4 5 6 7 8 9 was written down', `${blackedOut} was written down`],
  ])('%s', (text, left) => expect(redacted(text)).toEqual({ text: left, found: true }));

  it('stays as it is where nothing is forbidden', () => {
    for (const { text } of others) expect(redacted(text)).toEqual({ text, found: false });
  });

  it('holds nothing forbidden any more, of every kind and in every language', () => {
    for (const { text } of seen) {
      const left = redacted(text);
      expect(left.found, text).toBe(true);
      expect(forbidden(left.text), left.text).toEqual([]);
    }
  });

  it('loses only what is forbidden and what stands close to it', () => {
    const line = fc.constantFrom(...seen.map(({ text }) => text));
    const before = 'We met at the library and read the bus map together.';
    fc.assert(
      fc.property(line, text => {
        expect(redacted(`${before}\n${text}`).text.startsWith('We met at the library and read')).toBe(true);
      }),
      { seed: 20261125, numRuns: 100 },
    );
  });

  it('is looked at however long it is', () => {
    const text = `${'word '.repeat(90)}A123456789`;
    expect(redacted(text).text).toBe(`${'word '.repeat(90)}${blackedOut}`);
  });
});
