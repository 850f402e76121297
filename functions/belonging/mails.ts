import { standingWith } from '../dialogues/registration/questions.ts';
import { arrivalById } from '../intake/questions.ts';
import { newId } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { fill, nameOf, type Words } from '../program/words.ts';
import { askingOf, interestOf, kindsIn } from './questions.ts';
import {
  answers,
  type Community,
  dimensions,
  type Moment,
  type Neighbor,
  neighbors,
  questionsOf,
  type Side,
  subjectOf,
} from './survey.ts';

const { answerDays } = program.belonging;

/** The days on which the way to more stands open after it was told. */
const interestDays = 90;

/**
 * The way to a sheet of questions. Its number is made here and stands nowhere but in the mail: so nobody can find out whose sheet was
 * used. That is why these mails may not repeat: a second one would be a second sheet.
 */
const sheetButton = (
  community: Community,
  moment: Moment,
  { words, language, at }: Reader,
  { label = words.mails.belonging.button, slip = newId() }: { readonly label?: string; readonly slip?: string } = {},
): Block => ({
  button: {
    label,
    link: {
      purpose: 'belonging',
      subject: subjectOf({ community, moment, language, slip }),
      expires: plusDays(at, answerDays),
    },
  },
});

/** For who has not said to which of two communities she counts: the questions of both, on one sheet with one number. Whichever she takes, it is used once. */
function eitherSheet(moment: Moment, reader: Reader): readonly Block[] {
  const { choose, as } = reader.words.mails.dialogueBelonging;
  const slip = newId();
  return [{ text: choose }, ...neighbors.map(one => sheetButton(one, moment, reader, { slip, label: as[one] }))];
}

/** A letter with the questions, whoever it goes to: why they are asked, that the answers are nobody's, and the way to them. */
const askingLetter = (
  said: Readonly<Record<'subject' | Moment, string>>,
  moment: Moment,
  { words }: Reader,
  ways: readonly Block[],
): Letter => ({
  subject: said.subject,
  blocks: [{ text: words.mails.hello }, { text: said[moment] }, { text: words.mails.belonging.private }, ...ways],
});

/** The way for a household to say that it would like to take part in more; for its closing mail too. */
export const interestButton = (arrival: string, { words, at }: Pick<Reader, 'words' | 'at'>): Block => ({
  button: {
    label: words.mails.belonging.interestButton,
    link: { purpose: 'interest', subject: arrival, expires: plusDays(at, interestDays) },
  },
});

/** The six questions as they are read aloud, with the steps of their answers. */
const readAloud = (community: Community, { pages: { belonging: said } }: Words): readonly string[] => [
  fill(said.steps, Object.fromEntries(answers.map(one => [`s${one}`, said.answers[one]]))),
  ...dimensions.map(one => said.questions[questionsOf[community]][one]),
];

/** What else there is, and the way to say so. */
const moreBlocks = (arrival: string, reader: Reader): readonly Block[] => [
  { text: reader.words.mails.belonging.interest },
  { list: kindNames(program.interests, reader) },
  { text: reader.words.mails.belonging.interestTwo },
  interestButton(arrival, reader),
];

/** At the beginning one thing alone: a household can say that it would like to talk with its neighbors, while its navigator can come along. */
const neighborBlocks = (arrival: string, reader: Reader): readonly Block[] => [
  { text: reader.words.mails.belonging.neighbors },
  interestButton(arrival, reader),
];

/** Only who is done with its navigator is asked whether it may be called later; who waits for another one is not. */
const laterBlocks = (arrival: string, { words, at }: Reader): readonly Block[] => [
  { text: words.mails.belonging.later },
  {
    button: {
      label: words.mails.belonging.laterButton,
      // As long as a link can: a yes is taken back as easily, until the call.
      link: { purpose: 'later', subject: arrival, expires: plusDays(at, program.linkKeyDays) },
    },
  },
];

/** What there is to take part in, by name. */
const kindNames = (kinds: readonly string[], { language }: Reader): readonly string[] =>
  kinds.map(kind => nameOf('interests', kind, language));

/** So many days a call about the beginning is wanted: later it is no beginning any more, and nobody on the staff should be told that it is overdue. */
const callDays = 3;

/** Whether someone was asked so lately that she can still answer. */
async function isAsked(subject: string, moment: Moment, days = answerDays): Promise<boolean> {
  const asking = await askingOf(subject);
  const when =
    moment === 'before' ? asking.status === 'between' && asking.before : asking.status === 'rested' && asking.after;
  return typeof when === 'string' && new Date().toISOString() < plusDays(when, days);
}

/**
 * Who has withdrawn or is closed is asked nothing, whatever this room has heard by now. Through an agency nobody is asked how at home she
 * feels: a third one would hear it. But it can pass on what there is to take part in.
 */
