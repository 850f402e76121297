import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, RollCommand } from '../../../functions/dialogues/registration/commands.ts';
import { type Both, mergedWith, registering } from '../../../functions/dialogues/registration/domain.ts';
import type { Answers } from '../../../functions/dialogues/registration/participant.ts';
import { noAnswers } from '../../../functions/dialogues/registration/participant.ts';
import { type RollState, rollOf } from '../../../functions/dialogues/registration/roll.ts';
import { rolling } from '../../../functions/dialogues/registration/rolling.ts';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';

/** Registration as a list of people and their roll, told in commands. */

const begin = '2027-02-15T15:00:00.000Z';
const kickOffAt = '2027-03-23T22:00:00.000Z';
const consent = { version: '2026-11', language: 'en' };

interface Now {
  readonly at?: string;
  readonly by?: string;
  readonly standing?: 'open' | 'waiting' | 'over' | 'not-yet';
  readonly seats?: number;
  readonly late?: boolean;
}

/** Everyone and the roll, as they stand. */
class List {
  readonly people = new Map<string, Both['participant']>();
  roll: RollState = { status: 'none' };
  readonly events: { readonly name: string; readonly data: Record<string, unknown> }[] = [];

  does(id: string, told: object, { at = begin, by = 'contact', standing = 'open', late = false, seats }: Now = {}) {
    const seen = { standing, late, kickOffAt, ...(seats !== undefined && { seats }) };
    const command = { ...seen, ...told, id, dialogue: 'd1', by, at } as Command;
    const before: Both = { participant: this.people.get(id) ?? { status: 'none' }, roll: this.roll };
    const decided = registering.decide(command, before);
    if ('refused' in decided) return decided.refused;
    const after = decided.reduce(registering.evolve, before);
    this.people.set(id, after.participant);
    this.roll = after.roll;
    this.#heard(decided);
    return decided.map(({ name }) => name);
  }

  rolls(told: object, at = begin) {
    const command = { ...told, dialogue: 'd1', at } as RollCommand;
    const decided = rolling.decide(command, this.roll);
    if ('refused' in decided) return decided.refused;
    this.roll = decided.reduce(rolling.evolve, this.roll);
    this.#heard(decided);
    return decided.map(({ name }) => name);
  }

  #heard(events: readonly object[]) {
    this.events.push(...(events as List['events']));
  }

  registers(id: string, answers: Partial<Answers> = {}, now: Now = {}) {
    return this.does(id, { type: 'Register', person: `p-${id}`, answers: { ...noAnswers, ...answers }, consent }, now);
  }
  /** Registers and confirms. */
  joins(id: string, answers: Partial<Answers> = {}, now: Now = {}) {
    this.registers(id, answers, now);
    return this.does(id, { type: 'Confirm' }, now);
  }
  stands = (id: string) => this.people.get(id)?.status;
  mails = () => this.events.flatMap(({ name, data }) => (name === 'MailWanted' ? [`${data.kind} ${data.about}`] : []));
}

