import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backlogOf,
  type Candidate,
  choiceOf,
  choose,
  isMissed,
  type Supply,
  toldAlike,
} from '../../../../functions/advisory/digest/choosing.ts';
import type { Chosen } from '../../../../functions/advisory/digest/edition.ts';
import type { KnownItem } from '../../../../functions/advisory/item.ts';
import type { ItemKind } from '../../../../functions/advisory/member.ts';
import { plusDays } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';

const { closingDays, digest } = program.advisory;
const at = '2027-03-09T14:00:00.000Z';
const moment = { at, next: plusDays(at, 7) };

interface Like {
  readonly kind?: ItemKind;
  /** In so many days from now. */
  readonly until?: number;
  readonly starts?: number;
  readonly since?: number;
}

const known = (id: string, { kind = 'resource', until = 60, starts, since = -5 }: Like) => ({
  kind,
  author: 'm1',
  organization: 'o1',
  telling: {
    title: id,
    text: id,
    until: plusDays(at, until),
    ...(starts !== undefined && { starts: plusDays(at, starts) }),
  },
  submittedAt: plusDays(at, since),
  revision: 1,
});

const approved = (id: string, like: Like = {}): Candidate => ({
  id,
  state: {
    status: 'approved',
    ...known(id, like),
    approvedAt: plusDays(at, like.since ?? -5),
    due: plusDays(at, like.until ?? 60),
  },
});

const issue = (id: string, like: Partial<Extract<KnownItem, { status: 'issue' }>>): Candidate => ({
  id,
  state: {
    status: 'issue',
    ...known(id, { kind: 'issue' }),
    approvedAt: plusDays(at, -30),
    stage: 'raised',
    since: plusDays(at, -30),
    due: plusDays(at, 30),
    ...like,
  },
});

/** Referred so many days from now. */
const referredTo = (id: string, days: number): Candidate =>
  issue(id, { stage: 'referred', body: 'commission', since: plusDays(at, days) });

const toldBefore = ({ id, state }: Candidate): Candidate => ({
  id,
  state: { ...state, told: { edition: '2027-w09', at: plusDays(at, -7) } },
});

const supply = (of: Partial<Supply>): Supply => ({ untold: [], closing: [], referred: [], answered: [], ...of });
const chosen = (of: Partial<Supply>) => choose(supply(of), moment).map(({ item, as }) => `${item} ${as}`);

describe('an edition tells', () => {
  it('the oldest that was not told, and before it what would be over by the next one', () => {
    const untold = [approved('a', { since: -9 }), approved('b', { since: -8, until: 3 }), approved('c', { since: -7 })];
    expect(chosen({ untold })).toEqual(['b new', 'a new', 'c new']);
  });

  it('before all else what staff put first, also before an answer', () => {
    const wanted = approved('z', { since: -1 });
    const first = { ...wanted, state: { ...wanted.state, first: at } } as Candidate;
    const answered = [issue('answered', { stage: 'answered', answer: { text: 'Yes', at } })];
    const untold = [approved('a', { since: -9 }), approved('b', { until: 3 }), first];
    expect(chosen({ untold, answered })).toEqual(['z new', 'answered answer', 'b new', 'a new']);
  });

  it('events of the next fourteen days; not those that have begun, nor those that are far', () => {
    const event = (id: string, starts: number) => approved(id, { kind: 'event', starts, until: starts + 0.5 });
    expect(chosen({ untold: [event('past', -0.1), event('near', 10), event('far', 20)] })).toEqual(['near new']);
  });

  it('what ends soon and was told before, and nothing that is over', () => {
    const closing = [toldBefore(approved('soon', { until: 5 })), toldBefore(approved('over', { until: 0 }))];
    expect(chosen({ closing })).toEqual(['soon closing']);
  });

  it('what became of issues, each until it is told: the oldest first, whether it was referred or answered', () => {
    const answered = (days: number) =>
      issue(`answered${days}`, { stage: 'answered', answer: { text: 'Yes', at: plusDays(at, days) } });
    expect(
      chosen({
        answered: [answered(-9), answered(-1)],
        referred: [referredTo('long ago', -30), referredTo('now', -2)],
      }),
    ).toEqual(['long ago referred', 'answered-9 answer', 'now referred', 'answered-1 answer']);
  });

  it('ten things at most, with places for what ends soon', () => {
    const untold = Array.from({ length: 30 }, (_, i) => approved(`n${i}`));
    const closing = Array.from({ length: 5 }, (_, i) => toldBefore(approved(`t${i}`, { until: 2 })));
    const all = chosen({ untold, closing });
    expect(all).toHaveLength(digest.mostItems);
    expect(all.slice(-digest.placesForClosing)).toEqual(['t0 closing', 't1 closing']);
    expect(chosen({ untold: untold.slice(0, 4), closing })).toHaveLength(9);
  });
});

