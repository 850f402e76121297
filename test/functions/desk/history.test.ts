import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../events/index.ts';
import { happenedIn, sentencesOf } from '../../../functions/desk/people/history.ts';
import { untold } from '../../../functions/desk/people/untold.ts';
import { kinds } from '../../../functions/mail/kinds.ts';
import { deskWords } from '../../../functions/program/desk-words.ts';
import { languages } from '../../../functions/program/words.ts';
import { filesOf } from '../../architecture/import-graph.ts';

/** Every note that a decision can consist of, by the types that declare them. */
const notes = filesOf('functions').flatMap(file =>
  [...readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8').matchAll(/\bNote<\s*'([A-Za-z]+)'/g)].flatMap(
    ([, name]) => name ?? [],
  ),
);
const codes = [...new Set([...catalogue.map(({ name }) => name), ...notes])];
const reader = { by: 'staff:maria', language: 'en' };
const at = '2026-11-30T15:00:00.000Z';

describe('history', () => {
  it.each(languages)('has a sentence for every fact and note in $code, or says why it is not told', ({ code }) => {
    const { told } = deskWords(code).history;
    expect(codes.length).toBeGreaterThan(150);
    expect(codes.filter(one => !(one in told) && !(one in untold))).toEqual([]);
    expect(Object.keys(told).filter(one => one in untold || !codes.includes(one))).toEqual([]);
    expect(Object.keys(untold).filter(one => !codes.includes(one))).toEqual([]);
  });

  it.each(languages)('has a name for every kind of mail in $code, and for no other', ({ code }) => {
    expect(Object.keys(deskWords(code).people.kinds).sort()).toEqual(Object.keys(kinds).sort());
  });

  it('tells what a decision says, with its particulars; and what is older by the short history alone', () => {
    const fact = {
      source: 'wbh.pairing',
      name: 'OfferDeclined',
      detail: { data: { reason: 'no-time', by: 'navigator', pairing: 'a.1' } },
    };
    const records = [
      {
        pk: 'match#a',
        sk: 'decision#x',
        at,
        by: 'program',
        facts: [fact],
        notes: [{ name: 'EngagementOver', data: {} }],
      },
      {
        pk: 'match#a',
        sk: 'state',
        history: [
          { at: '2026-10-01T15:00:00.000Z', code: 'PairingOffered', by: 'program' },
          { at, code: 'OfferDeclined', by: 'navigator' },
          { at, code: 'EngagementOver', by: 'navigator' },
        ],
      },
    ];
    expect(sentencesOf(happenedIn(records), reader)).toEqual([
      {
        at,
        said: 'The navigator said no, or the offer was taken back. (No time now)',
        who: 'the navigator',
        pairing: 'a.1',
      },
      { at: '2026-10-01T15:00:00.000Z', said: 'The household was offered to a navigator.', who: 'the program' },
    ]);
  });

  it('tells who acted in words: the reader is you, a colleague a few letters, and nobody a name', () => {
    const who = (by: string, language = 'en') =>
      sentencesOf([{ at, code: 'PairingResumed', by }], { by: 'staff:maria', language })[0]?.who;
    expect(['staff:maria', 'staff:0123456789abcdef', 'contact', 'program', 'ses'].map(by => who(by))).toEqual([
      'you',
      'someone else on the staff (01234567)',
      'the household',
      'the program',
      'the program',
    ]);
    expect(who('navigator', 'ar')).toBe('المرشد');
  });

  it('says of everyone whom a reason can name why: in both languages', () => {
    const because = (code: string, reason: string, language: string) =>
      sentencesOf([{ at, code, by: 'program', data: { reason } }], { by: 'staff:maria', language })[0]?.said;
    for (const { code: language } of languages)
      for (const [code, reason] of [
        ['ArrivalClosed', 'never-confirmed'],
        ['ArrivalClosed', 'completed'],
        ['PairingEnded', 'navigator-choice'],
        ['NavigatorSuspended', 'gate-expired'],
        ['Stopped', 'declined'],
      ] as const)
        expect(because(code, reason, language), `${code} ${reason}`).toMatch(/\(.+\)$/);
    expect(because('ArrivalClosed', 'no-such-reason', 'en')).not.toContain('(');
  });
});
