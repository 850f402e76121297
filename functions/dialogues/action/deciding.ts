import { localDate } from '../../platform/kernel/time.ts';
import { handle } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { isOfThisRound } from '../appointment.ts';
import { hasReached, isOpen, type KnownDialogue } from '../dialogue.ts';
import { unheardAmong } from '../heard.ts';
import { dialogueById } from '../questions.ts';
import { everyoneWithPlace, participantById, placesOf } from '../registration/questions.ts';
import type { Command, Seen } from './commands.ts';
import { allConvened, asksEveryone, keyOfWord, toTellNow } from './convening.ts';
import type { OpenPlan, PlanState, Who } from './plan.ts';
import { checkInDays, forumDay } from './planning.ts';
import { isEnded, planById } from './questions.ts';
import { planRoom } from './room.ts';

/** Who does it, when, and why it is decided now. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
  readonly correlation?: string | undefined;
}

export type Told<C = Command> = C extends unknown ? Omit<C, 'dialogue' | 'by' | 'at'> : never;

/** Decides about what a dialogue comes to. */
export function decidePlan(dialogue: string, told: Told, { by, at, cause, correlation }: Doing) {
  const command = { ...told, dialogue, by, at } as Command;
  return handle(planRoom, { self: dialogue }, { command, cause, by, at, correlation });
}

/**
 * Follows what became of the dialogue, as it stands now: facts overtake one another. With its stage of action the forum was held, by the
 * calendar where nobody has said when; with its end nobody is asked anything any more.
 */
export async function followPlan(dialogue: string, doing: Doing): Promise<{ readonly outcome: string }> {
  const state = await dialogueById(dialogue);
  if (state.status === 'none') return { outcome: 'unknown' };
  if (isEnded(state)) return decidePlan(dialogue, { type: 'End', cancelled: state.status === 'cancelled' }, doing);
  if (!isOpen(state) || !hasReached(state.status, 'action') || !state.kickOff) return { outcome: 'not-yet' };
  const planned = forumDay(state.kickOff.date, state.format);
  const today = localDate(program.timeZone, doing.at);
  const [on = today] = [planned, today].sort();
  return decidePlan(dialogue, { type: 'HoldForum', on, days: checkInDays(state.format), assumed: true }, doing);
}

/** Someone takes part in a dialogue no more: what she was to see to stands alone, and is the staff's to give on. */
export async function leavePlan(dialogue: string, who: Who, doing: Doing): Promise<{ readonly outcome: string }> {
  const plan = await planById(dialogue);
  const all = plan.status === 'open' ? allConvened(plan) : [];
  const keys = all.flatMap(one =>
    one.told.filter(({ person }) => person === who.person).map(word => keyOfWord(dialogue, one, word)),
  );
  return decidePlan(dialogue, { type: 'Leave', ...who, unsent: await unheardAmong(keys) }, doing);
}

/** Those of a dialogue who can be written to or called: with a place and an address, also when it is celebrated; its facilitators, and who plans it. */
async function peopleOf(dialogue: string, state: KnownDialogue): Promise<readonly Who[]> {
  const places = await everyoneWithPlace(dialogue);
  const here = places.flatMap(({ id, state: { person, walkedIn } }) => (walkedIn ? [] : [{ person, participant: id }]));
  return [...here, ...[...state.facilitators, ...state.steering].map(({ person }) => ({ person }))];
}

/** Whether what is due goes to everyone: only then all of them are read. */
function goesToAll(plan: OpenPlan, at: string): boolean {
  const telling = plan.tellings.find(one => one.due <= at);
  if (telling) return telling.to === undefined;
  const convened = toTellNow(plan, at);
  return convened !== undefined && asksEveryone(convened);
}

async function seenFor(plan: PlanState, dialogue: string, at: string): Promise<Seen> {
  const state = await dialogueById(dialogue);
  if (state.status === 'none' || plan.status !== 'open') return { steering: [] };
  const everyone = goesToAll(plan, at) ? await peopleOf(dialogue, state) : undefined;
  return { everyone, steering: state.steering.map(({ person }) => ({ person })) };
}

/** The words on what is told of now that never went out, and never will: nobody heard of it by them. */
async function unsentIn(plan: PlanState, dialogue: string, at: string): Promise<readonly string[]> {
  if (plan.status !== 'open') return [];
  const telling = toTellNow(plan, at);
  const before = telling?.told.filter(word => !isOfThisRound(telling, word)) ?? [];
  return unheardAmong(telling ? before.map(word => keyOfWord(dialogue, telling, word)) : []);
}

/** Something of a plan is due: people are told, voting closes, a check-in is made, a meeting or event is near, or an action has stalled. */
export async function planDue(dialogue: string, { cause, at }: Pick<Doing, 'cause' | 'at'>) {
  const plan = await planById(dialogue);
  const [seen, unsent] = await Promise.all([seenFor(plan, dialogue, at), unsentIn(plan, dialogue, at)]);
  return decidePlan(dialogue, { type: 'Due', ...seen, unsent }, { cause, by: 'program', at });
}

/** Someone of a dialogue: one who registered, by the number of her registration, or one who facilitates or plans it; undefined for anybody else. */
export async function whoIs(
  { id, state }: { readonly id: string; readonly state: KnownDialogue },
  who: string,
): Promise<Who | undefined> {
  if ([...state.facilitators, ...state.steering].some(({ person }) => person === who)) return { person: who };
  const one = await participantById(who);
  if (one.status !== 'registered' && one.status !== 'over') return undefined;
  return one.dialogue === id ? { person: one.person, participant: who } : undefined;
}

/** The same by her person: whoever has a place in a dialogue, or facilitates or plans it; undefined for anybody else. */
export async function whoTakesPart(
  { id, state }: { readonly id: string; readonly state: KnownDialogue },
  person: string,
): Promise<Who | undefined> {
  const places = await placesOf(id);
  const place = places.find(one => one.state.person === person);
  if (place) return { person, participant: place.id };
  return [...state.facilitators, ...state.steering].some(one => one.person === person) ? { person } : undefined;
}
