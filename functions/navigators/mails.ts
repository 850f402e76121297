import { localDate, plusDays } from '../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dateText, fill, gateText, type Words } from '../program/words.ts';
import { firstExpiry, offeredUntil } from './gates.ts';
import { belongs, isRecorded, nextOf, type Recorded } from './navigator.ts';
import { applicationById, navigatorById, volunteerById } from './questions.ts';

const toNavigator = { audience: 'navigator', by: 'mail', mayRepeat: true } as const;

/** The way to her own page, as a button. */
const ownPage = (label: string, person: string, at: string): Block => ({
  button: { label, link: { purpose: 'profile', subject: person, expires: plusDays(at, program.linkKeyDays) } },
});

/** The address may be a stranger's, so nothing is said of who applied; the button lives as long as the application does. */
function askToConfirm(id: string, appliedAt: string): Wanted {
  const expires = plusDays(appliedAt, program.retentionDays.unconfirmed);
  return {
    letter: async ({ words }): Promise<Letter> => {
      const { subject, text, button: label, otherwise } = words.mails.applyConfirm;
      const button = { label, link: { purpose: 'apply' as const, subject: id, expires } };
      return {
        because: 'given',
        subject,
        blocks: [{ text: words.mails.hello }, { text }, { button }, { text: otherwise }],
      };
    },
    script: async ({ words }) => [words.volunteer.confirmTitle],
  };
}

async function applyConfirm(id: string): Promise<Wanted | undefined> {
  const known = await volunteerById(id);
  return known?.state.status === 'unconfirmed' ? askToConfirm(id, known.state.appliedAt) : undefined;
}

/** The form was sent under an address that is known: whoever reads it is told where things stand, or is asked again whether it was she. */
async function applyKnown(id: string): Promise<Wanted | undefined> {
  const state = await applicationById(id);
  if (state.status === 'leaving')
    return {
      letter: async ({ words }) => {
        const { subject, leaving, otherwise } = words.mails.applyKnown;
        return { subject, blocks: [words.mails.hello, leaving, otherwise].map(text => ({ text })) };
      },
      script: async ({ words }) => [words.mails.applyKnown.leaving],
    };
  if (!isRecorded(state)) return undefined;
  if (state.status === 'unconfirmed') return askToConfirm(id, state.appliedAt);
  return {
    letter: async ({ words, at }) => {
      const { subject, text, button, otherwise } = words.mails.applyKnown;
      const page = ownPage(button, state.person, at);
      return { subject, blocks: [{ text: words.mails.hello }, { text }, page, { text: otherwise }] };
    },
    script: async ({ words }) => [words.mails.applyKnown.text],
  };
}

/** The step that was done, and what comes next as things stand now. */
function stepTexts(
  state: Recorded,
  gate: string,
  { words, language, at }: { words: Words; language: string; at: string },
) {
  const said = words.mails.nextStep;
  const until = state.gates[gate]?.expires;
  const open = nextOf(state, at);
  const next = open === undefined ? undefined : gateText(open, language);
  return [
    fill(said.done, { gate: gateText(gate, language).name }),
    ...(until ? [fill(said.valid, { until: dateText(until, language) })] : []),
    ...(next ? [fill(said.next, { gate: next.name }), next.next] : [said.complete]),
  ].filter(text => text !== '');
}

/** `about` is her id and the step. Of an applicant's steps only the last one is told: the others are overtaken by it. */
async function nextStep(about: string): Promise<Wanted | undefined> {
  const [id = '', gate = ''] = about.split('/');
  const state = (await volunteerById(id))?.state;
  if (!state?.gates[gate] || state.status === 'inactive') return undefined;
  if (state.status === 'applicant' && state.latest !== gate) return undefined;
  return {
    letter: async reader => ({
      subject: reader.words.mails.nextStep.subject,
      blocks: [
        { text: reader.words.mails.hello },
        ...stepTexts(state, gate, reader).map(text => ({ text })),
        ownPage(reader.words.mails.nextStep.button, state.person, reader.at),
      ],
    }),
    script: async reader => stepTexts(state, gate, reader),
  };
}

