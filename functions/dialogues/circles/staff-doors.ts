import type * as v from 'valibot';
import { type Answer, json, problem, type Request } from '../../platform/http.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { hasReached, isOpen, type KnownDialogue, type OpenDialogue } from '../dialogue.ts';
import { form } from '../forming/forming.ts';
import { guardInWords, missingInWords, reasonInWords } from '../forming/in-words.ts';
import { ofCircle } from '../guards.ts';
import { dialogueById } from '../questions.ts';
import { participantById, placesOf } from '../registration/questions.ts';
import { saidMissing } from '../shown.ts';
import type { KnownCircle } from './circle.ts';
import { decideCircle, decideMove } from './deciding.ts';
import { gatheringOf } from './gathering.ts';
import { boardOf, circleOf, circlesIn } from './questions.ts';
import { seenOf } from './seen.ts';
import * as told from './told.ts';

const said = () => wordsFor(staffLanguage());
const doing = ({ by, at }: Staff) => ({ by, at, cause: `staff:${crypto.randomUUID()}` });

/** An open dialogue with its id. */
interface Of {
  readonly id: string;
  readonly state: OpenDialogue;
}

/** The dialogue of a request; an answer where there is none, or circles are not its matter (any more). */
async function dialogueOf({ params }: Request): Promise<Of | { readonly refusal: Answer }> {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return { refusal: notThere() };
  if (!isOpen(state)) return { refusal: actAnswer({ outcome: 'refused', reason: 'dialogue-over' }) };
  if (!state.kickOff) return { refusal: actAnswer({ outcome: 'refused', reason: 'dialogue-unscheduled' }) };
  return { id, state };
}

const acting = <T>(schema: v.GenericSchema<unknown, T>, act: (body: T, of: Of, staff: Staff) => Promise<Answer>) =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const of = await dialogueOf(request);
    return 'refusal' in of ? of.refusal : act(body.value, of, staff);
  });

const at = (pointer: string): Answer =>
  problem(422, { title: said().problems[422], errors: [{ pointer, detail: said().refusals.unknownId }] });

/** The persons of those with a place in this dialogue; undefined where one of them has none. */
async function personsOf(dialogue: string, ids: readonly string[]): Promise<readonly string[] | undefined> {
  const states = await Promise.all(ids.map(participantById));
  const persons = states.flatMap(one => (one.status === 'registered' && one.dialogue === dialogue ? [one.person] : []));
  return persons.length === ids.length ? persons : undefined;
}

/** Someone by the id of her registration, or as a facilitator. */
async function whoIs(
  { id, state }: Of,
  who: string,
): Promise<{ readonly person: string; readonly kind: 'participant' | 'facilitator' } | undefined> {
  if (state.facilitators.some(({ person }) => person === who)) return { person: who, kind: 'facilitator' };
  const [person] = (await personsOf(id, [who])) ?? [];
  return person === undefined ? undefined : { person, kind: 'participant' };
}

const hasVenue = ({ venues }: KnownDialogue, venue: string): boolean => venues.some(({ id }) => id === venue);

/** What its circles look like beside the dialogue's people. */
async function besideOf({ id, state }: { readonly id: string; readonly state: KnownDialogue }, now: string) {
  const places = await placesOf(id);
  const placed = places.map(one => ({ id: one.id, person: one.state.person, ...one.state.answers }));
  return { dialogue: state, placed, today: localDate(program.timeZone, now) };
}

type Beside = Awaited<ReturnType<typeof besideOf>>;

/** A circle as staff see it: people by the ids of their registrations, nobody's name, and what is missing, in words. */
function shown(circle: KnownCircle, beside: Beside) {
  const { number, status, people, facilitators, place: venue, language, interpreted, sessions } = circle;
  const idOf = (person: string) => beside.placed.find(one => one.person === person)?.id;
  const missing = circle.status === 'open' ? ofCircle(seenOf(circle, beside)) : [];
  return {
    number,
    status,
    participants: people.flatMap(person => idOf(person) ?? []),
    facilitators,
    venue,
    language,
    interpreted,
    missing: saidMissing(missing, staffLanguage()),
    sessions: sessions.map(({ n, told: _, sheets, place, ...one }) => ({
      session: n,
      venue: place,
      ...one,
      sheets: sheets.map(({ attended, ...sheet }) => ({
        ...sheet,
        attended: attended.flatMap(who => idOf(who) ?? []),
      })),
    })),
  };
}

