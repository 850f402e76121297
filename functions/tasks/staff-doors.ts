import { householdPerson } from '../intake/questions.ts';
import { arrivalOf, isPairingId } from '../pairing/questions.ts';
import { showWithReports } from '../people/show.ts';
import { type Door, json } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { logContact, takeBackContact, toldContact } from './contacts.ts';
import type { Command } from './domain.ts';
import { planOf } from './questions.ts';
import { planRoom } from './room.ts';

/** The pairing of `<pairing>.<part>`, and the part. */
function partOf(id: string): readonly [pairing: string, part: string] {
  const dot = Math.max(0, id.lastIndexOf('.'));
  return [id.slice(0, dot), id.slice(dot + 1)];
}

/** A door to one task; its id is `<pairing>.<task>`. */
const taskDoor = (commandOf: (task: { pairing: string; task: string }, staff: Staff) => Command): Door =>
  staffDoor(async (request, staff) => {
    const [pairing, task] = partOf(request.params.id ?? '');
    if (!isPairingId(pairing)) return notThere();
    const command = commandOf({ pairing, task }, staff);
    const { by, at } = staff;
    return actAnswer(
      await handle(planRoom, { self: pairing }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }),
    );
  });

/** Staff tick a task for a navigator. */
export const taskDoneByStaff = taskDoor(({ pairing, task }, staff) => ({
  type: 'Complete',
  pairing,
  tasks: [task],
  ...staff,
}));

/** Staff take a tick back for a navigator, also when a mail has gone out since. */
export const taskReopenedByStaff = taskDoor(({ pairing, task }, staff) => ({
  type: 'Reopen',
  pairing,
  task,
  evenIfTold: true,
  ...staff,
}));

/** Staff enter what a navigator told them of a contact. */
export const contactByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, toldContact);
  if ('refusal' in body) return body.refusal;
  const [pairing, id] = [request.params.id ?? '', crypto.randomUUID()];
  if (!isPairingId(pairing)) return notThere();
  const done = await logContact(pairing, id, body.value, { by, at, cause: `staff:${id}` });
  return done.outcome === 'refused' ? actAnswer(done) : json(201, { id: `${pairing}.${id}` });
});

/** Staff take back what was told of a contact by mistake, also when a mail has gone out since; its id is `<pairing>.<contact>`. */
export const contactTakenBackByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const [pairing, contact] = partOf(request.params.id ?? '');
  if (!isPairingId(pairing)) return notThere();
  const command = { type: 'TakeBackContact', pairing, contact, evenIfTold: true, by, at } as const;
  return actAnswer(await takeBackContact(command, { by, at, cause: `staff:${crypto.randomUUID()}` }));
});

/** What was told of a pairing's contacts, the first first: when, how long, in which way, and the words. A look is a disclosure of the household's. */
export const listContacts = staffDoor(async (request, { by, at }) => {
  const pairing = request.params.id ?? '';
  const plan = isPairingId(pairing) ? await planOf(pairing) : undefined;
  if (!plan || plan.status === 'none') return notThere();
  const person = await householdPerson(arrivalOf(pairing));
  const shown = person ? await showWithReports(person, { by, basis: 'reports', kind: 'staff-view', at }) : undefined;
  const words = new Map(shown?.reports.map(({ id, text }) => [id, text]));
  const told = (plan.contacts ?? []).map(one => ({ ...one, id: `${pairing}.${one.id}`, note: words.get(one.id) }));
  return json(200, told);
});
