import { arrivalsByIds } from '../../intake/questions.ts';
import {
  applicationById,
  howSheStands,
  type NavigatorState,
  type Recorded,
  standsSince,
  type Way,
  wayOf,
} from '../../navigators/questions.ts';
import { arrivalOf, matchesOf, type SeatState, seatsOf } from '../../pairing/questions.ts';
import { json } from '../../platform/http.ts';
import { stateKey } from '../../platform/keys.ts';
import { notThere, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { type PlanState, plansWith } from '../../tasks/questions.ts';
import { type Situation, standingOf } from '../situation.ts';
import { historyOf, sentencesOf, type Told } from './history.ts';
import { type Call, type Letter, lettersTo } from './letters.ts';
import { type Opening, openingsOf } from './openings.ts';
import { type Reader, readerOf } from './reader.ts';

/** A household that she has or is offered. */
export interface Hers {
  readonly id: string;
  readonly receipt?: string | undefined;
  readonly situation: Situation;
  readonly pairing: string;
}

/** What she told of one pairing, also of one that ended not long ago. */
export interface Hours {
  readonly pairing: string;
  readonly status: 'running' | 'ended';
  /** Contacts that were held, tried, and how long they took together. */
  readonly held: number;
  readonly attempted: number;
  readonly minutes: number;
}

/** What came of the households that she was offered. */
export interface Pace {
  readonly offered: number;
  readonly lastSevenDays: number;
  readonly accepted: number;
  readonly declined: number;
  readonly expired: number;
}

type Profile = Recorded['profile'];

/** All that staff see of one navigator without opening her. */
export interface NavigatorPage extends Partial<Way> {
  readonly id: string;
  readonly person?: string;
  readonly status: NavigatorState['status'];
  readonly reason?: string;
  readonly since?: string;
  readonly pausedUntil?: string;
  readonly reachable: boolean;
  /** She may be forgotten then. */
  readonly forgottenAt?: string;
  readonly profile?: Profile;
  readonly households: readonly Hers[];
  readonly pace?: Pace;
  readonly hours: readonly Hours[];
  readonly mails: readonly Letter[];
  readonly calls: readonly Call[];
  readonly openings: readonly Opening[];
  readonly history: readonly Told[];
}

async function householdsOf(seat: SeatState): Promise<readonly Hers[]> {
  const held = seat.status === 'open' ? seat.holds : [];
  const ids = held.map(({ pairing }) => arrivalOf(pairing));
  const [arrivals, matches] = await Promise.all([arrivalsByIds(ids), matchesOf(ids)]);
  return held.flatMap(({ pairing }, i) => {
    const [id = '', match] = [ids[i], matches[i]];
    const arrival = arrivals.get(id);
    if (!arrival || !match) return [];
    const receipt = 'receipt' in arrival ? arrival.receipt : undefined;
    return [{ id, receipt, situation: standingOf(arrival, match).situation, pairing }];
  });
}

function hoursIn(pairing: string, plan: PlanState): readonly Hours[] {
  if (plan.status === 'none') return [];
  const contacts = plan.contacts ?? [];
  const count = (outcome: string): number => contacts.filter(one => one.outcome === outcome).length;
  const minutes = contacts.reduce((sum, one) => sum + one.minutes, 0);
  return [{ pairing, status: plan.status, held: count('held'), attempted: count('attempted'), minutes }];
}

const week = 7 * 86_400_000;

function paceOf(seat: SeatState, at: string): Pace | undefined {
  if (seat.status === 'none') return undefined;
  const { proposals: offered, offeredAt, answers = { accepted: 0, declined: 0, expired: 0 } } = seat;
  const lastSevenDays = offeredAt.filter(one => Date.parse(at) - Date.parse(one) < week).length;
  return { offered, lastSevenDays, ...answers };
}

const recordOf = (state: NavigatorState, reachable: boolean, at: string) => ({
  status: state.status,
  ...('profile' in state && {
    ...howSheStands(state, reachable),
    since: standsSince(state),
    profile: state.profile,
    ...wayOf(state, at),
  }),
  ...(state.status === 'paused' && { pausedUntil: state.due }),
  ...((state.status === 'leaving' || state.status === 'inactive') && { forgottenAt: state.due }),
  ...(state.status === 'leaving' && { reason: state.reason }),
});

/**
 * All that staff see of one navigator: how she stands, her steps, her households, what she told and answered, mails and calls with what
 * became of them, and what happened, in sentences. Undefined when there is none with this id, or no trace of her is left.
 */
export async function navigatorPage(id: string, reader: Reader): Promise<NavigatorPage | undefined> {
  const [state, [seat = { status: 'none' } as const]] = await Promise.all([applicationById(id), seatsOf([id])]);
  if (state.status === 'none') return undefined;
  const person = 'person' in state ? state.person : undefined;
  const subjects = ['navigator', 'seat', 'round'].map(kind => stateKey(kind, id).pk);
  const [households, plans, letters, openings, history] = await Promise.all([
    householdsOf(seat),
    plansWith(id),
    person ? lettersTo(person) : { mails: [], calls: [] },
    person ? openingsOf(person, reader) : [],
    historyOf([...subjects, ...(person ? [stateKey('request', person).pk] : [])]),
  ]);
  const pace = paceOf(seat, reader.at);
  const reachable = seat.status === 'none' || seat.reachable;
  return {
    id,
    ...(person && { person }),
    ...recordOf(state, reachable, reader.at),
    reachable,
    households,
    ...(pace && { pace }),
    hours: plans.flatMap(one => hoursIn(one.id, one.state)),
    ...letters,
    openings,
    history: sentencesOf(history, reader),
  };
}

/** `GET /staff/navigators/{id}`: all that staff see of one navigator without opening her. */
export const showNavigator = staffDoor(async (request, staff) => {
  const reader = readerOf(staff, request.claims, staffLanguage());
  const page = await navigatorPage(request.params.id ?? '', reader);
  return page ? json(200, page) : notThere();
}, 'look');
