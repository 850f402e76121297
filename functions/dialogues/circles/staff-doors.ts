import type * as v from 'valibot';
import { type Answer, json, problem, type Request } from '../../platform/http.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { exactly } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { hasReached, isOpen, type KnownDialogue, type OpenDialogue } from '../dialogue.ts';
import { namedByFirst } from '../first-names.ts';
import { form } from '../forming/forming.ts';
import { guardInWords, missingInWords, reasonInWords } from '../forming/in-words.ts';
import { ofCircles } from '../guards.ts';
import { dialogueById } from '../questions.ts';
import { participantById, placedIn } from '../registration/questions.ts';
import { saidMissing } from '../shown.ts';
import type { KnownCircle } from './circle.ts';
import { decideCircle, decideMove } from './deciding.ts';
import { gatheringOf, seatsFor } from './gathering.ts';
import { sheetFor } from './opening.ts';
import { boardOf, circleOf, circlesIn } from './questions.ts';
import { type Placed, suppliedBy } from './seen.ts';
import { onBoard, type ShownBoard, shownCircle } from './shown.ts';
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
const besideOf = async ({ id, state }: { readonly id: string; readonly state: KnownDialogue }, now: string) => ({
  dialogue: state,
  placed: await placedIn(id),
  today: localDate(program.timeZone, now),
});

const isUnseated = (circles: readonly KnownCircle[]) => {
  const seated = new Set(circles.filter(one => one.status === 'open').flatMap(({ people }) => people));
  return ({ person }: Placed): boolean => !seated.has(person);
};

/** `GET /staff/dialogues/{id}/circles`: the board: its circles with what each lacks and its sessions, who sits in none yet, and what everyone told for it. Nobody is opened. */
export const listCircles = staffDoor(async ({ params }, { at: now }) => {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const [circles, beside] = await Promise.all([circlesIn(id), besideOf({ id, state }, now)]);
  const { together } = suppliedBy(circles, beside);
  const language = staffLanguage();
  return json(200, {
    id,
    state,
    circles: circles.map(one => shownCircle(one, beside, language)),
    unplaced: beside.placed.filter(isUnseated(circles)).map(one => one.id),
    people: beside.placed.map(onBoard),
    together: saidMissing(ofCircles(together), language),
  } satisfies ShownBoard);
}, 'look');

/** `POST /staff/dialogues/{id}/circles/names`: everyone with a place and everyone who leads, by first name; each is a disclosure. */
export const showCircleNames = staffDoor(async (request, staff) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const state = await dialogueById(id);
  if (state.status === 'none') return notThere();
  const placed = await placedIn(id);
  const leads = state.facilitators.map(({ person }) => ({ id: person, person }));
  return json(200, await namedByFirst([...placed, ...leads], staff));
}, 'open');

/** `POST /staff/dialogues/{id}/sessions/sheet`: `{circle, session}`: all that stands on the printed sheet of a session, its people by first name; each is a disclosure. */
export const showSheet = staffDoor(async (request, staff) => {
  const body = staffBody(request, told.whichSession);
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const [state, circle] = await Promise.all([dialogueById(id), circleOf(id, body.value.circle)]);
  if (state.status === 'none' || circle.status === 'none') return notThere();
  const session = circle.sessions.find(({ n }) => n === body.value.session);
  return session ? json(200, await sheetFor({ id, state, circle, session }, staff)) : notThere();
}, 'open');

/** The circle as it is now, so that the guards answer at once. */
async function circleAnswer(of: Of, number: number, { at: now }: Staff, status: 200 | 201 = 200): Promise<Answer> {
  const [circle, beside] = await Promise.all([circleOf(of.id, number), besideOf(of, now)]);
  return circle.status === 'none' ? notThere() : json(status, shownCircle(circle, beside, staffLanguage()));
}

type ToldCircle = v.InferOutput<typeof told.circle>;

/** Forms a circle as staff lay it; an answer where that cannot be. `under`: where the circle stands in the body. */
async function laidBy(
  { participants, facilitators, venue, ...meets }: ToldCircle,
  { id, state }: Of,
  { staff, under = '' }: { readonly staff: Staff; readonly under?: string },
): Promise<{ readonly number: number } | { readonly refusal: Answer }> {
  const people = await personsOf(id, participants);
  if (!people) return { refusal: at(`${under}/participants`) };
  if (facilitators.some(one => !state.facilitators.some(({ person }) => person === one)))
    return { refusal: at(`${under}/facilitators`) };
  if (!hasVenue(state, venue)) return { refusal: at(`${under}/venue`) };
  const { made } = await boardOf(id);
  const number = made + 1;
  const laid = { people, facilitators, place: venue, ...meets, kickOff: state.kickOff?.date ?? '' };
  const done = await decideCircle({ dialogue: id, circle: number }, { type: 'Form', laid }, doing(staff));
  return done.outcome === 'refused' ? { refusal: actAnswer(done) } : { number };
}

const early = ({ state }: Of): Answer | undefined =>
  hasReached(state.status, 'forming') ? undefined : actAnswer({ outcome: 'refused', reason: 'circles-early' });

/**
 * `POST /staff/dialogues/{id}/circles`: `{participants, facilitators, venue, language, interpreted?}` → 201, the circle with what it
 * lacks. From the stage `forming` on, so that nobody who still registers is left out.
 */
