import { arrivalOf, isFrozen } from '../pairing/questions.ts';
import { atDue } from '../platform/clock.ts';
import { roundOf } from './questions.ts';
import { handleRound } from './room.ts';
import type { RoundState } from './round.ts';

/** When something is due to a navigator or in her households' plans, write to her, call a household or tell the liaison, each in their turn. */
export const handler = atDue('tasks', async ({ id, cause, at }) => {
  const round = await roundOf(id);
  const command = { type: 'Due', navigator: id, rests: await restsOf(round, at), at } as const;
  return handleRound(id, { command, cause, by: 'program', at, correlation: storyOf(round) });
});

/** Only plans that are paused need pairing's word on it, when they are looked at. */
async function restsOf(round: RoundState, at: string): Promise<Readonly<Record<string, boolean>>> {
  const looked = Object.entries(round.status === 'open' ? round.plans : {}).filter(
    ([, { rests, liaison = '' }]) => rests && liaison <= at,
  );
  return Object.fromEntries(
    await Promise.all(looked.map(async ([pairing]) => [pairing, await isFrozen(pairing)] as const)),
  );
}

/** What is done about several households stands in the story of the first. */
function storyOf(round: RoundState): string | undefined {
  const [pairing] = round.status === 'open' ? Object.keys(round.plans) : [];
  return pairing && `arrival#${arrivalOf(pairing)}`;
}
