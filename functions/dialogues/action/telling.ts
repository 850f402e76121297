import type { Telling, Who } from './plan.ts';

/** No decision addresses more people. */
export const mostAtOnce = 20;

/** The kind of mail in which each is told. */
export const kindOf = {
  vote: 'action-vote',
  'not-taken': 'action-not-taken',
  owner: 'action-owner',
  convener: 'action-convener',
  date: 'action-date',
  'check-in': 'action-check-in',
  stalled: 'action-stalled',
  answered: 'action-answered',
  'event-soon': 'update-event-soon',
  'meeting-soon': 'group-meeting-soon',
  groups: 'action-groups',
  joined: 'action-group-joined',
  'group-word': 'action-group-word',
} as const satisfies Readonly<Record<Telling['what'], string>>;

/** What of a plan stands in people's calendars: the meetings of groups, and events. */
export type Calendar = 'meeting' | 'event';

/** The kinds of mail that tell of it: that it is planned or moved; that it is not held, or she is no more expected there. */
export const calendarKinds = {
  meeting: { word: 'group-meeting', off: 'group-meeting-off' },
  event: { word: 'update-event', off: 'update-event-off' },
} as const satisfies Readonly<Record<Calendar, object>>;

/** What a mail of a plan is about. */
export interface About {
  readonly dialogue: string;
  /** The action, group, check-in, event or meeting; 0 for the voting, and for all groups. */
  readonly of: number;
  /** Which telling it is; of a meeting or an event, which word on it to her; of a word to a group, which of its words. */
  readonly number: number;
  /** The number of her registration, or the person where she has none; of a meeting or an event, always the person. */
  readonly who: string;
}

/** As an id: `<dialogue>.<of>.<number>.<who>`. */
export const aboutOf = ({ dialogue, of, number, who }: Omit<About, 'who'> & { readonly who: Who }): string =>
  `${dialogue}.${of}.${number}.${who.participant ?? who.person}`;

/** Reads it back; undefined where it is none. */
export function readAbout(about: string): About | undefined {
  const [, dialogue, of, number, who] = /^([^.]+)\.(\d+)\.(\d+)\.([^.]+)$/.exec(about) ?? [];
  return dialogue && who ? { dialogue, of: Number(of), number: Number(number), who } : undefined;
}

/** Whether someone is whom a mail is to. */
export const isWho = (one: Who | undefined, who: string): boolean =>
  one !== undefined && (one.participant ?? one.person) === who;
