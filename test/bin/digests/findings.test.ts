import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../bin/digests/findings.ts';
import type { As, Digest, History, Reader, Thing, Week, Work } from '../../../bin/digests/history.ts';
import { dueOn } from '../../../bin/digests/weeks.ts';
import { plusDays, plusHours, plusLocalDays, plusMinutes } from '../../../functions/platform/kernel/time.ts';

/** Ten weeks over the change of the clock in March: in each one thing is told to two members, and all is as it should be. */
const first = '2027-02-09';
const count = 10;
const tuesday = (week: number): string => plusLocalDays(first, 7 * week);
const due = (week: number): string => dueOn(tuesday(week));
const [ines, omar] = ['ines@clinic.example', 'omar@schools.example'];
const work: Work = { clock: { calls: 60, units: 60 }, mail: { calls: 11, units: 20 }, numbers: 2 };

const week = (n: number, change: Partial<Week> = {}): Week => ({
  tuesday: tuesday(n),
  going: 'on-time',
  settled: due(n),
  due: due(n),
  next: due(n + 1),
  work,
  ...change,
});
const thing = (n: number, change: Partial<Thing> = {}): Thing => ({
  title: `thing ${n}`,
  kind: 'resource',
  organization: 'Clinic',
  approved: plusDays(due(n), -1),
  until: plusDays(due(n), 30),
  ...change,
});
const reader = (address: string, change: Partial<Reader> = {}): Reader => ({
  address,
  gets: [{ from: plusDays(due(0), -1) }],
  topics: [],
  ...change,
});
const digest = (to: string, n: number, lines: Digest['lines'], at = plusMinutes(due(n), 3)): Digest => ({
  at,
  to,
  lines,
  numbers: [],
});
const line = (n: number, as: As = 'new') => ({ title: `thing ${n}`, as });

const all = Array.from({ length: count }, (_, n) => n);
const asItShouldBe: History = {
  begun: plusDays(due(0), -2),
  ended: due(count),
  weeks: all.map(n => week(n)),
  readers: [reader(ines), reader(omar)],
  things: all.map(n => thing(n)),
  mails: all.flatMap(n => [ines, omar].map(to => digest(to, n, [line(n)]))),
  came: [],
  rollups: [],
  troubles: [],
};

const kindsOf = (history: History): readonly string[] => [...new Set(findingsOf(history).map(({ kind }) => kind))];
const but = (change: Partial<History>): readonly string[] => kindsOf({ ...asItShouldBe, ...change });
/** Another thing or other lines in the mails of one week. */
const withMails = (n: number, change: (mail: Digest) => readonly Digest[]) =>
  but({ mails: asItShouldBe.mails.flatMap(one => (one.at.startsWith(tuesday(n)) ? change(one) : [one])) });
const withLines = (n: number, lines: Digest['lines'], more: Partial<History> = {}) =>
  but({
    ...more,
    mails: asItShouldBe.mails.map(one => (one.at.startsWith(tuesday(n)) ? { ...one, lines } : one)),
  });

