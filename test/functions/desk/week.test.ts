import { describe, expect, it } from 'vitest';
import type { Known } from '../../../functions/calls/questions.ts';
import { closedUntil, type Household, pairingsOfWeek, weekOf } from '../../../functions/desk/week.ts';
import { weekLetter } from '../../../functions/desk/week-letter.ts';
import type { MatchState } from '../../../functions/pairing/questions.ts';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { wordsFor } from '../../../functions/program/words.ts';
import type { planOf } from '../../../functions/tasks/questions.ts';

type PlanState = Awaited<ReturnType<typeof planOf>>;
type Match<Status extends MatchState['status']> = Extract<MatchState, { status: Status }>;
type Past = Match<'waiting'>['past'][number];

/** A Monday, half past eight in Hartford. */
const at = '2026-11-30T13:30:00.000Z';
const ago = (days: number) => plusDays(at, -days);

const searched = {
  person: 'p',
  introduction: 'at-once' as const,
  urgent: false,
  told: [] as string[],
  tellAt: '9',
};
const waiting = (since: string, past: readonly Past[] = [], why: readonly string[] = ['language']): MatchState => ({
  ...searched,
  status: 'waiting',
  since,
  past: [...past],
  retryAt: plusDays(at, 1),
  retries: 1,
  why: [...why],
});
const explanation = { score: 80, criteria: {}, spared: 0 };
const engaged = { navigator: 'n', navigatorPerson: 'np', explanation };
const paired = (pairing: string, pairedAt: string, past: readonly Past[] = []): Match<'paired'> => ({
  ...searched,
  ...engaged,
  status: 'paired',
  since: pairedAt,
  past: [...past],
  pairing,
  offeredAt: pairedAt,
  pairedAt,
  reviewAt: plusDays(pairedAt, 85),
  reviews: 0,
});
const ended = (pairing: string, endedAt: string, how: Past['how'] = 'ended'): Past => ({
  pairing,
  navigator: 'n',
  offeredAt: ago(60),
  ...(how === 'ended' && { pairedAt: ago(59) }),
  endedAt,
  how,
});
const contact = (outcome: 'held' | 'attempted' | 'none', told: string) => ({
  id: `c${told}`,
  at: told,
  by: 'navigator',
  outcome,
  minutes: 30,
});
type Running = Extract<PlanState, { status: 'running' }>;
const running = (change: Partial<Running> = {}): Running => ({
  status: 'running',
  arrival: 'a',
  person: 'p',
  navigator: 'n',
  navigatorPerson: 'np',
  startedAt: ago(40),
  endsAt: plusDays(at, 50),
  tasks: {},
  heardAt: ago(2),
  ...change,
});
const ready = {
  status: 'ready',
  receipt: 'abcdefgh',
  person: 'p',
  postedAt: ago(50),
  household: {},
} as unknown as Household['arrival'];
const household = (id: string, match: MatchState, change: Partial<Household> = {}): Household => ({
  id,
  receipt: `receipt-${id}`,
  arrival: ready,
  match,
  plans: {},
  toCall: false,
  meetings: [],
  ...change,
});
const call = (about: string, due: string, kind = 'confirm'): Known => ({
  id: `call-${about}`,
  call: {
    status: 'open',
    kind,
    to: 'p',
    about,
    reason: 'by-phone',
    wantedAt: ago(5),
    attempts: [],
    due,
    tellAt: '9',
    told: 0,
  },
});
const nothing = {
  unreachable: [],
  steps: [],
  dialogues: [],
  desk: 'https://library.example/desk',
  households: new Map([['receipt-a', 'a']]),
};
const reader = { words: wordsFor('en'), language: 'en', at };
const said = wordsFor('en').mails.liaisonWeek;
const textOf = (households: readonly Household[], calls: readonly Known[] = []) =>
  weekLetter({ week: weekOf(households, calls, at), ...nothing }, reader)
    .blocks.flatMap(block =>
      'pointers' in block ? block.pointers.map(({ text }) => text) : 'text' in block ? [block.text] : [],
    )
    .join('\n');

