import { fingerprint } from '../../platform/kernel/ids.ts';
import { localDate, plusDays } from '../../platform/kernel/time.ts';
import type { Block, Invitation, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill, type Words, whenText } from '../../program/words.ts';
import { type As, endOf } from '../appointment.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { dialogueById } from '../questions.ts';
import { isTaking } from '../registration/participant.ts';
import { participantById } from '../registration/questions.ts';
import { type Convened, calendarOf, convenedIn, isOff, wordStill } from './convening.ts';
import { bodyText, notTakenText } from './in-words.ts';
import { aheadOf } from './meeting.ts';
import {
  type Action,
  carersOf,
  type Group,
  isIdea,
  isOpenAction,
  isWaitedFor,
  type OpenPlan,
  openGroup,
  peopleIn,
  type Who,
  type Work,
} from './plan.ts';
import { isEnded, planById } from './questions.ts';
import { type About, type Calendar, calendarKinds, isWho, kindOf, readAbout } from './telling.ts';
import { concerned } from './working.ts';

export { blockedText, bodyText, didText, droppedText, eventKindText, notTakenText, statusText } from './in-words.ts';

const { action: settings } = program.dialogues;

/** What a mail is about, with its dialogue and plan. */
interface Known {
  readonly about: About;
  readonly dialogue: KnownDialogue;
  readonly plan: OpenPlan;
}

/** As it stands; undefined once the dialogue has come to its end: nobody is asked anything any more. */
async function known(told: string, alsoEnded = false): Promise<Known | undefined> {
  const about = readAbout(told);
  if (!about) return undefined;
  const [dialogue, plan] = await Promise.all([dialogueById(about.dialogue), planById(about.dialogue)]);
  if (dialogue.status === 'none' || plan.status !== 'open') return undefined;
  if (isEnded(dialogue) && !alsoEnded) return undefined;
  return { about, dialogue, plan };
}

const now = (): string => new Date().toISOString();

type Said = Words['action']['mails'];

/** A letter and what is said on the phone, made of the same pieces. */
interface Telling {
  readonly subject: (said: Said) => string;
  readonly text: (said: Said, reader: Reader) => string;
  /** What it is about, a line each. */
  readonly lines: (said: Said, reader: Reader) => readonly string[];
  readonly button?: (said: Said, reader: Reader) => Block;
  readonly after?: (said: Said) => readonly string[];
  /** What is asked on the phone at the end. */
  readonly ask?: (said: Said) => string;
  readonly invitation?: (reader: Reader) => Invitation;
}

function telling({ dialogue }: Known, told: Telling): Wanted {
  const facts = (reader: Reader): readonly string[] => {
    const said = reader.words.action.mails;
    return [fill(said.topic, { topic: dialogue.topic }), ...told.lines(said, reader)];
  };
  return {
    async letter(reader): Promise<Letter> {
      const said = reader.words.action.mails;
      return {
        subject: told.subject(said),
        blocks: [
          { text: said.hello },
          { text: told.text(said, reader) },
          { list: facts(reader) },
          ...(told.button ? [told.button(said, reader)] : []),
          ...(told.after?.(said) ?? []).map(text => ({ text })),
        ],
        ...(told.invitation && { invitation: told.invitation(reader) }),
      };
    },
    async script(reader) {
      const said = reader.words.action.mails;
      return [told.text(said, reader), ...facts(reader), ...(told.ask ? [told.ask(said)] : [])];
    },
  };
}

const actionIn = ({ plan, about }: Known): Action | undefined => plan.actions.find(one => one.n === about.of);

const titled = (said: Said, { n, title }: Action): string => fill(said.number, { number: n, title });

const datedBy = (said: Said, { date }: Work, { language }: Reader): string =>
  fill(said.by, { date: dateText(date, language) });

/** The way to her own page: what she looks after, and how it goes. */
const ownPage =
  ({ dialogue }: About, { person }: Who, label: (said: Said) => string) =>
  (said: Said, { at }: Reader): Block => ({
    button: {
      label: label(said),
      link: { purpose: 'action', subject: `${dialogue}.${person}`, expires: plusDays(at, program.linkKeyDays) },
    },
  });

/** Whom a mail is to, among some. */
const among = (all: readonly (Who | undefined)[], { who }: About): Who | undefined => all.find(one => isWho(one, who));

