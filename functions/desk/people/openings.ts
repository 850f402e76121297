import { disclosuresKey } from '../../platform/keys.ts';
import { latestUnder } from '../../platform/records.ts';

/** One opening of someone's data for a human: when, by whom, on what basis and as what. */
export interface Opening {
  readonly at: string;
  readonly by: string;
  readonly basis: string;
  readonly kind: string;
}

/** So many of the last openings are told. */
const most = 50;

/**
 * The last openings of someone's data, the latest first. Who may audit sees all of them; whoever else works with her sees her own: what a
 * colleague opened is between the colleague and who audits.
 */
export async function openingsOf(
  person: string,
  { by, audits }: { readonly by: string; readonly audits: boolean },
): Promise<readonly Opening[]> {
  const found = await latestUnder(disclosuresKey(person), most);
  const all = found.map(one => ({
    at: String(one.at),
    by: String(one.by),
    basis: String(one.basis),
    kind: String(one.kind),
  }));
  return audits ? all : all.filter(one => one.by === by);
}
