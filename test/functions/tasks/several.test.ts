import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOf, plusDays, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { dueWithin } from '../../../functions/tasks/chasing.ts';
import { type Bench, type Command, type Event, planning } from '../../../functions/tasks/domain.ts';
import { definitionOf } from '../../../functions/tasks/plan.ts';
import { nextDueIn, roundDue } from '../../../functions/tasks/round.ts';

/** A navigator of several households: she has one round, and what she is written to is about all of them. */

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';

const start = (pairing: string, when: string, change: Partial<Extract<Command, { type: 'Start' }>> = {}): Command => ({
  type: 'Start',
  pairing,
  arrival: pairing.slice(0, 1),
  person: `h-${pairing}`,
  navigator: 'n',
  navigatorPerson: 'p',
  urgent: false,
  interpreter: false,
  circumstances: {
    needs: ['housing', 'school'],
    languages: [{ code: 'ar', level: 'fluent' }],
    household: { childrenAgeBands: ['5-12'] },
  },
  by: 'contact',
  at: when,
  ...change,
});

interface Told {
  readonly at: string;
  readonly event: Event;
}

/** What she does when she is written to (`mailed`), or when anything else is due. */
type Acts = (now: { at: string; bench: Bench; mailed: boolean }) => readonly Command[];

/** What happens until a day: these commands at their times, everything due in its turn, and what she does. */
function lived(days: number, commands: readonly (readonly [string, Command])[], acts: Acts = () => []) {
  const told: Told[] = [];
  let bench = planning.initial;
  const apply = (command: Command, when: string) => {
    const decision = planning.decide(command, bench);
    if ('refused' in decision) throw new Error(`${command.type} ${decision.refused}`);
    told.push(...decision.map(event => ({ at: when, event })));
    bench = decision.reduce<Bench>(planning.evolve, bench);
    return decision;
  };
  const waiting = [...commands];
  for (let turn = 0; turn < 600; turn++) {
    const due = bench.round.status === 'open' ? roundDue(bench.round) : undefined;
    const next = waiting[0];
    const isCommand = next !== undefined && (due === undefined || next[0] <= due);
    const when = isCommand ? next[0] : due;
    if (when === undefined || when > plusDays(at, days)) break;
    const command: Command = isCommand ? next[1] : { type: 'Due', navigator: 'n', rests: resting(bench), at: when };
    if (isCommand) waiting.shift();
    const decision = apply(command, when);
    // What was due is done: nothing is due again at once.
    if (!isCommand && bench.round.status === 'open') expect((roundDue(bench.round) ?? '9') > when, when).toBe(true);
    const mailed = decision.some(isMail);
    for (const act of acts({ at: when, bench, mailed })) apply(act, when);
  }
  return { told, bench };
}

/** What pairing says of the plans that are paused. */
const resting = ({ plans }: Bench): Record<string, boolean> =>
  Object.fromEntries(Object.entries(plans).map(([pairing, plan]) => [pairing, 'frozenAt' in plan]));

/** A mail about her steps. That a pairing is over, and a call in a mail's place, are none. */
const isMail = (event: Event): boolean =>
  event.name === 'MailWanted' && ['first-tasks', 'this-week'].includes(event.data.kind);

const mailsIn = (told: readonly Told[]) => told.filter(({ event }) => isMail(event)).map(one => one.at);

const wantedIn = (told: readonly Told[], kind: string) =>
  told.flatMap(({ at: when, event }) =>
    event.name === 'MailWanted' && (event.data.kind === kind || event.data.about.startsWith(`${kind}/`))
      ? [{ at: when, about: event.data.about, mail: event.data.mail }]
      : [],
  );

const dayOf = (instant: string): string => localOf(program.timeZone, instant).date;

/** The most mails in any ninety days. */
const mostIn90Days = (mails: readonly string[]): number =>
  Math.max(0, ...mails.map(first => mails.filter(one => one >= first && one < plusDays(first, 90)).length));

const contact = (pairing: string, when: string): Command => ({
  type: 'LogContact',
  pairing,
  contact: { id: `c${when}`, at: when, by: 'navigator', outcome: 'held', minutes: 60, mode: 'library' },
  redacted: false,
  reworded: false,
});

/** She does all that her week shows of a household, and tells of a contact. */
function doesAll(pairing: string, { bench, at: when }: { bench: Bench; at: string }): readonly Command[] {
  const plan = bench.plans[pairing];
  if (plan?.status !== 'running') return [];
  const open = dueWithin(plan, plusDays(when, 1));
  const done = open
    .filter(([key]) => ['tick', 'outcome', 'goals'].includes(definitionOf(key)?.how ?? ''))
    .map(([task]) => ({ task, outcome: 'connected', ...(task === 'goal-plan' && { goals: ['housing'] }) }));
  const answers = { met: 'weekly', going: 'well', goals: 'reached', byItself: 'more', help: 'no' };
  const reports = open
    .filter(([key]) => definitionOf(key)?.how === 'report')
    .map(
      ([task]): Command => ({
        type: 'SubmitReport',
        pairing,
        report: { task, at: when, by: 'navigator', answers },
        redacted: false,
        reworded: false,
      }),
    );
  return [contact(pairing, when), { type: 'Complete', pairing, done, by: 'navigator', at: when }, ...reports];
}

