import { householdPerson } from '../intake/questions.ts';
import { navigatorPerson } from '../navigators/questions.ts';
import { personOnHold } from '../people/hold.ts';
import { type Door, json } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { documentOf, heldAbout } from './record.ts';
import { rightsRoom } from './room.ts';

/** Whose rights are used at the counter. */
export type Kind = 'arrival' | 'navigator';

const personOf = (kind: Kind, id: string): Promise<string | undefined> =>
  kind === 'arrival' ? householdPerson(id) : navigatorPerson(id);

/** Staff read for someone all that is held about her, also when only a court's order still keeps it. */
export const exportByStaff = (kind: Kind): Door =>
  staffDoor(async (request, { by, at }) => {
    const id = request.params.id ?? '';
    const person = (await personOf(kind, id)) ?? (await personOnHold(id));
    const held = person ? await heldAbout(person, { by, kind: 'export', at }) : undefined;
    return held ? json(200, documentOf(held)) : notThere();
  }, 'open');

/** Staff end all that is open for someone who wants no more of the program, or have all that is held about her deleted. */
export const endByStaff = (kind: Kind, what: 'withdraw' | 'erase'): Door =>
  staffDoor(async (request, { by, at }) => {
    const body = staffBody(request, exactly({}));
    if ('refusal' in body) return body.refusal;
    const id = request.params.id ?? '';
    const person = await personOf(kind, id);
    if (!person) return notThere();
    const command = { type: 'End', what, person, subject: `${kind}#${id}`, by, at } as const;
    const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at };
    return actAnswer(await handle(rightsRoom, { self: person }, act));
  });
