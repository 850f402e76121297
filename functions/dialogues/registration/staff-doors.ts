import { keep, participantOf } from '../../people/keep.ts';
import { show } from '../../people/show.ts';
import { type Answer, json, problem } from '../../platform/http.ts';
import { fingerprint, newId } from '../../platform/kernel/ids.ts';
import { handle } from '../../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { check, exactly, pageOfList } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { meterForEveryone, meterForStaff } from '../meter/counting.ts';
import { dialogueById } from '../questions.ts';
import { decide, decideIn, seenNow } from './deciding.ts';
import { isKnown } from './participant.ts';
import { answersIn, participantNamed, personOf } from './post-registration.ts';
import { participantById, participantsPage, rollById } from './questions.ts';
import { rollRoom } from './room.ts';
import { type ShownOneParticipant, type ShownParticipants, shownParticipant } from './shown.ts';
import { canWalkIn, seatsOf, standingOf } from './standing.ts';
import { accessAnswer, participantAnswers, participantOne, registration, rsvp, walkIn, whose } from './told.ts';

const said = () => wordsFor(staffLanguage());
const causeOf = (number?: string): string => `staff:${number ?? crypto.randomUUID()}`;

/** The dialogue of a request, or undefined. */
async function dialogueOf(
  params: Readonly<Record<string, string>>,
): Promise<{ id: string; state: KnownDialogue } | undefined> {
  const id = params.id ?? '';
  const state = await dialogueById(id);
  return state.status === 'none' ? undefined : { id, state };
}

/** `GET /staff/dialogues/{id}/participants`, with `?after=NEXT`: how full it is, and a page of those who registered, the first first. Nobody is opened. */
export const listParticipants = staffDoor(async ({ params, query }, { at }) => {
  const { limit: rows, after: from } = query;
  const page = { ...(rows !== undefined && { limit: rows }), ...(from !== undefined && { after: from }) };
  const asked = check(exactly(pageOfList), page, staffLanguage());
  if (!asked.ok) return problem(422, { title: said().problems[422], errors: asked.errors });
  const found = await dialogueOf(params);
  if (!found) return notThere();
  const { id, state } = found;
  const limit = Number(asked.value.limit);
  const [roll, listed] = await Promise.all([rollById(id), participantsPage(id, { limit, after: asked.value.after })]);
  if (!listed) {
    const errors = [{ pointer: '/after', detail: said().refusals.after }];
    return problem(422, { title: said().problems[422], errors });
  }
  const seats = seatsOf(state);
  return json(200, {
    id,
    state: { topic: state.topic, languages: state.languages },
    held: roll.held + roll.offers.length,
    ...(seats !== undefined && { seats }),
    waiting: roll.waiting.length,
    accessOpen: roll.accessOpen,
    standing: standingOf(state, at),
    canWalkIn: canWalkIn(state, at),
    rows: listed.rows.map(one => shownParticipant(one.id, one.state, roll)),
    ...(listed.next && { next: listed.next }),
  } satisfies ShownParticipants);
}, 'look');

/** `GET /staff/dialogues/{id}/participants/{participant}`: one of them, with what she told. Nobody is opened. */
export const showParticipant = staffDoor(async ({ params }) => {
  const participant = params.participant ?? '';
  const [found, state] = await Promise.all([dialogueOf(params), participantById(participant)]);
  if (!found || !isKnown(state) || state.dialogue !== found.id) return notThere();
  const { topic, languages } = found.state;
  return json(200, {
    id: found.id,
    state: { topic, languages },
    participant: shownParticipant(participant, state, await rollById(found.id)),
  } satisfies ShownOneParticipant);
}, 'look');

/** `POST /staff/dialogues/{id}/participants/names`: `{ids}`: what they are called and how they are reached; each is a disclosure. */
export const showParticipants = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, whose);
  if ('refusal' in body) return body.refusal;
  const states = await Promise.all(body.value.ids.map(async id => ({ id, state: await participantById(id) })));
  const here = states.flatMap(({ id, state }) =>
    isKnown(state) && state.dialogue === request.params.id ? [{ id, person: state.person }] : [],
  );
  const people = await show(
    here.map(({ person }) => person),
    { by, basis: 'contact', kind: 'staff-view', at },
  );
  return json(
    200,
    here.flatMap(({ id }, i) => {
      const one = people[i];
      return one ? [{ id, name: one.name, contact: one.contact, speaks: one.speaks }] : [];
    }),
  );
}, 'open');

/**
 * `GET /staff/dialogues/{id}/meter`: who takes part beside who lives there, for the staff alone; and, as `outside`, what everybody is told of it. Counted
 * from those who are on the list now: its cost grows with this dialogue, and with no earlier one.
 */
export const showMeter = staffDoor(async ({ params }) => {
  const found = await dialogueOf(params);
  if (!found) return notThere();
  const { id, state } = found;
  const [meter, outside] = await Promise.all([meterForStaff(id, state), meterForEveryone(id)]);
  return json(200, { id, state: { topic: state.topic }, meter, ...(outside && { outside }) });
}, 'look');

/** She is there already: what is new was added. */
async function merged(
  known: string,
  { twice, answers }: { twice: string; answers: ReturnType<typeof answersIn> },
  { by, at }: Staff,
): Promise<Answer> {
  await decide(known, { type: 'Merge', twice, answers }, { by, at, cause: `again:${twice}` });
  return json(200, { participant: known, outcome: 'merged' });
}