async function welcome(id: string): Promise<Wanted | undefined> {
  const known = await navigatorById(id);
  return (
    known && {
      letter: async ({ words, at }) => {
        const { subject, text, textTwo, textThree, button } = words.mails.welcome;
        const texts = [words.mails.hello, text, textTwo, textThree].map(one => ({ text: one }));
        return { subject, blocks: [...texts, ownPage(button, known.person, at)] };
      },
      script: async ({ words }) => [words.mails.welcome.text, words.mails.welcome.textTwo],
    }
  );
}

/** Her pause is over by itself, or a suspension is lifted; no longer wanted when she has paused again, or left. */
async function welcomeBack(navigator: string): Promise<Wanted | undefined> {
  const known = await navigatorById(navigator);
  if (!known || known.pausedUntil || known.suspended) return undefined;
  return {
    letter: async ({ words, at }) => {
      const { subject, text, textTwo, button } = words.mails.welcomeBack;
      const texts = [words.mails.hello, text, textTwo].map(one => ({ text: one }));
      return { subject, blocks: [...texts, ownPage(button, known.person, at)] };
    },
    script: async ({ words }) => [words.mails.welcomeBack.text, words.mails.welcomeBack.textTwo],
  };
}

/** From when on she is offered nobody new, or that she is not offered anyone already; after the end that a person sees to it. */
function whatItMeans(
  { gates }: Recorded,
  which: 'gateExpiring' | 'gateExpired',
  { words: { mails }, language, at }: { words: Words; language: string; at: string },
): string {
  if (which === 'gateExpired') return mails.gateExpired.textTwo;
  const until = offeredUntil(gates) ?? '';
  const { textTwo, textBarred } = mails.gateExpiring;
  return until > localDate(program.timeZone, at) ? fill(textTwo, { from: dateText(until, language) }) : textBarred;
}

/** A step runs out, or has: not wanted any more when it was done again meanwhile. */
const running =
  (which: 'gateExpiring' | 'gateExpired') =>
  async (id: string): Promise<Wanted | undefined> => {
    const state = (await volunteerById(id))?.state;
    if (!state || !belongs(state)) return undefined;
    const lapsed = state.status === 'suspended' && state.reason === 'gate-expired';
    const expiry = firstExpiry(state.gates);
    if (!expiry || lapsed !== (which === 'gateExpired')) return undefined;
    const texts = ({ words, language, at }: { words: Words; language: string; at: string }) => {
      const { name: gate, next } = gateText(expiry.gate, language);
      const values = { gate, when: dateText(expiry.date, language) };
      const said = words.mails[which];
      return [fill(said.text, values), ...(next ? [next] : []), whatItMeans(state, which, { words, language, at })];
    };
    return {
      letter: async reader => ({
        subject: reader.words.mails[which].subject,
        blocks: [reader.words.mails.hello, ...texts(reader)].map(text => ({ text })),
      }),
      script: async reader => texts(reader),
    };
  };

/** Navigators' mails: was it you, what comes next, welcome, what runs out, and that a pause is over. */
export const navigatorMails: Readonly<Record<string, MailKind>> = {
  'apply-confirm': { ...toNavigator, atAnyHour: true, perDay: program.confirm.mailsPerDay, about: applyConfirm },
  'apply-known': { ...toNavigator, atAnyHour: true, perDay: program.confirm.mailsPerDay, about: applyKnown },
  'next-step': { ...toNavigator, atAnyHour: false, about: nextStep },
  welcome: { ...toNavigator, atAnyHour: false, about: welcome },
  'gate-expiring': { ...toNavigator, atAnyHour: false, about: running('gateExpiring') },
  'gate-expired': { ...toNavigator, atAnyHour: false, about: running('gateExpired') },
  'welcome-back': { ...toNavigator, atAnyHour: false, about: welcomeBack },
};
