import type { Dice } from './dice.ts';
import type { World } from './world.ts';

/** How often in a hundred none of the three suits. */
const suitsNobody = 12;

/** How often in a hundred she asks another one than the best. */
const takesAnother = 20;

interface Proposal {
  readonly id: string;
  readonly proposedAt: string;
  readonly candidates: readonly { readonly navigator: string; readonly fails: readonly string[] }[];
}

/**
 * Where staff choose (`matchingMode` is `review`): each morning the liaison goes through what is proposed, and chooses one of those who can
 * still be asked, mostly the best, or none.
 */
export async function choosesNavigators(world: World, luck: Dice): Promise<void> {
  const open = (await world.staff<readonly Proposal[]>('/staff/proposals')) ?? [];
  for (const { id, proposedAt, candidates } of open) {
    const possible = candidates.filter(({ fails }) => fails.length === 0);
    const chosen = luck.chance(takesAnother) ? possible[1] : possible[0];
    await (!chosen || luck.chance(suitsNobody)
      ? world.staff(`/staff/proposals/${id}/none`, { reason: 'does-not-suit', proposedAt })
      : world.staff(`/staff/proposals/${id}/choose`, { navigator: chosen.navigator, proposedAt }));
    await world.runner.settle();
  }
}