describe('the week', () => {
  // R3: the summary listed others' volunteers, and credited a previous volunteer's contact to the new one.
  it('R3: counts a contact for its own pairing, and none of a pairing that ended more than seven days ago', () => {
    const before = ended('a.1', ago(5));
    const now = paired('a.2', ago(4), [ended('a.0', ago(8)), before]);
    expect(pairingsOfWeek(now, at)).toEqual(['a.2', 'a.1']);
    const plans = {
      'a.1': {
        status: 'ended',
        endedAt: ago(5),
        tasks: {},
        contacts: [contact('held', ago(6)), contact('held', ago(9))],
      },
      'a.2': running({ startedAt: ago(4), contacts: [contact('attempted', ago(1)), contact('none', ago(1))] }),
    } as const;
    const week = weekOf([household('a', now, { plans: plans as unknown as Household['plans'] })], [], at);
    expect(week).toMatchObject({ run: 1, rest: 0, held: 1, attempted: 1 });
  });

  it('R3: does not give the new pairing the last contact of the one before', () => {
    const now = paired('a.2', ago(20), [ended('a.1', ago(5))]);
    const plans = {
      'a.1': { status: 'ended', endedAt: ago(5), tasks: {}, contacts: [contact('held', ago(6))] },
      'a.2': running({ startedAt: ago(20), heardAt: ago(20) }),
    };
    const { silent } = weekOf([household('a', now, { plans: plans as unknown as Household['plans'] })], [], at);
    expect(silent).toEqual([{ receipt: 'receipt-a', days: 20, last: undefined, toCall: false }]);
  });

  // R1: last contact attempted; successful and unsuccessful contacts; reassignments; volunteers silent.
  it('R1: tells who is silent and since when, with the last contact, from the day on that the settings name', () => {
    const silence = program.plan.silence.days;
    const of = (heardAt: string, change: Partial<Running> = {}, toCall = false) =>
      household('a', paired('a.1', ago(40)), { plans: { 'a.1': running({ heardAt, ...change }) }, toCall });
    expect(weekOf([of(plusHours(ago(silence), 1))], [], at).silent).toEqual([]);
    const contacts = [contact('attempted', ago(20)), contact('held', ago(30))];
    expect(weekOf([of(ago(silence), { contacts })], [], at).silent).toMatchObject([
      { days: silence, last: { outcome: 'attempted', at: ago(20) }, toCall: false },
    ]);
    expect(weekOf([of(ago(22), {}, true)], [], at).silent).toMatchObject([{ toCall: true }]);
    // While all contact rests nobody is silent.
    expect(weekOf([of(ago(30), { frozenAt: ago(20) })], [], at).silent).toEqual([]);
  });

  it('R1: tells of a change of navigator when it begins and when it is done, each for a week', () => {
    const of = (match: MatchState) => weekOf([household('a', match)], [], at).changes;
    expect(of(waiting(ago(3), [ended('a.1', ago(3))]))).toEqual([{ receipt: 'receipt-a', at: ago(3), found: false }]);
    expect(of(paired('a.2', ago(1), [ended('a.1', ago(30))]))).toEqual([
      { receipt: 'receipt-a', at: ago(1), found: true },
    ]);
    expect(of(paired('a.2', ago(8), [ended('a.1', ago(9))]))).toEqual([]);
    // The first navigator is no other one, and neither is the next who is asked.
    expect(of(paired('a.2', ago(1), [ended('a.1', ago(2), 'declined')]))).toEqual([]);
    expect(
      of({ status: 'closed', person: 'p', past: [ended('a.1', ago(1))], reason: 'completed', closedAt: ago(1) }),
    ).toEqual([]);
  });

  it('tells what is overdue and with whom: the navigator’s, then the liaison’s; and a call with the liaison', () => {
    const tasks = {
      agreement: { status: 'overdue', due: ago(3), remindedAt: ago(2) },
      'goal-plan': { status: 'escalated', due: ago(12), escalatedAt: ago(4), times: 1 },
      'report-10w': { status: 'open', due: plusDays(at, 3) },
    } as const;
    const one = household('a', paired('a.1', ago(40)), { plans: { 'a.1': running({ tasks }) } });
    const calls = [call('a.1/checkin-30', ago(1), 'check-in'), call('b', plusDays(at, 1))];
    expect(weekOf([one], calls, at).overdue).toEqual([
      { receipt: 'receipt-a', owner: 'liaison', call: 'check-in', id: 'call-a.1/checkin-30', due: ago(1) },
      { receipt: 'receipt-a', owner: 'liaison', task: 'goal-plan', due: ago(12) },
      { receipt: 'receipt-a', owner: 'navigator', task: 'agreement', due: ago(3) },
    ]);
  });

  it('tells of what only the liaison can do next, unless a call stands for it', () => {
    const { person, receipt, postedAt } = { person: 'p', receipt: 'abcdefgh', postedAt: ago(9) };
    const stuck = {
      status: 'with-staff',
      person,
      receipt,
      postedAt,
      due: plusDays(at, 2),
    } as unknown as Household['arrival'];
    const one = household('a', { status: 'none' }, { arrival: stuck });
    expect(weekOf([one], [], at).overdue).toEqual([{ receipt: 'receipt-a', owner: 'liaison', next: 'with-staff' }]);
    expect(weekOf([one], [call('a', plusDays(at, 1))], at).overdue).toEqual([]);
  });

  it('counts meetings of the next seven days and offers that came to nothing, and lists who waits, the longest first', () => {
    const meetings = [ago(1), plusDays(at, 1), plusDays(at, 7), plusDays(at, 8)];
    const week = weekOf(
      [
        household('a', paired('a.1', ago(10)), { meetings }),
        household('b', waiting(ago(2), [ended('b.1', ago(2), 'declined'), ended('b.0', ago(9), 'declined')], [])),
        household('c', waiting(ago(20), [ended('c.1', ago(6), 'expired')])),
      ],
      [],
      at,
    );
    expect(week).toMatchObject({ meetings: 2, declined: 1, expired: 1 });
    expect(week.waiting).toEqual([
      { receipt: 'receipt-c', since: ago(20), days: 20, why: ['language'] },
      { receipt: 'receipt-b', since: ago(2), days: 2, why: ['nobody'] },
    ]);
  });

  it('lists what staff are to choose, by when it is to be decided, and nowhere else', () => {
    const proposed = (proposedAt: string, decideBy: string) =>
      ({ ...waiting(proposedAt), status: 'proposed', candidates: [], proposedAt, decideBy, late: 0 }) as never;
    const week = weekOf(
      [household('a', proposed(ago(1), plusDays(at, 1))), household('b', proposed(ago(3), plusDays(at, 0.1)))],
      [],
      at,
    );
    expect(week.proposals).toEqual([
      { receipt: 'receipt-b', since: ago(3), days: 3, by: plusDays(at, 0.1) },
      { receipt: 'receipt-a', since: ago(1), days: 1, by: plusDays(at, 1) },
    ]);
    expect([...week.overdue, ...week.waiting]).toEqual([]);
  });

  it('tells of reports of the week in which help was asked', () => {
    const answers = { met: 'weekly', going: 'well', goals: 'reached', byItself: 'more', help: 'call-me' };
    const reports = [
      { task: 'report-5w', at: ago(8), by: 'navigator', answers },
      { task: 'report-10w', at: ago(2), by: 'navigator', answers },
    ];
    const one = household('a', paired('a.1', ago(40)), { plans: { 'a.1': running({ reports }) } });
    expect(weekOf([one], [], at).help).toEqual([{ receipt: 'receipt-a', report: 'report-10w', at: ago(2) }]);
  });
});

