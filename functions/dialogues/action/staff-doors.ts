import type * as v from 'valibot';
import { show } from '../../people/show.ts';
import { type Answer, json, problem, type Request } from '../../platform/http.ts';
import { fingerprint } from '../../platform/kernel/ids.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { exactly } from '../../program/checks.ts';
import { wordsFor } from '../../program/words.ts';
import { hasReached, isOpen, type KnownDialogue } from '../dialogue.ts';
import { namedByFirst } from '../first-names.ts';
import { dialogueById } from '../questions.ts';
import { placesOf } from '../registration/questions.ts';
import { decidePlan, type Told, whoIs } from './deciding.ts';
import type { Event } from './events.ts';
import type { PlanState, Who } from './plan.ts';
import { checkInDays } from './planning.ts';
import { isEnded, planById } from './questions.ts';
import { type ShownPlan, shownPlan } from './shown.ts';
import * as told from './told.ts';

const said = () => wordsFor(staffLanguage());

/** A dialogue with its id. */
interface Of {
  readonly id: string;
  readonly state: KnownDialogue;
}

/** The dialogue of a request; an answer where there is none, nobody has met in it yet, or it is over. */
async function dialogueOf({ params }: Request): Promise<Of | { readonly refusal: Answer }> {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return { refusal: notThere() };
  if (isEnded(state)) return { refusal: actAnswer({ outcome: 'refused', reason: 'dialogue-over' }) };
  if (isOpen(state) && !hasReached(state.status, 'kicked-off'))
    return { refusal: actAnswer({ outcome: 'refused', reason: 'ideas-early' }) };
  return { id, state };
}

const at = (pointer: string): Answer =>
  problem(422, { title: said().problems[422], errors: [{ pointer, detail: said().refusals.unknownId }] });

/** What came of an act; a day or count that does not do, at its field. */
function answerOf(done: { readonly outcome: string; readonly reason?: string }): Answer {
  const fault = done.outcome === 'refused' ? told.faultOf(done.reason ?? '', staffLanguage()) : undefined;
  return fault ? problem(422, { title: said().problems[422], errors: [fault] }) : actAnswer(done);
}

const doing = ({ by, at: now }: Staff, request: Request) => {
  const number = request.headers['idempotency-key'];
  return { by, at: now, cause: `staff:${number ? fingerprint(`${by} ${number}`) : crypto.randomUUID()}` };
};

/** A door for an act about what a dialogue comes to: what the body says, as the command it is, or the answer why it is none. */
const acting = <T>(
  schema: v.GenericSchema<unknown, T>,
  commandOf: (body: T, of: Of) => Told | Answer | Promise<Told | Answer>,
  numbered?: (events: readonly Event[]) => object | undefined,
) =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const of = await dialogueOf(request);
    if ('refusal' in of) return of.refusal;
    const command = await commandOf(body.value, of);
    if (!('type' in command)) return command;
    const done = await decidePlan(of.id, command, doing(staff, request));
    const made = done.outcome === 'done' ? numbered?.(done.events) : undefined;
    return made ? json(201, made) : answerOf(done);
  });

/** Those named in a body, by field; the answer where one of them is nobody of this dialogue. */
async function named<Name extends string>(
  of: Of,
  ids: Readonly<Record<Name, string | undefined>>,
): Promise<{ readonly who: { readonly [N in Name]?: Who } } | { readonly refusal: Answer }> {
  const who: { [N in Name]?: Who } = {};
  for (const [name, id] of Object.entries(ids) as [Name, string | undefined][]) {
    if (id === undefined) continue;
    const one = await whoIs(of, id);
    if (!one) return { refusal: at(`/${name}`) };
    who[name] = one;
  }
  return { who };
}

/** Whom staff can name, the participants of a dialogue first. */
async function peopleOf({ id, state }: Of): Promise<ShownPlan['people']> {
  const places = await placesOf(id);
  return [
    ...places.map(one => ({ who: one.id, as: 'participant' as const })),
    ...state.facilitators.map(({ person }) => ({ who: person, as: 'facilitator' as const })),
    ...state.steering.map(({ person }) => ({ who: person, as: 'steering' as const })),
  ];
}

