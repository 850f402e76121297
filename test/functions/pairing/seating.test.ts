import { describe, expect, it } from 'vitest';
import { hasRoom, type SeatState, seats } from '../../../functions/pairing/seat.ts';
import { type Command, seating } from '../../../functions/pairing/seating.ts';
import type { Decider } from '../../../functions/platform/kernel/decider.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-30T15:00:00.000Z';
const lay = (capacity: number, asOf: string, pausedUntil?: string): Command => ({
  type: 'LaySeat',
  capacity,
  asOf,
  pausedUntil,
});
const [first, second, third] = ['2026-11-30T15:00:01.000Z', '2026-11-30T15:00:02.000Z', '2026-11-30T15:00:03.000Z'];
const until = '2026-12-14T13:00:00.000Z';
const room = (seat: SeatState) => hasRoom(seat, { at, offersPerWeek: 2 });

/** A seat that a household holds, and an offer. */
const holding: Decider<SeatState, Command, Parameters<typeof seating.evolve>[1]> = {
  ...seating,
  initial: {
    status: 'open',
    capacity: 2,
    holds: [
      { pairing: 'a.1', as: 'pairing' },
      { pairing: 'b.1', as: 'offer' },
    ],
    offeredAt: [at],
    proposals: 2,
    reachable: true,
    asOf: first,
  },
};

describe('a seat', () => {
  it('is laid when she joins, and has room', () => {
    const laid = given(seating).when(lay(1, first));
    laid.gives('SeatLaid');
    expect(room(laid.state)).toBe(true);
  });
  it('has none while she pauses, and keeps what it holds', () => {
    const paused = given(holding).when(lay(2, second, until));
    paused.gives('SeatLaid', 'MailWanted');
    expect(paused.state).toMatchObject({ pausedUntil: until, proposals: 2, holds: [{}, {}] });
    expect(room(given(seating, lay(1, first)).when(lay(1, second, until)).state)).toBe(false);
  });
  it('tells the liaison of each household that she keeps, once in a pause', () => {
    expect(given(holding).when(lay(2, second, until)).events).toContainEqual(
      expect.objectContaining({
        name: 'MailWanted',
        data: expect.objectContaining({ about: 'navigator-paused/a.1' }),
      }),
    );
    given(holding, lay(2, second, until))
      .when(lay(3, third, until))
      .gives('SeatLaid');
  });
  it('has room again when she is back', () =>
    expect(room(given(seating, lay(1, first), lay(1, second, until)).when(lay(1, third)).state)).toBe(true));
  it('has room on the day that she named, also where nobody has told it that she is back', () => {
    const { state } = given(seating, lay(1, first)).when(lay(1, second, until));
    expect(hasRoom(state, { at: until, offersPerWeek: 2 })).toBe(true);
  });
  it('tells of her households once, though she names another day', () =>
    given(holding, lay(2, second, until))
      .when(lay(2, third, '2026-12-20T13:00:00.000Z'))
      .gives('SeatLaid'));
  it('passes over what is older than what it knows: facts overtake one another', () =>
    given(seating, lay(1, second))
      .when(lay(1, first, until))
      .givesNothing());
  it('may get smaller than what it holds: nobody is taken from her, and nobody new comes', () => {
    const smaller = given(holding).when(lay(1, second)).state;
    expect(smaller).toMatchObject({ capacity: 1, holds: [{}, {}] });
    expect(room(smaller)).toBe(false);
  });
  it('has none while she is suspended, keeps what it holds, and the liaison hears of each household', () => {
    const suspended = (asOf: string): Command => ({ type: 'LaySeat', capacity: 2, asOf, suspended: true });
    const laid = given(holding).when(suspended(second));
    laid.gives('SeatLaid', 'MailWanted');
    expect(laid.events).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ about: 'navigator-suspended/a.1' }) }),
    );
    expect(laid.state).toMatchObject({ holds: [{}, {}] });
    given(holding, suspended(second)).when(suspended(third)).gives('SeatLaid');
    const alone = given(seating, lay(1, first)).when(suspended(second)).state;
    expect(room(alone)).toBe(false);
    expect(room(given(seating, lay(1, first), suspended(second)).when(lay(1, third)).state)).toBe(true);
  });
  it('has room again when she comes back after she had left', () => {
    const left: Command = { type: 'Leave', at: second };
    expect(room(given(seating, lay(1, first)).when(left).state)).toBe(false);
    const back = given(seating, lay(1, first), left).when(lay(1, third)).state;
    expect(room(back)).toBe(true);
    expect(seats.expires?.(back)).toBeUndefined();
  });
});