/** What matters most: asked while people vote, of whoever still takes part. */
async function vote(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const voting = of?.plan.voting;
  if (!of || voting?.status !== 'open' || voting.closesAt <= now()) return undefined;
  const { who: subject } = of.about;
  if (!isTaking(await participantById(subject))) return undefined;
  const ideas = of.plan.actions.filter(isIdea).map(({ title }) => title);
  const text = (said: Said, language: string): string =>
    fill(said.vote.text, { dots: voting.dots, date: dateText(voting.until, language) });
  return {
    async letter({ words, language }): Promise<Letter> {
      const said = words.action.mails;
      const link = { purpose: 'vote' as const, subject, expires: voting.closesAt };
      return {
        subject: said.vote.subject,
        blocks: [
          { text: said.hello },
          { text: text(said, language) },
          { list: [fill(said.topic, { topic: of.dialogue.topic })] },
          { button: { label: said.vote.button, link } },
        ],
      };
    },
    async script({ words, language }) {
      const said = words.action.mails;
      return [text(said, language), said.vote.ideas, ...ideas, said.vote.ask];
    },
  };
}

async function notTaken(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const one = of && actionIn(of);
  if (!of || one?.status !== 'not-taken' || !among(one.proposers, of.about)) return undefined;
  return telling(of, {
    subject: said => said.notTaken.subject,
    text: said => said.notTaken.text,
    lines: (said, { words }) => [
      fill(said.what, { title: one.title }),
      fill(said.notTaken.reason, { reason: notTakenText(one.reason, words) }),
    ],
  });
}

/** To her who owns it now, while it is open. */
async function owner(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const one = of && actionIn(of);
  if (!of || !one || !isOpenAction(one) || !one.owner || !isWho(one.owner, of.about.who)) return undefined;
  return telling(of, {
    subject: said => said.owner.subject,
    text: said => said.owner.text,
    lines: (said, reader) => [titled(said, one), ...groupLines(of, one, said), datedBy(said, one, reader)],
    button: ownPage(of.about, one.owner, said => said.button),
    after: said => [said.otherwise],
  });
}

function groupLines({ plan }: Known, one: Work, said: Said): readonly string[] {
  const group = plan.groups.find(({ n }) => n === one.group);
  return group ? [fill(said.group, { group: group.title })] : [];
}

/** To who convenes a group, or facilitates it. */
async function convener(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const group = of?.plan.groups.find(({ n, status }) => n === of.about.of && status === 'open');
  if (!of || !group) return undefined;
  const one = among([group.convener, group.facilitator], of.about);
  if (!one) return undefined;
  return telling(of, {
    subject: said => said.convener.subject,
    text: said => said.convener[one === group.convener ? 'convenes' : 'facilitates'],
    lines: said => [fill(said.group, { group: group.title }), ...actionLines(of.plan, group, said)],
    button: ownPage(of.about, one, said => said.convener.button),
    after: said => [said.otherwise],
  });
}

function actionLines({ actions }: OpenPlan, { n }: Group, said: Said): readonly string[] {
  const own = actions.filter(isOpenAction).filter(one => one.group === n);
  return own.length > 0 ? [said.convener.actions, ...own.map(one => titled(said, one))] : [];
}

/** Nobody is reminded of a date that was moved, is over, or whose action is. */
async function date(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const one = of && actionIn(of);
  if (!of || !one || !isOpenAction(one) || one.remindAt !== undefined || isPast(one.date)) return undefined;
  const who = among(carersOf(of.plan, one), of.about);
  return (
    who &&
    telling(of, {
      subject: said => said.date.subject,
      text: said => said.date.text,
      lines: (said, reader) => [titled(said, one), datedBy(said, one, reader)],
      button: ownPage(of.about, who, said => said.button),
      ask: said => said.call,
    })
  );
}

/** Whether a local date is over. */
const isPast = (day: string): boolean => day < localDate(program.timeZone, now());

/** How it goes: asked of who still looks after something that is open, and only by the last check-in there was. */
async function checkIn(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const last = of?.plan.checkIns.findLast(one => one.stands === 'asked');
  if (!of || last?.n !== of.about.of) return undefined;
  const own = of.plan.actions.filter(isOpenAction).filter(one => among(carersOf(of.plan, one), of.about));
  const who = own.map(one => among(carersOf(of.plan, one), of.about))[0];
  return (
    who &&
    telling(of, {
      subject: said => said['check-in'].subject,
      text: said => said['check-in'].text,
      lines: (said, reader) => own.map(one => `${titled(said, one)} – ${datedBy(said, one, reader)}`),
      button: ownPage(of.about, who, said => said.button),
      ask: said => said.call,
    })
  );
}

/** While nothing was heard of it: to who looks after it, with the way to her page, and to those who plan the dialogue. */
async function stalled(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const one = of && actionIn(of);
  if (!of || !one || !isWaitedFor(one) || one.stalledAt === undefined) return undefined;
  const who = among(carersOf(of.plan, one), of.about);
  const plans = of.dialogue.steering.some(({ person }) => person === of.about.who);
  if (!who && !plans) return undefined;
  return telling(of, {
    subject: said => said.stalled.subject,
    text: said => fill(said.stalled.text, { days: settings.silentDays }),
    lines: (said, reader) => [titled(said, one), ...groupLines(of, one, said), datedBy(said, one, reader)],
    ...(who && { button: ownPage(of.about, who, said => said.button), ask: said => said.call }),
  });
}

