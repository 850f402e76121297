import type { Known } from '../calls/questions.ts';
import type { ArrivalState } from '../intake/questions.ts';
import type { MatchState } from '../pairing/questions.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { dueWithin, type planOf } from '../tasks/questions.ts';
import { type Standing, standingOf } from './situation.ts';

type PlanState = Awaited<ReturnType<typeof planOf>>;
type Running = Extract<PlanState, { status: 'running' }>;
type Begun = Extract<MatchState, { status: 'paired' | 'frozen' }>;
type Contact = { readonly outcome: 'held' | 'attempted'; readonly at: string };

/** A household as the week is told of it: its receipt, and the plans of its pairings that run, rest or ended within the week, by pairing. */
export interface Household {
  readonly id: string;
  readonly receipt: string;
  readonly arrival: ArrivalState;
  readonly match: MatchState;
  readonly plans: Readonly<Record<string, PlanState>>;
  /** Its navigator is to be phoned: nothing has been heard of her, about whichever household. */
  readonly toCall: boolean;
  /** When the meetings begin that are planned in its pairing, as instants. */
  readonly meetings: readonly string[];
}

/** The seven days before an instant: a pairing that ended earlier is no part of the week any more. */
const weekBefore = (at: string): string => plusDays(at, -7);

const dayLength = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / dayLength);

const begun = (match: MatchState): match is Begun => match.status === 'paired' || match.status === 'frozen';

const pastOf = (match: MatchState) => ('past' in match ? match.past : []);

/** What had begun and is over: not an offer that came to nothing. */
const wasPairing = ({ how, pairedAt }: ReturnType<typeof pastOf>[number]): boolean =>
  how === 'ended' || pairedAt !== undefined;

/** The pairings of a household that the week is told of. */
export const pairingsOfWeek = (match: MatchState, at: string): readonly string[] => [
  ...(begun(match) ? [match.pairing] : []),
  ...pastOf(match)
    .filter(one => wasPairing(one) && one.endedAt > weekBefore(at))
    .map(({ pairing }) => pairing),
];

/** The plan of its pairing while it runs: not while all contact rests. */
function runningPlan({ match, plans }: Household): Running | undefined {
  const plan = match.status === 'paired' ? plans[match.pairing] : undefined;
  return plan?.status === 'running' && !plan.frozenAt ? plan : undefined;
}

/** Held or tried, the first first; of one pairing alone, whoever is the navigator of the next. */
const contactsIn = (plan: PlanState): readonly Contact[] =>
  plan.status === 'none'
    ? []
    : (plan.contacts ?? [])
        .flatMap(({ outcome, at }) => (outcome === 'none' ? [] : [{ outcome, at }]))
        .sort((one, other) => (one.at < other.at ? -1 : 1));

/** What is to be done and was not in time: a step of the plan or a call, since when; or what only the liaison can do next. */
export type Overdue = { readonly receipt: string; readonly owner: Standing['owner'] } & (
  | { readonly task: string; readonly due: string }
  | { readonly call: string; readonly id: string; readonly due: string }
  | { readonly next: Standing['next'] }
);

/** The week, as the liaison is told of it; codes, ids, receipts and instants. */
export interface Week {
  readonly run: number;
  readonly rest: number;
  readonly held: number;
  readonly attempted: number;
  readonly meetings: number;
  readonly declined: number;
  readonly expired: number;
  readonly help: readonly { readonly receipt: string; readonly report: string; readonly at: string }[];
  readonly overdue: readonly Overdue[];
  readonly silent: readonly {
    readonly receipt: string;
    readonly days: number;
    readonly last?: Contact | undefined;
    /** Its navigator was written to in vain: she is the liaison's to call. */
    readonly toCall: boolean;
  }[];
  readonly waiting: readonly {
    readonly receipt: string;
    readonly since: string;
    readonly days: number;
    readonly why: readonly string[];
  }[];
  /** Navigators are proposed since then, and staff are to choose by then. */
  readonly proposals: readonly {
    readonly receipt: string;
    readonly since: string;
    readonly days: number;
    readonly by: string;
  }[];
  readonly offers: readonly { readonly receipt: string; readonly of: 'navigator' | 'household'; readonly by: string }[];
  /** Since when it has another navigator, or when the last one's time ended while another one is looked for. */
  readonly changes: readonly { readonly receipt: string; readonly at: string; readonly found: boolean }[];
  /** The last day on which the library is known to be closed, once it is near: then the next ones are to be entered. */
  readonly closedUntil?: string | undefined;
}

function helpAsked({ receipt, plans }: Household, at: string): Week['help'] {
  const reports = Object.values(plans).flatMap(plan => (plan.status === 'none' ? [] : (plan.reports ?? [])));
  return reports
    .filter(one => one.at > weekBefore(at) && one.answers.help !== 'no')
    .map(({ task: report, at: told }) => ({ receipt, report, at: told }));
}

/** After a long silence, or when she was reminded in vain, a navigator's steps are the liaison's to ask for. */
function stepsOverdue(household: Household, at: string): readonly Overdue[] {
  const { receipt } = household;
  const plan = runningPlan(household);
  if (!plan) return [];
  return dueWithin(plan, at)
    .filter(([, { due }]) => due <= at)
    .map(([task, { status, due }]) => {
      const owner = status === 'escalated' || household.toCall ? 'liaison' : 'navigator';
      return { receipt, owner, task, due };
    });
}

