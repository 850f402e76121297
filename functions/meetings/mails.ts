import { readyHousehold } from '../intake/questions.ts';
import { isRunning } from '../pairing/questions.ts';
import { fingerprint } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, Invitation, Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { householdTitle } from '../tasks/mails.ts';
import { planOf } from '../tasks/questions.ts';
import { type As, endOf, isLate, type Meeting, meetingsIn, readAbout, type Side } from './meeting.ts';
import { meetingsOf } from './questions.ts';
import { factsOf, placeText } from './words.ts';

/** A meeting as one side is told of it. */
interface Telling {
  readonly pairing: string;
  readonly meeting: Meeting;
  readonly side: Side;
  readonly as: Exclude<As, 'nothing'> | 'reminder';
}

/** The meeting that a mail is about, while nothing newer has been decided on it. */
async function newest(about: string): Promise<{ pairing: string; meeting: Meeting } | undefined> {
  const version = readAbout(about);
  if (!version) return undefined;
  const { pairing, n, sequence } = version;
  const meeting = meetingsIn(await meetingsOf(pairing)).find(one => one.n === n);
  return meeting?.sequence === sequence ? { pairing, meeting } : undefined;
}

/** Only the newest word on a meeting goes out: whoever has not been told of an older one never is. */
const telling =
  (side: Side) =>
  async (about: string): Promise<Wanted | undefined> => {
    const found = await newest(about);
    const as = found?.meeting.told.find(({ sequence }) => sequence === found.meeting.sequence)?.[side];
    if (!found || !as || as === 'nothing' || isLate(found.meeting, new Date().toISOString())) return undefined;
    // That a meeting is cancelled is told all the same.
    if (as !== 'cancelled' && !(await isRunning(found.pairing))) return undefined;
    return wanted({ ...found, side, as });
  };

/** Nobody is reminded of what was moved, cancelled or has begun. */
const reminding =
  (side: Side) =>
  async (about: string): Promise<Wanted | undefined> => {
    const found = await newest(about);
    if (found?.meeting.status !== 'planned' || isLate(found.meeting, new Date().toISOString())) return undefined;
    if (!(await isRunning(found.pairing))) return undefined;
    return wanted({ ...found, side, as: 'reminder' });
  };

async function wanted(told: Telling): Promise<Wanted> {
  const whom = told.side === 'navigator' ? await householdShown(told.pairing) : undefined;
  return {
    letter: async reader => letterOf(told, reader, whom?.(reader)),
    script: async reader => scriptOf(told, reader, whom?.(reader)),
  };
}

/** Which household it is, as everywhere without its name; not any more after the end. */
async function householdShown(pairing: string): Promise<((reader: Reader) => string) | undefined> {
  const plan = await planOf(pairing);
  const ready = plan.status === 'running' ? await readyHousehold(plan.arrival) : undefined;
  if (plan.status !== 'running' || !ready) return undefined;
  return reader => householdTitle(ready.household, plan, reader);
}

function letterOf(told: Telling, reader: Reader, household?: string): Letter {
  const { words, language } = reader;
  const { side, as, meeting } = told;
  const said = words.mails.meeting;
  return {
    subject: said.subjects[as],
    blocks: [
      { text: words.mails.hello },
      { text: said[side][as] },
      { list: factsOf(meeting, language) },
      ...(household ? [{ text: household }] : []),
      ...(as === 'cancelled' ? [] : [{ text: said[side].otherwise }]),
      ...(side === 'navigator' && as !== 'cancelled' ? [wayTo(told, reader)] : []),
    ],
    ...(as !== 'reminder' && { invitation: invitationOf(told, reader) }),
  };
}

/** To the page where she changes or cancels it: good until the meeting is over. */
const wayTo = ({ pairing, meeting }: Telling, { words }: Reader): Block => ({
  button: {
    label: words.mails.meeting.button,
    link: { purpose: 'meeting', subject: pairing, expires: plusDays(meeting.start, 1) },
  },
});

const scriptOf = ({ side, as, meeting }: Telling, { words, language }: Reader, household?: string) => {
  const said = words.mails.meeting;
  return [
    said[side][as],
    ...factsOf(meeting, language),
    ...(household ? [household] : []),
    ...(as === 'cancelled' ? [] : [said.suits]),
  ];
};

/** For a calendar: neutral words, the recipient alone, and nothing by which two calendars could be laid beside one another. */
function invitationOf({ pairing, meeting, side, as }: Telling, { words, language }: Reader): Invitation {
  const { n, start, minutes, place, sequence, changedAt } = meeting;
  return {
    uid: fingerprint(`meeting ${pairing}.${n} ${side}`),
    method: as === 'cancelled' ? 'CANCEL' : 'REQUEST',
    sequence,
    stamp: changedAt,
    start,
    end: endOf({ start, minutes }),
    summary: words.mails.meeting.summary,
    location: placeText(place, language),
    note: words.mails.meeting.note,
  };
}

const to = (audience: Side) => ({ audience, by: 'mail', mayRepeat: true, atAnyHour: false }) as const;

/** Meetings' mails, each to one side: that one is planned, moved or cancelled, with its calendar entry; and a reminder. */
export const meetingMails: Readonly<Record<string, MailKind>> = {
  meeting: { ...to('household'), about: telling('household') },
  'meeting-navigator': { ...to('navigator'), about: telling('navigator') },
  'meeting-reminder': { ...to('household'), about: reminding('household') },
  'meeting-reminder-navigator': { ...to('navigator'), about: reminding('navigator') },
};