export const formCircle = acting(told.circle, async (body, of, staff) => {
  const refused = early(of);
  if (refused) return refused;
  const formed = await laidBy(body, of, { staff });
  return 'refusal' in formed ? formed.refusal : circleAnswer(of, formed.number, staff, 201);
});

/**
 * `POST /staff/dialogues/{id}/circles/take`: `{circles: [{participants, facilitators, venue, language, interpreted?}]}` → 201 `{circles}`: those
 * that were proposed, one after the other. The first that cannot be is answered as it is refused; those before it stand, and the board shows them.
 */
export const takeCircles = acting(told.taken, async ({ circles }, of, staff) => {
  const refused = early(of);
  if (refused) return refused;
  const numbers: number[] = [];
  for (const [i, one] of circles.entries()) {
    const formed = await laidBy(one, of, { staff, under: `/circles/${i}` });
    if ('refusal' in formed) return formed.refusal;
    numbers.push(formed.number);
  }
  return json(201, { circles: numbers });
});

/**
 * `POST /staff/dialogues/{id}/circles/propose`: `{slots: [{time, venue, interpreters?, language?}]}`: the best circles of those who sit in
 * none yet, why somebody has no place, and what would help. Nothing is kept of it: what staff like they take by `POST …/circles`, which
 * refuses whoever has withdrawn or sits elsewhere meanwhile.
 */
export const proposeCircles = acting(told.slots, async ({ slots }, { id, state }, { at: now }) => {
  const wrongSlot = slots.findIndex(({ venue }) => !hasVenue(state, venue));
  if (wrongSlot >= 0) return at(`/slots/${wrongSlot}/venue`);
  const [board, placed] = await Promise.all([boardOf(id), placedIn(id)]);
  const seated = new Set(board.seats.map(({ person }) => person));
  const free = placed.filter(({ person }) => !seated.has(person));
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

/**
 * `POST /staff/dialogues/{id}/circles/move`: `{who, from?, to?}`: from one circle to another one, in one write → the circle where she is now.
 * Without `from` she sat in none, without `to` she sits in none any more: the same as `join` and `leave`, so that a board needs one form.
 */
export const moveBetweenCircles = acting(told.whoMoves, async ({ who, from, to }, of, staff) => {
  const one = await whoIs(of, who);
  if (!one) return at('/who');
  const shown = to ?? from ?? 0;
  // The same circle is one subject, which no decision has twice: she is there already.
  if (from === to) return circleAnswer(of, shown, staff);
  const done = await seatAnew({ dialogue: of.id, ...one, from, to }, staff);
  return done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, shown, staff);
});

interface Seating {
  readonly dialogue: string;
  readonly person: string;
  readonly kind: 'participant' | 'facilitator';
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function seatAnew({ dialogue, person, kind, from, to }: Seating, staff: Staff) {
  if (from !== undefined && to !== undefined) return decideMove({ dialogue, person, from, to }, doing(staff));
  const circle = to ?? from ?? 0;
  const command = to === undefined ? ({ type: 'Leave', person } as const) : ({ type: 'Join', person, kind } as const);
  return decideCircle({ dialogue, circle }, command, doing(staff));
}

/** `POST /staff/dialogues/{id}/circles/settle`: `{circle, venue, language, interpreted?, reason?}`: what is ahead at its former place moves with it. */
export const settleCircle = acting(told.settled, async ({ circle, venue, reason, ...meets }, of, staff) => {
  const found = of.state.venues.find(({ id }) => id === venue);
  if (!found) return at('/venue');
  const settled = { place: venue, ...meets };
  const settle = { type: 'Settle', settled, seats: seatsFor(found, meets.interpreted), reason } as const;
  const done = await decideCircle({ dialogue: of.id, circle }, settle, doing(staff));
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

/** Where a session is, and how many participants have a seat there: in the venue that is said, or where its circle meets; an answer where that is nowhere. */
async function placeOf(
  of: Of,
  circle: number,
  venue: string | undefined,
): Promise<{ readonly place: string; readonly seats: number } | Answer> {
  const state = await circleOf(of.id, circle);
  if (state.status === 'none') return notThere();
  const found = of.state.venues.find(({ id }) => id === (venue ?? state.place));
  return found ? { place: found.id, seats: seatsFor(found, state.interpreted) } : at('/venue');
}

/** `POST /staff/dialogues/{id}/sessions`: `{circle, date, time, minutes, venue?, reason?}`, by the clock of the program's place → 201, the circle. */
export const scheduleSession = acting(told.session, async ({ circle, venue, ...when }, of, staff) => {
  const found = await placeOf(of, circle, venue);
  if (!('place' in found)) return found;
  const { place, seats } = found;
  const schedule = { type: 'Schedule', wished: { ...when, place }, seats } as const;
  const done = await decideCircle({ dialogue: of.id, circle }, schedule, doing(staff));
  return wrong(done) ?? (done.outcome === 'refused' ? actAnswer(done) : circleAnswer(of, circle, staff, 201));
});

/** `POST /staff/dialogues/{id}/sessions/move`: `{circle, session, date, time, minutes, venue?, reason?}`. */
export const moveSession = acting(told.movedSession, async ({ circle, session: n, venue, ...when }, of, staff) => {
  const found = await placeOf(of, circle, venue);
  if (!('place' in found)) return found;
  const { place, seats } = found;
  const reschedule = { type: 'Reschedule', n, wished: { ...when, place }, seats } as const;
  const done = await decideCircle({ dialogue: of.id, circle }, reschedule, doing(staff));
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