const pairings = ['a.1', 'b.1', 'c.1'];
/** Three households that begin so many hours apart. */
const three = (second: number, third: number): readonly (readonly [string, Command])[] => {
  const times = [at, plusMinutes(at, second * 60), plusMinutes(at, third * 60)];
  return times
    .map((when, i) => [when, start(pairings[i] ?? '', when)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
};

describe('another household’s first steps', () => {
  const days = (told: readonly Told[]) => mailsIn(told).map(dayOf);
  it('are told at once on a day on which she has not been written to', () => {
    const { told } = lived(1, [[at, start('a.1', at)]]);
    expect(mailsIn(told)).toEqual([at]);
  });
  it('come the next morning on a day on which she has, and their hours run from then', () => {
    const later = plusMinutes(at, 60);
    const { told, bench } = lived(2, [
      [at, start('a.1', at)],
      [later, start('b.1', later)],
    ]);
    expect(mailsIn(told).slice(0, 2)).toEqual([at, '2026-11-25T13:00:00.000Z']);
    expect(bench.plans['b.1']).toMatchObject({
      firstMailAt: '2026-11-25T13:00:00.000Z',
      tasks: { 'first-contact': { due: '2026-11-27T13:00:00.000Z' } },
    });
  });
  it('of several that wait for the morning are one mail', () => {
    const [one, other] = ['2026-11-25T02:00:00.000Z', '2026-11-25T04:00:00.000Z'];
    const { told } = lived(1, [
      [one, start('a.1', one)],
      [other, start('b.1', other)],
    ]);
    expect(mailsIn(told)).toEqual(['2026-11-25T13:00:00.000Z']);
  });
  it('that staff enter one after another are one mail, some minutes later', () => {
    const later = plusMinutes(at, 4);
    const { told } = lived(1, [
      [at, start('a.1', at, { by: 'staff:maria' })],
      [later, start('b.1', later, { by: 'staff:maria' })],
    ]);
    expect(mailsIn(told)).toEqual([plusMinutes(at, program.plan.settleMinutes)]);
  });
  it('come with her week where both are due in one morning', () => {
    // A Monday, a few minutes before nine.
    const monday = '2026-11-30T13:55:00.000Z';
    const { told } = lived(7, [
      [at, start('a.1', at)],
      [monday, start('b.1', monday, { by: 'staff:maria' })],
    ]);
    const mails = mailsIn(told);
    expect(mails.filter(one => dayOf(one) === '2026-11-30')).toHaveLength(1);
    expect(wantedIn(told, 'first-tasks').map(one => dayOf(one.at))).toEqual(['2026-11-24', '2026-11-30']);
  });
  it('and all else never make two mails on one day, whenever they begin and whatever she does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 60, maxLength: 60 }),
        (second, third, chances) => {
          let turn = 0;
          const acts: Acts = now => {
            const chance = chances[turn++ % chances.length] ?? 0;
            return chance < 3 ? doesAll(pairings[chance] ?? '', now) : [];
          };
          const mailed = days(lived(150, three(second, third), acts).told);
          expect(new Set(mailed).size).toBe(mailed.length);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  });
});

describe('a navigator of three households', () => {
  it('who does everything in time gets at most seventeen mails about her steps in ninety days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 24 }), fc.integer({ min: 0, max: 90 * 24 }), (second, third) => {
        const { told } = lived(180, three(second, third), now =>
          now.mailed ? pairings.flatMap(one => doesAll(one, now)) : [],
        );
        expect(mostIn90Days(mailsIn(told))).toBeLessThanOrEqual(17);
        expect(told.map(({ event }) => event.name)).not.toContain('TasksReminded');
      }),
      { seed: 3, numRuns: 40 },
    );
  });
  it('who is silent gets at most twenty-seven, and is then the liaison’s to phone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 24 }), fc.integer({ min: 0, max: 90 * 24 }), (second, third) => {
        const { told } = lived(180, three(second, third));
        expect(mostIn90Days(mailsIn(told))).toBeLessThanOrEqual(27);
        expect(wantedIn(told, 'navigator-silent').length).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 40 },
    );
  });
  it('gets at most twenty-seven, whatever she does and leaves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 * 24 }),
        fc.integer({ min: 0, max: 90 * 24 }),
        fc.array(fc.nat({ max: 6 }), { minLength: 120, maxLength: 120 }),
        (second, third, chances) => {
          let turn = 0;
          const acts: Acts = now => {
            const chance = chances[turn++ % chances.length] ?? 0;
            if (chance < 3) return doesAll(pairings[chance] ?? '', now);
            const running = pairings.filter(one => now.bench.plans[one]?.status === 'running');
            const told = running[chance % Math.max(1, running.length)];
            return chance === 3 && told ? [contact(told, now.at)] : [];
          };
          expect(mostIn90Days(mailsIn(lived(180, three(second, third), acts).told))).toBeLessThanOrEqual(27);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  });
});

