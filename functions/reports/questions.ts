import { list } from '../platform/ledger.ts';
import { type Counted, type Progress, reportList, reports } from './report.ts';

export { reportNumber } from './report.ts';

/** A contact, and the number for reports of its pairing. */
export interface CountedOf extends Counted {
  readonly pairing: string;
}

/** A progress report, and the number for reports of its pairing. */
export interface ProgressOf extends Progress {
  readonly pairing: string;
}

/** From one day to another, both counted, as dates of the program's place. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

type Kept = { readonly contacts: readonly Counted[]; readonly progress?: readonly Progress[] | undefined };

/** What was told in a period, the earliest first, under the pairings' numbers. Read from an index: what was told this second may be missing. */
async function toldIn<One extends { readonly on: string; readonly saidAt: string }>(
  { from, to }: Period,
  of: (kept: Kept) => readonly One[],
): Promise<readonly (One & { readonly pairing: string })[]> {
  const found = await list(reports, reportList);
  return found
    .flatMap(({ id, state }) =>
      state.status === 'kept' ? of(state).map(one => ({ ...one, pairing: id.slice(0, 10) })) : [],
    )
    .filter(({ on }) => on >= from && on <= to)
    .sort((one, other) =>
      `${one.on} ${one.pairing} ${one.saidAt}` < `${other.on} ${other.pairing} ${other.saidAt}` ? -1 : 1,
    );
}

/** All contacts that were told in a period, the earliest first. */
export const contactsIn = (period: Period): Promise<readonly CountedOf[]> => toldIn(period, ({ contacts }) => contacts);

/** All progress reports that were told in a period, the earliest first. */
export const progressIn = (period: Period): Promise<readonly ProgressOf[]> =>
  toldIn(period, ({ progress = [] }) => progress);

/** What funders ask of a month. */
export interface Month {
  /** `2026-12` */
  readonly month: string;
  /** With a contact, held or tried. */
  readonly pairings: number;
  readonly held: number;
  readonly attempted: number;
  readonly hours: number;
}

/** A period by months, each of them that had anything; hours to the hundredth. */
export function byMonth(contacts: readonly CountedOf[]): readonly Month[] {
  const real = contacts.filter(({ outcome }) => outcome !== 'none');
  return [...Map.groupBy(real, ({ on }) => on.slice(0, 7))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, its]) => ({
      month,
      pairings: new Set(its.map(({ pairing }) => pairing)).size,
      held: its.filter(({ outcome }) => outcome === 'held').length,
      attempted: its.filter(({ outcome }) => outcome === 'attempted').length,
      hours: Math.round((its.reduce((sum, { minutes }) => sum + minutes, 0) / 60) * 100) / 100,
    }));
}
