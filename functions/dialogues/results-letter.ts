import type { Letter, Wanted } from '../platform/message.ts';
import type { Words } from '../program/words.ts';
import type { KnownDialogue } from './dialogue.ts';

/** What came of a dialogue, in the library's words, for one reader. `lead`: the sentence before it, which says what she had to do with it. */
export function resultsWord(
  { topic, results }: KnownDialogue,
  lead: (said: Words['registration']['mails']['results']) => string,
): Wanted {
  const lines = (results?.text ?? '').split(/\r?\n/).filter(line => line.trim() !== '');
  return {
    letter: async ({ words }): Promise<Letter> => {
      const { hello, results: said } = words.registration.mails;
      const blocks = [{ text: hello }, { text: lead(said) }, { entry: { title: topic, lines } }, { text: said.after }];
      return { subject: said.subject, blocks };
    },
    script: async ({ words }) => [lead(words.registration.mails.results), topic, ...lines],
  };
}
