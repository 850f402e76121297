import type * as v from 'valibot';
import { itemById } from '../advisory/questions.ts';
import { keep } from '../people/keep.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { type Conflict, conflictAnswer, conflictsOf } from '../platform/conflict.ts';
import { type Answer, json, problem, type Request } from '../platform/http.ts';
import { fingerprint, newId } from '../platform/kernel/ids.ts';
import { localDate } from '../platform/kernel/time.ts';
import { handle, type Write } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { check, exactly, pageOfList } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { bestLanguage, fill, wordsFor } from '../program/words.ts';
import { mergedWith } from './colliding.ts';
import type { Command } from './commands.ts';
import { type DialogueState, isOpen, type Role } from './dialogue.ts';
import { peopleOf } from './evolving.ts';
import { missingFor, type Supplied } from './guards.ts';
import { fewNow } from './meter/counting.ts';
import { missingText } from './missing-words.ts';
import { organizersApart } from './organizers/reaching.ts';
import { dialogueById, openDialogues, overDialogues } from './questions.ts';
import { dialogueRoom } from './room.ts';
import { type ListedDialogues, listedOf, type ShownName, saidMissing, shownOf } from './shown.ts';
import { suppliedTo } from './supplied.ts';
import {
  cancellation,
  changed,
  draft,
  extension,
  facilitator,
  faultOf,
  kickOff,
  kickOffOf,
  move,
  organizer,
  personId,
  results,
  type Someone,
  ticked,
  training,
  venue,
  venueId,
} from './told.ts';
import { topicsBeside, topicsNow } from './topics/questions.ts';

const said = () => wordsFor(staffLanguage());
const idOf = ({ params }: Request): string => params.id ?? '';

/** A page of those that are over has so many rows. */
const rowsOfOver = 20;

/** `GET /staff/dialogues`, with `?after=NEXT`: those that are not over, the next kick-off first, a page of those that are, the latest first, and what suggests itself as a topic. */
export const listDialogues = staffDoor(async ({ query }, { at }) => {
  const asked = check(exactly({ after: pageOfList.after }), query, staffLanguage());
  if (!asked.ok) return problem(422, { title: said().problems[422], errors: asked.errors });
  const { after } = asked.value;
  const [open, over, topics] = await Promise.all([openDialogues(), overDialogues(rowsOfOver, after), topicsNow(at)]);
  if (!over)
    return problem(422, {
      title: said().problems[422],
      errors: [{ pointer: '/after', detail: said().refusals.after }],
    });
  return json(200, {
    open: open.map(({ id, state }) => listedOf(id, state, at)),
    over: over.rows.map(({ id, state }) => listedOf(id, state, at)),
    ...(over.next && { next: over.next }),
    topics: topicsBeside(topics, open),
  } satisfies ListedDialogues);
}, 'look');

/** `GET /staff/dialogues/{id}`: one of them: how far it is, what is missing for the next stage, and its calendar. Nobody is opened. */
export const showDialogue = staffDoor(async (request, { at }) => {
  const id = idOf(request);
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const language = staffLanguage();
  const [supplied, few] = await Promise.all([suppliedTo(id, state, at), fewNow(id, state, language)]);
  return json(200, shownOf({ id, state }, { supplied, few, at, language }));
}, 'look');

type Told<C> = C extends { readonly by: string } ? Omit<C, 'id' | 'by' | 'at'> : never;

/** A day or time of the body that cannot be. */
function wrongDay(reason: string): Answer | undefined {
  const fault = faultOf(reason, staffLanguage());
  return fault && problem(422, { title: said().problems[422], errors: [fault] });
}

interface Deciding {
  readonly told: Told<Command>;
  readonly besides?: readonly Write[];
  readonly cause?: string;
}

async function decided(id: string, { told, besides = [], cause }: Deciding, { by, at }: Staff) {
  const command = { ...told, id, by, at } as Command;
  return handle(
    dialogueRoom,
    { self: id },
    { command, cause: cause ?? `staff:${crypto.randomUUID()}`, by, at, besides },
  );
}

const answerOf = (done: Awaited<ReturnType<typeof decided>>): Answer =>
  (done.outcome === 'refused' && wrongDay(done.reason)) || actAnswer(done);

/** Someone else has changed the same since it was seen: both are told. */
function collided(command: Command, done: Awaited<ReturnType<typeof decided>>): Answer | undefined {
  if (done.outcome !== 'refused' || done.reason !== 'changed' || !isOpen(done.state.self)) return undefined;
  const { edits } = done.state.self;
  const conflicts = conflictsOf(mergedWith(command, done.state.self)?.collisions ?? [], edits);
  return conflictAnswer({ outcome: 'conflict', conflicts: conflicts.flatMap(byField) });
}

