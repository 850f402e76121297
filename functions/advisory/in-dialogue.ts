import { agreedOn } from '../dialogues/action/questions.ts';
import { dialogueById, hasReached, type KnownDialogue } from '../dialogues/questions.ts';
import { fitting } from '../program/plain-text.ts';
import { program } from '../program/settings.ts';
import { fill, wordsFor } from '../program/words.ts';

/** So many characters of what came of it, and so many actions, fit into an answer. */
const longestResults = 600;
const mostAgreed = 3;

/** What a dialogue tells whoever raised its topic: in the language of the program, as the group reads its members' own words in theirs. */
async function answerOf(
  dialogue: string,
  { topic, results }: Pick<KnownDialogue, 'topic' | 'results'>,
): Promise<string> {
  const said = wordsFor(program.language).advisory.answerOfDialogue;
  const agreed = (await agreedOn(dialogue)).slice(0, mostAgreed);
  return [
    fill(said.talked, { topic }),
    ...(results ? [fitting(results.text, longestResults)] : []),
    ...(agreed.length > 0 ? [fill(said.agreed, { actions: agreed.join('; ') })] : []),
    ...(results || agreed.length > 0 ? [] : [said.ask]),
  ].join(' ');
}

type Told =
  | { readonly type: 'TakeToDialogue' | 'TakeBackFromDialogue'; readonly dialogue: string }
  | { readonly type: 'Answer'; readonly text: string };

/** How the dialogue stands whose topic an issue is, as it stands now: facts overtake one another. */
export async function becameOf(dialogue: string): Promise<{ readonly issue: string; readonly told: Told } | undefined> {
  const state = await dialogueById(dialogue);
  if (state.status === 'none' || state.from?.issue === undefined) return undefined;
  const { issue } = state.from;
  if (state.status === 'cancelled') return { issue, told: { type: 'TakeBackFromDialogue', dialogue } };
  const isTold = state.results !== undefined || hasReached(state.status, 'follow-up');
  if (!isTold) return { issue, told: { type: 'TakeToDialogue', dialogue } };
  return { issue, told: { type: 'Answer', text: await answerOf(dialogue, state) } };
}
