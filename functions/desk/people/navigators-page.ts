import * as v from 'valibot';
import {
  howSheStands,
  type Recorded,
  type Stands,
  standsSince,
  volunteersById,
  volunteersWho,
  type Way,
  wayOf,
} from '../../navigators/questions.ts';
import { type SeatState, seatsOf, unreachableNavigators } from '../../pairing/questions.ts';
import { type PageOf, type Part, readPage } from '../../platform/pages.ts';
import { because, exactly, language, pageOfList, someId } from '../../program/checks.ts';
import { languageName } from '../../program/words.ts';

/** How someone can stand, in the order of who is asked for most. */
export const standings: readonly Stands[] = ['active', 'paused', 'suspended', 'applicant', 'unconfirmed', 'inactive'];

/** A language that exists: of a code that only looks like one nobody would ever be found. */
const aLanguage = v.pipe(
  language,
  v.check(code => languageName(code, 'en') !== code, because('languageCode')),
);

const chosen = {
  language: v.optional(aLanguage),
  status: v.optional(v.picklist(standings, because('unknownId'))),
};

/** By what navigators can be chosen, and after whom the list goes on. */
export const choiceFrom = exactly({ ...chosen, from: v.optional(someId) });
export type ChosenFrom = v.InferOutput<typeof choiceFrom>;
export type Chosen = Omit<ChosenFrom, 'from'>;

/** What a page of navigators can be asked by. */
export const navigatorsAsked = exactly({ ...chosen, ...pageOfList });

/** Whether someone speaks a language, also where she named a kind of it: who asks for `ar` finds `ar-SY`. */
export const speaks = ({ profile }: Recorded, wanted: string): boolean =>
  profile.languages.some(({ code }) => code === wanted || code.startsWith(`${wanted}-`));

/** A navigator as staff see her in a list: by her id, in codes, never by her name. */
export interface NavigatorRow extends Way {
  readonly id: string;
  readonly status: Stands;
  readonly reason?: string;
  /** Since when she belongs, is on her way, or has stopped; an instant. */
  readonly since: string;
  readonly languages: readonly string[];
  readonly areas: readonly string[];
  readonly capacity: number;
  /** How many she has or is offered. */
  readonly households: number;
  readonly reachable: boolean;
  readonly pausedUntil?: string;
}

/** One who was found in a list; `unreached`: in that of those whom mail does not reach. */
interface Listed {
  readonly id: string;
  readonly unreached: boolean;
}

/** Whom mail does not reach stands among the suspended, so that a page of these is made of two lists. */
const partsOf = (status: Stands | undefined): readonly Part<Listed>[] =>
  status === undefined
    ? standings.map(volunteersWho)
    : [volunteersWho(status), ...(status === 'suspended' ? [unreachableNavigators] : [])];

function rowOf(id: string, state: Recorded, seat: SeatState | undefined, at: string): NavigatorRow {
  const { reachable, holds } = seat?.status === 'open' ? seat : { reachable: true, holds: [] };
  const { languages, areas, capacity } = state.profile;
  return {
    id,
    ...howSheStands(state, reachable),
    since: standsSince(state),
    languages: languages.map(({ code }) => code),
    areas,
    capacity,
    households: holds.length,
    reachable,
    ...(state.status === 'paused' && { pausedUntil: state.due }),
    ...wayOf(state, at),
  };
}

/** Few speak some languages: so many pages are read to find them, and then it is the reader's turn to go on. */
const mostReads = 4;

/**
 * A page of navigators, whoever joined or stopped last first, those who stand in one way or speak a language: at most four times one query of
 * each list and two reads of many items, however many there are; where few speak it the page is short and says where it goes on. Undefined
 * when no page ended where this one is to begin.
 */
export async function navigatorsOnPage(
  asked: v.InferOutput<typeof navigatorsAsked>,
  at: string,
): Promise<PageOf<NavigatorRow> | undefined> {
  const rows: NavigatorRow[] = [];
  let after = asked.after;
  for (let reads = 0; reads < mostReads; reads++) {
    const page = await readPage(partsOf(asked.status), { limit: asked.limit, after, order: 'newest' });
    if (!page) return undefined;
    rows.push(...(await rowsOf(page.rows, asked, at)));
    after = page.next;
    if (after === undefined || rows.length >= asked.limit / 2) break;
  }
  return { rows, ...(after !== undefined && { next: after }) };
}

async function rowsOf(
  listed: readonly Listed[],
  { status, language: wanted }: Chosen,
  at: string,
): Promise<readonly NavigatorRow[]> {
  const ids = listed.map(({ id }) => id);
  const [known, seats] = await Promise.all([volunteersById(ids), seatsOf(ids)]);
  return known.flatMap((one, i) => {
    if (!one || (wanted && !speaks(one.state, wanted))) return [];
    // Who is suspended and not reached stands in both lists, and is shown by the one.
    if (listed[i]?.unreached && one.state.status === 'suspended') return [];
    const row = rowOf(one.id, one.state, seats[i], at);
    return status && row.status !== status ? [] : [row];
  });
}