describe('registering', () => {
  it('counts nobody before the address is confirmed, and then gives a place, once', () => {
    const list = new List();
    expect(list.registers('a')).toEqual(['RegistrationKept', 'MailWanted']);
    expect([list.stands('a'), rollOf(list.roll).held]).toEqual(['unconfirmed', 0]);
    expect(list.does('a', { type: 'Confirm' })).toEqual(['ParticipantRegistered', 'RegistrationCounted', 'MailWanted']);
    expect(list.does('a', { type: 'Confirm' })).toEqual([]);
    expect([list.stands('a'), rollOf(list.roll).held]).toEqual(['registered', 1]);
    expect(list.mails()).toEqual(['dialogue-confirm a', 'dialogue-registered a']);
  });

  it('keeps attributes out of every fact', () => {
    const list = new List();
    list.joins('a', { access: ['interpreter'], area: 'frog-hollow', ownLanguage: 'ar', background: 'moved-here' });
    const facts = list.events.filter(one => !('internal' in one));
    expect(JSON.stringify(facts)).not.toMatch(/interpreter|frog-hollow|moved-here|"ar"/);
  });

  it('puts whoever comes when it is full, or after registration has closed, at the end of the line', () => {
    const list = new List();
    list.joins('a', {}, { seats: 1 });
    list.joins('b', {}, { seats: 1 });
    list.joins('c', {}, { seats: 9 });
    list.joins('d', {}, { standing: 'waiting' });
    expect(['a', 'b', 'c', 'd'].map(list.stands)).toEqual(['registered', 'waitlisted', 'waitlisted', 'waitlisted']);
    expect(rollOf(list.roll).waiting.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('asks the next in line when someone withdraws, holds the place for three days, then asks the one after', () => {
    const list = new List();
    list.rolls({ type: 'Plan', kickOff: { at: kickOffAt, place: 'Hall' }, seats: 1, isOpen: true });
    for (const id of ['a', 'b', 'c']) list.joins(id, {}, { seats: 1 });
    list.does('a', { type: 'Withdraw', erased: false });
    expect([list.stands('b'), rollOf(list.roll).offers.map(({ id }) => id)]).toEqual(['waitlisted', ['b']]);
    expect(list.mails()).toContain('dialogue-place b/1');
    // Nobody takes the place that is held for her.
    list.joins('d', {}, { seats: 1 });
    expect(list.stands('d')).toBe('waitlisted');
    const later = plusHours(begin, 72);
    list.rolls({ type: 'Due', kickOffAt }, later);
    expect(rollOf(list.roll).offers.map(({ id }) => id)).toEqual(['c']);
    expect(list.does('b', { type: 'TakePlace' }, { at: later })).toBe('place-over');
    expect(list.does('c', { type: 'TakePlace' }, { at: later })).toContain('PlaceTaken');
    expect(list.does('b', { type: 'WaitAgain' }, { at: later })).toContain('WaitedAgain');
    expect(rollOf(list.roll).waiting.map(({ id }) => id)).toEqual(['d', 'b']);
  });

  it('asks the one after when the one who was asked says no', () => {
    const list = new List();
    for (const id of ['a', 'b', 'c']) list.joins(id, {}, { seats: 1 });
    list.does('a', { type: 'Withdraw', erased: false });
    list.does('b', { type: 'Withdraw', erased: false });
    expect(rollOf(list.roll).offers.map(({ id }) => id)).toEqual(['c']);
  });

  it('adds what is new of a second registration, changes nothing that was told, and counts her once', () => {
    const list = new List();
    list.joins('a', { area: 'frog-hollow', times: ['mon-evening'] });
    const again = {
      ...noAnswers,
      area: 'north-end',
      ageBand: '18-64',
      times: ['tue-evening'],
      access: ['interpreter'],
    };
    list.does('a', { type: 'Merge', twice: 't', answers: again });
    expect(list.people.get('a')).toMatchObject({
      answers: {
        area: 'frog-hollow',
        ageBand: '18-64',
        times: ['mon-evening', 'tue-evening'],
        access: ['interpreter'],
      },
      access: { stands: 'open' },
    });
    expect([rollOf(list.roll).held, rollOf(list.roll).accessOpen]).toEqual([1, 1]);
    expect(list.mails().at(-1)).toBe('dialogue-again a');
  });

  it('asks anew for a confirmation of who had withdrawn and registers again', () => {
    const list = new List();
    list.joins('a');
    list.does('a', { type: 'Withdraw', erased: false });
    list.does('a', { type: 'Merge', twice: 't', answers: noAnswers });
    expect([list.stands('a'), rollOf(list.roll).held, list.mails().at(-1)]).toEqual([
      'unconfirmed',
      0,
      'dialogue-confirm a',
    ]);
    list.does('a', { type: 'Confirm' });
    expect([list.stands('a'), rollOf(list.roll).held]).toEqual(['registered', 1]);
  });

  it('counts what someone needs until staff have answered, anew when it is more, and not after she has withdrawn', () => {
    const list = new List();
    const open = () => rollOf(list.roll).accessOpen;
    list.joins('a', { access: ['interpreter'] }, { late: true });
    expect([open(), list.people.get('a')]).toMatchObject([1, { access: { stands: 'open', late: true } }]);
    list.does('a', { type: 'AnswerAccess', answer: 'arranged' });
    expect(open()).toBe(0);
    list.does('a', { type: 'Change', answers: { ...noAnswers, access: ['interpreter', 'hearing'] } });
    expect(open()).toBe(1);
    list.does('a', { type: 'Withdraw', erased: false });
    expect(open()).toBe(0);
  });

  it('lets someone in who stands in the door, also when it is full, and writes to her never', () => {
    const list = new List();
    list.joins('a', {}, { seats: 1 });
    list.does('w', { type: 'WalkIn', person: 'p-w', answers: noAnswers }, { seats: 1, standing: 'over' });
    expect([list.stands('w'), rollOf(list.roll).held]).toEqual(['registered', 2]);
    list.does('w', { type: 'Tell', what: 'cancelled', n: 0 });
    expect(list.mails().filter(one => one.includes(' w'))).toEqual([]);
  });

  it('registers nobody before registration has begun and after the kick-off', () => {
    const list = new List();
    expect(list.registers('a', {}, { standing: 'not-yet' })).toBe('registration-not-yet');
    expect(list.registers('a', {}, { standing: 'over' })).toBe('registration-over');
    list.registers('a');
    expect(list.does('a', { type: 'Confirm' }, { standing: 'over' })).toBe('registration-over');
  });

  it('tells who has a place of another day and reminds her unless she does not come; who waits hears of the day alone', () => {
    const list = new List();
    list.joins('a', {}, { seats: 2 });
    list.joins('b', {}, { seats: 2 });
    list.joins('c', {}, { seats: 2 });
    list.does('b', { type: 'Rsvp', coming: false });
    for (const what of ['moved', 'reminder'])
      for (const id of ['a', 'b', 'c']) list.does(id, { type: 'Tell', what, n: 1 });
    const told = list.mails().filter(one => one.endsWith('/1'));
    expect(told).toEqual(['dialogue-moved a/1', 'dialogue-moved b/1', 'dialogue-moved c/1', 'dialogue-reminder a/1']);
  });

  it('forgets who withdrew after a week, who never confirmed after two, and everyone long after it is over', () => {
    const list = new List();
    list.joins('a');
    list.joins('b');
    list.registers('c');
    list.does('a', { type: 'Withdraw', erased: false });
    list.does('b', { type: 'Tell', what: 'cancelled', n: 0 });
    const forget = (id: string, days: number) => list.does(id, { type: 'Forget' }, { at: plusDays(begin, days) });
    expect([forget('a', 6), forget('c', 13), forget('b', 89)]).toEqual([[], [], []]);
    expect([forget('a', 7), forget('c', 14), forget('b', 90)].flat()).toEqual(
      Array.from({ length: 3 }, () => ['ParticipantLeft', 'ParticipantForgotten']).flat(),
    );
  });

  it('erases at once who wants it, without another mail', () => {
    const list = new List();
    list.joins('a');
    const mails = list.mails().length;
    expect(list.does('a', { type: 'Withdraw', erased: true })).toContain('ParticipantLeft');
    expect([list.stands('a'), rollOf(list.roll).held, list.mails().length]).toEqual(['left', 0, mails]);
  });
});

describe('the roll', () => {
  const plan = (change: object = {}) => ({
    type: 'Plan',
    kickOff: { at: kickOffAt, place: 'Hall' },
    isOpen: true,
    ...change,
  });

  it('tells of another day once it has settled, once, and grows the number of the calendar’s entry', () => {
    const list = new List();
    list.rolls(plan());
    list.joins('a');
    expect(rollOf(list.roll).telling).toEqual([]);
    const other = { kickOff: { at: plusDays(kickOffAt, 7), place: 'Hall' } };
    list.rolls(plan(other));
    expect(list.rolls(plan(other))).toEqual([]);
    expect(rollOf(list.roll)).toMatchObject({ sequence: 1, telling: [{ what: 'moved' }] });
    list.rolls(plan({ kickOff: { at: plusDays(kickOffAt, 14), place: 'Hall' } }));
    expect(rollOf(list.roll)).toMatchObject({ sequence: 2, telling: [{ what: 'moved' }] });
  });

  it('begins the reminder two days before, by day, and not for a kick-off that has begun', () => {
    const list = new List();
    list.rolls(plan());
    expect(rollOf(list.roll).remindAt).toBe(plusHours(kickOffAt, -48));
    const late = new List();
    late.rolls(plan());
    list.rolls({ type: 'Due', kickOffAt }, plusHours(kickOffAt, -48));
    expect(rollOf(list.roll).telling.map(({ what }) => what)).toContain('reminder');
    late.rolls({ type: 'Due', kickOffAt }, plusHours(kickOffAt, 1));
    expect(rollOf(late.roll)).toMatchObject({ telling: [] });
    expect(rollOf(late.roll).remindAt).toBeUndefined();
  });

  it('reminds of a moved kick-off only a good while after everyone was told of it', () => {
    const moved = (hoursBefore: number): string | undefined => {
      const list = new List();
      list.rolls(plan());
      const other = { kickOff: { at: plusDays(kickOffAt, 7), place: 'Hall' } };
      list.rolls(plan(other), plusHours(other.kickOff.at, -hoursBefore));
      expect(rollOf(list.roll).telling.map(({ what }) => what)).toEqual(['moved']);
      return rollOf(list.roll).remindAt;
    };
    expect(moved(61)).toBe(plusHours(plusDays(kickOffAt, 7), -48));
    expect(moved(50)).toBeUndefined();
  });

  it('asks those with a place how at home they feel, a week before; and once more when the forum is over, whoever was asked before', () => {
    const list = new List();
    list.rolls(plan());
    // 10:00 in Hartford, seven local days before, on the other side of the change of clocks where there is one.
    const askAt = '2027-03-16T14:00:00.000Z';
    expect(rollOf(list.roll).askAt).toBe(askAt);
    list.joins('a', { background: 'moved-here' });
    list.joins('b', { background: 'rather-not-say' });
    list.joins('c');
    list.does('d', { type: 'WalkIn', person: 'p-d', answers: { ...noAnswers, background: 'long-here' } });
    list.rolls({ type: 'Due', kickOffAt }, askAt);
    list.joins('e', { background: 'long-here' }, { at: plusHours(askAt, 1) });
    const asks = (what: string) => {
      for (const id of 'abcde') list.does(id, { type: 'Tell', what, n: 0 }, { at: askAt });
      return list.mails().filter(one => one.startsWith('dialogue-belonging'));
    };
    // Also who has not said to which community she counts; who walked in left no address.
    expect(asks('belonging-before')).toEqual(['a', 'b', 'c', 'e'].map(id => `dialogue-belonging-before ${id}`));
    // Moved afterwards, it asks nobody anew, and still reminds.
    list.rolls(plan({ kickOff: { at: plusDays(kickOffAt, 14), place: 'Hall' } }), plusHours(askAt, 2));
    expect(rollOf(list.roll).askAt).toBeUndefined();
    expect(rollOf(list.roll).remindAt).toBeDefined();
    const met = plan({ kickOff: { at: plusDays(kickOffAt, 14), place: 'Hall' }, hasMet: true, isOpen: false });
    const forum = plusDays(kickOffAt, 60);
    list.rolls(met, forum);
    expect(list.rolls(met, plusHours(forum, 1))).toEqual([]);
    expect(rollOf(list.roll)).toMatchObject({ asked: { before: askAt, after: expect.stringContaining('T14:00') } });
    expect(asks('belonging-after').slice(4)).toEqual(['a', 'b', 'c'].map(id => `dialogue-belonging-after ${id}`));
  });

  it('asks nobody after a dialogue who was not asked before it, and nothing once it is over', () => {
    const late = new List();
    late.rolls(plan({ hasMet: true, isOpen: false }), plusHours(kickOffAt, 5));
    expect(rollOf(late.roll).telling).toEqual([]);
    const over = new List();
    over.rolls(plan());
    over.rolls({ type: 'Due', kickOffAt }, plusDays(kickOffAt, -7));
    over.rolls({ type: 'End', how: 'cancelled' }, plusDays(kickOffAt, -6));
    expect(rollOf(over.roll).telling.map(({ what }) => what)).toEqual(['cancelled']);
    expect(rollOf(over.roll).askAt).toBeUndefined();
  });

  it('asks as many as there is room for when it moves to a larger place, in turn', () => {
    const list = new List();
    list.rolls(plan({ seats: 1 }));
    for (const id of ['a', 'b', 'c', 'd']) list.joins(id, {}, { seats: 1 });
    list.rolls(plan({ seats: 3 }));
    expect(rollOf(list.roll).offers.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(list.rolls({ type: 'AskNext', by: 'staff:u1', kickOffAt })).toBe('dialogue-full');
  });

  it('closes with the dialogue: nobody waits, nothing is reminded of', () => {
    const list = new List();
    list.rolls(plan({ seats: 1 }));
    for (const id of ['a', 'b']) list.joins(id, {}, { seats: 1 });
    list.rolls({ type: 'End', how: 'cancelled' });
    expect(list.rolls({ type: 'End', how: 'cancelled' })).toEqual([]);
    expect(list.rolls(plan({ kickOff: { at: plusDays(kickOffAt, 7), place: 'Hall' } }))).toEqual([]);
    expect(rollOf(list.roll)).toMatchObject({ waiting: [], offers: [], telling: [{ what: 'cancelled' }] });
    // Whoever still saw it open in that moment is not entered.
    expect(list.joins('c')).toBe('registration-over');
  });
});

const act = fc.record({
  who: fc.integer({ min: 0, max: 11 }),
  what: fc.constantFrom('join', 'join', 'join', 'late', 'withdraw', 'take', 'wait', 'lapse', 'seats', 'merge'),
  hours: fc.integer({ min: 0, max: 40 }),
  seats: fc.integer({ min: 0, max: 6 }),
});

describe('in whatever order people come and go', () => {
  it('nobody is beyond what fits in, nobody overtakes who waits, and no place is given without her own word', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 30, maxLength: 60 }), acts => {
        const list = new List();
        let [at, seats, most] = [begin, 3, 3];
        for (const { who, what, hours, seats: room } of acts) {
          at = plusHours(at, hours % 5);
          const id = `x${who}`;
          const line = rollOf(list.roll).waiting.map(one => one.id);
          const held = rollOf(list.roll).offers.map(one => one.id);
          const before = list.stands(id);
          const now = { at, seats };
          if (what === 'join') list.joins(id, {}, now);
          if (what === 'late') list.joins(id, {}, { ...now, standing: 'waiting' });
          if (what === 'merge') list.does(id, { type: 'Merge', twice: `${at}`, answers: noAnswers }, now);
          if (what === 'withdraw') list.does(id, { type: 'Withdraw', erased: false }, now);
          if (what === 'take') list.does(id, { type: 'TakePlace' }, now);
          if (what === 'wait') list.does(id, { type: 'WaitAgain' }, now);
          if (what === 'lapse') {
            at = plusHours(at, 72);
            list.rolls({ type: 'Due', kickOffAt }, at);
          }
          if (what === 'seats') {
            seats = room;
            list.rolls({ type: 'Plan', kickOff: { at: kickOffAt, place: 'Hall' }, seats, isOpen: true }, at);
          }
          most = Math.max(seats, rollOf(list.roll).held + rollOf(list.roll).offers.length <= seats ? seats : most);
          const { waiting, offers, held: placed } = rollOf(list.roll);
          // Those with a place are those whom the roll counts, and never more than ever fitted in.
          expect([...list.people.values()].filter(one => one.status === 'registered')).toHaveLength(placed);
          expect(placed + offers.length).toBeLessThanOrEqual(most);
          // Whoever got a place came while nobody waited, or had one held for her.
          if (before !== 'registered' && list.stands(id) === 'registered')
            expect(what === 'take' ? held.includes(id) : line.length === 0).toBe(true);
          // Of those who wait, the order stays; whoever is asked was the first.
          const still = line.filter(one => waiting.some(other => other.id === one));
          expect(waiting.map(one => one.id).slice(0, still.length)).toEqual(still);
          const asked = offers.map(one => one.id).filter(one => !held.includes(one));
          const inTurn = [...line.filter(one => one !== id || what !== 'withdraw')].slice(0, asked.length);
          if (what !== 'join' && what !== 'late' && what !== 'wait') expect(asked).toEqual(inTurn);
          expect(new Set([...waiting, ...offers].map(one => one.id)).size).toBe(waiting.length + offers.length);
        }
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

const someAnswers: fc.Arbitrary<Answers> = fc
  .record(
    {
      times: fc.uniqueArray(fc.constantFrom('mon-evening', 'tue-evening', 'sat-morning')),
      languages: fc.uniqueArray(fc.constantFrom('en', 'ar', 'es')),
      access: fc.uniqueArray(fc.constantFrom('interpreter', 'hearing')),
      ownLanguage: fc.constantFrom('en', 'ar', 'es'),
      area: fc.constantFrom('frog-hollow', 'north-end'),
      background: fc.constantFrom('moved-here' as const, 'both' as const),
    },
    { requiredKeys: ['times', 'languages', 'access'] },
  )
  .map(({ languages, ...more }) => ({
    ...more,
    languages: languages.filter(one => one !== more.ownLanguage),
  }));

describe('a merge', () => {
  it('loses nothing that was told, adds all that is new, and the same again changes nothing', () => {
    fc.assert(
      fc.property(someAnswers, someAnswers, (told, more) => {
        const merged = mergedWith(told, more);
        for (const list of ['times', 'access'] as const)
          expect([...merged[list]].sort()).toEqual([...new Set([...told[list], ...more[list]])].sort());
        for (const one of ['area', 'background', 'ownLanguage'] as const)
          expect(merged[one]).toEqual(told[one] ?? more[one]);
        const spoken = ({ ownLanguage, languages }: Answers) => [...(ownLanguage ? [ownLanguage] : []), ...languages];
        expect(spoken(merged).sort()).toEqual([...new Set([...spoken(told), ...spoken(more)])].sort());
        expect(mergedWith(merged, more)).toEqual(merged);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});
