import * as v from 'valibot';
import { appointed, word as wordOn } from '../appointment.ts';

/** Someone of a dialogue: the person whom `people` holds; with the number of her registration, where she registered. */
const who = v.object({ person: v.string(), participant: v.optional(v.string()) });
export type Who = v.InferOutput<typeof who>;

/** What is known of an idea from its first day on. Its words are public, guarded and name nobody; so they lie open here, and in no fact. */
const known = {
  /** Its number within the dialogue, as people say it: "Action 7". Never given twice. */
  n: v.number(),
  title: v.string(),
  text: v.optional(v.string()),
  /** The circle in which it came up, by number. */
  circle: v.optional(v.number()),
  /** Who is told where it is not taken. */
  proposers: v.array(who),
  /** So many dots were given to it; counted when voting closes. */
  dots: v.number(),
  /** What was done, in words of the staff that everyone reads. */
  did: v.optional(v.string()),
  proposedAt: v.string(),
  /** Since when it stands as it does. */
  since: v.string(),
};

/** Words of who looks after it, guarded: for the staff and its group, and for nobody else. `from`: the person, where she told them herself by link; they go when she does. */
const word = v.object({ text: v.string(), at: v.string(), from: v.optional(v.string()) });

/** What is known of it from its adoption on. */
const work = {
  ...known,
  /** The action group whose it is. */
  group: v.number(),
  /** Who sees to it that it is done. */
  owner: v.optional(who),
  /** A local date: by then it is to be done, or its next step. */
  date: v.string(),
  adoptedAt: v.string(),
  /** When something was last said of how it goes. */
  heardAt: v.string(),
  word: v.optional(word),
};

/** While it is open: when its owner is reminded of its date, and since when the steering group is asked to look after it. */
const open = { ...work, remindAt: v.optional(v.string()), stalledAt: v.optional(v.string()) };

/** An action's situations (domain 4.4), from the idea to what has come of it. */
export const actionState = v.variant('status', [
  v.object({ status: v.picklist(['proposed', 'prioritized']), ...known }),
  v.object({ status: v.literal('not-taken'), ...known, reason: v.string() }),
  v.object({ status: v.picklist(['adopted', 'in-progress']), ...open }),
  /** `reason`: what it waits for, of the settings. */
  v.object({ status: v.literal('blocked'), ...open, reason: v.string() }),
  v.object({ status: v.picklist(['done', 'reported']), ...work }),
  v.object({ status: v.literal('dropped'), ...work, reason: v.string() }),
  /** A body is to act on it; looked after like one that is open. */
  v.object({ status: v.literal('referred'), ...work, body: v.string(), stalledAt: v.optional(v.string()) }),
  v.object({ status: v.literal('answered'), ...work, body: v.string(), answer: v.string() }),
  /** It goes on within another one, with who proposed it and its dots. */
  v.object({ status: v.literal('merged'), ...known, into: v.number(), group: v.optional(v.number()) }),
]);

export type Action = v.InferOutput<typeof actionState>;
export type Idea = Extract<Action, { status: 'proposed' | 'prioritized' }>;
export type OpenAction = Extract<Action, { status: 'adopted' | 'in-progress' | 'blocked' }>;
export type Work = Extract<Action, { heardAt: string }>;

/** It is an idea, taken by nobody yet. */
export const isIdea = (action: Action): action is Idea =>
  action.status === 'proposed' || action.status === 'prioritized';
/** Somebody is to do something about it. */
export const isOpenAction = (action: Action): action is OpenAction =>
  action.status === 'adopted' || action.status === 'in-progress' || action.status === 'blocked';
/** It was adopted once, whatever has become of it. */
export const isWork = (action: Action): action is Work => 'heardAt' in action;
/** It can stall: it is open, or a body is to answer. */
export const isWaitedFor = (action: Action): action is Extract<Work, { stalledAt?: string | undefined }> =>
  isOpenAction(action) || action.status === 'referred';

/** What the people of a group were told last: what was agreed, or what has come of it. Guarded; `from` as of a word on an action. */
const groupWord = v.object({
  text: v.string(),
  at: v.string(),
  from: v.optional(v.string()),
  /** Grows with each of the group, from 1: only the newest goes out. */
  number: v.number(),
});

/** An action group: who convenes it, who facilitates without taking a side (domain 1.4), and who takes part. */
const group = v.object({
  n: v.number(),
  /** Public words, guarded, that name nobody. */
  title: v.string(),
  status: v.picklist(['open', 'merged', 'closed']),
  convener: v.optional(who),
  facilitator: v.optional(who),
  /** Since when nobody convenes it, where somebody did before. */
  unconvenedAt: v.optional(v.string()),
  /** Who takes part besides. */
  members: v.optional(v.array(who), []),
  word: v.optional(groupWord),
  /** So many words its people were told in all. */
  words: v.optional(v.number(), 0),
  /** The group in which it goes on. */
  into: v.optional(v.number()),
  formedAt: v.string(),
});
export type Group = v.InferOutput<typeof group>;

/** Numbers of actions, one for each dot. */
const dots = v.array(v.number());