async function answered(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const one = of && actionIn(of);
  if (!of || one?.status !== 'answered') return undefined;
  if (!among(concerned(of.plan, one), of.about)) return undefined;
  return telling(of, {
    subject: said => said.answered.subject,
    text: said => fill(said.answered.text, { body: bodyText(one.body) }),
    lines: said => [titled(said, one), fill(said.answered.answer, { text: one.answer })],
  });
}

/** Whoever registered and has withdrawn is asked nowhere any more. */
async function isIn({ about, dialogue }: Known): Promise<boolean> {
  const parts = [...dialogue.facilitators, ...dialogue.steering];
  if (parts.some(({ person }) => person === about.who)) return true;
  const one = await participantById(about.who);
  return isTaking(one) || (one.status === 'over' && !isOpen(dialogue));
}

/** Whether there is a way to someone: whoever walked in told a name and nothing else, and hears it where the group meets. */
async function canHear({ participant }: Who): Promise<boolean> {
  if (participant === undefined) return true;
  const state = await participantById(participant);
  return !('walkedIn' in state && state.walkedIn);
}

/** A group that is open, and someone of it whom a mail is to; undefined where either is not so (any more), or there is no way to her. */
async function inGroup({ plan, about }: Known): Promise<{ readonly group: Group; readonly who: Who } | undefined> {
  const group = plan.groups.find(({ n, status }) => n === about.of && status === 'open');
  const who = group && among(peopleIn(group), about);
  return group && who && (await canHear(who)) ? { group, who } : undefined;
}

/** Whoever is in no group yet, while there are some, and she still takes part. */
async function groups(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const open = of?.plan.groups.filter(({ status }) => status === 'open') ?? [];
  if (!of || open.length === 0 || !(await isIn(of))) return undefined;
  if (open.some(one => peopleIn(one).some(who => isWho(who, of.about.who)))) return undefined;
  const participant = await participantById(of.about.who);
  const person = 'person' in participant ? participant.person : of.about.who;
  return telling(of, {
    subject: said => said.groups.subject,
    text: said => said.groups.text,
    lines: said => [said.groups.list, ...open.map(({ title }) => title)],
    button: ownPage(of.about, { person }, said => said.groups.button),
    ask: said => said.groups.ask,
  });
}

/** To who was put into a group: what it is, what it has taken on, and when it meets next. */
async function joined(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const own = of && (await inGroup(of));
  if (!of || !own) return undefined;
  const [next] = aheadOf(of.plan, own.group.n, now());
  return telling(of, {
    subject: said => said.joined.subject,
    text: said => said.joined.text,
    lines: (said, { language }) => [
      fill(said.group, { group: own.group.title }),
      ...actionLines(of.plan, own.group, said),
      ...(next ? [fill(said.joined.next, { when: whenText(next.start, language), place: next.place })] : []),
    ],
    button: ownPage(of.about, own.who, said => said.convener.button),
    after: said => [said.joined.otherwise],
  });
}

/** Only the newest word to a group goes out, and only to who still belongs to it. */
async function groupWord(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const own = of && (await inGroup(of));
  const word = own?.group.word;
  if (!of || !own || word?.number !== of.about.number) return undefined;
  return telling(of, {
    subject: said => said.word.subject,
    text: said => said.word.text,
    lines: said => [fill(said.group, { group: own.group.title }), fill(said.word.said, { text: word.text })],
    button: ownPage(of.about, own.who, said => said.convener.button),
  });
}

/** What her calendar is sent: `sequence` grows with each word to her on it. */
type Entry = Pick<Invitation, 'method' | 'sequence'> & { readonly stamp?: string };

const entryNames = { meeting: 'group meeting', event: 'update event' } as const satisfies Record<Calendar, string>;

/** For her own calendar: neutral words, herself alone, and nothing by which two calendars could be laid beside one another. */
const entryOf = (
  { about }: Known,
  one: Convened,
  { reader: { words, at }, method, sequence, stamp = at }: Entry & { readonly reader: Reader },
): Invitation => ({
  uid: fingerprint(`${entryNames[calendarOf(one)]} ${about.dialogue}.${one.n} ${about.who}`),
  method,
  sequence,
  stamp,
  start: one.start,
  end: endOf(one),
  summary: words.action.mails.summary,
  location: one.place,
  note: words.action.mails.note,
});

type Occasion = As | 'soon';