describe('beyond an edition', () => {
  const weeks = (count: number) => Array.from({ length: count }, (_, i) => momentAfter(i));
  const momentAfter = (n: number) => ({ ...moment, at: plusDays(at, 7 * n), next: plusDays(at, 7 * (n + 1)) });
  const beyond = (of: Partial<Supply>) => {
    const { waiting, lost } = backlogOf(supply(of), [momentAfter(0), ...weeks(27).slice(1)]);
    return { waiting: waiting.map(({ id }) => id), lost: lost.map(({ id }) => id) };
  };
  const many = (count: number, like: Like = {}) => Array.from({ length: count }, (_, i) => approved(`n${i}`, like));

  it('nothing waits where one edition holds all', () => {
    expect(beyond({ untold: many(10) })).toEqual({ waiting: [], lost: [] });
    // An event that is far ahead waits for its time, and for nothing else.
    expect(beyond({ untold: [approved('far', { kind: 'event', starts: 30, until: 31 })] })).toEqual({
      waiting: [],
      lost: [],
    });
  });

  it('the rest waits, and what lasts is told in its turn', () =>
    expect(beyond({ untold: many(25) })).toEqual({
      waiting: Array.from({ length: 15 }, (_, i) => `n${i + 10}`),
      lost: [],
    }));

  it('what would be over before its turn is said: eleven that end within the week are one too many', () => {
    expect(beyond({ untold: many(11, { until: 5 }) })).toEqual({ waiting: ['n10'], lost: ['n10'] });
    // Of a hundred that end in three weeks, those of three editions can be told.
    const { lost } = beyond({ untold: many(100, { until: 20.5 }) });
    expect(lost.length).toBeGreaterThanOrEqual(70);
    expect(lost).not.toContain('n9');
  });

  it('what is put first is lost no more, and another one is in its place', () => {
    const [last, ...others] = many(11, { until: 5 }).toReversed();
    const first = { id: last?.id ?? '', state: { ...last?.state, first: at } } as Candidate;
    expect(beyond({ untold: [...others.toReversed(), first] })).toEqual({ waiting: ['n9'], lost: ['n9'] });
  });

  it('whatever is there: what is lost was not told, and all else is told within its time', () => {
    const like = fc.record({ until: fc.integer({ min: 1, max: 70 }), since: fc.integer({ min: -40, max: -1 }) });
    fc.assert(
      fc.property(fc.array(like, { minLength: 60, maxLength: 120 }), likes => {
        const untold = likes.map((one, i) => approved(`n${i}`, one));
        const { lost } = backlogOf(supply({ untold }), [momentAfter(0), ...weeks(27).slice(1)]);
        let left: readonly Candidate[] = untold;
        let shown: readonly Candidate[] = [];
        for (const now of weeks(27)) {
          const closing = shown.filter(({ state }) => isClosing(state, now.at));
          const told = choose(supply({ untold: left, closing }), now);
          const as = (id: string) => told.find(({ item }) => item === id)?.as;
          shown = [
            ...shown.filter(({ id }) => as(id) !== 'closing'),
            ...left.filter(({ id }) => as(id) === 'new').map(toldBefore),
          ];
          left = left.filter(({ id }) => as(id) !== 'new');
        }
        expect(lost.map(({ id }) => id)).toEqual(left.map(({ id }) => id));
      }),
      { seed: 31, numRuns: 60 },
    );
  });
});