/** `GET /staff/dialogues/{id}/circles`: its circles with what each lacks and its sessions, and who sits in none yet. Nobody is opened. */
export const listCircles = staffDoor(async ({ params }, { at: now }) => {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const [circles, beside] = await Promise.all([circlesIn(id), besideOf({ id, state }, now)]);
  const seated = new Set(circles.filter(one => one.status === 'open').flatMap(({ people }) => people));
  return json(200, {
    circles: circles.map(one => shown(one, beside)),
    unplaced: beside.placed.filter(({ person }) => !seated.has(person)).map(one => one.id),
  });
}, 'look');

/** The circle as it is now, so that the guards answer at once. */
async function circleAnswer(of: Of, number: number, { at: now }: Staff, status: 200 | 201 = 200): Promise<Answer> {
  const [circle, beside] = await Promise.all([circleOf(of.id, number), besideOf(of, now)]);
  return circle.status === 'none' ? notThere() : json(status, shown(circle, beside));
}

/**
 * `POST /staff/dialogues/{id}/circles`: `{participants, facilitators, venue, language, interpreted?}` → 201, the circle with what it
 * lacks. From the stage `forming` on, so that nobody who still registers is left out.
 */
export const formCircle = acting(told.circle, async ({ participants, facilitators, venue, ...meets }, of, staff) => {
  const { id, state } = of;
  if (!hasReached(state.status, 'forming')) return actAnswer({ outcome: 'refused', reason: 'circles-early' });
  const people = await personsOf(id, participants);
  if (!people) return at('/participants');
  if (facilitators.some(one => !state.facilitators.some(({ person }) => person === one))) return at('/facilitators');
  if (!hasVenue(state, venue)) return at('/venue');
  const { made } = await boardOf(id);
  const laid = { people, facilitators, place: venue, ...meets, kickOff: state.kickOff?.date ?? '' };
  const done = await decideCircle({ dialogue: id, circle: made + 1 }, { type: 'Form', laid }, doing(staff));
  return done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, made + 1, staff, 201);
});

/**
 * `POST /staff/dialogues/{id}/circles/propose`: `{slots: [{time, venue, interpreters?, language?}]}`: the best circles of those who sit in
 * none yet, why somebody has no place, and what would help. Nothing is kept of it: what staff like they take by `POST …/circles`, which
 * refuses whoever has withdrawn or sits elsewhere meanwhile.
 */
export const proposeCircles = acting(told.slots, async ({ slots }, { id, state }, { at: now }) => {
  const wrongSlot = slots.findIndex(({ venue }) => !hasVenue(state, venue));
  if (wrongSlot >= 0) return at(`/slots/${wrongSlot}/venue`);
  const [board, places] = await Promise.all([boardOf(id), placesOf(id)]);
  const seated = new Set(board.seats.map(({ person }) => person));
  const free = places
    .filter(one => !seated.has(one.state.person))
    .map(one => ({ id: one.id, answers: one.state.answers, arranged: one.state.access?.stands === 'arranged' }));
  const today = localDate(program.timeZone, now);
  const formed = form(gatheringOf({ dialogue: state, free, leading: [...seated], slots, today }));
  const reader = staffLanguage();
  return json(200, {
    circles: formed.circles.map(({ slot, language, interpreted, people, facilitators, guards }) => ({
      time: slot.time,
      venue: slot.venue,
      language,
      interpreted,
      participants: people.map(one => one.id),
      facilitators: facilitators.map(one => one.id),
      guards: guards.map(guard => ({ ...guard, detail: guardInWords(guard, reader) })),
    })),
    unplaced: formed.unplaced.map(one => ({ participant: one.id, why: reasonInWords(one.reason, reader) })),
    missing: formed.missing.map(one => missingInWords(one, reader)),
    quality: Math.round(formed.quality.value * 100),
  });
});

/** `POST /staff/dialogues/{id}/circles/join`: `{circle, who}`: one who registered, or a facilitator, sits in it now. */
export const joinCircle = acting(told.whoInCircle, async ({ circle, who }, of, staff) => {
  const one = await whoIs(of, who);
  if (!one) return at('/who');
  const done = await decideCircle({ dialogue: of.id, circle }, { type: 'Join', ...one }, doing(staff));
  return done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, circle, staff);
});

/** `POST /staff/dialogues/{id}/circles/leave`: `{circle, who}`: she sits in it no more; her calendar is told. */
export const leaveCircle = acting(told.whoInCircle, async ({ circle, who }, of, staff) => {
  const one = await whoIs(of, who);
  if (!one) return at('/who');
  const done = await decideCircle({ dialogue: of.id, circle }, { type: 'Leave', person: one.person }, doing(staff));
  return done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, circle, staff);
});

