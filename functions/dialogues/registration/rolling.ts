import { type Decider, type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import {
  instantOf,
  localDate,
  nextLocal,
  outsideQuietHours,
  plusHours,
  plusLocalDays,
  plusMinutes,
} from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { AskNext, Due, End, PageTold, Plan, RollCommand } from './commands.ts';
import type { Event } from './events.ts';
import { evolveRoll } from './evolving.ts';
import { mostAtOnce, nextOffers } from './offering.ts';
import { freePlaces, type Roll, type RollState, rollOf } from './roll.ts';

const { timeZone, quietHours, dialogues, meetings, belonging } = program;

/** When everyone is reminded: by day, after `at`. */
function remindAt(kickOffAt: string, at: string): string | undefined {
  const wish = outsideQuietHours(plusHours(kickOffAt, -dialogues.remindHours), { zone: timeZone, ...quietHours });
  return wish > at && wish < kickOffAt ? wish : undefined;
}

/** When everyone is asked how at home she feels: some days before it begins, or soon where it begins sooner; once. */
function askAt(kickOffAt: string, roll: Roll, at: string): string | undefined {
  if (roll.asked?.before !== undefined) return undefined;
  const day = plusLocalDays(localDate(timeZone, kickOffAt), -dialogues.askDaysBefore);
  const wish = instantOf(timeZone, day, belonging.askAt);
  const ask = wish > at ? wish : nextLocal(timeZone, at, belonging.askAt);
  return ask < kickOffAt ? ask : undefined;
}

/** After the forum those who were asked before are asked once more, the next day. */
const asksAfter = ({ hasMet, at }: Plan, { asked }: Roll): readonly Event[] =>
  hasMet && asked?.before !== undefined && asked.after === undefined
    ? [note('TellingBegun', { what: 'belonging-after', due: nextLocal(timeZone, at, belonging.askAt) })]
    : [];

/**
 * As things are planned now: everyone is told of another day, time or place when it has settled, and where there is room again the first in
 * line are asked. The same once more changes nothing, in whatever order it is heard.
 */
function plan(command: Plan, state: RollState): Decision<Event> {
  const { dialogue, kickOff, seats, isOpen, results, at } = command;
  const roll = rollOf(state);
  if (roll.overAt) return [];
  const { kickOff: before } = roll;
  const differs = kickOff?.at !== before?.at || kickOff?.place !== before?.place;
  const isFirst = before === undefined && roll.held + roll.waiting.length + roll.offers.length === 0;
  const moved = differs && kickOff !== undefined && !isFirst;
  // Whoever is told just now that it is moved is not reminded in the same breath.
  const reminded = kickOff && remindAt(kickOff.at, moved ? plusHours(at, dialogues.sessions.remindApartHours) : at);
  const remind = differs ? reminded : roll.remindAt;
  const ask = differs ? kickOff && askAt(kickOff.at, roll, at) : roll.askAt;
  const moves = { moved: differs && before !== undefined, remindAt: remind, askAt: ask };
  const planned = note('RollPlanned', { kickOff, seats, ...moves, at });
  const settled = plusMinutes(at, meetings.settleMinutes);
  const telling = moved && kickOff.at > settled ? [note('TellingBegun', { what: 'moved' as const, due: settled })] : [];
  const changed = differs || seats !== roll.seats ? [planned, ...telling] : [];
  const after = rollOf(changed.reduce<RollState>((reached, one) => evolveRoll(reached, one), state));
  const many = isOpen ? Math.min(freePlaces(after), after.waiting.length, mostAtOnce) : 0;
  const news = results !== undefined && results > (roll.results ?? 0);
  return [
    ...changed,
    ...(news ? [note('TellingBegun', { what: 'results' as const, due: settled, results })] : []),
    ...asksAfter(command, roll),
    ...nextOffers(after, many, { dialogue, by: 'program', at, kickOffAt: kickOff?.at }),
  ];
}

function askNext({ dialogue, by, at, kickOffAt }: AskNext, state: RollState): Decision<Event> {
  const roll = rollOf(state);
  if (roll.waiting.length === 0) return refuse('nobody-waits');
  if (freePlaces(roll) < 1) return refuse('dialogue-full');
  const asked = nextOffers(roll, 1, { dialogue, by, at, kickOffAt });
  return asked.length > 0 ? asked : refuse('registration-over');
}

function end({ how, at }: End, state: RollState): Decision<Event> {
  if (rollOf(state).overAt) return [];
  // The list lags by a moment, and whoever entered just before is to hear of it too.
  return [note('RollClosed', { at }), note('TellingBegun', { what: how, due: plusMinutes(at, 1) })];
}

/** A place that was held too long goes to the next in line. */
function givenOn(roll: Roll, { dialogue, at, kickOffAt }: Due): readonly Event[] {
  const late = roll.offers.filter(({ until }) => until <= at).slice(0, mostAtOnce);
  if (late.length === 0) return [];
  const lapsed = late.map(({ id }) => note('PlaceLapsed', { id }));
  const after = rollOf(lapsed.reduce<RollState>((reached, one) => evolveRoll(reached, one), roll));
  const many = Math.min(late.length, freePlaces(after));
  return [...lapsed, ...nextOffers(after, many, { dialogue, by: 'program', at, kickOffAt })];
}

function whenDue(command: Due, state: RollState): Decision<Event> {
  if (state.status === 'none') return [];
  const { at, kickOffAt } = command;
  const reminds = state.remindAt !== undefined && state.remindAt <= at;
  const asks = state.askAt !== undefined && state.askAt <= at;
  const isAhead = kickOffAt !== undefined && kickOffAt > at;
  return [
    ...givenOn(state, command),
    ...(reminds && isAhead ? [note('TellingBegun', { what: 'reminder' as const, due: at })] : []),
    ...(asks && isAhead ? [note('TellingBegun', { what: 'belonging-before' as const, due: at })] : []),
    // Nobody is reminded of what has begun, nor asked how it was before.
    ...((reminds || asks) && !isAhead ? [note('RollPlanned', { ...planOf(state), moved: false, at })] : []),
  ];
}

const planOf = ({ kickOff, seats }: Roll) => ({ kickOff, seats });

const pageTold = ({ n, next, at }: PageTold, state: RollState): Decision<Event> =>
  rollOf(state).telling.some(one => one.n === n) ? [note('PageTold', { n, next, at })] : [];

/** Judgement on the roll alone: who is asked next, and what everyone is to be told. */
export const rolling: Decider<RollState, RollCommand, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Plan':
        return plan(command, state);
      case 'AskNext':
        return askNext(command, state);
      case 'End':
        return end(command, state);
      case 'Due':
        return whenDue(command, state);
      case 'PageTold':
        return pageTold(command, state);
    }
  },
  evolve: (state, event) => evolveRoll(state, event),
};
