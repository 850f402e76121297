import type { Letter, MailKind, Wanted } from '../../platform/message.ts';
import { fill, whenText } from '../../program/words.ts';
import { isOpen } from '../dialogue.ts';
import { peopleOf } from '../evolving.ts';
import { dialogueById } from '../questions.ts';
import { resultsWord } from '../results-letter.ts';

/** That the kick-off has another day, time or place, for one who plans or facilitates: only the newest word goes out, and only while it is ahead and she has a part in it. `about`: `<dialogue>/<n>/<person>`. */
async function moved(about: string): Promise<Wanted | undefined> {
  const [id = '', n, whom] = about.split('/');
  const state = await dialogueById(id);
  if (!isOpen(state) || !state.kickOff || state.kickOff.at <= new Date().toISOString()) return undefined;
  if (String(state.moved?.n) !== n || !peopleOf(state).some(({ person }) => person === whom)) return undefined;
  const { topic, kickOff } = state;
  return {
    async letter({ words, language }): Promise<Letter> {
      const said = words.registration.mails;
      const { subject, text, otherwise } = said.organizers;
      const facts = [
        fill(said.topic, { topic }),
        fill(said.when, { when: whenText(kickOff.at, language) }),
        fill(said.where, { place: kickOff.place }),
      ];
      return { subject, blocks: [{ text: said.hello }, { text }, { list: facts }, { text: otherwise }] };
    },
    async script({ words, language }) {
      const said = words.registration.mails;
      const when = fill(said.when, { when: whenText(kickOff.at, language) });
      return [said.organizers.text, fill(said.topic, { topic }), when, fill(said.where, { place: kickOff.place })];
    },
  };
}

/** What came of it, for one who plans or facilitates: only the newest words, while she is known, also when it is over by then. `about`: `<dialogue>/<n>/<person>`. */
async function results(about: string): Promise<Wanted | undefined> {
  const [id = '', n, whom] = about.split('/');
  const state = await dialogueById(id);
  if (state.status === 'none' || String(state.results?.n) !== n) return undefined;
  if (!peopleOf(state).some(({ person }) => person === whom)) return undefined;
  return resultsWord(state, said => said.organized);
}

const byDay = { audience: 'participant', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Mails to those who plan and facilitate a dialogue. */
export const organizersMails: Readonly<Record<string, MailKind>> = {
  'kick-off-moved': { ...byDay, about: moved },
  'dialogue-results-organizers': { ...byDay, about: results },
};
