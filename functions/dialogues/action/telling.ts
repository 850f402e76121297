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
  event: 'update-event',
  'event-off': 'update-event-off',
  'event-soon': 'update-event-soon',
} as const satisfies Readonly<Record<Telling['what'], string>>;

/** What a mail of a plan is about. */
export interface About {
  readonly dialogue: string;
  /** The action, group, check-in or event; 0 for the voting. */
  readonly of: number;
  /** Which telling it is; of an event, which version of it. */
  readonly number: number;
  /** The number of her registration, or the person where she has none. */
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
