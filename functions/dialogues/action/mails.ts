import { fingerprint } from '../../platform/kernel/ids.ts';
import { localDate, plusDays, plusMinutes } from '../../platform/kernel/time.ts';
import type { Block, Invitation, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill, type Words, whenText } from '../../program/words.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { dialogueById } from '../questions.ts';
import { isTaking } from '../registration/participant.ts';
import { participantById } from '../registration/questions.ts';
import { bodyText, notTakenText } from './in-words.ts';
import {
  type Action,
  carersOf,
  type Group,
  isIdea,
  isOpenAction,
  isWaitedFor,
  type OpenPlan,
  type UpdateEvent,
  type Who,
  type Work,
} from './plan.ts';
import { isEnded, planById } from './questions.ts';
import { type About, isWho, kindOf, readAbout } from './telling.ts';

export { blockedText, bodyText, droppedText, eventKindText, notTakenText, statusText } from './in-words.ts';

const { action: settings } = program.dialogues;

/** What a mail is about, with its dialogue and plan. */
interface Known {
  readonly about: About;
  readonly dialogue: KnownDialogue;
  readonly plan: OpenPlan;
}

/** As it stands; undefined once the dialogue has come to its end: nobody is asked anything any more. */
async function known(told: string): Promise<Known | undefined> {
  const about = readAbout(told);
  if (!about) return undefined;
  const [dialogue, plan] = await Promise.all([dialogueById(about.dialogue), planById(about.dialogue)]);
  if (dialogue.status === 'none' || isEnded(dialogue) || plan.status !== 'open') return undefined;
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
  const until = { dots: voting.dots, when: voting.closesAt };
  return {
    async letter({ words, language }): Promise<Letter> {
      const said = words.action.mails;
      const link = { purpose: 'vote' as const, subject, expires: voting.closesAt };
      return {
        subject: said.vote.subject,
        blocks: [
          { text: said.hello },
          { text: fill(said.vote.text, { ...until, when: whenText(until.when, language) }) },
          { list: [fill(said.topic, { topic: of.dialogue.topic })] },
          { button: { label: said.vote.button, link } },
        ],
      };
    },
    async script({ words, language }) {
      const said = words.action.mails.vote;
      return [fill(said.text, { ...until, when: whenText(until.when, language) }), said.ideas, ...ideas, said.ask];
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
  if (!among([...carersOf(of.plan, one), ...one.proposers], of.about)) return undefined;
  return telling(of, {
    subject: said => said.answered.subject,
    text: said => fill(said.answered.text, { body: bodyText(one.body) }),
    lines: said => [titled(said, one), fill(said.answered.answer, { text: one.answer })],
  });
}

/** An event as it stands, for whom it was meant in that version: an older word on it is overtaken. */
async function eventIn(told: string): Promise<(Known & { readonly event: UpdateEvent }) | undefined> {
  const of = await known(told);
  const event = of?.plan.events.find(({ n }) => n === of.about.of);
  return of && event && event.version === of.about.number ? { ...of, event } : undefined;
}

/** Whoever registered and has withdrawn is asked nowhere any more. */
async function isIn({ about, dialogue }: Known): Promise<boolean> {
  const parts = [...dialogue.facilitators, ...dialogue.steering];
  if (parts.some(({ person }) => person === about.who)) return true;
  const one = await participantById(about.who);
  return isTaking(one) || (one.status === 'over' && !isOpen(dialogue));
}

function eventFacts(event: UpdateEvent, said: Said, { language }: Reader): readonly string[] {
  return [
    fill(said.when, { when: whenText(event.start, language) }),
    fill(said.long, { minutes: event.minutes }),
    fill(said.where, { place: event.place }),
  ];
}

/** For her own calendar: neutral words, herself alone, and nothing by which two calendars could be laid beside one another. */
const invitationOf =
  ({ about, event }: { about: About; event: UpdateEvent }, method: Invitation['method']) =>
  ({ words }: Reader): Invitation => ({
    uid: fingerprint(`update event ${about.dialogue}.${about.of} ${about.who}`),
    method,
    sequence: event.version,
    stamp: event.changedAt,
    start: event.start,
    end: plusMinutes(event.start, event.minutes),
    summary: words.action.mails.summary,
    location: event.place,
    note: words.action.mails.note,
  });

async function invited(told: string): Promise<Wanted | undefined> {
  const of = await eventIn(told);
  if (of?.event.status !== 'planned' || of.event.start <= now() || !(await isIn(of))) return undefined;
  const { event } = of;
  return telling(of, {
    subject: said => said.event.subject,
    text: said => said.event[event.kind],
    lines: (said, reader) => eventFacts(event, said, reader),
    after: said => [said.event.otherwise],
    ask: said => said.event.suits,
    invitation: invitationOf(of, 'REQUEST'),
  });
}

/** That it is not held is told until it would have been over. */
async function off(told: string): Promise<Wanted | undefined> {
  const of = await eventIn(told);
  if (of?.event.status !== 'cancelled' || plusMinutes(of.event.start, of.event.minutes) <= now()) return undefined;
  const { event } = of;
  return telling(of, {
    subject: said => said.off.subject,
    text: said => said.off.text,
    lines: (said, reader) => eventFacts(event, said, reader),
    invitation: invitationOf(of, 'CANCEL'),
  });
}

async function soon(told: string): Promise<Wanted | undefined> {
  const of = await eventIn(told);
  if (of?.event.status !== 'planned' || of.event.start <= now() || !(await isIn(of))) return undefined;
  const { event } = of;
  return telling(of, {
    subject: said => said.soon.subject,
    text: said => said.soon.text,
    lines: (said, reader) => eventFacts(event, said, reader),
    after: said => [said.event.otherwise],
  });
}

const to = { audience: 'participant', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Mails to those who act: what matters most, what became of an idea, what they look after, how it goes, and to what they are invited. */
export const actionMails: Readonly<Record<string, MailKind>> = {
  [kindOf.vote]: { ...to, about: vote },
  [kindOf['not-taken']]: { ...to, about: notTaken },
  [kindOf.owner]: { ...to, about: owner },
  [kindOf.convener]: { ...to, about: convener },
  [kindOf.date]: { ...to, about: date },
  [kindOf['check-in']]: { ...to, about: checkIn },
  [kindOf.stalled]: { ...to, about: stalled },
  [kindOf.answered]: { ...to, about: answered },
  [kindOf.event]: { ...to, about: invited },
  [kindOf['event-off']]: { ...to, about: off },
  [kindOf['event-soon']]: { ...to, about: soon },
};