/** Day and time are changed as one, and told as the fields that they are. */
function byField(one: Conflict): readonly Conflict[] {
  if (one.pointer !== '/when') return [one];
  const [now, sent] = [one.now, one.sent] as readonly (Readonly<Record<string, unknown>> | undefined)[];
  return ['date', 'time'].map(field => ({ ...one, pointer: `/${field}`, now: now?.[field], sent: sent?.[field] }));
}

/** A door for an act about one dialogue: what the body says, as the command it is, or the reason why it is none. */
const acting = <T>(
  schema: v.GenericSchema<unknown, T>,
  commandOf: (body: T, staff: Staff) => Told<Command> | { readonly refused: string },
) =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const told = commandOf(body.value, staff);
    if ('refused' in told) return wrongDay(told.refused) ?? actAnswer({ outcome: 'refused', reason: told.refused });
    const done = await decided(idOf(request), { told }, staff);
    return collided({ ...told, id: idOf(request), ...staff } as Command, done) ?? answerOf(done);
  });

/** The number of a dialogue about an issue that is open and in no other dialogue; the same for two who begin it at once. Undefined: it is not. */
async function idOfTopic(issue: string): Promise<string | undefined> {
  const state = await itemById(issue);
  if (state.status !== 'issue' || state.dialogue !== undefined || state.stage === 'answered') return undefined;
  return fingerprint(`dialogue about ${issue} ${state.since}`);
}

/**
 * `POST /staff/dialogues`: `{format, topic, goals?, area?, languages?, from?}` → 201 `{id}`. `from` is `{need}` or `{issue}`: what its topic is taken
 * from; an issue becomes the topic of one dialogue. The same `Idempotency-Key` again is the same dialogue.
 */
export const draftDialogue = staffDoor(async (request, staff) => {
  const body = staffBody(request, draft);
  if ('refusal' in body) return body.refusal;
  const number = request.headers['idempotency-key'];
  const { from: { issue } = {} } = body.value;
  const own = number ? fingerprint(`dialogue ${staff.by} ${number}`) : newId();
  const id = issue === undefined ? own : await idOfTopic(issue);
  if (id === undefined) return actAnswer({ outcome: 'refused', reason: 'no-topic' });
  await decided(id, { told: { type: 'Draft', ...body.value } }, staff);
  return json(201, { id });
});

/** `POST /staff/dialogues/{id}/change`: `{topic?, goals?, area?, languages?, seen?}`; what is left out stays. */
export const changeDialogue = acting(changed, ({ seen, ...change }) => ({
  type: 'Change',
  change: given(change),
  seen,
}));

/** Only what was sent. */
const given = <T extends object>(change: T): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

/** `POST /staff/dialogues/{id}/venues`: `{title, seats, access?}`. One of the same title is there already. */
export const addVenue = acting(venue, told => ({ type: 'AddVenue', venue: { id: newId(), ...told } }));

/** `POST /staff/dialogues/{id}/venues/drop`: `{venue}`. */
export const dropVenue = acting(venueId, told => ({ type: 'DropVenue', ...told }));

/** A person as `people` keeps her: her own subject, so that what a court orders about one holds for her alone. */
function personOf(role: Role, { name, email, phone, language }: Someone, speaks: readonly string[]): Person {
  const id = newId();
  return {
    id,
    role,
    subject: `${role}#${id}`,
    name,
    contact: email === undefined ? { phone: phone ?? '' } : { email },
    language: bestLanguage([language]),
    speaks: speaks.length > 0 ? [...speaks] : [language],
    safeContact: [],
    accessNeeds: [],
  };
}

/** Keeps the person and enters her in one write: neither is there without the other. */
async function takesPart(
  id: string,
  { person, told }: { readonly person: Person; readonly told: Told<Command> },
  staff: Staff,
): Promise<Answer> {
  if ((await dialogueById(id)).status === 'none') return notThere();
  const done = await decided(id, { told, besides: await keep(person) }, staff);
  if (done.outcome === 'blocked') return problem(503, { title: said().problems[500] });
  return done.outcome === 'refused' ? answerOf(done) : json(201, { person: person.id });
}

/** `POST /staff/dialogues/{id}/steering`: `{name, email or phone, background, language?}` → 201 `{person}`. */
export const addOrganizer = staffDoor(async (request, staff) => {
  const body = staffBody(request, organizer);
  if ('refusal' in body) return body.refusal;
  const person = personOf('steering', body.value, []);
  const part = { person: person.id, background: body.value.background };
  return takesPart(idOf(request), { person, told: { type: 'TakePart', role: 'steering', part } }, staff);
});

