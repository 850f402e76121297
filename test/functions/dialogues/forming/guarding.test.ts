import { describe, expect, it } from 'vitest';
import { rulesInForce } from '../../../../functions/dialogues/forming/forming.ts';
import { guardsOf, guardsOfAll } from '../../../../functions/dialogues/forming/guarding.ts';
import { guardInWords } from '../../../../functions/dialogues/forming/in-words.ts';
import type { Circle, Format, Place } from '../../../../functions/dialogues/forming/shapes.ts';
import { format, leader, people, person, slot, twoLeaders } from './given.ts';

const circle = (other: Partial<Circle<Place>> = {}): Circle<Place> => ({
  slot: slot('s1'),
  language: 'en',
  people: people(10),
  facilitators: twoLeaders,
  ...other,
});
/** The guards of a circle, as staff read them. */
const read = (other: Partial<Circle<Place>>, of: Format = format): readonly string[] =>
  guardsOf(circle(other), of, rulesInForce).map(one => `${one.kind}: ${guardInWords(one, 'en')}`);
const withOne = (other: Parameters<typeof person>[1]) => [...people(9), person('x', other)];

describe('the guards of a circle', () => {
  it('say nothing of one that is as it should be, from eight to twelve', () => {
    for (const count of [8, 9, 10, 11, 12]) expect(read({ people: people(count) })).toEqual([]);
  });

  it.each<[string, Partial<Circle<Place>>, readonly string[]]>([
    ['four people', { people: people(4) }, ['hard: In this circle: 4. At least 5 are needed to meet.']],
    ['five people', { people: people(5) }, ['advice: In this circle: 5. Better are 8 or more.']],
    ['seven people', { people: people(7) }, ['advice: In this circle: 7. Better are 8 or more.']],
    ['thirteen people', { people: people(13) }, ['advice: In this circle: 13. Better are 12 or fewer.']],
    [
      'more than there are seats',
      { slot: slot('s1', { seats: 9 }) },
      ['hard: In this circle: 10. The room has seats for 9.'],
    ],
    ['nobody to lead', { facilitators: [] }, ['hard: Nobody leads this circle; it needs 2.']],
    ['one to lead', { facilitators: [leader('f1')] }, ['advice: Facilitators: 1. There should be 2.']],
    [
      'two of the same community',
      { facilitators: [leader('f1'), leader('f2')] },
      ['advice: The facilitators are of the same background, or have not told it. Better are two of different ones.'],
    ],
    [
      'one who counts for both and one who does not tell',
      { facilitators: [leader('f1', { background: 'both' }), leader('f2', { background: 'rather-not-say' })] },
      ['advice: The facilitators are of the same background, or have not told it. Better are two of different ones.'],
    ],
    ['two who both count for both', { facilitators: ['f1', 'f2'].map(id => leader(id, { background: 'both' })) }, []],
    [
      'one who is not trained',
      { facilitators: [leader('f1', { background: 'moved-here' }), leader('f2', { trained: false })] },
      ['advice: Facilitators without the training: 1'],
    ],
    [
      'somebody who cannot come',
      { people: withOne({ times: ['wed-evening'] }) },
      ['hard: Cannot come on Tuesday evening: 1'],
    ],
    [
      'somebody who would not understand',
      {
        people: withOne({
          languages: [
            { code: 'ksw', level: 'fluent' },
            { code: 'en', level: 'basic' },
          ],
        }),
      },
      ['hard: Would not understand, with nobody to interpret S’gaw Karen: 1'],
    ],
    [
      'somebody who cannot enter',
      {
        people: withOne({ access: ['wheelchair', 'child-care-at-meetings'] }),
        slot: slot('s1', { access: ['wheelchair'] }),
      },
      ['hard: The place does not have what they need (Child care during meetings): 1'],
    ],
    [
      'a facilitator who does not speak its language, though somebody interprets',
      {
        facilitators: [
          leader('f1'),
          leader('f2', { background: 'moved-here', languages: [{ code: 'ar', level: 'fluent' }] }),
        ],
        slot: slot('s1', { interpreters: ['ar'] }),
      },
      ['hard: Would not understand, with nobody to interpret Arabic: 1'],
    ],
    [
      'no place any more',
      { slot: { ...slot('s1'), venue: undefined } },
      ['advice: It meets nowhere yet, or its place is not one of the dialogue’s any more.'],
    ],
    ['no time yet', { slot: { ...slot('s1'), time: undefined }, people: withOne({ times: ['wed-evening'] }) }, []],
  ])('of one with %s', (_, other, sentences) => expect(read(other)).toEqual(sentences));

  it('ask for a third of each community, for whom both counts for either and rather not say for neither', () => {
    const of = (background: 'both' | 'rather-not-say' | 'moved-here', count: number) =>
      people(10).map((one, n) => ({ ...one, background: n < count ? background : ('long-here' as const) }));
    const few = 'advice: Of those who moved here from another country: 3. There should be 4.';
    expect(read({ people: of('moved-here', 3) })).toEqual([few]);
    expect(read({ people: of('moved-here', 4) })).toEqual([]);
    expect(read({ people: of('both', 4) })).toEqual([]);
    expect(read({ people: of('both', 3) })).toEqual([few]);
    expect(read({ people: of('rather-not-say', 10) })).toEqual([
      few.replace('3.', '0.'),
      'advice: Of those who have lived here long: 0. There should be 4.',
    ]);
  });

  it('ask for no balance where the format does not, nor of a group in one language', () => {
    const alike = { people: people(10, { background: 'moved-here' }) };
    expect(read(alike)).toHaveLength(1);
    expect(read(alike, { ...format, balanced: false })).toEqual([]);
    const arabic = { languages: [{ code: 'ar', level: 'fluent' }] } as const;
    expect(
      read({
        language: 'ar',
        people: people(10, { background: 'moved-here', ...arabic }),
        facilitators: [leader('f1', arabic), leader('f2', arabic)],
      }),
    ).toEqual([]);
  });

  it('count nobody as understood by interpreting in a group of one language', () =>
    expect(
      guardsOf(circle({ language: 'ar', slot: slot('s1', { interpreters: ['en', 'ar'] }) }), format, rulesInForce),
    ).toMatchObject([{ code: 'cannot-follow', who: { length: 12 } }]));

  it('of all circles tell of a household that is apart', () => {
    const [one, two] = [
      circle({ people: withOne({ household: 'home' }) }),
      circle({ people: [person('y', { household: 'home' })] }),
    ];
    expect(guardsOfAll([one, two], format, rulesInForce)).toEqual([{ kind: 'advice', code: 'apart', who: ['x', 'y'] }]);
    expect(guardsOfAll([one], format, rulesInForce)).toEqual([]);
  });
});