/** `GET /staff/dialogues/{id}/action`: ideas, what matters most, groups, actions, check-ins and events. Nobody is opened. */
export const showAction = staffDoor(async ({ params }) => {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const [plan, people] = await Promise.all([planById(id), peopleOf({ id, state })]);
  return json(200, shownPlan({ id, topic: state.topic, status: state.status }, plan, people));
}, 'look');

/** Those who look after something: owners, conveners and facilitators, each once. */
function carersIn(plan: PlanState): readonly Who[] {
  if (plan.status !== 'open') return [];
  const owners = plan.actions.flatMap(one => ('owner' in one && one.owner ? [one.owner] : []));
  const leading = plan.groups.flatMap(({ convener, facilitator }) => [convener, facilitator]);
  const all = [...owners, ...leading].filter(one => one !== undefined);
  return all.filter((one, i) => all.findIndex(other => other.person === one.person) === i);
}

/** `POST /staff/dialogues/{id}/action/names`: those who look after something by name and contact; each is a disclosure. */
export const showCarers = staffDoor(async (request, { by, at: now }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const carers = carersIn(await planById(request.params.id ?? ''));
  const people = await show(
    carers.map(({ person }) => person),
    { by, basis: 'contact', kind: 'staff-view', at: now },
  );
  const names = carers.flatMap(({ person, participant }, i) => {
    const one = people[i];
    return one ? [{ who: participant ?? person, name: one.name, contact: one.contact }] : [];
  });
  return json(200, names);
}, 'open');

/** `POST /staff/dialogues/{id}/people/names`: everyone who can be named here, by first name, as on the board of circles; each is a disclosure. */
export const showPeople = staffDoor(async (request, staff) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const places = await placesOf(id);
  const named = places.map(one => ({ id: one.id, person: one.state.person }));
  const parts = [...state.facilitators, ...state.steering].map(({ person }) => ({ id: person, person }));
  const all = [...named, ...parts].filter((one, i, list) => list.findIndex(other => other.id === one.id) === i);
  return json(200, await namedByFirst(all, staff));
}, 'open');

/** The number that something was given. */
const numberOf =
  (fact: Event['name'], field: 'action' | 'group' | 'event' | 'meeting') =>
  (events: readonly Event[]): object | undefined => {
    const one = events.find(({ name }) => name === fact);
    return one && { [field]: (one.data as Readonly<Record<string, unknown>>)[field] };
  };

/** `POST /staff/dialogues/{id}/ideas`: `{title, text?, circle?, proposers?}` → 201 `{action}`, its number; the same words of the same circle again are 200. */
export const addIdea = acting(
  told.idea,
  async ({ proposers: ids, ...idea }, of) => {
    const proposers = await Promise.all(ids.map(id => whoIs(of, id)));
    const known = proposers.filter(one => one !== undefined);
    return known.length < ids.length ? at('/proposers') : { type: 'Propose', ...idea, proposers: known };
  },
  numberOf('ActionItemProposed', 'action'),
);

/** `POST /staff/dialogues/{id}/actions/change`: `{action, title?, text?, did?, group?, owner?, date?}`; what is left out stays. `did`: what everyone reads of it. */
export const changeAction = acting(told.change, async ({ action: n, owner, ...change }, of) => {
  const found = await named(of, { owner });
  return 'refusal' in found ? found.refusal : { type: 'Amend', n, ...change, ...found.who };
});

/** `POST /staff/dialogues/{id}/voting/open`: `{until, dots?}`: everyone with a place is asked, once; while it is open, its last day can be another one. */
export const openTheVoting = acting(told.opening, opening => ({ type: 'OpenVoting', ...opening }));

