import { type Action, type PlanState, planById } from '../../dialogues/action/questions.ts';
import { dialogueById, hasReached, type KnownDialogue, openDialogues } from '../../dialogues/questions.ts';
import { type DialogueMove, type DigestState, moveKey } from './edition.ts';

/**
 * What has become of community dialogues and their actions since a group was last told. They and their topics are public from the day on which
 * registration opens; what is being drafted and organized before that is the staff's. So is what nobody has taken on.
 */

/** So many of them stand in one edition, and take places of its things; the others in the next one. */
const mostMoves = 3;

/** Whether everybody may know of it, as it stands. */
const isPublic = ({ status }: KnownDialogue): boolean => status === 'cancelled' || hasReached(status, 'recruiting');

/** Of these stages nothing more is told. */
const ends: readonly string[] = ['cancelled', 'celebrated'];

/** A dialogue with what has become of it, and its plan where it has come so far. */
export interface Moved {
  readonly id: string;
  readonly state: KnownDialogue;
  readonly plan?: PlanState;
}

const withPlan = async (one: Moved): Promise<Moved> =>
  one.state.status !== 'cancelled' && hasReached(one.state.status, 'action')
    ? { ...one, plan: await planById(one.id) }
    : one;

/**
 * Dialogues that have come to another stage than the one of which a group was told, and actions of theirs: open ones from a list that holds
 * nothing else, and those that were told of before and stand in it no more. Closing is no news: it only means that its people are forgotten.
 */
export async function movesToTell(digest: DigestState): Promise<readonly DialogueMove[]> {
  const told = digest.status === 'on' ? (digest.stages ?? {}) : {};
  const open = await openDialogues();
  const gone = Object.keys(told).filter(
    key => !(key.includes('/') || ends.includes(told[key] ?? '') || open.some(one => one.id === key)),
  );
  const ended = await Promise.all(gone.map(async id => ({ id, state: await dialogueById(id) })));
  const known = ended.flatMap(({ id, state }) => (state.status === 'none' ? [] : [{ id, state }]));
  return movesIn(await Promise.all([...open, ...known].map(withPlan)), told);
}

/** What of an action is told: what was agreed on and what came of it; that nothing was heard of it, so that others can help. */
function stageOf(action: Action): string | undefined {
  if ('stalledAt' in action && action.stalledAt !== undefined) return 'stalled';
  switch (action.status) {
    case 'adopted':
    case 'in-progress':
    case 'blocked':
    case 'done':
    case 'dropped':
    case 'referred':
    case 'answered':
      return action.status;
    case 'reported':
      return 'done';
    case 'proposed':
    case 'prioritized':
    case 'not-taken':
    case 'merged':
      return undefined;
  }
}

const actionsIn = ({ plan }: Moved): readonly Action[] =>
  plan === undefined || plan.status === 'none'
    ? []
    : plan.actions.toSorted((one, other) => (one.since < other.since ? -1 : 1));

/** The same of what was read: pure. Dialogues first, then actions, what stands so for longest first. */
export function movesIn(dialogues: readonly Moved[], told: Readonly<Record<string, string>>): readonly DialogueMove[] {
  const shown = dialogues.filter(({ state }) => isPublic(state));
  const stages = shown.map(({ id, state }) => ({
    dialogue: id,
    stage: state.status === 'closed' ? 'celebrated' : state.status,
  }));
  const actions = shown.flatMap(one =>
    actionsIn(one).flatMap(action => {
      const stage = stageOf(action);
      return stage === undefined ? [] : [{ dialogue: one.id, action: action.n, stage }];
    }),
  );
  return [...stages, ...actions].filter(one => told[moveKey(one)] !== one.stage).slice(0, mostMoves);
}

/** A move with its dialogue and, where it is one of an action's, that. */
export interface MovedNow {
  readonly id: string;
  readonly state: KnownDialogue;
  readonly action?: Action;
}

/** What some moves are about, as it stands now; none where there are none. What is gone is left out. */
export async function movedNow(moves: readonly DialogueMove[]): Promise<readonly MovedNow[]> {
  const found = await Promise.all(
    moves.map(async ({ dialogue: id, action: n }) => {
      const [state, plan] = await Promise.all([dialogueById(id), n === undefined ? undefined : planById(id)]);
      if (state.status === 'none') return [];
      if (plan === undefined) return [{ id, state }];
      const action = actionsIn({ id, state, plan }).find(one => one.n === n);
      return action ? [{ id, state, action }] : [];
    }),
  );
  return found.flat();
}