/** `POST /staff/dialogues/{id}/facilitators`: `{name, email or phone, background, language?, languages?, trainedOn?}` → 201 `{person}`. */
export const addFacilitator = staffDoor(async (request, staff) => {
  const body = staffBody(request, facilitator);
  if ('refusal' in body) return body.refusal;
  const { background, languages, trainedOn } = body.value;
  if (trainedOn !== undefined && trainedOn > localDate(program.timeZone, staff.at)) {
    const fault = faultOf('training-ahead', staffLanguage());
    return problem(422, { title: said().problems[422], errors: fault ? [{ ...fault, pointer: '/trainedOn' }] : [] });
  }
  const person = personOf('facilitator', body.value, languages);
  const part = { person: person.id, background, languages, trainedOn };
  return takesPart(idOf(request), { person, told: { type: 'TakePart', role: 'facilitator', part } }, staff);
});

/** `POST /staff/dialogues/{id}/trained`: `{person, on, seen?}`: a facilitator was trained on that day. */
export const trainFacilitator = acting(training, (told, { at }) => ({
  type: 'Train',
  ...told,
  today: localDate(program.timeZone, at),
}));

/** `POST /staff/dialogues/{id}/release`: `{person}`: she has no part in it any more, and is forgotten. */
export const releasePerson = acting(personId, told => ({ type: 'LeavePart', ...told }));

/** `POST /staff/dialogues/{id}/names`: the steering group and the facilitators by name and contact; each is a disclosure. */
export const showDialogueNames = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const state = await dialogueById(idOf(request));
  if (state.status === 'none') return notThere();
  const people = peopleOf(state);
  const shown = await show(
    people.map(({ person }) => person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  const names = people.flatMap(({ person, role }, i): readonly ShownName[] => {
    const one = shown[i];
    return one ? [{ person, role, name: one.name, contact: one.contact as ShownName['contact'] }] : [];
  });
  return json(200, names);
}, 'open');

/** `POST /staff/dialogues/{id}/schedule`: `{date, time, place, seen?}`, by the clock of the program's place: the kick-off is planned or moved. */
export const scheduleKickOff = acting(kickOff, ({ seen, ...told }) => {
  const planned = kickOffOf(told);
  return planned ? { type: 'Schedule', kickOff: planned, seen } : { refused: 'kick-off-gap' };
});

/** `POST /staff/dialogues/{id}/extend`: `{until}`: registration closes later, once. */
export const extendRegistration = acting(extension, told => ({ type: 'Extend', ...told }));

/** `POST /staff/dialogues/{id}/steps`: `{step}`: one of the staff's steps of the calendar is done. */
export const tickStep = acting(ticked, told => ({ type: 'Tick', ...told }));

/** `POST /staff/dialogues/{id}/results`: `{text}`: what came of it, after the forum; everyone with a place is told, and whoever plans and facilitates, each once. Other words later are told anew. */
export const tellResults = staffDoor(async (request, staff) => {
  const body = staffBody(request, results);
  if ('refusal' in body) return body.refusal;
  const id = idOf(request);
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const organizers = await organizersApart(id, state);
  return answerOf(await decided(id, { told: { type: 'TellResults', ...body.value, organizers } }, staff));
});

/** `POST /staff/dialogues/{id}/cancel`: `{reason}`: before it has come to action. */
export const cancelDialogue = acting(cancellation, told => ({ type: 'Cancel', ...told }));

/** What is missing, all of it, and whether a reason goes past it. */
function missingAnswer(state: DialogueState, { supplied, at }: { supplied: Supplied; at: string }): Answer {
  const missing = state.status === 'none' ? [] : missingFor(state, { supplied, at });
  const { dialogues } = said();
  const hard = missing.filter(one => one.hard);
  const told = (hard.length > 0 ? hard : missing).map(one => missingText(one, staffLanguage())).join(' ');
  const detail = fill(hard.length > 0 ? dialogues.hardDetail : dialogues.missingDetail, { missing: told });
  return problem(409, { title: said().staff.notNow, detail, missing: saidMissing(missing, staffLanguage()) });
}

/**
 * `POST /staff/dialogues/{id}/next`: `{stage, reason?}`: on to the next stage. Where something is missing, 409 says what, guard by
 * guard (`missing`); with a reason it goes on nevertheless and both are recorded, but for what is hard. The same stage again is done already.
 */
export const moveDialogueOn = staffDoor(async (request, staff) => {
  const body = staffBody(request, move);
  if ('refusal' in body) return body.refusal;
  const id = idOf(request);
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const supplied = await suppliedTo(id, state, staff.at);
  const done = await decided(id, { told: { type: 'MoveOn', supplied, ...body.value } }, staff);
  if (done.outcome === 'refused' && (done.reason === 'dialogue-missing' || done.reason === 'dialogue-hard'))
    return missingAnswer(done.state.self, { supplied, at: staff.at });
  return answerOf(done);
});