async function household(arrival: string, moment: Moment): Promise<Wanted | undefined> {
  const known = await arrivalById(arrival);
  if (known.status !== 'ready' && known.status !== 'finished') return undefined;
  const more = moment === 'after';
  const alone = known.channel !== 'agency';
  const days = known.channel === 'email' || more ? answerDays : callDays;
  if (!(await isAsked(`arrival#${arrival}`, moment, days))) return undefined;
  if (!alone && !more) return undefined;
  return {
    letter: async reader =>
      askingLetter(reader.words.mails.belonging, moment, reader, [
        sheetButton('household', moment, reader),
        ...(more ? moreBlocks(arrival, reader) : neighborBlocks(arrival, reader)),
        ...(more && known.status === 'finished' ? laterBlocks(arrival, reader) : []),
      ]),
    script: async reader => [
      ...(alone ? [reader.words.calls.belonging, ...readAloud('household', reader.words)] : []),
      ...(more
        ? [reader.words.mails.belonging.interest, ...kindNames(program.interests, reader)]
        : [reader.words.mails.belonging.neighbors]),
      ...(more && known.status === 'finished' ? [reader.words.calls.mayCallLater] : []),
    ],
  };
}

async function navigator(id: string, moment: Moment): Promise<Wanted | undefined> {
  if (!(await isAsked(`navigator#${id}`, moment))) return undefined;
  return {
    letter: async reader =>
      askingLetter(reader.words.mails.navigatorBelonging, moment, reader, [sheetButton('navigator', moment, reader)]),
    script: async reader => [reader.words.calls.belonging, ...readAloud('navigator', reader.words)],
  };
}

/** To which of the two communities someone counts who takes part in a dialogue: who feels at home in both has moved here too. Undefined: she has not said. */
function neighborOf(background: string | undefined): Neighbor | undefined {
  if (background === 'both') return 'moved-here';
  return background === 'moved-here' || background === 'long-here' ? background : undefined;
}

/** What is read aloud to who has not said to which of the communities she counts: she chooses. */
const eitherAloud = (words: Words): readonly string[] => [
  words.mails.dialogueBelonging.which,
  ...neighbors.flatMap(one => [words.mails.dialogueBelonging.as[one], ...readAloud(one, words)]),
];

/** Who takes part in a dialogue, while she can still answer; whoever has left is asked nothing. Who has not said to which community she counts says it with her answers, to nobody. */
async function participant(id: string, moment: Moment): Promise<Wanted | undefined> {
  const known = await standingWith(id);
  const asked = known?.roll.asked?.[moment];
  if (known?.state.status !== 'registered' || asked === undefined) return undefined;
  if (new Date().toISOString() >= plusDays(asked, answerDays)) return undefined;
  const community = neighborOf(known.state.answers.background);
  return {
    letter: async reader =>
      askingLetter(
        reader.words.mails.dialogueBelonging,
        moment,
        reader,
        community ? [sheetButton(community, moment, reader)] : eitherSheet(moment, reader),
      ),
    script: async ({ words }) => [
      words.calls.belonging,
      ...(community ? readAloud(community, words) : eitherAloud(words)),
    ],
  };
}

/** A household would like to take part in something: somebody calls, who knows when it begins. Not wanted any more when it was taken back. */
async function interested(about: string): Promise<Wanted | undefined> {
  const [arrival = '', kind = ''] = about.split('.');
  if (!kindsIn(await interestOf(arrival)).includes(kind)) return undefined;
  const script = (reader: Reader) => [reader.words.calls.interested, ...kindNames([kind], reader)];
  return {
    letter: async reader => ({
      subject: reader.words.calls.kinds.interested,
      blocks: script(reader).map(text => ({ text })),
    }),
    script: async reader => script(reader),
  };
}

const asks = (audience: Side | 'participant', about: MailKind['about']): MailKind => ({
  audience,
  by: 'mail',
  mayRepeat: false,
  atAnyHour: false,
  about,
});

/** Belonging's mails: the questions at the beginning and the end, to households and navigators and to those who take part in dialogues, and a call about what a household would like. */
export const belongingMails: Readonly<Record<string, MailKind>> = {
  'belonging-before': asks('household', about => household(about, 'before')),
  'belonging-after': asks('household', about => household(about, 'after')),
  'navigator-belonging-before': asks('navigator', about => navigator(about, 'before')),
  'navigator-belonging-after': asks('navigator', about => navigator(about, 'after')),
  'dialogue-belonging-before': asks('participant', about => participant(about, 'before')),
  'dialogue-belonging-after': asks('participant', about => participant(about, 'after')),
  interested: { audience: 'household', by: 'phone', mayRepeat: true, atAnyHour: false, about: interested },
};