/** What matters most, in dots. Who gave which is known while it is open, so that she can change it, and forgotten when it closes. */
const voting = v.variant('status', [
  v.object({
    status: v.literal('open'),
    /** So many dots has each person. */
    dots: v.number(),
    /** The last local date, and the instant at which it closes. */
    until: v.string(),
    closesAt: v.string(),
    ballots: v.array(v.object({ participant: v.string(), dots })),
    /** Sheets of paper, by their numbers: so many people put so many dots. */
    sheets: v.array(v.object({ sheet: v.number(), people: v.number(), dots })),
  }),
  v.object({
    status: v.literal('closed'),
    dots: v.number(),
    closedAt: v.string(),
    /** So many people voted: by link, or on paper. */
    voters: v.number(),
  }),
]);
export type Voting = v.InferOutput<typeof voting>;
export type OpenVoting = Extract<Voting, { status: 'open' }>;

/** One of the times at which everyone who looks after something is asked how it goes. */
const checkIn = v.object({
  n: v.number(),
  /** A local date, and the instant. */
  date: v.string(),
  at: v.string(),
  /** It lies ahead; people were asked; or it was over before it could be. */
  stands: v.picklist(['ahead', 'asked', 'past']),
});
export type CheckIn = v.InferOutput<typeof checkIn>;

/** What kind of event it is. */
export const eventKinds = ['update', 'celebration'] as const;

/** When and where, and what people were told of it. */
const convened = {
  ...appointed,
  /** When those concerned are told of what is new; gone when they have been. */
  tellAt: v.optional(v.string()),
  /** Who heard what of it; forgotten some time after it is over. */
  told: v.optional(v.array(wordOn), []),
};

/** An update event or celebration, at which groups report to everyone who took part. */
const event = v.object({
  n: v.number(),
  kind: v.picklist(eventKinds),
  status: v.picklist(['planned', 'cancelled', 'held']),
  ...convened,
});
export type UpdateEvent = v.InferOutput<typeof event>;

/** A meeting of an action group. It is over when its time is; only one that was cancelled does not stand. */
const meeting = v.object({
  /** Its number within the dialogue, never given twice. */
  n: v.number(),
  group: v.number(),
  status: v.picklist(['planned', 'cancelled']),
  ...convened,
});
export type Meeting = v.InferOutput<typeof meeting>;

/** What people are told of. */
export const tellings = [
  'vote',
  'not-taken',
  'owner',
  'convener',
  'date',
  'check-in',
  'stalled',
  'answered',
  'event-soon',
  'meeting-soon',
  'groups',
  'joined',
  'group-word',
] as const;

/** What is to be told to whom, twenty at a time. */
const telling = v.object({
  /** Tells it from another one. */
  n: v.number(),
  what: v.picklist(tellings),
  /** The action, group, check-in, event or meeting that it is about; 0 for the voting, and for all groups. */
  of: v.number(),
  /** Left out: everyone with a place in the dialogue, as they are then. */
  to: v.optional(v.array(who)),
  due: v.string(),
});
export type Telling = v.InferOutput<typeof telling>;

/** What a plan consists of, whatever its situation. */
const parts = { dialogue: v.string(), actions: v.array(actionState), groups: v.array(group) };

/**
 * What a dialogue comes to: its ideas and actions, what matters most, its groups, check-ins and events. One subject, so that nothing is
 * ever in two places or in none; the dialogue's id is its own.
 */
export const planState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    ...parts,
    voting: v.optional(voting),
    /** The local date of the action forum: check-ins are counted from it. */
    forum: v.optional(v.string()),
    checkIns: v.array(checkIn),
    events: v.array(event),
    meetings: v.optional(v.array(meeting), []),
    tellings: v.array(telling),
    /** So many tellings there ever were. */
    told: v.number(),
    /** Since when its dialogue is over: whoever has something of it in her calendar is told, and then it is over too. */
    endingAt: v.optional(v.string()),
  }),
  /** The dialogue is closed or cancelled: nobody is asked anything any more, and nobody is in it. What was done stays to be read. */
  v.object({ status: v.literal('over'), ...parts, overAt: v.string() }),
]);

export type PlanState = v.InferOutput<typeof planState>;
export type KnownPlan = Exclude<PlanState, { status: 'none' }>;
export type OpenPlan = Extract<PlanState, { status: 'open' }>;

/** A plan in which nothing stands yet. */
export const emptyPlan = (dialogue: string): OpenPlan => ({
  status: 'open',
  dialogue,
  actions: [],
  groups: [],
  checkIns: [],
  events: [],
  meetings: [],
  tellings: [],
  told: 0,
});

/** The open group of a number. */
export const openGroup = ({ groups }: Pick<KnownPlan, 'groups'>, n: number): Group | undefined =>
  groups.find(one => one.n === n && one.status === 'open');

/** Everyone who belongs to a group: who convenes it, who facilitates it, and who takes part, each once. */
export function peopleIn({
  convener,
  facilitator,
  members,
}: Pick<Group, 'convener' | 'facilitator' | 'members'>): readonly Who[] {
  return each([convener, facilitator, ...members].filter(one => one !== undefined));
}

/** Each person once. */
export const each = (all: readonly Who[]): Who[] =>
  all.filter((one, i) => all.findIndex(other => other.person === one.person) === i);

/** Whoever looks after an action: its owner, and the convener of its group. */
export const carersOf = ({ groups }: Pick<KnownPlan, 'groups'>, action: Work): readonly Who[] => {
  const convener = groups.find(one => one.n === action.group)?.convener;
  const both = [...(action.owner ? [action.owner] : []), ...(convener ? [convener] : [])];
  return each(both);
};