describe('what staff read of one household of several', () => {
  it('is never due in the past, once all that was due is done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 0, max: 40 * 24 }), (second, third) => {
        lived(90, three(second, third), ({ bench: { round }, at: when }) => {
          const due = round.status === 'open' ? Object.keys(round.plans).map(one => nextDueIn(one, round) ?? '9') : [];
          expect(due.filter(one => one <= when)).toEqual([]);
          return [];
        });
      }),
      { seed: 3, numRuns: 20 },
    );
  });
});

describe('a navigator’s silence', () => {
  it('is one, of all her households: two that fall silent in the same minute are one letter, and one call a week later', () => {
    const { told } = lived(60, [
      [at, start('a.1', at)],
      [at, start('b.1', at)],
    ]);
    expect(told.filter(({ event }) => event.name === 'ContactOverdue').map(one => dayOf(one.at))).toEqual([
      '2026-12-09',
      '2026-12-09',
    ]);
    const silences = told.filter(({ event }) => event.name === 'SilenceTold');
    expect(silences.slice(0, 2).map(one => dayOf(one.at))).toEqual(['2026-12-09', '2026-12-16']);
    const wanted = wantedIn(told, 'navigator-silent');
    expect(wanted.map(one => dayOf(one.at)).slice(0, 2)).toEqual(['2026-12-16', '2026-12-23']);
    expect(wanted[0]?.about).toBe('n');
    // The letter of that day is the one about her silence.
    expect(mailsIn(told).filter(one => dayOf(one) === '2026-12-09')).toHaveLength(1);
  });
  it('is over when anything is told of any of them', () => {
    const { bench } = lived(40, [
      [at, start('a.1', at)],
      [at, start('b.1', at)],
      [plusDays(at, 30), contact('b.1', plusDays(at, 30))],
    ]);
    expect(bench.round).not.toHaveProperty('silence.told', 1);
    expect(bench.round).toMatchObject({ heardAt: plusDays(at, 30) });
  });
  it('is over with a report, and once more when what she says of it later is put right for her', () => {
    const [first, later] = [plusDays(at, 20), plusDays(at, 30)];
    const report = (when: string, met: 'weekly' | 'seldom', by: string): Command => ({
      type: 'SubmitReport',
      pairing: 'a.1',
      redacted: false,
      reworded: false,
      report: {
        task: 'report-5w',
        at: when,
        by,
        answers: { met, going: 'well', goals: 'on-the-way', byItself: 'some', help: 'no' },
      },
    });
    const { told, bench } = lived(30, [
      [at, start('a.1', at)],
      [first, report(first, 'weekly', 'navigator')],
      [later, report(later, 'seldom', 'staff:maria')],
    ]);
    expect(told.filter(({ event }) => event.name === 'TaskTicked').map(one => one.at)).toEqual([first]);
    expect(bench.round).toMatchObject({ heardAt: later });
  });
  it('is over when she was phoned and goes on; what is overdue is reminded of the next morning', () => {
    const called = '2026-12-17T16:00:00.000Z';
    const { told, bench } = lived(24.2, [
      [at, start('a.1', at)],
      [called, { type: 'Hear', navigator: 'n', by: 'staff:maria', at: called }],
    ]);
    expect(bench.round).not.toHaveProperty('silence');
    expect(mailsIn(told).at(-1)).toBe('2026-12-18T14:00:00.000Z');
    expect(planning.decide({ type: 'Hear', navigator: 'n', by: 'staff:maria', at: called }, bench)).toEqual([]);
  });
  it('of one household alone stands in the liaison’s week, and writes to nobody', () => {
    const { bench, told } = lived(
      60,
      [
        [at, start('a.1', at)],
        [at, start('b.1', at)],
      ],
      now => (now.mailed ? doesAll('a.1', now) : []),
    );
    expect(bench.plans['b.1']).toMatchObject({ heardAt: at });
    expect(wantedIn(told, 'navigator-silent')).toEqual([]);
    // Its steps are the liaison's one by one.
    expect(wantedIn(told, 'task-overdue-intro-meeting').length).toBeGreaterThan(0);
  });
  it('is nobody’s while all her pairings rest', () => {
    const frozen = plusDays(at, 1);
    const { told, bench } = lived(40, [
      [at, start('a.1', at)],
      [frozen, { type: 'Freeze', pairing: 'a.1', at: frozen }],
    ]);
    expect(told.filter(({ event }) => event.name === 'SilenceTold')).toEqual([]);
    expect(bench.round).toMatchObject({ status: 'open' });
  });
});