/** `POST /staff/dialogues/{id}/circles/move`: `{who, from, to}`: from one circle to another one, in one write → the circle where she is now. */
export const moveBetweenCircles = acting(told.whoMoves, async ({ who, from, to }, of, staff) => {
  const one = await whoIs(of, who);
  if (!one) return at('/who');
  // The same circle is one subject, which no decision has twice: she is there already.
  if (from === to) return circleAnswer(of, to, staff);
  const done = await decideMove({ dialogue: of.id, person: one.person, from, to }, doing(staff));
  return done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, to, staff);
});

/** `POST /staff/dialogues/{id}/circles/settle`: `{circle, venue, language, interpreted?}`: what is ahead at its former place moves with it. */
export const settleCircle = acting(told.settled, async ({ circle, venue, ...meets }, of, staff) => {
  if (!hasVenue(of.state, venue)) return at('/venue');
  const settled = { place: venue, ...meets };
  const done = await decideCircle({ dialogue: of.id, circle }, { type: 'Settle', settled }, doing(staff));
  return wrong(done) ?? (done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, circle, staff));
});

/** `POST /staff/dialogues/{id}/circles/end`: `{circle}`: it is given up; what is ahead is cancelled, and its people are told. */
export const endCircle = acting(told.whichCircle, async ({ circle }, of, staff) =>
  actAnswer(await decideCircle({ dialogue: of.id, circle }, { type: 'End', wholly: false }, doing(staff))),
);

interface Done {
  readonly outcome: string;
  readonly reason?: string;
}

/** A time or place that does not do, at its field. */
function wrong(done: Done): Answer | undefined {
  const fault = done.outcome === 'refused' ? told.faultOf(done.reason ?? '', staffLanguage()) : undefined;
  return fault && problem(422, { title: said().problems[422], errors: [fault] });
}

/** Where a session is: in the venue that is said, or where its circle meets; an answer where that is nowhere. */
async function placeOf(of: Of, circle: number, venue: string | undefined): Promise<string | Answer> {
  const state = await circleOf(of.id, circle);
  if (state.status === 'none') return notThere();
  const place = venue ?? state.place;
  return hasVenue(of.state, place) ? place : at('/venue');
}

/** `POST /staff/dialogues/{id}/sessions`: `{circle, date, time, minutes, venue?}`, by the clock of the program's place → 201, the circle. */
export const scheduleSession = acting(told.session, async ({ circle, venue, ...when }, of, staff) => {
  const place = await placeOf(of, circle, venue);
  if (typeof place !== 'string') return place;
  const wished = { ...when, place };
  const done = await decideCircle({ dialogue: of.id, circle }, { type: 'Schedule', wished }, doing(staff));
  return wrong(done) ?? (done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, circle, staff, 201));
});

/** `POST /staff/dialogues/{id}/sessions/move`: `{circle, session, date, time, minutes, venue?}`. */
export const moveSession = acting(told.movedSession, async ({ circle, session: n, venue, ...when }, of, staff) => {
  const place = await placeOf(of, circle, venue);
  if (typeof place !== 'string') return place;
  const wished = { ...when, place };
  const done = await decideCircle({ dialogue: of.id, circle }, { type: 'Reschedule', n, wished }, doing(staff));
  return wrong(done) ?? actAnswer(done);
});

const onSession = (type: 'Confirm' | 'Cancel' | 'Hold') =>
  acting(told.whichSession, async ({ circle, session: n }, of, staff) =>
    actAnswer(await decideCircle({ dialogue: of.id, circle }, { type, n }, doing(staff))),
  );

/** `POST /staff/dialogues/{id}/sessions/confirm`, `…/cancel`, `…/held`: `{circle, session}`. */
export const confirmSession = onSession('Confirm');
export const cancelSession = onSession('Cancel');
export const holdSession = onSession('Hold');

/**
 * `POST /staff/dialogues/{id}/sessions/record`: `{circle, session, attended?, walkIns?, experiences?, views?, ideas?}`: a record sheet from
 * paper. It says that the session was held, and takes no facilitator's sheet's place.
 */
export const recordSession = acting(told.sheet, async ({ circle, session: n, attended, ...sheet }, of, staff) => {
  const people = await Promise.all(attended.map(who => whoIs(of, who)));
  const persons = people.flatMap(one => one?.person ?? []);
  if (persons.length < attended.length) return at('/attended');
  const report = { type: 'Report', n, told: { sender: 'staff', attended: persons, ...sheet } } as const;
  return actAnswer(await decideCircle({ dialogue: of.id, circle }, report, doing(staff)));
});
