import { describe, expect, it } from 'vitest';
import type { KnownDialogue } from '../../../functions/dialogues/dialogue.ts';
import { dialoguing } from '../../../functions/dialogues/domain.ts';
import {
  accessDeadline,
  canWalkIn,
  isLateForAccess,
  seatsOf,
  standingOf,
} from '../../../functions/dialogues/registration/standing.ts';
import type { DialogueStage } from '../../../functions/program/dialogue-stages.ts';
import { drafted, kickOff, scheduled } from './telling.ts';

/** Kicks off on Tuesday, 23 March 2027, 18:00 in Hartford; registration closes on the 13th, access needs are told until the 9th. */
function known(): KnownDialogue {
  const state = [drafted(), scheduled()].reduce((reached, command) => {
    const decided = dialoguing.decide(command, reached);
    return 'refused' in decided ? reached : decided.reduce(dialoguing.evolve, reached);
  }, dialoguing.initial);
  if (state.status === 'none') throw new Error('No dialogue');
  return state;
}

const dialogue = known();
const at = (stage: DialogueStage): KnownDialogue => ({ ...dialogue, status: stage }) as KnownDialogue;

describe('registration', () => {
  it.each([
    ['organizing', '2027-02-20T15:00:00.000Z', 'not-yet'],
    ['recruiting', '2027-02-20T15:00:00.000Z', 'open'],
    // Half past eleven in the evening before, at the place of the program, and half an hour later.
    ['recruiting', '2027-03-13T04:30:00.000Z', 'open'],
    ['recruiting', '2027-03-13T05:00:00.000Z', 'waiting'],
    ['forming', '2027-03-01T15:00:00.000Z', 'waiting'],
    ['forming', kickOff.at, 'over'],
    ['kicked-off', '2027-03-01T15:00:00.000Z', 'over'],
    ['celebrated', '2027-10-01T15:00:00.000Z', 'over'],
  ] as const)('of one that is %s stands at %s: %s', (stage, now, standing) =>
    expect(standingOf(at(stage), now)).toBe(standing),
  );

  it('is open while the kick-off has no day', () => {
    const { kickOff: _, ...undated } = at('recruiting');
    expect(standingOf(undated as KnownDialogue, '2027-02-20T15:00:00.000Z')).toBe('open');
  });

  it('lets people walk in from the day of the kick-off on, until it comes to action', () => {
    const walks = (stage: DialogueStage, now: string) => canWalkIn(at(stage), now);
    expect(walks('forming', '2027-03-23T03:30:00.000Z')).toBe(false);
    expect(walks('forming', '2027-03-23T04:30:00.000Z')).toBe(true);
    expect(walks('in-session', '2027-04-10T15:00:00.000Z')).toBe(true);
    expect([walks('organizing', kickOff.at), walks('action', '2027-06-01T15:00:00.000Z')]).toEqual([false, false]);
  });

  it('promises what is needed until its own day, also when staff have ticked that step', () => {
    const now = '2027-02-20T15:00:00.000Z';
    expect(accessDeadline(dialogue, now)).toBe('2027-03-09');
    const ticked = { ...dialogue, done: [{ step: 'access-needs', at: now }] };
    expect(isLateForAccess(ticked, '2027-03-10T04:30:00.000Z')).toBe(false);
    expect(isLateForAccess(ticked, '2027-03-10T05:30:00.000Z')).toBe(true);
  });

  it('knows how many fit in by the place of the kick-off', () => {
    const venue = { id: 'v1', title: kickOff.place, seats: 40, access: [] };
    expect(seatsOf({ ...dialogue, venues: [{ ...venue, title: 'Elsewhere' }] })).toBeUndefined();
    expect(seatsOf({ ...dialogue, venues: [venue] })).toBe(40);
  });
});
