import { describe, expect, it } from 'vitest';
import { form } from '../../../../functions/dialogues/forming/forming.ts';
import { missingInWords, partInWords, reasonInWords } from '../../../../functions/dialogues/forming/in-words.ts';
import type { Gathering, Person } from '../../../../functions/dialogues/forming/shapes.ts';
import { gathering, leader, people, person, slot, twoLeaders } from './given.ts';

/** Why those in no circle are in none, and what is missing, as staff read it. */
function read(other: Partial<Gathering>, language = 'en') {
  const { unplaced, missing } = form(gathering(other));
  return {
    reasons: [...new Set(unplaced.map(({ reason }) => reasonInWords(reason, language)))],
    missing: missing.map(one => missingInWords(one, language)),
  };
}
const and = (...more: readonly Partial<Person>[]) => [...people(10), ...more.map((one, n) => person(`x${n}`, one))];
const karen = {
  languages: [
    { code: 'en', level: 'basic' },
    { code: 'ksw', level: 'fluent' },
  ],
} as const;

describe('what is missing', () => {
  it('is an interpreter for Karen on Tuesdays', () =>
    expect(read({ people: and(karen, karen, karen) })).toEqual({
      reasons: ['On Tuesday evening no circle is in S’gaw Karen, and nobody interprets'],
      missing: ['No interpreter for S’gaw Karen on Tuesday evening (waiting for it: 3)'],
    }));

  it('is told in Arabic too', () =>
    expect(read({ people: and(karen) }, 'ar').missing).toEqual([expect.stringMatching(/^لا مترجم إلى .* في .*1/)]));

  it('is a room at a time when there is none', () =>
    expect(read({ people: and({ times: ['sat-morning'] }, { times: ['sat-morning', 'sun-morning'] }) })).toEqual({
      reasons: ['No circle can meet on Saturday morning', 'No circle can meet on Saturday morning and Sunday morning'],
      missing: ['No room on Saturday morning (waiting for it: 2)', 'No room on Sunday morning (waiting for it: 1)'],
    }));

  it('is a place that somebody can enter', () =>
    expect(read({ people: and({ access: ['wheelchair'] }) })).toEqual({
      reasons: ['On Tuesday evening no place has what is needed: A place without steps'],
      missing: ['No place with this on Tuesday evening: A place without steps (waiting for it: 1)'],
    }));

  it('is what the nearest slot lacks, not what a farther one lacks besides', () => {
    const slots = [slot('s1'), slot('s2', { access: ['wheelchair'] })];
    expect(read({ people: and({ ...karen, access: ['wheelchair'] }), slots }).missing).toEqual([
      'No interpreter for S’gaw Karen on Tuesday evening (waiting for it: 1)',
    ]);
  });

  it('is somebody to lead where enough could meet', () =>
    expect(read({ facilitators: [] })).toEqual({
      reasons: ['Nobody who is trained is left to lead a circle on Tuesday evening'],
      missing: ['No facilitator for another circle on Tuesday evening (waiting for it: 10)'],
    }));

  it('is the training of somebody who could lead there, and of nobody who could not', () => {
    const untrained = (other: object) => [leader('f1', { trained: false, ...other })];
    expect(read({ facilitators: untrained({}) }).missing).toEqual([
      'Whoever could lead another circle on Tuesday evening is not entered as trained: enter when the training was, or put the circle together by hand (waiting for it: 10)',
    ]);
    expect(read({ facilitators: untrained({ times: ['sat-morning'] }) }).missing).toEqual([
      'No facilitator for another circle on Tuesday evening (waiting for it: 10)',
    ]);
  });

  it('is people where too few could meet', () =>
    expect(read({ people: people(4) })).toEqual({
      reasons: ['Too few could meet on Tuesday evening'],
      missing: ['Not enough people for another circle on Tuesday evening (waiting for it: 4)'],
    }));

  it('is another room where all are full', () =>
    expect(read({ people: people(17) })).toEqual({
      reasons: ['Full on Tuesday evening'],
      missing: ['All is full on Tuesday evening: another circle is needed (waiting for it: 2)'],
    }));

  it('is a time of those who have told none', () =>
    expect(read({ people: and({ times: [] }) })).toEqual({
      reasons: ['Has told no time'],
      missing: ['Have told no time when they can come: 1'],
    }));

  it('is an interpreter where the only circle is held in another language', () => {
    const spanish = { languages: [{ code: 'es', level: 'fluent' }] } as const;
    const settled = slot('s1', { language: 'es' });
    const groups = { language: 'en', groups: ['es'], balanced: true };
    const all = [...people(8, spanish), person('x')];
    expect(
      read({ people: all, slots: [settled], format: groups, facilitators: [leader('f1', spanish)] }).missing,
    ).toEqual(['No interpreter for English on Tuesday evening (waiting for it: 1)']);
  });

  it('is most of all what most wait for', () => {
    const waiting = read({ people: and({ times: ['sat-morning'] }, karen, karen), facilitators: twoLeaders }).missing;
    expect(waiting.map(one => one.slice(0, 14))).toEqual(['No interpreter', 'No room on Sat']);
  });
});

describe('the quality', () => {
  it('is explained part by part, in points of a hundred', () => {
    const { quality } = form(gathering({ facilitators: [leader('f1'), leader('f2')], people: people(9) }));
    expect(quality.parts.map(one => partInWords(one, 'en'))).toEqual([
      'Everybody who can be placed has a place: 60 of 60 points',
      'Both communities are there: 10 of 10 points',
      'Neither small nor large: 6.4 of 8 points',
      'Led by two, of different backgrounds: 4 of 8 points',
      'Households are together: 6 of 6 points',
      'The time is one that suits best: 4 of 4 points',
      'Ages are mixed: 2 of 2 points',
      'Areas are mixed: 2 of 2 points',
    ]);
  });

  it('counts only those for whom some slot is possible', () => {
    const { quality } = form(gathering({ people: and({ times: [] }, karen) }));
    expect(quality).toMatchObject({ placeable: 10 });
    expect(quality.value).toBeCloseTo(1);
  });

  it('has weights that are all of it together, whatever they come to', () => {
    const { parts } = form(gathering()).quality;
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });
});
