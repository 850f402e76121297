import { describe, expect, it } from 'vitest';
import { dialogues, type KnownDialogue } from '../../../functions/dialogues/dialogue.ts';
import { type Command, dialoguing } from '../../../functions/dialogues/domain.ts';
import { eachOnce } from '../../../functions/dialogues/organizers/reaching.ts';
import { registering } from '../../../functions/dialogues/registration/domain.ts';
import { noAnswers } from '../../../functions/dialogues/registration/participant.ts';
import { type RollState, rollOf } from '../../../functions/dialogues/registration/roll.ts';
import { rolling } from '../../../functions/dialogues/registration/rolling.ts';
import { plusDays, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';
import {
  afterKickOff,
  at,
  by,
  cancels,
  drafted,
  kickOff,
  looks,
  moves,
  organized,
  scheduled,
  takes,
  until,
} from './telling.ts';

const tells = (text: string, organizers: readonly string[] = []): Command => ({
  type: 'TellResults',
  id: 'd1',
  text,
  organizers,
  by,
  at: afterKickOff,
});
const mailsOf = (events: readonly { readonly name: string; readonly data: unknown }[]) =>
  events.flatMap(({ name, data }) => (name === 'MailWanted' ? [(data as { to: string }).to] : []));

describe('the results of a dialogue', () => {
  it('are told after the forum, and with that the step of the calendar is done; other words are told anew', () => {
    const forum = given(dialoguing, ...until('action-forum')).when(tells('A later bus.'));
    forum.gives('DialogueResultsTold', 'ResultsKept', 'DialogueStepDone', 'StepTicked');
    expect(forum.state).toMatchObject({ results: { text: 'A later bus.', n: 1 }, done: [{ step: 'results' }] });
    const told = given(dialoguing, ...until('action-forum'), tells('A later bus.'));
    told.when(tells('A later bus.')).givesNothing();
    const again = told.when(tells('A later bus, and a bench.'));
    again.gives('DialogueResultsTold', 'ResultsKept');
    expect(again.state).toMatchObject({ results: { n: 2 } });
  });

  it('are not told before it, nor of what is over; of a dialogue of one day, after its kick-off', () => {
    given(dialoguing, ...until('in-session'))
      .when(tells('Too early.'))
      .isRefused('results-early');
    given(dialoguing, ...until('forming'), cancels())
      .when(tells('Never.'))
      .isRefused('dialogue-over');
    const oneDay = [drafted('one-day'), ...until('forming').slice(1)];
    given(dialoguing, ...oneDay)
      .when(tells('Too early.'))
      .isRefused('results-early');
    given(dialoguing, ...oneDay, moves('kicked-off', { at: afterKickOff }))
      .when(tells('A bench.'))
      .gives('DialogueResultsTold', 'ResultsKept', 'DialogueStepDone', 'StepTicked');
  });

  it('tell nobody’s words in a fact', () => {
    const { events } = given(dialoguing, ...until('action-forum')).when(tells('A later bus.'));
    expect(JSON.stringify(events.filter(one => !('internal' in one)))).not.toContain('bus');
  });

  describe('reach whoever plans and facilitates too', () => {
    const due = plusMinutes(afterKickOff, program.meetings.settleMinutes);
    const forum = until('action-forum');

    it('when they have settled, twenty at a time, and each once', () => {
      const many = Array.from({ length: 25 }, (_, i) => `s${i}`);
      const told = given(dialoguing, ...forum, tells('A later bus.', many));
      expect(dialogues.due(told.state)).toBe(due);
      told.when(looks(plusMinutes(due, -1))).givesNothing();
      const first = told.when(looks(due));
      expect(mailsOf(first.events)).toEqual(many.slice(0, 20));
      expect(first.events.at(0)?.data).toMatchObject({ kind: 'dialogue-results-organizers', about: 'd1/1/s0' });
      const soon = plusMinutes(due, 1);
      expect(dialogues.due(first.state)).toBe(soon);
      const rest = given(dialoguing, ...forum, tells('A later bus.', many), looks(due)).when(looks(soon));
      expect(mailsOf(rest.events)).toEqual(many.slice(20));
      expect(dialogues.due(rest.state)).not.toBe(plusMinutes(soon, 1));
    });

    it('also when it is celebrated by then, and other words in place of those before', () => {
      const on = (['action', 'follow-up', 'celebrated'] as const).map(stage => moves(stage, { at: afterKickOff }));
      const over = given(dialoguing, ...forum, tells('A bus.', ['s1']), tells('A later bus.', ['s1', 'f1']), ...on);
      expect(over.state).toMatchObject({ status: 'celebrated' });
      const told = over.when(looks(due));
      expect(mailsOf(told.events)).toEqual(['s1', 'f1']);
      expect(told.events.at(0)?.data).toMatchObject({ about: 'd1/2/s1' });
      expect(dialogues.due(told.state)).toBe(plusDays(afterKickOff, program.dialogues.keptDays));
    });

    it('but not those who took part as well, nor one address twice', () => {
      const [ruth, tom, ruthAgain, mina] = [
        { person: 'ruth', others: ['ruth-again'] },
        { person: 'tom', others: [] },
        { person: 'ruth-again', others: ['ruth'] },
        { person: 'mina', others: ['mina-in-it', 'mina-elsewhere'] },
      ];
      expect(eachOnce([ruth, tom, ruthAgain, mina], new Set(['mina-in-it']))).toEqual(['ruth', 'tom']);
      expect(eachOnce([ruthAgain, ruth, mina], new Set())).toEqual(['ruth-again', 'mina']);
      expect(eachOnce([tom], new Set(['tom']))).toEqual([]);
    });
  });

  const plan = (results?: number) =>
    ({ type: 'Plan', dialogue: 'd1', isOpen: false, hasMet: false, results, at: afterKickOff }) as const;

  it('are a telling of the roll, once for each writing, and the newest takes the place of one that is on its way', () => {
    const heard = (state: RollState, results?: number): RollState => {
      const decided = rolling.decide(plan(results), state);
      return 'refused' in decided
        ? state
        : decided.reduce<RollState>((reached, one) => rolling.evolve(reached, one), state);
    };
    const first = heard({ status: 'none' }, 1);
    const due = plusMinutes(afterKickOff, program.meetings.settleMinutes);
    expect(rollOf(first).telling).toMatchObject([{ what: 'results', due }]);
    expect(rolling.decide(plan(1), first)).toEqual([]);
    expect(rolling.decide(plan(), first)).toEqual([]);
    const ended = rolling.decide({ type: 'End', how: 'celebrated', dialogue: 'd1', at: afterKickOff }, first);
    const over =
      'refused' in ended ? first : ended.reduce<RollState>((reached, one) => rolling.evolve(reached, one), first);
    expect(rollOf(over).telling.map(({ what }) => what)).toEqual(['results', 'celebrated']);
    expect(rollOf(heard(first, 2)).telling).toMatchObject([{ what: 'results', n: 2 }]);
  });

  it.each([
    ['registered', 1, 1],
    ['over', 1, 1],
    ['over', undefined, 0],
    ['waitlisted', undefined, 0],
    ['withdrawn', 1, 0],
    ['unconfirmed', undefined, 0],
  ] as const)('of one who is %s and had %s places reach her %i times, and forget nobody', (status, places, mails) => {
    const known = { dialogue: 'd1', person: 'p1', answers: noAnswers, registeredAt: at, ...(places && { places }) };
    const due = status === 'registered' || status === 'waitlisted' ? {} : { due: afterKickOff };
    const participant = { status, ...known, ...due } as Parameters<typeof registering.decide>[1]['participant'];
    const command = { type: 'Tell', what: 'results', n: 2, id: 'r1', dialogue: 'd1', by: 'program', at } as const;
    const decided = registering.decide(command, { participant, roll: { status: 'none' } });
    expect(decided).toHaveLength(mails);
    if (mails > 0) expect(decided).toMatchObject([{ data: { kind: 'dialogue-results', to: 'p1', about: 'r1/2' } }]);
  });
});

describe('a kick-off that is moved', () => {
  const later = { ...kickOff, date: '2027-03-30', at: '2027-03-30T22:00:00.000Z' };
  const settled = plusMinutes(at, program.meetings.settleMinutes);

  it('is told to everyone who plans and facilitates, once, when it has settled', () => {
    const moved = given(dialoguing, ...organized, scheduled(later));
    expect(dialogues.due(moved.state)).toBe(settled);
    const told = moved.when(looks(settled));
    expect(mailsOf(told.events)).toEqual(['s1', 's2', 's3', 's4', 's5', 'f1', 'f2']);
    expect(told.events.at(0)?.data).toMatchObject({ kind: 'kick-off-moved', about: 'd1/1/s1' });
    expect(
      mailsOf(given(dialoguing, ...organized, scheduled(later), looks(settled)).when(looks(settled)).events),
    ).toEqual([]);
  });

  it('twenty at a time, the others a minute later', () => {
    const many = Array.from({ length: 25 }, (_, i) => takes('facilitator', `g${i}`));
    const moved = [...organized, ...many, scheduled(later)];
    expect(mailsOf(given(dialoguing, ...moved).when(looks(settled)).events)).toHaveLength(20);
    const rest = given(dialoguing, ...moved, looks(settled));
    expect(dialogues.due(rest.state)).toBe(plusMinutes(settled, 1));
    expect(mailsOf(rest.when(looks(plusMinutes(settled, 1))).events)).toHaveLength(12);
  });

  it('is one word where it is moved twice within that time; a first day is no move', () => {
    const soon = plusMinutes(at, 5);
    const back: Command = {
      ...scheduled({ ...later, time: '17:00', at: '2027-03-30T21:00:00.000Z' }),
      at: soon,
    } as Command;
    const twice = given(dialoguing, ...organized, scheduled(later), back);
    expect((twice.state as KnownDialogue).moved).toMatchObject({ n: 2, due: plusMinutes(soon, 10) });
    expect((given(dialoguing, ...organized).state as KnownDialogue).moved).toBeUndefined();
  });
});
