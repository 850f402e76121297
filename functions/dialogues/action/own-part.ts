import type { Convened } from './convening.ts';
import { isWork, type PlanState, peopleIn, type Who } from './plan.ts';

interface Occasion {
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
}

/** What of a plan is someone's: what she proposed and looks after, her groups and what she told them, and how she put her dots while that is known. */
export interface OwnPart {
  readonly proposed: readonly string[];
  readonly looksAfter: readonly string[];
  readonly groups: readonly string[];
  /** Meetings of groups that she was told of, and events. */
  readonly meetings: readonly Occasion[];
  readonly events: readonly Occasion[];
  /** The ideas that she gave dots to, one for each dot. */
  readonly dots: readonly string[];
  /** Her own words of how something goes, or to a group, as they stand. */
  readonly words: readonly string[];
}

const toldOf = (all: readonly Convened[], person: string): readonly Occasion[] =>
  all
    .filter(({ told }) => told.some(word => word.person === person))
    .map(({ start, minutes, place }) => ({ start, minutes, place }));

/** Reads it from a plan, by her person and the number of her registration; undefined where nothing is hers. */
export function ownPartIn(plan: PlanState, { person, participant }: Required<Who>): OwnPart | undefined {
  if (plan.status !== 'open') return undefined;
  const isHer = (one: Who | undefined): boolean => one?.participant === participant;
  const own = plan.actions.filter(isWork).filter(one => isHer(one.owner));
  const { voting } = plan;
  const given = voting?.status === 'open' ? voting.ballots.filter(one => one.participant === participant) : [];
  const titleOf = (n: number): string => plan.actions.find(one => one.n === n)?.title ?? '';
  const part = {
    proposed: plan.actions.filter(one => one.proposers.some(isHer)).map(({ title }) => title),
    looksAfter: own.map(({ title }) => title),
    groups: plan.groups.filter(one => peopleIn(one).some(isHer)).map(({ title }) => title),
    meetings: toldOf(plan.meetings, person),
    events: toldOf(plan.events, person),
    dots: given.flatMap(({ dots }) => dots.map(titleOf)),
    words: [...plan.actions.filter(isWork), ...plan.groups].flatMap(({ word }) =>
      word?.from === person ? [word.text] : [],
    ),
  };
  return Object.values(part).some(list => list.length > 0) ? part : undefined;
}
