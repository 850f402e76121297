import type { DueRow } from '../../platform/clock.ts';
import { handle, load } from '../../platform/ledger.ts';
import { handleItem } from '../room.ts';
import { beginDigests } from './acts.ts';
import type { Command } from './digesting.ts';
import { digests, type EditionState, editionIdOf, editions, type Frozen, readEditionId } from './edition.ts';
import { outlookOf } from './gathering.ts';
import { isRead, readersOf } from './questions.ts';
import { editionRoom } from './room.ts';
import { weekAt } from './times.ts';

/** The kinds of row that the digest's clock minds. */
export const digestKinds: readonly string[] = [digests.kind, editions.kind];

interface Circumstances {
  readonly cause: string;
  readonly at: string;
}

const decide = (id: string, command: Command, { cause, at }: Circumstances) => {
  const ids = { edition: id, digest: readEditionId(id).group };
  return handle(editionRoom, ids, { command, cause, by: 'program', at, correlation: `edition#${id}` });
};

/** When it is time for staff to see an edition, open it; when it is to go, settle what it holds, mark that as told, and want a mail for each reader. */
export const digestDue = async (row: DueRow): Promise<{ outcome: string }> =>
  row.kind === digests.kind ? opens(row) : moves(row);

async function opens({ id: group, ...row }: DueRow) {
  const week = weekAt(group, row.at);
  // A group that the settings have had only since then.
  await beginDigests({ cause: `digest:${group}:${week}`, at: row.at });
  return decide(editionIdOf(group, week), { type: 'Open', group, week, at: row.at }, row);
}

async function moves({ id, ...row }: DueRow): Promise<{ outcome: string }> {
  const edition = await load(editions, id);
  const settled =
    edition.status === 'collecting' || edition.status === 'held' ? await settle(id, edition, row) : edition;
  if (settled.status === 'frozen') await begin(id, settled, row);
  const reached = await load(editions, id);
  return reached.status === 'sending'
    ? send(id, row)
    : { outcome: reached.status === edition.status ? 'nothing' : 'done' };
}

async function settle(
  id: string,
  { status, group, week }: Extract<EditionState, { status: 'collecting' | 'held' }>,
  { cause, at }: Circumstances,
): Promise<EditionState> {
  const collecting = status === 'collecting';
  const [choice, read] = collecting
    ? await Promise.all([outlookOf(group, week, at), isRead(group)])
    : [{ chosen: [], owed: [], stages: [] }, true];
  const { chosen, owed, stages } = choice;
  const command = { type: 'Freeze', group, week, chosen, owed, stages, read, at } as const;
  return (await decide(id, command, { cause, at })).state.edition;
}

/** Each item says itself that it was told, so that it is told once; doing it twice changes nothing. Only then it is begun. */
async function begin(id: string, { items: chosen, week }: Frozen, { cause, at }: Circumstances) {
  const act = { cause: `edition:${id}`, by: 'program', at };
  for (const { item, as, again } of chosen) {
    // What others were told of was marked by theirs.
    if (again) continue;
    const how = as === 'learning' ? 'new' : as;
    await handleItem(item, { ...act, command: { type: 'Tell', id: item, edition: week, as: how, by: 'program', at } });
  }
  await decide(id, { type: 'Send', at }, { cause: `${cause}:send`, at });
}

/** So many pages at a time; the rest is still due. */
const mostPages = 50;

async function send(id: string, { at }: Circumstances): Promise<{ outcome: string }> {
  for (let page = 1; page <= mostPages; page++) {
    const edition = await load(editions, id);
    if (edition.status !== 'sending' || edition.due > at) break;
    const { walk, after: from, group } = edition;
    const { readers, after } = await readersOf(group, from);
    // Who is written to in this step stands in the edition, so the step can be begun again by whoever crashed within it.
    await decide(id, { type: 'Want', readers, after, at }, { cause: `want:${walk}:${from ?? 'begin'}`, at });
  }
  return { outcome: 'done' };
}