describe('what did not hold of digests', () => {
  it('is nothing when all was as it should be', () => {
    expect(findingsOf(asItShouldBe)).toEqual([]);
    // Over the change of the clock: the same hour there, another one in Greenwich.
    expect(new Set(all.map(n => due(n).slice(11, 16)))).toEqual(new Set(['14:00', '13:00']));
  });

  it('is what went wrong on the way', () => {
    expect(but({ troubles: ['Member 1: there is no button join'] })).toEqual(['trouble']);
  });

  it('is a mail too many or too few', () => {
    expect(withMails(3, one => [one, one])).toEqual(['twice']);
    expect(withMails(3, one => (one.to === ines ? [] : [one]))).toEqual(['missing']);
    expect(but({ mails: [...asItShouldBe.mails, digest('nobody@mill.example', 3, [line(3)])] })).toEqual(['unwanted']);
  });

  it('is a mail to someone who has stopped, left or cannot be reached, and not to her who comes or starts again', () => {
    const from = plusDays(due(0), -1);
    const stopped = reader(ines, { gets: [{ from, to: plusDays(due(4), -1) }] });
    expect(but({ readers: [stopped, reader(omar)] })).toEqual(['unwanted']);
    const began = reader(ines, { gets: [...stopped.gets, { from: plusDays(due(5), -1) }] });
    const mails = asItShouldBe.mails.filter(one => !(one.to === ines && one.at.startsWith(tuesday(4))));
    expect(but({ readers: [began, reader(omar)], mails })).toEqual([]);
  });

  it('is another hour: an hour off in the week of the clock’s change too, and late after it was released', () => {
    const [changed] = all.filter(n => due(n).slice(11, 16) === '13:00');
    const early = (n: number) => withMails(n, one => [{ ...one, at: plusHours(one.at, -1) }]);
    expect([early(2), early(changed ?? 0)]).toEqual([['wrong-hour'], ['wrong-hour']]);
    expect(withMails(2, one => [{ ...one, at: plusHours(one.at, 1) }])).toEqual(['wrong-hour']);
    const afternoon = plusHours(due(3), 5);
    const weeks = (going: Week['going']) =>
      asItShouldBe.weeks.map((one, n) => (n === 3 ? { ...one, going, due: afternoon } : one));
    const gone = (minutes: number) =>
      asItShouldBe.mails.map(one =>
        one.at.startsWith(tuesday(3)) ? { ...one, at: plusMinutes(afternoon, minutes) } : one,
      );
    for (const going of ['released', 'late'] as const) {
      expect(but({ weeks: weeks(going), mails: gone(5) })).toEqual([]);
      expect(but({ weeks: weeks(going), mails: gone(65) })).toEqual(['wrong-hour']);
      expect(but({ weeks: weeks(going) })).toEqual(['wrong-hour']);
    }
  });

  it('is something that is told twice, and not what is told once more because it ends soon', () => {
    expect(withLines(4, [line(4), line(3)])).toEqual(['told-again']);
    const things = asItShouldBe.things.map((one, n) => (n === 3 ? { ...one, until: plusDays(due(4), 8) } : one));
    expect(withLines(4, [line(4), line(3, 'closing')], { things })).toEqual([]);
    const mails = asItShouldBe.mails.map(one =>
      ['4', '5'].some(n => one.at.startsWith(tuesday(Number(n))))
        ? { ...one, lines: [...one.lines, line(3, 'closing')] }
        : one,
    );
    expect(but({ things, mails })).toContain('told-again');
  });

  it('is an edition of eleven things', () => {
    const more = Array.from({ length: 10 }, (_, n) => thing(100 + n, { approved: plusDays(due(4), -1) })).map(one => ({
      ...one,
      until: plusDays(due(4), 20),
    }));
    const things = [...asItShouldBe.things, ...more];
    const lines = [line(4), ...more.map(({ title }) => ({ title, as: 'new' as const }))];
    expect(withLines(4, lines.slice(0, 10), { things: things.slice(0, -1) })).toEqual([]);
    expect(withLines(4, lines, { things })).toEqual(['too-many']);
  });

  it.each<[string, Partial<Thing>, As]>([
    ['is over', { until: plusHours(due(4), -1) }, 'new'],
    ['was taken back', { withdrawn: plusHours(due(4), -1) }, 'new'],
    ['was closed', { kind: 'issue', closed: plusHours(due(4), -1) }, 'new'],
    ['is not approved yet', { approved: plusHours(due(4), 1) }, 'new'],
    ['begins in more than two weeks', { starts: plusDays(due(4), 15) }, 'new'],
    ['does not end soon', {}, 'closing'],
    ['was never referred', { kind: 'issue' }, 'referred'],
    ['has no answer', { kind: 'issue' }, 'answer'],
  ])('is something told that %s', (_, change, as) => {
    const things = asItShouldBe.things.map((one, n) => (n === 4 ? { ...one, ...change } : one));
    expect(withLines(4, [line(4, as)], { things })).toContain('out-of-place');
  });

  it('is something that nobody knows', () => {
    expect(withLines(4, [line(4), line(77)])).toContain('out-of-place');
  });

  it('is a younger thing told before an older one, unless it would be over before the next digest', () => {
    const older = thing(50, { approved: plusDays(due(4), -3), until: plusDays(due(4), 20) });
    const later = asItShouldBe.mails.map(one =>
      one.at.startsWith(tuesday(5)) ? { ...one, lines: [...one.lines, line(50)] } : one,
    );
    expect(but({ things: [...asItShouldBe.things, older], mails: later })).toEqual(['starved', 'younger-first']);
    const things = [...asItShouldBe.things, older].map(one =>
      one.title === 'thing 4' ? { ...one, until: plusDays(due(4), 6) } : one,
    );
    // There was room for both, and the older one is one of the three that have waited longest.
    expect(but({ things, mails: later })).toEqual(['starved']);
  });

  it('is a topic that she does not want, and one that she wants and is not told of', () => {
    const choosing = reader(ines, { topics: [{ since: plusDays(due(1), -1), kinds: ['alert'], needs: ['work'] }] });
    const things = (change: Partial<Thing>) =>
      asItShouldBe.things.map((one, n) => (n === 4 ? { ...one, ...change } : one));
    const readers = [choosing, reader(omar)];
    for (const change of [{ kind: 'alert' }, { need: 'work' }]) {
      // All of this edition is what she does not want: she gets none.
      expect(but({ readers, things: things(change) })).toEqual(['unwanted']);
      const both = [line(4), line(60)];
      const two = { readers, things: [...things(change), thing(60, { approved: plusDays(due(4), -1) })] };
      expect(withLines(4, both, two)).toEqual(['not-hers']);
    }
    const mails = asItShouldBe.mails.map(one =>
      one.at.startsWith(tuesday(4)) ? { ...one, lines: one.to === omar ? [line(4), line(60)] : [line(4)] } : one,
    );
    const things60 = [...asItShouldBe.things, thing(60, { approved: plusDays(due(4), -1) })];
    expect(but({ mails, things: things60 })).toEqual(['left-out']);
  });

  it('is silence though there was something to tell, and more than three weeks of it', () => {
    expect(withMails(4, () => [])).toContain('silent');
    const things = asItShouldBe.things.filter((_, n) => n < 4);
    const closed = things.map(one => ({ ...one, until: plusDays(one.until ?? '', -28) }));
    const before = asItShouldBe.mails.filter(one => one.at < due(4));
    const calm = (n: number) => [ines, omar].map(to => digest(to, n, []));
    const weeks = asItShouldBe.weeks.slice(0, 9);
    expect(but({ weeks, things: closed, mails: [...before, ...calm(7)] })).toEqual([]);
    expect(but({ weeks, things: closed, mails: [...before, ...calm(8)] })).toEqual(['silent']);
  });

  it('is an edition that reads more in the last month than one like it in the second', () => {
    const grown = (n: number, change: Partial<Work>) =>
      but({ weeks: asItShouldBe.weeks.map((one, at) => (at === n ? { ...one, work: { ...work, ...change } } : one)) });
    expect(grown(9, { clock: { calls: 61, units: 60 } })).toEqual(['dearer']);
    expect(grown(9, { mail: { calls: 12, units: 20 } })).toEqual(['dearer']);
    expect(grown(9, { mail: { calls: 11, units: 21 } })).toEqual(['dearer']);
    // Before the last month nothing is compared.
    expect(grown(2, { clock: { calls: 90, units: 90 } })).toEqual([]);
  });

  it('compares editions only with those that are like them: as many things, as many of them noted, and on time', () => {
    const more = { ...work, clock: { calls: 64, units: 64 }, mail: { calls: 11, units: 22 } };
    const weeks = (change: Partial<Week>) =>
      asItShouldBe.weeks.map((one, n) => (n === 9 ? { ...one, work: more, ...change } : one));
    const told = (lines: Digest['lines']) =>
      asItShouldBe.mails.map(one => (one.at.startsWith(tuesday(9)) ? { ...one, lines } : one));
    const also = thing(60, { approved: plusDays(due(9), -1) });
    const things = [...asItShouldBe.things, also];
    expect(but({ weeks: weeks({}), things, mails: told([line(9), line(60)]) })).toEqual([]);
    expect(but({ weeks: weeks({ going: 'late' }) })).toEqual([]);
    expect(but({ weeks: weeks({}) })).toEqual(['dearer']);
    // That it was referred is noted as all else is: an edition with a referral is like one with two things that are new.
    const referred = thing(8, { kind: 'issue', referred: plusDays(due(9), -1) });
    const both = asItShouldBe.mails.map(one => ({
      ...one,
      lines: [...one.lines, line(100 + Number(one.lines[0]?.title.slice(6)))],
    }));
    const twin = (n: number, organization = 'Clinic') => ({ ...thing(n, { organization }), title: `thing ${100 + n}` });
    const twice = all.map(n => twin(n));
    const last = both.map(one =>
      one.at.startsWith(tuesday(9)) ? { ...one, lines: [line(9), line(8, 'referred')] } : one,
    );
    const known = [...asItShouldBe.things.filter(({ title }) => title !== 'thing 8'), ...twice.slice(0, 9), referred];
    expect(but({ weeks: weeks({}), things: known, mails: last })).toEqual(['dearer']);
    const longer = weeks({ work: { ...work, mail: { calls: 11, units: 21 } } });
    const alone = told([line(9), line(8, 'referred')]);
    const once = known.filter(({ title }) => title.length < 8);
    expect(but({ weeks: longer, things: once, mails: alone })).toEqual([]);
    // Each organization that is named is a unit more.
    const pairs = all.map(n => twin(n, n === 9 ? 'Schools' : 'Clinic'));
    expect(but({ weeks: longer, things: [...asItShouldBe.things, ...pairs], mails: both })).toEqual([]);
    expect(but({ weeks: longer, things: [...asItShouldBe.things, ...twice], mails: both })).toEqual(['dearer']);
  });

  it('is an issue of which nobody is told that it was referred, or its answer, though there is a place', () => {
    const with4 = (change: Partial<Thing>) => {
      const things = asItShouldBe.things.map((one, n) => (n === 4 ? { ...one, kind: 'issue', ...change } : one));
      const told = (n: number, as: As) => ({
        things,
        mails: asItShouldBe.mails.map(one =>
          one.at.startsWith(tuesday(n)) ? { ...one, lines: [...one.lines, line(4, as)] } : one,
        ),
      });
      return { never: { things }, told };
    };
    const referred = with4({ referred: plusDays(due(5), -1) });
    expect(but(referred.never)).toEqual(['outcome-left']);
    expect(but(referred.told(5, 'referred'))).toEqual([]);
    // A week late, while there was a place.
    expect(but(referred.told(6, 'referred'))).toEqual(['outcome-left']);
    // What was closed is told no more as referred; what was answered is told by its answer.
    expect(but(with4({ referred: plusDays(due(5), -2), closed: plusDays(due(5), -1) }).never)).toEqual([]);
    const answered = with4({ referred: plusDays(due(5), -2), answered: plusDays(due(5), -1) });
    expect(but(answered.never)).toEqual(['outcome-left']);
    expect(but(answered.told(5, 'answer'))).toEqual([]);
  });

  it('is one of the three that have waited longest passed over for what would be over soon', () => {
    const pressing = Array.from({ length: 10 }, (_, n) =>
      thing(100 + n, { approved: plusHours(due(4), -2), until: plusDays(due(4), 5) }),
    );
    const lines = pressing.map(({ title }) => ({ title, as: 'new' as const }));
    const later = asItShouldBe.mails.map(one => {
      if (one.at.startsWith(tuesday(4))) return { ...one, lines };
      return one.at.startsWith(tuesday(5)) ? { ...one, lines: [line(4), line(5)] } : one;
    });
    expect(but({ things: [...asItShouldBe.things, ...pressing], mails: later })).toEqual(['starved']);
  });

  it('is nothing that there is one thing worth knowing at a time, nor that it alone is no mail', () => {
    const learning = asItShouldBe.things.map((one, n) => (n === 2 ? { ...one, kind: 'learning' } : one));
    const later = asItShouldBe.mails.flatMap(one => {
      if (one.at.startsWith(tuesday(2))) return [];
      return one.at.startsWith(tuesday(3)) ? [{ ...one, lines: [line(2), line(3)] }] : [one];
    });
    expect(but({ things: learning, mails: later })).toEqual([]);
  });
});

