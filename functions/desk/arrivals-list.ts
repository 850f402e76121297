import { type ArrivalState, arrivalsOpen } from '../intake/questions.ts';
import { type MatchState, matchOf } from '../pairing/questions.ts';
import { json } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { planDue, planOf } from '../tasks/questions.ts';
import { type Standing, standingOf } from './situation.ts';

const { staff: words } = wordsFor(program.language);

/** A running pairing as staff see it: its tasks with the ids that their doors take, when the next act is due and whose it is. */
async function pairingOf(pairing: string, standing: Standing): Promise<object> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return { pairing, tasks: [] };
  const tasks = Object.entries(plan.tasks)
    .map(([task, { status, due }]) => ({ id: `${pairing}.${task}`, task, status, due }))
    .sort((one, other) => (one.due < other.due ? -1 : 1));
  const escalated = tasks.some(one => one.status === 'escalated');
  return {
    ...(escalated && { owner: words.owners.liaison }),
    due: planDue(plan) ?? standing.due,
    pairing,
    tasks,
  };
}

async function row(id: string, arrival: ArrivalState, match: MatchState): Promise<object> {
  const standing = standingOf(arrival, match);
  const { situation, owner, next, due } = standing;
  return {
    id,
    receipt: 'receipt' in arrival ? arrival.receipt : undefined,
    ...('duplicate' in arrival && arrival.duplicate && { duplicate: true }),
    situation,
    owner: words.owners[owner],
    next: words.next[next],
    due,
    ...((match.status === 'offered' || match.status === 'asked') && {
      offer: match.pairing,
      explanation: match.explanation,
    }),
    ...(match.status === 'paired' && (await pairingOf(match.pairing, standing))),
    ...(match.status === 'waiting' && { why: match.why }),
  };
}

/** `GET /staff/arrivals`: every household that is not closed, with whose turn it is, what comes next and when. */
export const listArrivals = staffDoor(async () => {
  const found = await arrivalsOpen();
  const rows = await Promise.all(found.map(async ({ id, state }) => row(id, state, await matchOf(id))));
  return json(200, rows);
});