/** Whether a call is about a household, its pairing, or something within that. */
const isAbout = ({ call }: Known, id: string): boolean => call.about.split(/[./]/).includes(id);

/** What is next is the liaison's, and no call stands for it. What rests she hears of every working day; what is to be chosen is told by itself. */
function liaisonsTurn({ id, receipt, arrival, match }: Household, calls: readonly Known[]): readonly Overdue[] {
  const { owner, next } = standingOf(arrival, match);
  const elsewhere = match.status === 'frozen' || match.status === 'proposed';
  if (owner !== 'liaison' || elsewhere || calls.some(one => isAbout(one, id))) return [];
  return [{ receipt, owner, next }];
}

function callsOverdue(households: readonly Household[], calls: readonly Known[], at: string): readonly Overdue[] {
  return calls
    .filter(({ call }) => call.due <= at)
    .map(known => {
      const { kind, about, due } = known.call;
      const receipt = households.find(({ id }) => isAbout(known, id))?.receipt ?? about;
      return { receipt, owner: 'liaison', call: kind, id: known.id, due };
    });
}

function silence(household: Household, at: string): Week['silent'] {
  const plan = runningPlan(household);
  const days = plan ? daysBetween(plan.heardAt, at) : 0;
  if (!plan || days < program.plan.silence.days) return [];
  return [{ receipt: household.receipt, days, last: contactsIn(plan).at(-1), toCall: household.toCall }];
}

function waits({ receipt, match }: Household, at: string): Week['waiting'] {
  if (match.status !== 'waiting') return [];
  const { since, why } = match;
  return [{ receipt, since, days: daysBetween(since, at), why: why.length > 0 ? why : ['nobody'] }];
}

function proposed({ receipt, match }: Household, at: string): Week['proposals'] {
  if (match.status !== 'proposed') return [];
  const { proposedAt: since, decideBy: by } = match;
  return [{ receipt, since, days: daysBetween(since, at), by }];
}

function offered({ receipt, match }: Household): Week['offers'] {
  if (match.status === 'offered') return [{ receipt, of: 'navigator', by: match.expiresAt }];
  // When she has let that time pass, it is the liaison's and stands with what is overdue.
  return match.status === 'asked' && match.silences === 0 ? [{ receipt, of: 'household', by: match.answerBy }] : [];
}

/** A change of navigator is told when it begins and when it is done, each for a week; one that ended for good is none. */
function changed({ receipt, match }: Household, at: string): Week['changes'] {
  const last = pastOf(match).findLast(wasPairing);
  if (!last || match.status === 'closed') return [];
  if (begun(match)) return match.pairedAt > weekBefore(at) ? [{ receipt, at: match.pairedAt, found: true }] : [];
  return last.endedAt > weekBefore(at) ? [{ receipt, at: last.endedAt, found: false }] : [];
}

/** So long before the list of closed days ends it is told of: after it, working days and due dates would count holidays too. */
const closedDaysAhead = 60;

/** The last of the closed days (local dates), where it is nearer than that or past; nothing of a library that enters none. */
export function closedUntil(holidays: readonly string[], at: string): string | undefined {
  const last = holidays.toSorted().at(-1);
  return last !== undefined && last < localDate(program.timeZone, plusDays(at, closedDaysAhead)) ? last : undefined;
}

/** The week before an instant, told from the states of that moment. */
export function weekOf(households: readonly Household[], calls: readonly Known[], at: string): Week {
  const recent = households.flatMap(({ plans }) => Object.values(plans)).flatMap(contactsIn);
  const contacts = recent.filter(one => one.at > weekBefore(at));
  const over = households.flatMap(({ match }) => pastOf(match)).filter(one => one.endedAt > weekBefore(at));
  const count = (how: string) => over.filter(one => one.how === how).length;
  const meetings = households.flatMap(one => one.meetings);
  return {
    run: households.filter(({ match }) => match.status === 'paired').length,
    rest: households.filter(({ match }) => match.status === 'frozen').length,
    held: contacts.filter(({ outcome }) => outcome === 'held').length,
    attempted: contacts.filter(({ outcome }) => outcome === 'attempted').length,
    meetings: meetings.filter(start => start > at && start <= plusDays(at, 7)).length,
    declined: count('declined'),
    expired: count('expired'),
    help: households.flatMap(one => helpAsked(one, at)),
    overdue: [
      ...callsOverdue(households, calls, at),
      ...households.flatMap(one => [...liaisonsTurn(one, calls), ...stepsOverdue(one, at)]),
    ],
    silent: households.flatMap(one => silence(one, at)).sort((one, other) => other.days - one.days),
    waiting: households.flatMap(one => waits(one, at)).sort((one, other) => (one.since < other.since ? -1 : 1)),
    proposals: households.flatMap(one => proposed(one, at)).sort((one, other) => (one.by < other.by ? -1 : 1)),
    offers: households.flatMap(offered).sort((one, other) => (one.by < other.by ? -1 : 1)),
    changes: households.flatMap(one => changed(one, at)),
    closedUntil: closedUntil(program.holidays, at),
  };
}
