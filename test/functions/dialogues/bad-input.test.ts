import { describe, expect, it } from 'vitest';
import { shifted } from '../../../functions/dialogues/circles/planning.ts';
import { faultOf as sessionFault } from '../../../functions/dialogues/circles/told.ts';
import { faultOf, kickOffOf } from '../../../functions/dialogues/told.ts';
import { localOf } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { languages } from '../../../functions/program/words.ts';

/** What is wrong with a day, a time or a place is told at its field, in the reader's language. What is refused when is in the stories of each decider. */
describe('a day or time that cannot be', () => {
  it.each([
    ['kick-off-past', '/date'],
    ['kick-off-far', '/date'],
    ['kick-off-gap', '/time'],
  ])('of a kick-off (%s) is told at %s', (reason, pointer) => {
    for (const { code } of languages)
      expect(faultOf(reason, code)).toMatchObject({ pointer, detail: expect.stringMatching(/\S.{10}/) });
  });

  it.each([
    ['session-past', '/date'],
    ['session-gap', '/time'],
    ['session-overlaps', '/time'],
    ['session-place-taken', '/venue'],
    ['session-no-room', '/reason'],
    ['session-facilitator-taken', '/time'],
  ])('of a session (%s) is told at %s', (reason, pointer) => {
    for (const { code } of languages)
      expect(sessionFault(reason, code)).toMatchObject({ pointer, detail: expect.stringMatching(/\S.{10}/) });
  });
});

describe('in the week in which the clocks are put forward', () => {
  it('a kick-off in the hour that does not exist is none, and one beside it is', () => {
    const at = (time: string) => kickOffOf({ date: '2027-03-14', time, place: 'Hall' })?.at;
    expect([at('02:30'), at('01:30'), at('03:00')]).toEqual([
      undefined,
      '2027-03-14T06:30:00.000Z',
      '2027-03-14T07:00:00.000Z',
    ]);
  });

  it('a session that follows its kick-off across it stays at its hour on the wall, and is moved out of the missing one', () => {
    const session = { date: '2027-03-09', time: '18:00', minutes: 120, place: 'v1' } as Parameters<typeof shifted>[0];
    expect(shifted(session, 7)).toMatchObject({ date: '2027-03-16', time: '18:00', start: '2027-03-16T22:00:00.000Z' });
    const missing = shifted({ ...session, date: '2027-03-07', time: '02:30' }, 7);
    expect(localOf(program.timeZone, missing.start)).toMatchObject({ date: missing.date, time: missing.time });
    expect(missing.time).toBe('03:00');
  });
});
