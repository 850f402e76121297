import * as v from 'valibot';
import { environment } from '../platform/environment.ts';
import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { alone, load, type Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** Whether a court's order keeps what is held about a subject (`arrival#<id>`): `legalHold` of cdk.json names it by its id, or everybody as `*`. */
export function onHold(subject: string): boolean {
  const held = environment('LEGAL_HOLD').split(' ');
  return held.includes('*') || held.includes(readSubject(subject).id);
}

/** Somebody who would be forgotten by now, were she not kept by law; looked at again at `due`. */
const holdState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('held'), person: v.string(), reason: v.string(), by: v.string(), due: v.string() }),
  v.object({ status: v.literal('released'), releasedAt: v.string() }),
]);

type HoldState = v.InferOutput<typeof holdState>;

/** Where those stand whom only the law keeps, by the id of their subject. */
export const holds: Shelf<HoldState> = {
  kind: 'hold',
  capability: 'people',
  version: 1,
  schema: holdState,
  initial: { status: 'none' },
  due: state => (state.status === 'held' ? state.due : undefined),
  expires: state =>
    state.status === 'released' ? plusDays(state.releasedAt, program.retentionDays.closed) : undefined,
};

type Command =
  | {
      readonly type: 'Hold';
      readonly person: string;
      readonly reason: string;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: 'Due'; readonly held: boolean; readonly at: string };

type Event =
  | Note<'Held', { person: string; reason: string; by: string; at: string }>
  | Note<'StillHeld', { at: string }>
  | Note<'Released', { at: string }>;

const daysBetweenLooks = 1;

/** Whoever is kept by law alone is forgotten as soon as the law allows it. */
const holding: Decider<HoldState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    const { at } = command;
    if (command.type === 'Hold') {
      const { person, reason, by } = command;
      return state.status === 'held' ? [] : [note('Held', { person, reason, by, at })];
    }
    if (state.status !== 'held' || state.due > at) return [];
    return [command.held ? note('StillHeld', { at }) : note('Released', { at })];
  },
  evolve(state, event) {
    const due = plusDays(event.data.at, daysBetweenLooks);
    switch (event.name) {
      case 'Held': {
        const { person, reason, by } = event.data;
        return { status: 'held', person, reason, by, due };
      }
      case 'StillHeld':
        return state.status === 'held' ? { ...state, due } : state;
      case 'Released':
        return { status: 'released', releasedAt: event.data.at };
    }
  },
};

/** The decisions about those whom the law keeps. */
export const holdRoom = alone(holds, holding);

/** The person whom only the law still keeps, by the id of her subject; undefined when there is none. */
export async function personOnHold(id: string): Promise<string | undefined> {
  const state = await load(holds, id);
  return state.status === 'held' ? state.person : undefined;
}