/** `POST /staff/dialogues/{id}/voting/votes`: `{participant, dots: [{action, dots}]}`: how someone put her dots, as she said; all of it anew. */
export const voteFor = acting(told.ballot, async ({ participant, dots }, of) => {
  const who = await whoIs(of, participant);
  return who?.participant ? { type: 'Vote', participant, dots: told.dotsOf(dots) } : at('/participant');
});

/** `POST /staff/dialogues/{id}/voting/sheets`: `{sheet, people, dots: [{action, dots}]}`: what people put on a sheet of paper. The same sheet again takes its own place; with nobody on it, it is taken back. */
export const enterVotes = acting(told.paper, ({ dots, ...sheet }) => ({
  type: 'EnterSheet',
  ...sheet,
  dots: told.dotsOf(dots),
}));

/** `POST /staff/dialogues/{id}/voting/close`: `{priorities?}`: those, or the most wanted, are priorities; who gave which dots is forgotten. */
export const closeTheVoting = acting(told.closing, closing => ({ type: 'CloseVoting', ...closing }));

/** `POST /staff/dialogues/{id}/actions/adopt`: `{action, group, owner?, date}`: a group takes an idea on, by that day. */
export const adoptAction = acting(told.adoption, async ({ action: n, owner, ...adoption }, of) => {
  const found = await named(of, { owner });
  return 'refusal' in found ? found.refusal : { type: 'Adopt', n, ...adoption, ...found.who };
});

/** `POST /staff/dialogues/{id}/actions/not-taken`: `{action, reason}`: who proposed it is told why. */
export const passOverIdea = acting(told.notTaking, ({ action: n, reason }) => ({ type: 'NotTake', n, reason }));

/** `POST /staff/dialogues/{id}/actions/progress`: `{action, status: "in-progress"/"blocked"/"done", reason?, words?}`: how it goes, as who looks after it has said. */
export const tellProgress = acting(told.progressing, ({ action: n, status, ...more }) => ({
  type: 'Progress',
  n,
  status: status as 'in-progress' | 'blocked' | 'done',
  ...more,
}));

/** `POST /staff/dialogues/{id}/actions/drop`: `{action, reason}`. */
export const dropAction = acting(told.dropping, ({ action: n, reason }) => ({ type: 'Drop', n, reason }));

/** `POST /staff/dialogues/{id}/actions/merge`: `{action, into}`: it goes on within another one, with all that is its. */
export const mergeActions = acting(told.merging, ({ action: n, into }) => ({ type: 'Merge', n, into }));

/** `POST /staff/dialogues/{id}/actions/refer`: `{action, body}`, one of the settings. */
export const referAction = acting(told.referral, ({ action: n, body }) => ({ type: 'Refer', n, body }));

/** `POST /staff/dialogues/{id}/actions/answer`: `{action, text}`: what the body says; who looked after it or proposed it is told. */
export const answerAction = acting(told.answering, ({ action: n, text }) => ({ type: 'Answer', n, text }));

/** `POST /staff/dialogues/{id}/groups`: `{title, convener?, facilitator?}` → 201 `{group}`, its number. */
export const addGroup = acting(
  told.group,
  async ({ title, convener, facilitator }, of) => {
    const found = await named(of, { convener, facilitator });
    return 'refusal' in found ? found.refusal : { type: 'FormGroup', title, ...found.who };
  },
  numberOf('ActionGroupFormed', 'group'),
);

/** `POST /staff/dialogues/{id}/groups/change`: `{group, title?, convener?, facilitator?}`; who is new to it hears so. */
export const changeTheGroup = acting(told.groupChange, async ({ group, title, convener, facilitator }, of) => {
  const found = await named(of, { convener, facilitator });
  return 'refusal' in found ? found.refusal : { type: 'ChangeGroup', group, title, ...found.who };
});

/** `POST /staff/dialogues/{id}/groups/merge`: `{group, into}`: it goes on within another one, with all its actions. */
export const mergeTheGroups = acting(told.groupMerge, both => ({ type: 'MergeGroups', ...both }));

