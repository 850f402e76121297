import { openIssues } from '../../advisory/questions.ts';
import { gapsSince } from '../../belonging/questions.ts';
import { localDate, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { OpenDialogue } from '../dialogue.ts';
import { suggestedNeeds, type Topics } from './suggesting.ts';

/** What is looked back upon, in months, the running one among them. */
const months = 12;

/** What could not be had here in a year, and the open issues of the advisory group that are in no dialogue and not answered. `at` is now. */
export async function topicsNow(at: string): Promise<Topics> {
  const since = plusLocalDays(localDate(program.timeZone, at), -365).slice(0, 7);
  const [gaps, issues] = await Promise.all([gapsSince(since, (months + 1) * program.needs.length), openIssues()]);
  return {
    needs: suggestedNeeds(
      gaps.filter(({ month }) => month > since),
      program.smallestGroup,
    ),
    issues: issues.flatMap(({ id, state: { stage, since: from, dialogue, telling } }) =>
      stage === 'answered' || dialogue !== undefined
        ? []
        : [{ id, title: telling.title, text: telling.text, area: telling.area, stage, since: from }],
    ),
  };
}

/** The same beside the dialogues that are open: which need one of them talks about already. */
export const topicsBeside = (
  { needs, issues }: Topics,
  open: readonly { readonly id: string; readonly state: OpenDialogue }[],
): Topics => ({
  needs: needs.map(one => {
    const dialogue = open.find(({ state }) => state.from?.need === one.need)?.id;
    return { ...one, ...(dialogue && { dialogue }) };
  }),
  issues: issues.filter(({ id }) => !open.some(({ state }) => state.from?.issue === id)),
});
