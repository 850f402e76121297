import * as v from 'valibot';
import { arrivalById } from '../intake/questions.ts';
import { wantedNow } from '../mail/questions.ts';
import { glance } from '../people/glance.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { json } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import type { Wanted } from '../platform/message.ts';
import { actAnswer, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { because, exactly, idsOf, oneOf, someOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { fill, languageName, languageOf, nameOf, type Words } from '../program/words.ts';
import { callById, callsOpen, type Known } from './questions.ts';
import { callRoom } from './room.ts';

const partnerOf = (id: string) => program.partners.find(one => one.id === id);

/** Whether the household of an arrival or a pairing asked for an interpreter. */
async function needsInterpreter(about: string): Promise<boolean> {
  const arrival = await arrivalById(about.split('.')[0] ?? about);
  return 'household' in arrival && arrival.household.interpreterNeeded === true;
}

/** How to reach someone, as staff dial it: a phone, an agency's phone, or an address to write to by hand. */
function reach({ contact }: Person): Readonly<Record<string, string | undefined>> {
  if ('phone' in contact) return { phone: contact.phone };
  if ('agency' in contact)
    return { agency: partnerOf(contact.agency)?.name ?? contact.agency, phone: partnerOf(contact.agency)?.phone };
  return { email: contact.email };
}

/** What to say, sentence by sentence: greeting, the matter, goodbye. */
async function spoken(
  person: Person,
  wanted: Wanted,
  { code, words }: { code: string; words: Words },
  at: string,
): Promise<readonly string[]> {
  const opening = 'agency' in person.contact ? words.calls.openingAgency : words.calls.opening;
  const matter = await wanted.script({ words, language: code, at });
  return [fill(opening, { name: person.name }), ...matter, words.calls.closing];
}

async function sheet({ id, call }: Known, { by, at }: Staff): Promise<object | undefined> {
  const [seen, wanted] = await Promise.all([glance(call.to), wantedNow(call.kind, call.about)]);
  if (!seen || !wanted) return undefined;
  const [person] = await show([call.to], { by, basis: 'call-task', kind: 'call-sheet', at });
  if (!person) return undefined;
  const interpreter = person.role === 'household' && (await needsInterpreter(call.about));
  const english = languageOf('en');
  const own = languageOf(person.language);
  return {
    id,
    kind: call.kind,
    about: {
      subject: call.about,
      role: person.role,
      name: person.name,
      ...reach(person),
      languages: person.speaks.map(code => languageName(code, program.language)),
      because: call.reason,
      ...(interpreter && { interpreterNeeded: true }),
      accessNeeds: person.accessNeeds.map(one => nameOf('accessNeeds', one, program.language)),
      ...(person.notes !== undefined && { notes: person.notes }),
    },
    script: {
      careful: person.safeContact.map(one => nameOf('safeContact', one, program.language)),
      ...('email' in person.contact && { write: english.words.calls.writeInstead }),
      language: own.code,
      own: await spoken(person, wanted, own, at),
      english: await spoken(person, wanted, english, at),
    },
    due: call.due,
    attempts: call.attempts.length,
  };
}

/** `GET /staff/calls`: who is to be called, what to say in her language and in English, and how to be careful. */
export const listCalls = staffDoor(async (_, staff) => {
  const sheets = await Promise.all((await callsOpen()).map(one => sheet(one, staff)));
  return json(
    200,
    sheets.filter(one => one !== undefined),
  );
}, 'open');

const answer = exactly({
  outcome: v.picklist(['yes', 'no', 'no-answer', 'wrong-number'], because('unknownId')),
  answers: v.optional(
    exactly({
      area: v.optional(oneOf(idsOf(program.areas))),
      availability: v.optional(someOf(program.availability, program.availability.length)),
    }),
  ),
});

/** `POST /staff/calls/ID`: what came of a call. Nobody home: it comes back tomorrow. */
export const answerCall = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, answer);
  if ('refusal' in body) return body.refusal;
  const call = request.params.id ?? '';
  const known = await callById(call);
  // What she said on a question that is settled would be lost without a word: staff are told, and can act otherwise.
  if (known.status === 'open' && !(await wantedNow(known.kind, known.about)))
    return actAnswer({ outcome: 'refused', reason: 'overtaken' });
  const command = { type: 'Answer', call, ...body.value, by, at } as const;
  return actAnswer(await handle(callRoom, { self: call }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
});