describe('a week in two groups', () => {
  const known = { group: 'north', week: '2027-w10', openedAt: at };
  const items = [{ item: 'a', revision: 1, as: 'new' as const }];
  const frozen = { ...known, items, frozenAt: at };

  it('tells both the same: what the first settled of them tells, also that there is nothing', () => {
    expect(toldAlike([{ status: 'sent', ...frozen, mails: 3, sentAt: at }])).toEqual(items);
    expect(toldAlike([{ status: 'frozen', ...frozen, due: at }])).toEqual(items);
    expect(toldAlike([{ status: 'skipped', ...known, why: 'empty', skippedAt: at }])).toEqual([]);
  });

  it('tells the same also while staff hold one of them', () =>
    expect(toldAlike([{ status: 'held', ...frozen, hold: { by: 's', at }, due: at }])).toEqual(items));

  it('is chosen anew where no other one is settled', () => {
    expect(toldAlike([{ status: 'none' }, { status: 'collecting', ...known, due: at }])).toBeUndefined();
    expect(toldAlike([])).toBeUndefined();
  });
});

describe('a group whose edition did not go', () => {
  const things = (names: string): Chosen[] => [...names].map(item => ({ item, revision: 1, as: 'new' }));
  const names = (some: readonly Chosen[]) => some.map(({ item, again }) => `${item}${again ? '+' : ''}`).join('');
  const of = (missed: string, alike: string | undefined, anew = '') => {
    const all = alike === undefined ? undefined : things(alike);
    const choice = choiceOf(things(missed), all, { places: 10, anew: places => things(anew).slice(0, places) });
    return [names(choice.chosen), names(choice.owed)];
  };

  it('is told first what the others were told, in half of the places at most; the others are not told that again', () => {
    expect(of('ab', undefined, 'cdefghijklm')).toEqual(['a+b+cdefghij', '']);
    expect(of('abcdefg', undefined, 'hijklmn')).toEqual(['a+b+c+d+e+hijkl', 'f+g+']);
    const sent = { group: 'north', week: '2027-w10', openedAt: at, frozenAt: at, mails: 3, sentAt: at };
    const again = things('a').map(one => ({ ...one, again: true as const }));
    expect(names(toldAlike([{ status: 'sent', ...sent, items: [...again, ...things('b')] }]) ?? [])).toBe('b');
  });

  it('is owed what the others are told and it has no room for', () =>
    expect(of('ab', 'cdefghijklm')).toEqual(['a+b+cdefghij', 'klm']));

  it('misses only what others were told in this version, and what can be told still', () => {
    const [one] = things('a');
    const missed = (like: Candidate, as: Chosen['as'] = 'new') =>
      isMissed({ item: 'a', revision: 1, as }, like.state, at);
    expect(one && missed(toldBefore(approved('a')))).toBe(true);
    expect(missed(approved('a'))).toBe(false);
    expect(missed(toldBefore(approved('a', { until: 0 })))).toBe(false);
    expect(isMissed({ item: 'a', revision: 2, as: 'new' }, toldBefore(approved('a')).state, at)).toBe(false);
    expect(missed(toldBefore(approved('a')), 'closing')).toBe(false);
    const answer = { text: 'Yes', at };
    expect(missed(issue('a', { stage: 'answered', answer }), 'answer')).toBe(false);
    expect(missed(issue('a', { stage: 'answered', answer: { ...answer, told: '2027-w09' } }), 'answer')).toBe(true);
    const referred = { stage: 'referred', body: 'commission' } as const;
    expect(missed(issue('a', referred), 'referred')).toBe(false);
    expect(missed(issue('a', { ...referred, referralTold: '2027-w09' }), 'referred')).toBe(true);
  });
});

describe('something worth knowing', () => {
  const learning = (id: string, since: number) => approved(id, { kind: 'learning', since });

  it('is told one at a time, in its turn, and is no new thing that ends soon', () => {
    expect(chosen({ untold: [learning('l1', -9), approved('a', { since: -8 }), learning('l2', -7)] })).toEqual([
      'l1 learning',
      'a new',
    ]);
    expect(chosen({ closing: [toldBefore(learning('l1', -9))] })).toEqual([]);
  });
});