describe('what is found of the numbers', () => {
  const came = Array.from({ length: 30 }, (_, n) => ({
    at: plusDays(due(0), -2),
    kind: n < 20 ? ('found' as const) : ('waited' as const),
    needs: ['work'],
    language: n < 10 ? 'es' : 'ar',
  }));
  const read = (sentence: string) =>
    but({ came, mails: asItShouldBe.mails.map((one, i) => (i === 12 ? { ...one, numbers: [sentence] } : one)) });

  it('is a number in a digest, and a name of whom too few had come', () => {
    expect(read('Most asked for: Work.')).toEqual([]);
    expect(read('Households that came: about 20.')).toEqual(['number-told']);
    expect(read('Most asked for: Work and Housing.')).toEqual(['few-told']);
    // Ten waited, whatever twenty others found.
    expect(read('Asked for most by those who had to wait: Work.')).toEqual(['few-told']);
    expect(read('No numbers yet: they are told from 11 households on, so that nobody can be found in them.')).toEqual(
      [],
    );
  });

  it('is a number of a rollup that is far from the truth, not rounded, or of too few', () => {
    const rollup = (change: object) =>
      but({
        came,
        rollups: [
          {
            rollup: {
              ...{
                quarter: '2027-Q1',
                closed: true,
                before: '2026-Q4',
                through: '2027-03-28',
                asked: [],
                languages: [],
              },
              ...{ waitedLanguages: [], waitedNeeds: [], unmet: [], tallies: {} },
              ...change,
            },
            readable: 1,
          },
        ],
      });
    expect(rollup({ came: 20 })).toEqual([]);
    expect(rollup({ came: 21 })).toEqual(['wrong-number']);
    expect(rollup({ came: 10 })).toEqual(['wrong-number']);
    expect(rollup({ came: 90 })).toEqual(['wrong-number']);
    expect(rollup({ asked: [{ id: 'housing', about: 35 }] })).toEqual(['wrong-number']);
  });

  it('is a mail that reads much of what was told', () =>
    expect(but({ weeks: asItShouldBe.weeks.map(one => ({ ...one, work: { ...work, numbers: 11 } })) })).toEqual([
      'dear',
    ]));
});
