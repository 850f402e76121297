import { callsOpen, type Known } from '../calls/questions.ts';
import { type ArrivalState, arrivalsOpen } from '../intake/questions.ts';
import { wantedNow } from '../mail/questions.ts';
import { type MatchState, matchOf } from '../pairing/questions.ts';
import { json } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { program } from '../program/settings.ts';
import { fill, wordsFor } from '../program/words.ts';
import { taskTitle } from '../tasks/mails.ts';
import { dueWithin, isHandedOver, planDue, planOf, toAskAfter } from '../tasks/questions.ts';
import { type Standing, standingOf } from './situation.ts';

const { language } = program;
const all = wordsFor(language);
const { staff: words } = all;

/** A running pairing as staff see it: what is to be done now with the ids that their doors take, when the next act is due and whose it is. */
async function pairingOf(pairing: string, standing: Standing, at: string): Promise<object> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return { pairing, tasks: [] };
  const steps = dueWithin(plan, at).map(([task, { status, due }]) => ({ id: `${pairing}.${task}`, task, status, due }));
  // What someone has spoken to the navigator about is the navigator's again, until it is told anew.
  const [escalated] = toAskAfter(plan).map(([task]) => task);
  const current = escalated ?? steps[0]?.task;
  const silent = isHandedOver(plan);
  return {
    ...((escalated || silent) && { owner: words.owners.liaison }),
    ...(current && {
      next: fill(escalated ? words.next.pairedOverdue : words.next.pairedTask, { task: taskTitle(current, all) }),
    }),
    ...(silent && { next: words.next.pairedSilent }),
    due: planDue(plan) ?? standing.due,
    pairing,
    tasks: steps,
  };
}

interface Household {
  readonly id: string;
  readonly arrival: ArrivalState;
  readonly match: MatchState;
  readonly calls: readonly Known[];
}

/** What is the staff's to do is a call, if there is one: it is due before they are told that nobody made it. */
const callDue = ({ id, calls }: Household): string | undefined =>
  calls.find(({ call }) => call.about === id || call.about.startsWith(`${id}.`))?.call.due;

/** The calls that are still to be made: one that was overtaken stays open until the morning, and is nobody's to do. */
async function callsToMake(): Promise<readonly Known[]> {
  const open = await callsOpen();
  const wanted = await Promise.all(open.map(({ call }) => wantedNow(call.kind, call.about)));
  return open.filter((_, i) => wanted[i]);
}

async function row(household: Household, at: string): Promise<object> {
  const { id, arrival, match } = household;
  const standing = standingOf(arrival, match);
  const { situation, owner, next } = standing;
  const call = owner === 'liaison' ? callDue(household) : undefined;
  return {
    id,
    receipt: 'receipt' in arrival ? arrival.receipt : undefined,
    ...('duplicate' in arrival && arrival.duplicate && { duplicate: true }),
    situation,
    owner: words.owners[owner],
    next: words.next[next],
    due: call ?? standing.due,
    ...('household' in arrival && arrival.household.interpreterNeeded && { interpreterNeeded: true }),
    // Whom an alert means by "phone the navigator": name and address stand in the list of navigators.
    ...('navigator' in match && { navigator: match.navigator }),
    ...((match.status === 'offered' || match.status === 'asked') && {
      offer: match.pairing,
      explanation: match.explanation,
    }),
    ...(match.status === 'paired' && (await pairingOf(match.pairing, standing, at))),
    ...(match.status === 'proposed' && { proposed: match.candidates.map(({ navigator }) => navigator) }),
    // Its tasks rest, so they are neither next nor due.
    ...(match.status === 'frozen' && { pairing: match.pairing }),
    ...(match.status === 'waiting' && { why: match.why }),
  };
}

/** `GET /staff/arrivals`: every household that is not forgotten, with whose turn it is, what comes next and when. */
export const listArrivals = staffDoor(async (_, { at }) => {
  const [found, calls] = await Promise.all([arrivalsOpen(), callsToMake()]);
  const rows = await Promise.all(
    found.map(async ({ id, state }) => row({ id, arrival: state, match: await matchOf(id), calls }, at)),
  );
  return json(200, rows);
}, 'look');