/** `POST /staff/dialogues/{id}/groups/close`: `{group}`, when nothing of it is open. */
export const closeTheGroup = acting(told.whichGroup, ({ group }) => ({ type: 'CloseGroup', group }));

/** `POST /staff/dialogues/{id}/groups/offer`: everyone with a place is asked which group they would like to join. */
export const offerTheGroups = acting(exactly({}), () => ({ type: 'OfferGroups' }));

/** Those who are named for a group; the answer where one of them is nobody of this dialogue. */
const membersAs =
  (type: 'JoinGroup' | 'LeaveGroup') =>
  async ({ group, people }: { readonly group: number; readonly people: readonly string[] }, of: Of) => {
    const who = await Promise.all(people.map(id => whoIs(of, id)));
    const strange = who.indexOf(undefined);
    if (strange >= 0) return at(`/people/${strange}`);
    return { type, group, who: who.filter(one => one !== undefined) };
  };

/** `POST /staff/dialogues/{id}/groups/join`: `{group, people}`: they belong to it from now on, and are told so. */
export const joinTheGroup = acting(told.members, membersAs('JoinGroup'));

/** `POST /staff/dialogues/{id}/groups/leave`: `{group, people}`: they belong to it no more, also who convenes or facilitates; what it has ahead leaves their calendars. */
export const leaveTheGroup = acting(told.members, membersAs('LeaveGroup'));

/** `POST /staff/dialogues/{id}/groups/tell`: `{group, text}`: what was agreed, or what has come of it, to everyone of the group. */
export const tellTheGroup = acting(told.groupWord, told => ({ type: 'TellGroup', ...told }));

/** `POST /staff/dialogues/{id}/groups/meetings`: `{group, date, time, minutes, place}` → 201 `{meeting}`: everyone of the group is invited, by calendar. */
export const addMeeting = acting(
  told.meeting,
  ({ group, ...wished }) => ({ type: 'PlanMeeting', group, wished }),
  numberOf('ActionGroupMeetingChanged', 'meeting'),
);

/** `POST /staff/dialogues/{id}/groups/meetings/move`: `{meeting, date, time, minutes, place}`. */
export const moveTheMeeting = acting(told.meetingMove, ({ meeting, ...wished }) => ({
  type: 'MoveMeeting',
  meeting,
  wished,
}));

/** `POST /staff/dialogues/{id}/groups/meetings/cancel`: `{meeting}`: who was invited hears it. */
export const cancelTheMeeting = acting(told.whichMeeting, ({ meeting }) => ({ type: 'CancelMeeting', meeting }));

/** `POST /staff/dialogues/{id}/forum`: `{date}`: the action forum was held on that day; check-ins are counted from it. */
export const forumHeld = acting(told.forum, ({ date }, { state: { format } }) => ({
  type: 'HoldForum',
  on: date,
  days: checkInDays(format),
}));

/** `POST /staff/dialogues/{id}/events`: `{kind: "update"/"celebration", date, time, minutes, place}` → 201 `{event}`: everyone is invited, by calendar. */
export const addEvent = acting(
  told.event,
  ({ kind, ...wished }) => ({ type: 'PlanEvent', kind: kind as 'update' | 'celebration', wished }),
  numberOf('UpdateEventChanged', 'event'),
);

/** `POST /staff/dialogues/{id}/events/move`: `{event, date, time, minutes, place}`. */
export const moveTheEvent = acting(told.eventMove, ({ event, ...wished }) => ({ type: 'MoveEvent', event, wished }));

/** `POST /staff/dialogues/{id}/events/cancel`: `{event}`: who was invited hears it. */
export const cancelTheEvent = acting(told.whichEvent, ({ event }) => ({ type: 'CancelEvent', event }));

/** `POST /staff/dialogues/{id}/events/held`: `{event}`: what is done counts as reported. */
export const eventHeld = acting(told.whichEvent, ({ event }) => ({ type: 'HoldEvent', event }));
