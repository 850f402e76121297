import * as v from 'valibot';
import { memberPerson } from '../advisory/questions.ts';
import { participantPerson } from '../dialogues/registration/questions.ts';
import { householdPerson } from '../intake/questions.ts';
import { navigatorPerson } from '../navigators/questions.ts';
import { erasureNumber } from '../people/erasure.ts';
import { onHold, personOnHold } from '../people/hold.ts';
import { type Answer, type Door, json, problem } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { exactly, line } from '../program/checks.ts';
import { wordsFor } from '../program/words.ts';
import { type Kind, toConfirm } from './questions.ts';
import { documentOf, heldAbout } from './record.ts';
import { rightsRoom } from './room.ts';

const persons: Readonly<Record<Kind | 'member', (id: string) => Promise<string | undefined>>> = {
  arrival: householdPerson,
  navigator: navigatorPerson,
  participant: participantPerson,
  member: memberPerson,
};

const personOf = (kind: Kind | 'member', id: string): Promise<string | undefined> => persons[kind](id);

/** Staff read for someone all that is held about her, also when only a court's order still keeps it. */
export const exportByStaff = (kind: Kind | 'member'): Door =>
  staffDoor(async (request, { by, at }) => {
    const id = request.params.id ?? '';
    const person = (await personOf(kind, id)) ?? (await personOnHold(id));
    const held = person ? await heldAbout(person, { by, kind: 'export', at }) : undefined;
    return held ? json(200, documentOf(held)) : notThere();
  }, 'open');

/** Staff end all that is open for someone who wants no more of the program. */
export const withdrawByStaff = (kind: Kind): Door =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, exactly({}));
    if ('refusal' in body) return body.refusal;
    const id = request.params.id ?? '';
    const person = await personOf(kind, id);
    return person ? actAnswer(await ended('withdraw', person, `${kind}#${id}`, staff)) : notThere();
  });

/**
 * Staff have all that is held about someone deleted. `confirm`: the last four characters of a household's receipt, or of a navigator's or participant's id,
 * for whoever wants to be asked whether it is this one. The answer has the number that proves it. While a court orders to keep her, nothing
 * is done.
 */
export const eraseByStaff = (kind: Kind): Door =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, exactly({ confirm: v.optional(line(20)) }));
    if ('refusal' in body) return body.refusal;
    const id = request.params.id ?? '';
    const person = await personOf(kind, id);
    if (!person) return notThere();
    const subject = `${kind}#${id}`;
    if (onHold(subject)) return actAnswer({ outcome: 'refused', reason: 'legal-hold' });
    const { confirm } = body.value;
    if (confirm !== undefined && confirm.toUpperCase() !== (await toConfirm(kind, id))) return notThisOne();
    const done = await ended('erase', person, subject, staff);
    if (done.outcome === 'refused') return actAnswer(done);
    return json(200, { outcome: done.outcome === 'done' ? 'done' : 'already-done', proof: erasureNumber(person) });
  });

function notThisOne(): Answer {
  const { problems, refusals } = wordsFor(staffLanguage());
  return problem(422, { title: problems[422], errors: [{ pointer: '/confirm', detail: refusals.confirm }] });
}

function ended(what: 'withdraw' | 'erase', person: string, subject: string, { by, at }: Staff) {
  const command = { type: 'End', what, person, subject, by, at } as const;
  return handle(rightsRoom, { self: person }, { command, cause: `staff:${crypto.randomUUID()}`, by, at });
}