/** What a letter about a meeting or an event says above when and where it is. */
function saidOf(one: Convened, as: Occasion, said: Said): { readonly subject: string; readonly text: string } {
  if ('group' in one) return { subject: said.meeting[as], text: said.meeting.texts[as] };
  if (as === 'planned') return { subject: said.event.subject, text: said.event[one.kind] };
  return { moved: said.event.moved, cancelled: said.off, soon: said.soon }[as];
}

/** A meeting of a group, or an event, as a letter about it says it. */
function convenedTelling(of: Known, one: Convened, as: Occasion, entry?: Entry): Wanted {
  const group = 'group' in one ? of.plan.groups.find(({ n }) => n === one.group) : undefined;
  const comes = as === 'planned' || as === 'moved';
  return telling(of, {
    subject: said => saidOf(one, as, said).subject,
    text: said => saidOf(one, as, said).text,
    lines: (said, { language }) => [
      ...(group ? [fill(said.group, { group: group.title })] : []),
      fill(said.when, { when: whenText(one.start, language) }),
      fill(said.long, { minutes: one.minutes }),
      fill(said.where, { place: one.place }),
    ],
    ...(group && as !== 'cancelled' && { button: ownPage(of.about, { person: of.about.who }, toGroup) }),
    ...(as !== 'cancelled' && { after: (said: Said) => [said.event.otherwise] }),
    ...(comes && { ask: (said: Said) => said.event.suits }),
    ...(entry && { invitation: (reader: Reader) => entryOf(of, one, { reader, ...entry }) }),
  });
}

const toGroup = (said: Said): string => said.convener.button;

/** A meeting or an event to which someone is asked as she was told last; undefined where that is not so any more, or there is no way to her. */
async function askedTo(calendar: Calendar, told: string) {
  const of = await known(told);
  const one = of && convenedIn(of.plan, calendar, of.about.of);
  const word = of && wordStill(of.plan, calendar, { ...of.about, at: now() });
  if (!of || !one || !word || word.as === 'cancelled') return undefined;
  const group = 'group' in one ? openGroup(of.plan, one.group) : undefined;
  const who = group && peopleIn(group).find(({ person }) => person === of.about.who);
  return !who || (await canHear(who)) ? { of, one, word, as: word.as } : undefined;
}

/** Only the newest word on it goes out, and only while it is so. */
const called =
  (calendar: Calendar) =>
  async (told: string): Promise<Wanted | undefined> => {
    const asked = await askedTo(calendar, told);
    if (!asked) return undefined;
    const { of, one, word, as } = asked;
    return convenedTelling(of, one, as, { method: 'REQUEST', sequence: word.number, stamp: word.at });
  };

/** That it is not held, or that she is not expected there, is told until it would have been over. */
const off =
  (calendar: Calendar) =>
  async (told: string): Promise<Wanted | undefined> => {
    // Also when it is not held because the dialogue is over.
    const of = await known(told, true);
    const one = of && convenedIn(of.plan, calendar, of.about.of);
    if (!of || !one || !isOff(of.plan, calendar, { ...of.about, at: now() })) return undefined;
    return convenedTelling(of, one, 'cancelled', { method: 'CANCEL', sequence: of.about.number });
  };

/** Nobody is reminded of what was moved or cancelled, has begun, or is of a group or dialogue that she has left. */
const soon =
  (calendar: Calendar) =>
  async (told: string): Promise<Wanted | undefined> => {
    const asked = await askedTo(calendar, told);
    return asked && convenedTelling(asked.of, asked.one, 'soon');
  };

const to = { audience: 'participant', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Mails to those who act: what matters most, what became of an idea, what they look after, how it goes, their groups, and to what they are invited. */
export const actionMails: Readonly<Record<string, MailKind>> = {
  [kindOf.vote]: { ...to, about: vote },
  [kindOf['not-taken']]: { ...to, about: notTaken },
  [kindOf.owner]: { ...to, about: owner },
  [kindOf.convener]: { ...to, about: convener },
  [kindOf.date]: { ...to, about: date },
  [kindOf['check-in']]: { ...to, about: checkIn },
  [kindOf.stalled]: { ...to, about: stalled },
  [kindOf.answered]: { ...to, about: answered },
  [calendarKinds.event.word]: { ...to, about: called('event') },
  [calendarKinds.event.off]: { ...to, about: off('event') },
  [kindOf['event-soon']]: { ...to, about: soon('event') },
  [kindOf.groups]: { ...to, about: groups },
  [kindOf.joined]: { ...to, about: joined },
  [kindOf['group-word']]: { ...to, about: groupWord },
  [calendarKinds.meeting.word]: { ...to, about: called('meeting') },
  [calendarKinds.meeting.off]: { ...to, about: off('meeting') },
  [kindOf['meeting-soon']]: { ...to, about: soon('meeting') },
};
