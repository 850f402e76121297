import type { Facilitator, Format, Gathering, Person, Slot } from '../../../../functions/dialogues/forming/shapes.ts';

/** Somebody who can come on Tuesday evening, follows English, and has lived here long. */
export const person = (id: string, other: Partial<Person> = {}): Person => ({
  id,
  times: ['tue-evening'],
  best: [],
  languages: [{ code: 'en', level: 'fluent' }],
  background: 'long-here',
  access: [],
  ...other,
});

/** Somebody who can lead on Tuesday evening, in English. */
export const leader = (id: string, other: Partial<Facilitator> = {}): Facilitator => ({
  id,
  times: ['tue-evening'],
  languages: [{ code: 'en', level: 'fluent' }],
  background: 'long-here',
  access: [],
  trained: true,
  ...other,
});

/** A room on Tuesday evening. */
export const slot = (id: string, other: Partial<Slot> = {}): Slot => ({
  id,
  time: 'tue-evening',
  venue: 'Park Street Library',
  seats: 20,
  access: [],
  interpreters: [],
  ...other,
});

export const format: Format = { language: 'en', groups: [], balanced: true };

/** So many people, the first half of whom moved here. */
export const people = (count: number, other: Partial<Person> = {}): readonly Person[] =>
  Array.from({ length: count }, (_, n) =>
    person(`p${String(n).padStart(2, '0')}`, { background: n < count / 2 ? 'moved-here' : 'long-here', ...other }),
  );

/** Two who can lead any circle of Tuesday evening. */
export const twoLeaders: readonly Facilitator[] = [leader('f1', { background: 'moved-here' }), leader('f2')];

export const gathering = (other: Partial<Gathering> = {}): Gathering => ({
  people: people(10),
  facilitators: twoLeaders,
  slots: [slot('s1')],
  format,
  ...other,
});