/** Whatever waits: the oldest first, as the exchange's list has it. */
const waits = fc
  .array(
    fc.record({
      kind: fc.constantFrom<ItemKind>('resource', 'request', 'alert', 'result'),
      until: fc.integer({ min: 1, max: 70 }),
      since: fc.integer({ min: -40, max: -1 }),
      isIssue: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map(all =>
    all
      .toSorted((one, other) => one.since - other.since)
      .map(({ isIssue, ...like }, i) =>
        isIssue ? issue(`n${i}`, { approvedAt: plusDays(at, like.since) }) : approved(`n${i}`, like),
      ),
  );

describe('nothing starves', () => {
  it('whatever else waits, ends soon or was answered: the three that have waited longest are told', () => {
    const many = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(waits, many, many, (untold, ending, answers) => {
        const closing = Array.from({ length: ending }, (_, i) => toldBefore(approved(`t${i}`, { until: 2 })));
        // Answers are of this week: they have waited less than anything.
        const answered = Array.from({ length: answers }, (_, i) =>
          issue(`a${i}`, { stage: 'answered', answer: { text: 'Yes', at } }),
        );
        const told = choose(supply({ untold, closing, answered }), moment);
        const oldest = untold.slice(0, 3).map(({ id }) => id);
        expect(told.map(({ item }) => item)).toEqual(expect.arrayContaining(oldest));
        expect(told.length).toBe(Math.min(digest.mostItems, untold.length + ending + answers));
      }),
      { seed: 47, numRuns: 200 },
    );
  });

  it('an issue behind a hundred things that are always about to end waits no longer than its place in the row over three', () => {
    // Each week twelve more that end before the next edition, for half a year: more than an edition holds.
    let row: Candidate[] = [issue('raised', { approvedAt: plusDays(at, -1) })];
    let weeks = 0;
    for (; row.some(({ id }) => id === 'raised'); weeks++) {
      const now = plusDays(at, 7 * weeks);
      const ending = Array.from({ length: 12 }, (_, i) =>
        approved(`w${weeks}.${i}`, { since: 7 * weeks, until: 7 * weeks + 5 }),
      );
      row = [...row, ...ending].filter(({ state }) => state.status === 'issue' || due({ id: '', state }) > now);
      const told = choose(supply({ untold: row }), { ...moment, at: now, next: plusDays(now, 7) });
      row = row.filter(({ id }) => !told.some(({ item }) => item === id));
      expect(weeks).toBeLessThan(3);
    }
    expect(weeks).toBe(1);
  });
});

describe('referrals', () => {
  const editionOf = (row: readonly Candidate[], week: number) => {
    const now = plusDays(at, 7 * week);
    // As `gathering` reads them: no more than one edition can tell.
    const told = choose(supply({ referred: row.slice(0, digest.mostItems) }), { at: now, next: plusDays(now, 7) });
    return told.map(({ item }) => item);
  };

  it('of which one edition cannot tell are told by the next ones: fourteen of one week', () => {
    const row = Array.from({ length: 14 }, (_, i) => referredTo(`r${i}`, -1));
    const first = editionOf(row, 0);
    const second = editionOf(
      row.filter(({ id }) => !first.includes(id)),
      1,
    );
    expect([first.length, second]).toEqual([10, ['r10', 'r11', 'r12', 'r13']]);
  });

  it('are told each once, ten at most in an edition, within their place in the row over three', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 });
    // What else there is each week: more than one edition holds.
    const fresh = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(weeks, fresh, (counts, others) => {
        let row: readonly Candidate[] = [];
        let untold: readonly Candidate[] = [];
        const told: string[] = [];
        const deadlines = new Map<string, number>();
        for (let week = 0; week < counts.length || row.length > 0; week++) {
          const now = plusDays(at, 7 * week);
          const come = Array.from({ length: counts[week] ?? 0 }, (_, i) => referredTo(`r${week}.${i}`, 7 * week - 3));
          const things = Array.from({ length: week < counts.length ? others : 0 }, (_, i) =>
            approved(`w${week}.${i}`, { since: 7 * week - 3, until: 7 * week + 5 }),
          );
          untold = [...untold.filter(one => due(one) > now), ...things];
          for (const [i, { id }] of come.entries())
            deadlines.set(id, week + Math.floor((row.length + untold.length + i) / 3) + 1);
          row = [...row, ...come];
          const edition = choose(supply({ untold, referred: row.slice(0, digest.mostItems) }), {
            at: now,
            next: plusDays(now, 7),
          });
          expect(edition.length).toBeLessThanOrEqual(digest.mostItems);
          const gone = edition.filter(({ as }) => as === 'referred').map(({ item }) => item);
          for (const id of gone) expect(week, id).toBeLessThanOrEqual(deadlines.get(id) ?? -1);
          told.push(...gone);
          row = row.filter(({ id }) => !gone.includes(id));
          untold = untold.filter(({ id }) => !edition.some(({ item }) => item === id));
          expect(week).toBeLessThan(200);
        }
        expect(told.toSorted()).toEqual([...deadlines.keys()].toSorted());
      }),
      { seed: 53, numRuns: 60 },
    );
  });

  it('that wait take the places of what would be over soon: what is lost by that is said before', () => {
    const weeks = Array.from({ length: 4 }, (_, n) => ({ at: plusDays(at, 7 * n), next: plusDays(at, 7 * (n + 1)) }));
    const [first = moment, ...later] = weeks;
    const untold = Array.from({ length: 15 }, (_, i) => approved(`n${i}`, { since: -1, until: 12 }));
    const referred = Array.from({ length: 14 }, (_, i) => referredTo(`r${i}`, -5));
    const lost = (of: Partial<Supply>) => backlogOf(supply(of), [first, ...later]).lost.map(({ id }) => id);
    expect(lost({ untold })).toEqual([]);
    // The first edition tells ten of them, the second the other four and six things.
    expect(lost({ untold, referred })).toEqual(untold.slice(6).map(({ id }) => id));
  });
});

