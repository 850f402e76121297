import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedIn, type Fields, merge, saysSame } from '../../../../functions/platform/kernel/merge.ts';

const seen = { area: 'frog-hollow', needs: ['school', 'health'], urgent: false };

describe('two who edit the same', () => {
  it('change different fields: both stand, without a question', () => {
    const now = { ...seen, area: 'parkville' };
    expect(merge({ seen, now, sent: { ...seen, needs: ['work'] } })).toEqual({
      changes: { needs: ['work'] },
      collisions: [],
    });
  });
  it('change one field differently: a person decides, and is told both', () => {
    const now = { ...seen, area: 'parkville' };
    expect(merge({ seen, now, sent: { area: 'downtown' } })).toEqual({
      changes: {},
      collisions: [{ field: 'area', now: 'parkville', sent: 'downtown' }],
    });
  });
  it('change it the same way: nothing is left to do', () => {
    const now = { ...seen, area: 'parkville' };
    expect(merge({ seen, now, sent: { area: 'parkville' } })).toEqual({ changes: {}, collisions: [] });
  });
  it('a field that was empty when it was seen and is not now collides too', () =>
    expect(merge({ seen: {}, now: { notes: 'theirs' }, sent: { notes: 'hers' } }).collisions).toHaveLength(1));
});

describe('what says the same', () => {
  it.each([
    ['availability', ['a', 'b'], ['b', 'a']],
    ['notes', undefined, ''],
    ['urgent', undefined, false],
    ['household', undefined, { childrenAgeBands: [] }],
    ['preferences', { sharedExperience: ['a', 'b'] }, { sharedExperience: ['b', 'a'] }],
    ['contact', { email: 'a@b.example' }, { email: 'a@b.example' }],
  ])('%s: %j and %j', (field, one, other) => expect(saysSame(field, one, other)).toBe(true));
  it.each([
    ['needs', ['a', 'b'], ['b', 'a']],
    ['languages', [{ code: 'ar' }, { code: 'en' }], [{ code: 'en' }, { code: 'ar' }]],
    ['capacity', 1, 2],
    ['contact', { email: 'a@b.example' }, { phone: '+18605550100' }],
  ])('not %s: %j and %j', (field, one, other) => expect(saysSame(field, one, other)).toBe(false));
});

describe('whatever two people do', () => {
  const value = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'c'),
    fc.boolean(),
    fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
    fc.constant(undefined),
  );
  const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom('one', 'two', 'needs', 'four'), value);

  it('who changed nothing changes nothing, whatever others did', () =>
    fc.assert(
      fc.property(fields, fields, (before, now) => {
        expect(merge({ seen: before, now, sent: before })).toEqual({ changes: {}, collisions: [] });
      }),
    ));
  it('what nobody else touched is as she sent it', () =>
    fc.assert(
      fc.property(fields, fields, (before, sent) => {
        const { changes, collisions } = merge({ seen: before, now: before, sent });
        expect(collisions).toEqual([]);
        expect(changedIn({ ...before, ...changes }, sent)).toEqual([]);
      }),
    ));
  it('what another one changed is never changed without a question', () =>
    fc.assert(
      fc.property(fields, fields, fields, (before, now, sent) => {
        const { changes } = merge({ seen: before, now, sent });
        for (const field of Object.keys(changes)) expect(saysSame(field, before[field], now[field])).toBe(true);
      }),
    ));
  it('nothing that she changed is lost: it is done, it stands already, or she is asked', () =>
    fc.assert(
      fc.property(fields, fields, fields, (before, now, sent) => {
        const { changes, collisions } = merge({ seen: before, now, sent });
        for (const field of changedIn(before, sent))
          expect(
            field in changes || collisions.some(one => one.field === field) || saysSame(field, now[field], sent[field]),
          ).toBe(true);
      }),
    ));
  it('asked once, and answered with what stands now seen, it is done', () =>
    fc.assert(
      fc.property(fields, fields, fields, (before, now, sent) => {
        const { collisions } = merge({ seen: before, now, sent });
        const decided = Object.fromEntries(collisions.map(({ field }) => [field, sent[field]]));
        const again = merge({ seen: now, now, sent: decided });
        expect(again.collisions).toEqual([]);
        expect(changedIn({ ...now, ...again.changes }, decided)).toEqual([]);
      }),
    ));
});
