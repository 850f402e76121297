import type { DialogueStage } from '../program/dialogue-stages.ts';
import { program } from '../program/settings.ts';
import { noPlan, type SeenPlan } from './action/seen.ts';
import { type Background, type Community, communities, countsFor, type KnownDialogue, stageAfter } from './dialogue.ts';
import type { Advice, Guard } from './forming/shapes.ts';

/** A circle with what is the matter with it, as the forming of circles judges it: the one judgement on circles that there is. */
export interface GuardedCircle {
  /** Its number within the dialogue, as people say it: "Circle 3". */
  readonly number: number;
  readonly guards: readonly Guard[];
}

/** What the guards look at besides the dialogue itself: whoever registers, the circles, their sessions and what comes of them. */
export interface Supplied {
  /** Who has registered and not withdrawn. */
  readonly registered: number;
  /** Of these, access needs that nobody has answered. */
  readonly accessOpen: number;
  /** Of these, who is in no circle. */
  readonly unplaced: number;
  readonly circles: readonly GuardedCircle[];
  /** What concerns all of them together. */
  readonly together: readonly Advice[];
  /** Sessions that were neither held nor cancelled, and held ones without a record sheet. */
  readonly sessions: { readonly open: number; readonly unrecorded: number };
  /** What the dialogue comes to. */
  readonly action: SeenPlan;
}

/** Nobody has registered, and nothing has come of it yet. */
export const nothing: Supplied = {
  registered: 0,
  accessOpen: 0,
  unplaced: 0,
  circles: [],
  together: [],
  sessions: { open: 0, unrecorded: 0 },
  action: noPlan,
};

/** What can be missing of a dialogue itself, as codes: the language files have a sentence for each. */
export const missingCodes = [
  'steering-few',
  'steering-without',
  'area',
  'languages',
  'kick-off',
  'facilitators-few',
  'registered-few',
  'access-open',
  'kick-off-ahead',
  'people-few',
  'facilitators-none',
  'circles-none',
  'unplaced',
  'sessions-open',
  'records-open',
  'actions-none',
  'voting-open',
  'groups-none',
  'group-no-convener',
  'group-no-facilitator',
  'actions-alone',
  'actions-stalled',
  'update-none',
  'actions-open',
  'check-in-ahead',
  'event-ahead',
  'meetings-ahead',
] as const;

export type MissingCode = (typeof missingCodes)[number];

/** One thing that a circle lacks. `hard`: nobody goes on without it. */
export interface MissingOfCircle {
  readonly hard: boolean;
  readonly code: `circle-${Guard['code']}`;
  readonly circle: number;
  readonly guard: Guard;
}

/** One thing that is missing for a move. */
export type Missing =
  | {
      readonly hard: boolean;
      readonly code: MissingCode;
      /** They fill its sentence; those of `side` are codes. */
      readonly values: Values;
    }
  | MissingOfCircle
  /** All circles together lack it. */
  | { readonly hard: boolean; readonly code: `circles-${Advice['code']}`; readonly guard: Advice };

type Values = Readonly<Record<string, string | number>>;

const { dialogues } = program;
const {
  circles: { sizes: size, facilitators: pair },
} = dialogues;

const advised = (code: MissingCode, values: Values = {}): Missing => ({ code, values, hard: false });
const demanded = (code: MissingCode, values: Values = {}): Missing => ({ code, values, hard: true });
const when = (is: boolean, missing: Missing): readonly Missing[] => (is ? [missing] : []);

const ofCommunity = (backgrounds: readonly Background[], community: Community): number =>
  backgrounds.filter(one => countsFor(one, community)).length;

/** To invite anyone: five who plan it, from both communities; area, languages and day; facilitators are found. */
function toRecruit({ steering, area, languages, kickOff, facilitators }: KnownDialogue): readonly Missing[] {
  const backgrounds = steering.map(({ background }) => background);
  const few = { have: steering.length, need: dialogues.steering };
  return [
    ...when(steering.length < dialogues.steering, advised('steering-few', few)),
    ...communities.flatMap(side => when(ofCommunity(backgrounds, side) === 0, advised('steering-without', { side }))),
    ...when(area === undefined, advised('area')),
    ...when(languages.length === 0, advised('languages')),
    ...when(kickOff === undefined, advised('kick-off')),
    ...when(facilitators.length < pair, advised('facilitators-few', { have: facilitators.length, need: pair })),
  ];
}

/** To form circles: people for one, and an answer to everyone who asked for child care or an interpreter. */
const toForm = ({ registered, accessOpen }: Supplied): readonly Missing[] => [
  ...when(
    registered < dialogues.registered,
    advised('registered-few', { have: registered, need: dialogues.registered }),
  ),
  ...when(accessOpen > 0, advised('access-open', { count: accessOpen })),
];

