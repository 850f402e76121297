import { type Decider, type Decision, type Note, note } from '../../platform/kernel/decider.ts';
import { program } from '../../program/settings.ts';
import { year } from '../elevens.ts';
import { plusWeeks } from '../week.ts';
import type { MarkState } from './count.ts';
import type { More } from './tallies.ts';
import type { TallyState, TallyTelling } from './tally.ts';

const { smallestGroup } = program;

/** One more of a tally, in the week that counts now. */
export type Command = Pick<More, 'tally' | 'within'> & { readonly week: string };

export type Event = Note<'TallyTold', TallyTelling> | Note<'Tallied', Command>;

/** The mark of what is counted, and the tally: they change in one write. */
export interface Slate {
  readonly mark: MarkState;
  readonly tally: TallyState;
}

type Counted = Extract<TallyState, { status: 'counted' }>;

/** The whole groups of a tally: of each part by itself. */
const groupsOf = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, count) => sum + Math.floor(count / smallestGroup), 0);

/** What is told of the week that counts, once a later one has begun; undefined where that is nothing. */
export function tallyDue(state: TallyState, week: string): TallyTelling | undefined {
  if (state.status !== 'counted' || state.week >= week) return undefined;
  const more = Object.entries(state.counts)
    .map(([tally, parts]) => [tally, groupsOf(parts) - (state.told[tally] ?? 0)] as const)
    .filter(([, groups]) => groups > 0);
  return more.length > 0 ? { week: state.week, groups: Object.fromEntries(more) } : undefined;
}

/** All that was told by the end of the week before an instant's, the earliest first; also of a week that nothing has come after. */
export function talliesTold(state: TallyState, weekNow: string): readonly TallyTelling[] {
  if (state.status !== 'counted') return [];
  const due = tallyDue(state, weekNow);
  return due ? [...state.tellings, due] : state.tellings;
}

/** So many weeks of tellings are kept. */
const keptWeeks = 3 * year;

function toldOn(state: Counted, telling: TallyTelling): Counted {
  const told = { ...state.told };
  for (const [tally, groups] of Object.entries(telling.groups)) told[tally] = (told[tally] ?? 0) + groups;
  const since = plusWeeks(telling.week, -keptWeeks);
  return { ...state, told, tellings: [...state.tellings.filter(({ week }) => week > since), telling] };
}

function withOneMore(state: TallyState, { tally, within, week }: Command): Counted {
  const before: Counted =
    state.status === 'counted' ? state : { status: 'counted', week, counts: {}, told: {}, tellings: [] };
  const parts = before.counts[tally] ?? {};
  const counts = { ...before.counts, [tally]: { ...parts, [within]: (parts[within] ?? 0) + 1 } };
  // A function's clock can be behind another one's.
  return { ...before, counts, week: week > before.week ? week : before.week };
}

/**
 * Judgement on what is counted besides households: everything once, in whatever order it is told. The first that comes in a new week closes the
 * one before. What was told stays, and nothing is ever taken back: whose place it was may be given up or forgotten, and no number shows it.
 */
export const tallying: Decider<Slate, Command, Event> = {
  initial: { mark: { status: 'none' }, tally: { status: 'none' } },
  decide(command, { mark, tally }): Decision<Event> {
    if (mark.status === 'counted') return [];
    const due = tallyDue(tally, command.week);
    return [...(due ? [note('TallyTold', due)] : []), note('Tallied', command)];
  },
  evolve(slate, event): Slate {
    const { tally } = slate;
    switch (event.name) {
      case 'TallyTold':
        return tally.status === 'counted' ? { ...slate, tally: toldOn(tally, event.data) } : slate;
      case 'Tallied':
        return {
          mark: { status: 'counted', times: 1, week: event.data.week },
          tally: withOneMore(tally, event.data),
        };
    }
  },
};