/** What `itemsClosing` of the exchange reads: told as new alone, and at its end within some days. */
const isClosing = (state: KnownItem, now: string): boolean =>
  state.status === 'approved' && state.told !== undefined && !state.closing && state.due < plusDays(now, closingDays);

/** An exchange in time: each week some are approved, and the digest marks what it told. */
it('over a year each thing is told once as new and at most once as closing soon, in that order; ten at most', () => {
  const day = fc.record({ week: fc.integer({ min: 0, max: 40 }), lasts: fc.integer({ min: 1, max: 90 }) });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 160 }), things => {
      let items: Candidate[] = [];
      const told: Record<string, string[]> = {};
      for (let n = 0; n < 60; n++) {
        const now = plusDays(at, 7 * n);
        const added = things
          .map(({ week, lasts }, i) => ({ id: `i${i}`, week, lasts }))
          .filter(({ week }) => week === n)
          .map(({ id, lasts }) => {
            const one = approved(id, { until: 7 * n + lasts });
            return one;
          });
        items = [...items, ...added].filter(({ state }) => state.status === 'approved' && state.due > now);
        const edition = choose(
          supply({
            untold: items.filter(({ state }) => !state.told),
            closing: items.filter(({ state }) => isClosing(state, now)).toSorted((a, b) => (due(a) < due(b) ? -1 : 1)),
          }),
          { at: now, next: plusDays(now, 7) },
        );
        expect(edition.length).toBeLessThanOrEqual(digest.mostItems);
        for (const { item, as } of edition) told[item] = [...(told[item] ?? []), as];
        items = items.map(({ id, state }) => {
          const as = edition.find(({ item }) => item === id)?.as;
          if (state.status !== 'approved' || !as) return { id, state };
          return {
            id,
            state: as === 'new' ? { ...state, told: { edition: `${n}`, at: now } } : { ...state, closing: `${n}` },
          };
        });
      }
      for (const how of Object.values(told)) expect([['new'], ['new', 'closing']]).toContainEqual(how);
    }),
    { seed: 17, numRuns: 60 },
  );
});

const due = ({ state }: Candidate): string => (state.status === 'approved' ? state.due : '');
