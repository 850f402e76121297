import { describe, expect, it } from 'vitest';
import { deskWords } from '../../../functions/program/desk-words.ts';
import { languages } from '../../../functions/program/words.ts';

const flat = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}/${key}`));

const blanks = (sentence: string) =>
  [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, blank]) => blank))].sort();

describe.each(languages)('the desk’s words in $code', ({ code }) => {
  const sentences = new Map(flat(deskWords(code)));

  it('leave no sentence out, in the same order, and none empty', () => {
    expect([...sentences.keys()]).toEqual(flat(deskWords('en')).map(([path]) => path));
    for (const [path, sentence] of sentences) expect(sentence.trim(), path).not.toBe('');
  });

  it('have the same blanks as the English ones', () => {
    for (const [path, sentence] of flat(deskWords('en')))
      expect(blanks(sentences.get(path) ?? ''), path).toEqual(blanks(sentence));
  });
});
