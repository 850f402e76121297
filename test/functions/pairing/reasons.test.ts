import { describe, expect, it } from 'vitest';
import { barelyHolds, reasonsOf } from '../../../functions/pairing/reasons.ts';
import type { Candidate, Wishes } from '../../../functions/pairing/score.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';

const at = '2026-12-01T15:00:00.000Z';
const amina: Wishes = {
  languages: [
    { code: 'ar', level: 'fluent' },
    { code: 'en', level: 'basic' },
  ],
  area: 'frog-hollow',
  availability: ['mon-morning', 'wed-evening', 'thu-evening'],
  needs: ['school', 'health', 'work'],
};
const nadia: Candidate = {
  id: 'nadia',
  person: 'p-nadia',
  languages: [
    { code: 'ar-SY', level: 'fluent' },
    { code: 'en', level: 'fluent' },
  ],
  areas: ['frog-hollow'],
  availability: ['mon-morning', 'wed-evening'],
  strengths: ['work', 'school'],
  experiences: ['single-parent'],
  limits: [],
  capacity: 2,
  held: 0,
  openOffer: false,
  offersThisWeek: 0,
  reachable: true,
  paused: false,
  suspended: false,
  proposals: 0,
};

describe('why a navigator fits', () => {
  it('is told in the order in which it counts', () =>
    expect(
      reasonsOf(amina, { ...nadia, lastEndedAt: plusDays(at, -40), lastPairedAt: plusDays(at, -130) }, at),
    ).toEqual([
      { fit: 'languageFluent', language: 'ar' },
      { fit: 'halfDays', halfDays: ['mon-morning', 'wed-evening'] },
      { fit: 'sameArea' },
      { fit: 'strengths', needs: ['school', 'work'] },
      { fit: 'freeSince', days: 40 },
    ]));

  it.each([
    ['their first language', nadia.languages, { fit: 'languageFluent', language: 'ar' }],
    [
      'their first language, not fluently',
      [{ code: 'ar', level: 'conversational' }],
      { fit: 'language', language: 'ar' },
    ],
    ['no common language, and an interpreter', [{ code: 'so', level: 'fluent' }], { fit: 'interpreter' }],
  ] as const)('%s', (_, languages, reason) => expect(reasonsOf(amina, { ...nadia, languages }, at)[0]).toEqual(reason));

  it('English alone', () => {
    const languages = [
      { code: 'ti', level: 'fluent' },
      { code: 'en', level: 'conversational' },
    ] as const;
    expect(reasonsOf({ ...amina, languages }, nadia, at)[0]).toEqual({ fit: 'throughEnglish' });
  });

  it.each([
    ['neighboringArea', ['parkville']],
    ['otherArea', ['blue-hills']],
  ] as const)('%s', (fit, areas) => expect(reasonsOf(amina, { ...nadia, areas }, at)).toContainEqual({ fit }));

  it('what is not asked for is not told', () => {
    const reasons = reasonsOf({ ...amina, needs: [] }, nadia, at).map(({ fit }) => fit);
    expect(reasons).toEqual(['languageFluent', 'halfDays', 'sameArea', 'neverHad']);
    const wished = { ...amina, needs: ['food'], preferences: { sharedExperience: ['single-parent', 'older-adult'] } };
    expect(reasonsOf(wished, { ...nadia, held: 1 }, at)).toEqual(
      expect.arrayContaining([
        { fit: 'noStrength' },
        { fit: 'experiences', experiences: ['single-parent'] },
        { fit: 'has', held: 1, capacity: 2 },
      ]),
    );
  });
});

describe('what only just holds', () => {
  it('is nothing of who fits well', () => expect(barelyHolds(amina, nadia, at)).toEqual([]));
  it.each([
    ['interpreter', { languages: [{ code: 'so', level: 'fluent' }] }],
    ['oneHalfDay', { availability: ['mon-morning'] }],
    ['lastPlace', { held: 1 }],
    ['secondOffer', { offersThisWeek: program.matching.offersPerWeek - 1 }],
    ['stepEndsSoon', { clearUntil: plusDays(at, program.pairingDays + 10) }],
    ['otherArea', { areas: ['blue-hills'] }],
  ] as const)('%s', (barely, change) =>
    expect(barelyHolds(amina, { ...nadia, ...(change as Partial<Candidate>) }, at)).toContain(barely),
  );
  it('a low score', () => {
    const far = {
      ...nadia,
      areas: ['blue-hills'],
      strengths: [],
      languages: [{ code: 'so', level: 'fluent' }],
    } as const;
    expect(barelyHolds(amina, far, at)).toContain('lowScore');
  });
});