describe('the days on which the library is closed', () => {
  const holidays = ['2027-12-31', '2027-01-01'];

  it('are told of from sixty days before the last one that is entered, and until more are', () => {
    expect(closedUntil(holidays, '2027-11-01T12:30:00.000Z')).toBeUndefined();
    expect(closedUntil(holidays, '2027-11-08T13:30:00.000Z')).toBe('2027-12-31');
    expect(closedUntil(holidays, '2028-02-07T13:30:00.000Z')).toBe('2027-12-31');
    expect(closedUntil([...holidays, '2028-12-25'], '2027-11-08T13:30:00.000Z')).toBeUndefined();
  });

  it('are nothing to tell of where a library enters none', () => {
    expect(closedUntil([], at)).toBeUndefined();
  });

  it('make a week worth a letter, with the way to the settings', () => {
    const letter = weekLetter(
      { ...nothing, week: weekOf([], [], '2027-11-08T13:30:00.000Z') },
      { words: wordsFor('en'), language: 'en', at },
    );
    expect(JSON.stringify(letter)).toContain('They are entered until December 31, 2027');
    expect(JSON.stringify(letter)).toContain(`"address":"${nothing.desk}/settings"`);
  });
});

describe('the week’s letter', () => {
  // R18: silence is read as failure.
  it('R18: says in one line that nothing happened and nothing is open', () => {
    const of = (households: readonly Household[]) =>
      weekLetter({ week: weekOf(households, [], at), ...nothing }, reader);
    expect(of([])).toEqual({ subject: said.calmSubject, blocks: [{ text: said.calm.replace('{run}', '0') }] });
    const quiet = household('a', paired('a.1', ago(10)), { plans: { 'a.1': running() } });
    expect(of([quiet]).blocks).toEqual([{ text: said.calm.replace('{run}', '1') }]);
  });

  it('tells of numbers where something happened and nothing is open', () => {
    const plans = { 'a.1': running({ contacts: [contact('held', ago(1))] }) };
    const letter = weekLetter(
      { week: weekOf([household('a', paired('a.1', ago(10)), { plans })], [], at), ...nothing },
      reader,
    );
    expect(letter).toMatchObject({ subject: said.calmSubject, blocks: [{}, { text: said.numbers }, {}] });
  });

  it('counts what comes after some lines of a kind', () => {
    const { mostLines } = program.liaisonWeek;
    const many = Array.from({ length: mostLines + 3 }, (_, i) => household(`h${i}`, waiting(ago(i + 1))));
    const text = textOf(many);
    expect(text.match(/receipt-h/g)).toHaveLength(mostLines);
    expect(text).toContain(said.more.replace('{count}', '3'));
  });

  it('is whole in every language, whatever it tells', () => {
    const tasks = { agreement: { status: 'overdue', due: ago(3), remindedAt: ago(2) } } as const;
    const silent = running({ heardAt: ago(22), tasks });
    const households = [
      household('a', paired('a.2', ago(2), [ended('a.1', ago(4))]), {
        plans: { 'a.2': silent },
        toCall: true,
      }),
      household('b', waiting(ago(2), [ended('b.1', ago(2))])),
      household('c', {
        ...paired('c.1', ago(1)),
        status: 'offered',
        expiresAt: plusDays(at, 1),
        mailed: true,
      } as never),
      household('d', {
        ...paired('d.1', ago(1)),
        status: 'asked',
        acceptedAt: ago(1),
        answerBy: plusDays(at, 1),
        silences: 0,
      } as never),
    ];
    households.push(
      household('e', {
        ...waiting(ago(1)),
        status: 'proposed',
        candidates: [],
        proposedAt: ago(1),
        decideBy: plusDays(at, 1),
      } as never),
    );
    const steps = [{ navigator: 'n1', gate: 'screening', date: '2027-01-05', at: plusDays(at, 36) }];
    for (const language of ['en', 'ar']) {
      const letter = weekLetter(
        {
          ...nothing,
          week: weekOf(households, [call('a', ago(1))], at),
          unreachable: ['n2'],
          steps,
          dialogues: [{ id: 'd1', topic: 'Safe streets', steps: ['steering-group', 'topic-guide'] }],
        },
        { words: wordsFor(language), language, at },
      );
      expect(letter.blocks.filter(block => 'as' in block).length, language).toBe(10);
      const lines = letter.blocks.flatMap(block => ('pointers' in block ? block.pointers : []));
      // Each with its link: a call’s own page, the household, the navigator, the dialogue.
      const rooms = lines.map(({ address }) => address?.replace(`${nothing.desk}/`, ''));
      expect(rooms).toEqual(
        expect.arrayContaining(['calls/call-a', 'households/a', 'navigators/n1', 'navigators/n2', 'dialogues/d1']),
      );
      expect(rooms.filter(room => !room)).toEqual([]);
      expect(JSON.stringify(letter)).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