/**
 * `POST /staff/dialogues/{id}/registrations`: someone by phone or at the counter: `{name, email or phone, consent, …}` → 201 `{participant}`. It counts
 * as confirmed. An address that is on the list already is the same person: 200, `merged`. The same `Idempotency-Key` again is the same registration.
 */
export const registerByStaff = staffDoor(async (request, staff) => {
  const body = staffBody(request, registration);
  if ('refusal' in body) return body.refusal;
  const { by, at } = staff;
  const dialogue = request.params.id ?? '';
  const number = request.headers['idempotency-key'];
  const id = number ? fingerprint(`participant ${by} ${dialogue} ${number}`) : newId();
  const told = body.value;
  const person = personOf({ id, dialogue }, told);
  const answers = answersIn(told);
  if (number && (await participantById(id)).status !== 'none') return json(201, { participant: id });
  const command = { type: 'Enter', person: person.id, answers, consent: told.consent } as const;
  const act = { by, at, cause: causeOf(number), besides: await keep(person) };
  const done = await decideIn({ id, dialogue }, command, act);
  if (done.outcome === 'refused') return actAnswer(done);
  if (done.outcome !== 'blocked') return json(201, { participant: id });
  const known = participantOf(done.item, dialogue);
  return known ? merged(known, { twice: id, answers }, staff) : problem(503, { title: said().problems[500] });
});

/** `POST /staff/dialogues/{id}/walk-ins`: `{name, background?}` → 201 `{participant}`: someone stands in the door, from the day of the kick-off on. */
export const walkInByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, walkIn);
  if ('refusal' in body) return body.refusal;
  const found = await dialogueOf(request.params);
  if (!found) return notThere();
  if (!canWalkIn(found.state, at)) return actAnswer({ outcome: 'refused', reason: 'walk-in-early' });
  const { name, background } = body.value;
  const number = request.headers['idempotency-key'];
  const ids = { id: number ? fingerprint(`walk-in ${by} ${number}`) : newId(), dialogue: found.id };
  if (number && (await participantById(ids.id)).status !== 'none') return json(201, { participant: ids.id });
  // She left no address: nobody writes to her.
  const person = participantNamed(ids, { name, contact: { agency: '' }, language: program.language });
  const answers = { times: [], languages: [], access: [], ...(background && { background }) };
  const act = { by, at, cause: causeOf(number), besides: await keep(person) };
  const done = await decideIn(ids, { type: 'WalkIn', person: person.id, answers }, act);
  if (done.outcome === 'blocked') return problem(503, { title: said().problems[500] });
  return done.outcome === 'refused' ? actAnswer(done) : json(201, { participant: ids.id });
});

type Acting = Parameters<typeof decide>[1];

/** A door for an act about one on the list of a dialogue: `{participant, …}`. */
const acting = <T extends { readonly participant: string }>(
  schema: Parameters<typeof staffBody<T>>[1],
  commandOf: (body: T) => Acting,
) =>
  staffDoor(async (request, { by, at }) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const { participant } = body.value;
    const state = await participantById(participant);
    if (!isKnown(state) || state.dialogue !== request.params.id) return notThere();
    const done = await decide(participant, commandOf(body.value), { by, at, cause: causeOf() });
    return actAnswer(done.outcome === 'blocked' ? { outcome: 'refused' } : done);
  });

/** `POST /staff/dialogues/{id}/participants/confirm`: `{participant}`: it was she, as she said in another way. */
export const confirmParticipant = acting(participantOne, () => ({ type: 'Confirm' }));

/** `POST /staff/dialogues/{id}/participants/change`: `{participant, times?, …}`: what she told, all of it anew. */
export const changeParticipant = acting(participantAnswers, ({ participant: _, ...told }) => ({
  type: 'Change',
  answers: answersIn(told),
}));

/** `POST /staff/dialogues/{id}/participants/coming`: `{participant, coming}`: whether she comes to the kick-off. */
export const sayComing = acting(rsvp, ({ coming }) => ({ type: 'Rsvp', coming }));

/** `POST /staff/dialogues/{id}/participants/withdraw`: `{participant}`: she does not take part; the next in line is asked. */
export const withdrawParticipant = acting(participantOne, () => ({ type: 'Withdraw', erased: false }));

/** `POST /staff/dialogues/{id}/participants/place`: `{participant}`: she takes the place that is held for her. */
export const takePlaceFor = acting(participantOne, () => ({ type: 'TakePlace' }));

/** `POST /staff/dialogues/{id}/participants/wait`: `{participant}`: she did not answer in time, and would still like a place. */
export const waitAgainFor = acting(participantOne, () => ({ type: 'WaitAgain' }));

/** `POST /staff/dialogues/{id}/participants/access`: `{participant, answer}`: what she needs is `arranged` or `not-possible`; she is told. */
export const answerAccessOf = acting(accessAnswer, ({ answer }) => ({
  type: 'AnswerAccess',
  answer: answer === 'arranged' ? 'arranged' : 'not-possible',
}));

/** `POST /staff/dialogues/{id}/ask-next`: the first in line is asked whether she takes a place that is free. */
export const askNext = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const found = await dialogueOf(request.params);
  if (!found) return notThere();
  const { kickOffAt } = seenNow(found.state, at);
  const command = { type: 'AskNext', dialogue: found.id, by, at, kickOffAt } as const;
  return actAnswer(await handle(rollRoom, { self: found.id }, { command, cause: causeOf(), by, at }));
});