/** To have kicked off. Under five people, or without a facilitator, there is no dialogue: that alone is hard. */
function toKickOff({ kickOff, facilitators }: KnownDialogue, given: Supplied, at: string): readonly Missing[] {
  const { registered, circles, together, unplaced } = given;
  return [
    ...when(registered < size.smallest, demanded('people-few', { have: registered, need: size.smallest })),
    ...when(facilitators.length === 0, demanded('facilitators-none')),
    ...circles.flatMap(ofCircle),
    ...ofCircles(together),
    ...when(kickOff === undefined, advised('kick-off')),
    ...when(kickOff !== undefined && kickOff.at > at, advised('kick-off-ahead', { date: kickOff?.date ?? '' })),
    ...when(circles.length === 0, advised('circles-none')),
    ...when(unplaced > 0, advised('unplaced', { count: unplaced })),
  ];
}

/** Of all that can be the matter with a circle, past this alone no reason goes: all else staff may know better (domain 4.4). */
const hardOfCircles: readonly Guard['code'][] = ['too-few', 'no-facilitator'];

/** What all circles together lack. */
export const ofCircles = (together: readonly Advice[]): readonly Missing[] =>
  together.map(guard => ({ code: `circles-${guard.code}`, guard, hard: false }));

/** What a circle lacks. */
export const ofCircle = ({ number: circle, guards }: GuardedCircle): readonly MissingOfCircle[] =>
  guards.map(guard => ({ code: `circle-${guard.code}`, circle, guard, hard: hardOfCircles.includes(guard.code) }));

const toForum = ({ sessions: { open, unrecorded } }: Supplied): readonly Missing[] => [
  ...when(open > 0, advised('sessions-open', { count: open })),
  ...when(unrecorded > 0, advised('records-open', { count: unrecorded })),
];

/** To act: something that a group takes on, by a day, and nobody is still asked what matters most. */
const toAct = ({ action: { adopted, isVoting } }: Supplied): readonly Missing[] => [
  ...when(adopted === 0, advised('actions-none')),
  ...when(isVoting, advised('voting-open')),
];

/** To be followed up: each group has who convenes it and who takes no side (domain 1.4), and each action somebody to ask. */
const toFollowUp = ({ action: { groups, unconvened, unfacilitated, alone } }: Supplied): readonly Missing[] => [
  ...when(groups === 0, advised('groups-none')),
  ...unconvened.map(group => advised('group-no-convener', { group })),
  ...unfacilitated.map(group => advised('group-no-facilitator', { group })),
  ...when(alone > 0, advised('actions-alone', { count: alone })),
];

/** To celebrate: everyone was told what has come of it, and nothing was lost sight of. */
const toCelebrate = ({ action: { stalled, isReported } }: Supplied): readonly Missing[] => [
  ...when(stalled > 0, advised('actions-stalled', { count: stalled })),
  ...when(!isReported, advised('update-none')),
];

/**
 * To close: with it nobody is asked or told anything any more. So what somebody still looks after or waits for is said, what is still to
 * come, and what was promised and is not there.
 */
const toClose = ({ action, sessions: { unrecorded } }: Supplied, at: string): readonly Missing[] => [
  ...when(action.open > 0, advised('actions-open', { count: action.open })),
  ...ahead('check-in-ahead', action.checkIn),
  ...ahead('event-ahead', action.event),
  ...ahead('meetings-ahead', action.lastMeeting && action.lastMeeting.start > at ? action.lastMeeting.date : undefined),
  ...when(unrecorded > 0, advised('records-open', { count: unrecorded })),
  ...when(!action.isReported, advised('update-none')),
];

const ahead = (code: MissingCode, date: string | undefined): readonly Missing[] =>
  date === undefined ? [] : [advised(code, { date })];

/** What a move looks at. */
export interface Looked {
  readonly supplied: Supplied;
  /** Now. */
  readonly at: string;
}

/**
 * What is missing for the next stage of a dialogue (domain 4.4), the hard ones first; empty where nothing is. Guards advise: staff may go
 * on with a reason that is recorded. Hard are under five people and no facilitator, of the dialogue or of a circle.
 */
export function missingFor(state: KnownDialogue, { supplied, at }: Looked): readonly Missing[] {
  const next = stageAfter(state);
  const missing = next === undefined ? [] : missingBefore(next, state, { supplied, at });
  return missing.toSorted((one, other) => Number(other.hard) - Number(one.hard));
}

function missingBefore(next: DialogueStage, state: KnownDialogue, { supplied, at }: Looked): readonly Missing[] {
  switch (next) {
    case 'recruiting':
      return toRecruit(state);
    case 'forming':
      return toForm(supplied);
    case 'kicked-off':
      return toKickOff(state, supplied, at);
    case 'action-forum':
      return toForum(supplied);
    case 'action':
      return toAct(supplied);
    case 'follow-up':
      return toFollowUp(supplied);
    case 'celebrated':
      return toCelebrate(supplied);
    case 'closed':
      return toClose(supplied, at);
    case 'draft':
    case 'organizing':
    case 'in-session':
      return [];
  }
}

/** The next stage of a dialogue with what is missing for it; undefined where nothing comes next but by itself. */
export function nextMove(
  state: KnownDialogue,
  looked: Looked,
): { readonly stage: DialogueStage; readonly missing: readonly Missing[] } | undefined {
  const stage = stageAfter(state);
  return stage && { stage, missing: missingFor(state, looked) };
}
