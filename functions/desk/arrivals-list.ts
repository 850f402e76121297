import { type ArrivalState, arrivalsOpen } from '../intake/questions.ts';
import { type MatchState, matchOf } from '../pairing/questions.ts';
import { json } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { planOf } from '../tasks/questions.ts';
import { standingOf } from './situation.ts';

const { staff: words } = wordsFor(program.language);

/** The pairing's tasks, with the ids that their doors take. */
async function tasksOf(pairing: string): Promise<readonly object[]> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return [];
  return Object.entries(plan.tasks).map(([task, { status, due }]) => ({ id: `${pairing}.${task}`, task, status, due }));
}

async function row(id: string, arrival: ArrivalState, match: MatchState): Promise<object> {
  const { situation, owner, next, due } = standingOf(arrival, match);
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
    ...(match.status === 'paired' && { pairing: match.pairing, tasks: await tasksOf(match.pairing) }),
    ...(match.status === 'waiting' && { why: match.why }),
  };
}

/** `GET /staff/arrivals`: every household that is not closed, with whose turn it is, what comes next and when. */
export const listArrivals = staffDoor(async ({ query }) => {
  const found = await arrivalsOpen(query.from);
  const rows = await Promise.all(found.map(async ({ id, state }) => row(id, state, await matchOf(id))));
  return json(200, rows);
});
