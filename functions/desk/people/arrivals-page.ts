import * as v from 'valibot';
import { type ArrivalStanding, arrivalsByIds, arrivalsOnPage, type KnownArrival } from '../../intake/questions.ts';
import { type MatchList, type MatchState, matchesOf, matchesOnPage } from '../../pairing/questions.ts';
import type { PageOf, Paging } from '../../platform/pages.ts';
import { exactly, oneOf, pageOfList } from '../../program/checks.ts';
import type { Situation } from '../situation.ts';
import { plansBeside, type Reading, type Row, row } from './arrivals-row.ts';

/** How a situation is found: by how the household's own state stands, or by the list that its search stands in. */
type Way = { readonly standing: ArrivalStanding } | { readonly list: MatchList };

/** The situations by which a list can be asked for, each with its way and what comes first: who waits longest, or what is new. */
const ways: Readonly<Record<Situation, Way & { readonly order: Paging['order'] }>> = {
  unconfirmed: { standing: 'unconfirmed', order: 'oldest' },
  incomplete: { standing: 'incomplete', order: 'oldest' },
  waiting: { list: 'waiting', order: 'oldest' },
  proposed: { list: 'proposed', order: 'oldest' },
  offered: { list: 'offered', order: 'oldest' },
  asked: { list: 'asked', order: 'oldest' },
  paired: { list: 'paired', order: 'newest' },
  resting: { list: 'resting', order: 'oldest' },
  closed: { standing: 'finished', order: 'newest' },
};

/** The situations in the order in which a household passes them. */
export const situations = Object.keys(ways) as readonly Situation[];

const everywhere: readonly ArrivalStanding[] = ['unconfirmed', 'incomplete', 'ready', 'finished'];

/** What a page of households can be asked by. */
export const arrivalsAsked = exactly({ situation: v.optional(oneOf(situations)), ...pageOfList });

type Asked = v.InferOutput<typeof arrivalsAsked>;

interface Beside extends KnownArrival {
  readonly match: MatchState;
}

async function ofStandings(standings: readonly ArrivalStanding[], paging: Paging): Promise<PageOf<Beside> | undefined> {
  const page = await arrivalsOnPage(standings, paging);
  if (!page) return undefined;
  const matches = await matchesOf(page.rows.map(({ id }) => id));
  return { ...page, rows: page.rows.flatMap((one, i) => (matches[i] ? [{ ...one, match: matches[i] }] : [])) };
}

async function ofList(list: MatchList, paging: Paging): Promise<PageOf<Beside> | undefined> {
  const page = await matchesOnPage(list, paging);
  if (!page) return undefined;
  const arrivals = await arrivalsByIds(page.rows.map(({ id }) => id));
  const rows = page.rows.flatMap(({ id, state: match }) => {
    const state = arrivals.get(id);
    return state ? [{ id, state, match }] : [];
  });
  return { ...page, rows };
}

/**
 * A page of the households that are not forgotten, all of them (the newest first) or those in one situation: at most four queries and two
 * reads of many items, however many there are. Undefined when no page ended where this one is to begin. What is called about a household is
 * told on its own page.
 */
export async function householdsOnPage(
  { situation, limit, after }: Asked,
  reading: Reading,
): Promise<PageOf<Row> | undefined> {
  const way = situation === undefined ? { order: 'newest' as const } : ways[situation as Situation];
  const paging = { limit, after, order: way.order };
  const page = await ('list' in way
    ? ofList(way.list, paging)
    : ofStandings('standing' in way ? [way.standing] : everywhere, paging));
  if (!page) return undefined;
  const beside = await plansBeside(page.rows);
  const rows = page.rows.map(({ id, state, match }, i) =>
    row({ id, arrival: state, match, ...beside[i], calls: [] }, reading),
  );
  return { ...page, rows };
}
