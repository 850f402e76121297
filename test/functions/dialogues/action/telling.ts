import { allConvened, calendarOf, keyOfWord } from '../../../../functions/dialogues/action/convening.ts';
import { acting, type Command } from '../../../../functions/dialogues/action/domain.ts';
import type { Action, OpenPlan, PlanState, Who } from '../../../../functions/dialogues/action/plan.ts';
import type { Calendar } from '../../../../functions/dialogues/action/telling.ts';
import { plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import { given } from '../../../support/given.ts';

/** The story of what a dialogue comes to, told in commands: what tests of its judgement have in common. It is a Wednesday, noon in Hartford. */

export const at = '2027-05-05T16:00:00.000Z';
export const by = 'staff:u1';
const of = { dialogue: 'd1', by, at } as const;

export const person = (n: number | string): Who => ({ person: `p${n}`, participant: `r${n}` });
export const facilitator: Who = { person: 'f1' };

type Kind = Command['type'];
type Given<T extends Kind> = Partial<Omit<Extract<Command, { type: T }>, 'type'>>;

export const proposes = (title: string, more: Given<'Propose'> = {}): Command => ({
  type: 'Propose',
  ...of,
  title,
  proposers: [],
  ...more,
});
export const opens = (more: Given<'OpenVoting'> = {}): Command => ({
  type: 'OpenVoting',
  ...of,
  until: '2027-05-08',
  dots: 3,
  ...more,
});
export const votes = (participant: string, dots: readonly number[], more: Given<'Vote'> = {}): Command => ({
  type: 'Vote',
  ...of,
  participant,
  dots,
  ...more,
});
export const enters = (sheet: number, people: number, dots: readonly number[]): Command => ({
  type: 'EnterSheet',
  ...of,
  sheet,
  people,
  dots,
});
export const closes = (priorities?: readonly number[]): Command => ({ type: 'CloseVoting', ...of, priorities });
export const adopts = (n: number, more: Given<'Adopt'> = {}): Command => ({
  type: 'Adopt',
  ...of,
  n,
  group: 1,
  date: '2027-06-01',
  ...more,
});
export const amends = (n: number, more: Given<'Amend'>): Command => ({ type: 'Amend', ...of, n, ...more });
export const passesOver = (n: number, reason = 'too-large'): Command => ({ type: 'NotTake', ...of, n, reason });
export const progresses = (
  n: number,
  status: 'in-progress' | 'blocked' | 'done',
  more: Given<'Progress'> = {},
): Command => ({ type: 'Progress', ...of, n, status, ...more });
export const drops = (n: number, more: Given<'Drop'> = {}): Command => ({
  type: 'Drop',
  ...of,
  n,
  reason: 'not-possible',
  ...more,
});
export const merges = (n: number, into: number, now = at): Command => ({ type: 'Merge', ...of, n, into, at: now });
export const refers = (n: number, body = 'commission', now = at): Command => ({
  type: 'Refer',
  ...of,
  n,
  body,
  at: now,
});
export const answers = (n: number, text: string, now = at): Command => ({ type: 'Answer', ...of, n, text, at: now });
export const groups = (title: string, more: Given<'FormGroup'> = {}): Command => ({
  type: 'FormGroup',
  ...of,
  title,
  ...more,
});
export const regroups = (group: number, more: Given<'ChangeGroup'>): Command => ({
  type: 'ChangeGroup',
  ...of,
  group,
  ...more,
});
export const joins = (group: number, into: number): Command => ({ type: 'MergeGroups', ...of, group, into });
export const ends = (group: number): Command => ({ type: 'CloseGroup', ...of, group });
export const offers: Command = { type: 'OfferGroups', ...of };
export const takesPart = (group: number, who: readonly Who[], more: Given<'JoinGroup'> = {}): Command => ({
  type: 'JoinGroup',
  ...of,
  group,
  who,
  ...more,
});
export const goesOut = (group: number, who: readonly Who[], more: Given<'LeaveGroup'> = {}): Command => ({
  type: 'LeaveGroup',
  ...of,
  group,
  who,
  ...more,
});
export const tells = (group: number, text: string, more: Given<'TellGroup'> = {}): Command => ({
  type: 'TellGroup',
  ...of,
  group,
  text,
  ...more,
});
/** A Wednesday evening three weeks ahead. */
export const meeting = { date: '2027-05-26', time: '18:00', minutes: 90, place: 'Park Street Library' };
export const meets = (group = 1, more: Given<'PlanMeeting'> = {}): Command => ({
  type: 'PlanMeeting',
  ...of,
  group,
  wished: meeting,
  ...more,
});
export const meetsAt = (change: Partial<typeof meeting>, more: Given<'MoveMeeting'> = {}): Command => ({
  type: 'MoveMeeting',
  ...of,
  meeting: 1,
  wished: { ...meeting, ...change },
  ...more,
});
export const meetsNot = (now = at): Command => ({ type: 'CancelMeeting', ...of, meeting: 1, at: now });
export const holdsForum = (on: string, more: Given<'HoldForum'> = {}): Command => ({
  type: 'HoldForum',
  ...of,
  on,
  days: [30, 90, 180],
  ...more,
});
export const wished = { date: '2027-09-15', time: '18:00', minutes: 120, place: 'Park Street Library' };
export const plans = (more: Given<'PlanEvent'> = {}): Command => ({
  type: 'PlanEvent',
  ...of,
  kind: 'update',
  wished,
  ...more,
});
export const moves = (change: Partial<typeof wished>, more: Given<'MoveEvent'> = {}): Command => ({
  type: 'MoveEvent',
  ...of,
  event: 1,
  wished: { ...wished, ...change },
  ...more,
});
export const cancels = (now = at): Command => ({ type: 'CancelEvent', ...of, event: 1, at: now });
export const holds = (now: string): Command => ({ type: 'HoldEvent', ...of, event: 1, at: now });
/** `unsent`: mails on meetings and events to her, by their keys, that never went out. */
export const leaves = (n: number, unsent: readonly string[] = []): Command => ({
  type: 'Leave',
  ...of,
  ...person(n),
  unsent,
});
export const over: Command = { type: 'End', ...of, cancelled: false };
export const calledOff: Command = { type: 'End', ...of, cancelled: true };
export const looks = (
  now: string,
  everyone: readonly Who[] = [],
  steering: readonly Who[] = [],
  unsent: readonly string[] = [],
): Command => ({
  type: 'Due',
  ...of,
  by: 'program',
  at: now,
  everyone,
  steering,
  unsent,
});

/** When what was just done has settled, and is told. */
export const settled = plusMinutes(at, program.dialogues.sessions.settleMinutes);

/** A group with its convener and facilitator, and two ideas. */
export const formed: readonly Command[] = [
  proposes('A later bus', { proposers: [person(1)] }),
  proposes('A place for tools', { circle: 2, proposers: [person(2)] }),
  groups('Getting around', { convener: person(3), facilitator }),
];

/** The same, when convener and facilitator have been told. */
export const begun: readonly Command[] = [...formed, looks(settled)];

export const story = (...before: readonly Command[]) => given(acting, ...before);

export const planIn = (state: PlanState): OpenPlan => {
  if (state.status !== 'open') throw new Error(`The plan is ${state.status}`);
  return state;
};

export function actionIn(state: PlanState, n: number): Action {
  const one = planIn(state).actions.find(action => action.n === n);
  if (!one) throw new Error(`There is no action ${n}`);
  return one;
}

/** Whom a mail of a kind goes to, by person. */
export const toldBy = (
  events: readonly { readonly name: string; readonly data: unknown }[],
  kind: string,
): readonly string[] =>
  events.flatMap(({ name, data }) => {
    const mail = data as { kind?: string; to?: string };
    return name === 'MailWanted' && mail.kind === kind ? [mail.to ?? ''] : [];
  });

/** What each of some mails asks her calendar to do: by person, with the number of the word. */
export const words = (events: readonly { readonly name: string; readonly data: unknown }[], kind: string) =>
  events.flatMap(({ name, data }) => {
    const mail = data as { kind?: string; to?: string; about?: string };
    return name === 'MailWanted' && mail.kind === kind ? [`${mail.to} ${mail.about?.split('.')[2]}`] : [];
  });

/** The keys of all mails on what stands in calendars, as if none of them had gone out. */
export const unheardIn = (state: PlanState, calendar: Calendar): readonly string[] =>
  allConvened(planIn(state))
    .filter(one => calendarOf(one) === calendar)
    .flatMap(one => one.told.map(word => keyOfWord('d1', one, word)));
