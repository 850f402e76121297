import * as v from 'valibot';
import { householdPerson } from '../intake/questions.ts';
import { whatBecameOf } from '../mail/questions.ts';
import { arrivalOf, isPairingId } from '../pairing/questions.ts';
import { showWithReports } from '../people/show.ts';
import { conflictAnswer, conflictsOf, seen } from '../platform/conflict.ts';
import { type Answer, type Door, json, problem } from '../platform/http.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { exactly, idsOf, oneOf, someOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { logContact, takeBackContact, toldContact } from './contacts.ts';
import type { Command } from './domain.ts';
import { definitionOf, inOrder, type PlanState, type Task } from './plan.ts';
import { differing, progressFields, submitReport, type ToldProgress } from './progress.ts';
import { planOf } from './questions.ts';
import { handlePlan } from './room.ts';
import { collisionsOf } from './ticking.ts';

/** The pairing of `<pairing>.<part>`, and the part. */
function partOf(id: string): readonly [pairing: string, part: string] {
  const dot = Math.max(0, id.lastIndexOf('.'));
  return [id.slice(0, dot), id.slice(dot + 1)];
}

/** What came of a task, where more is told than that it is done. */
const doneBody = exactly({
  outcome: v.optional(oneOf(program.plan.connections.outcomes)),
  goals: v.optional(someOf(idsOf(program.needs), program.plan.mostGoals)),
  seen,
});

/** What a task's body lacks, as for any other body. */
function lacking(reason: string): Answer | undefined {
  const pointer = reason === 'outcome-missing' ? '/outcome' : reason === 'goals-missing' ? '/goals' : undefined;
  const { problems, staff } = wordsFor(staffLanguage());
  const detail = (staff.reasons as Readonly<Record<string, string>>)[reason] ?? '';
  return pointer ? problem(422, { title: problems[422], errors: [{ pointer, detail }] }) : undefined;
}

/** Someone else was faster: what she told stands, and where it is something else both are told. */
function overtaken({ outcome, plan }: { outcome: string; plan: PlanState }, command: Command): Answer | undefined {
  if (command.type !== 'Complete' || plan.status !== 'running') return undefined;
  const one = plan.tasks[command.done[0]?.task ?? ''];
  if (one?.status !== 'done') return undefined;
  const stands = { by: one.by, at: one.doneAt };
  if (outcome === 'nothing') return json(200, { outcome: 'already-done', ...stands });
  const collisions = outcome === 'refused' ? collisionsOf(command, plan) : [];
  const edits = Object.fromEntries(collisions.map(({ field }) => [field, stands]));
  return collisions.length > 0
    ? conflictAnswer({ outcome: 'conflict', conflicts: conflictsOf(collisions, edits) })
    : undefined;
}

/** A door to one task; its id is `<pairing>.<task>`. */
const taskDoor = <T>(
  schema: v.GenericSchema<unknown, T>,
  commandOf: (task: { pairing: string; task: string }, told: T, staff: Staff) => Command,
): Door =>
  staffDoor(async (request, staff) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const [pairing, task] = partOf(request.params.id ?? '');
    if (!isPairingId(pairing)) return notThere();
    const command = commandOf({ pairing, task }, body.value, staff);
    const { by, at } = staff;
    const done = await handlePlan(pairing, { command, cause: `staff:${crypto.randomUUID()}`, by, at });
    return (done.outcome === 'refused' && lacking(done.reason)) || overtaken(done, command) || actAnswer(done);
  });

/** Staff tick a task for a navigator. */
export const taskDoneByStaff = taskDoor(doneBody, ({ pairing, task }, { seen, ...told }, staff) => ({
  type: 'Complete',
  pairing,
  done: [{ task, ...told }],
  seen,
  ...staff,
}));

/** Staff take a tick back for a navigator, also when a mail has gone out since. */
export const taskReopenedByStaff = taskDoor(exactly({}), ({ pairing, task }, _, staff) => ({
  type: 'Reopen',
  pairing,
  task,
  evenIfTold: true,
  ...staff,
}));

/** A task with what became of the mail that reminded of it last: a reminder that never went out reminded nobody. */
async function taskShown(key: string, { before: _, mail, ...one }: Task & { before?: unknown; mail?: string }) {
  const reminder = mail && { mail, became: await whatBecameOf(mail) };
  return { task: key, owner: definitionOf(key)?.owner, ...one, ...(reminder && { reminder }) };
}

/** The whole plan of a pairing, the earliest due first: what is to be done, by whom and by when, and what was done. */
export const showPlan = staffDoor(async request => {
  const pairing = request.params.id ?? '';
  const plan = isPairingId(pairing) ? await planOf(pairing) : undefined;
  if (!plan || plan.status === 'none') return notThere();
  const tasks = await Promise.all(inOrder(plan.tasks).map(([key, one]) => taskShown(key, one)));
  const { status, startedAt, goals = [] } = plan;
  const running = plan.status === 'running' ? { endsAt: plan.endsAt, metAt: plan.metAt, paused: plan.frozenAt } : {};
  return json(200, { status, startedAt, ...running, goals, tasks });
}, 'look');

const reports = program.plan.tasks.filter(({ how }) => how === 'report').map(({ key }) => key);

/** Staff enter a progress report that a navigator gave by phone: `{report: "report-5w", …}` with the report's own fields. */
export const reportByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ report: oneOf(reports), ...progressFields, seen }));
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  if (!isPairingId(pairing)) return notThere();
  const { report, seen: saw, ...progress } = body.value;
  const who = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const done = await submitReport(pairing, report, progress, { ...who, seen: saw });
  return done.outcome === 'refused' && done.reason === 'changed'
    ? reportChanged(pairing, report, progress)
    : actAnswer(done);
});

/** Another report stands there than she saw: both are told, by whom and since when; where they differ in words alone, the day of the other one. */
async function reportChanged(pairing: string, task: string, { note: _, ...answers }: ToldProgress): Promise<Answer> {
  const plan = await planOf(pairing);
  const stands = 'reports' in plan ? plan.reports?.find(one => one.task === task) : undefined;
  if (!stands) return actAnswer({ outcome: 'refused', reason: 'changed' });
  const differ = differing(stands, answers);
  const collisions = differ.length > 0 ? differ : [{ field: 'report', now: task, sent: task }];
  const edits = Object.fromEntries(collisions.map(({ field }) => [field, stands]));
  return conflictAnswer({ outcome: 'conflict', conflicts: conflictsOf(collisions, edits) });
}

/** The progress reports of a pairing with their words. A look is a disclosure of the household's. */
export const listReports = staffDoor(async (request, { by, at }) => {
  const pairing = request.params.id ?? '';
  const plan = isPairingId(pairing) ? await planOf(pairing) : undefined;
  if (!plan || plan.status === 'none') return notThere();
  const words = await wordsOf(pairing, { by, at });
  return json(
    200,
    (plan.reports ?? []).map(({ answers, ...one }) => ({
      ...one,
      ...answers,
      note: words.get(`${pairing}.${one.task}`),
    })),
  );
}, 'open');

/** What was told in words of a pairing's household, by id; looking is written down. */
async function wordsOf(pairing: string, { by, at }: Staff): Promise<ReadonlyMap<string, string>> {
  const person = await householdPerson(arrivalOf(pairing));
  const shown = person ? await showWithReports(person, { by, basis: 'reports', kind: 'staff-view', at }) : undefined;
  return new Map(shown?.reports.map(({ id, text }) => [id, text]));
}

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
  const words = await wordsOf(pairing, { by, at });
  const told = (plan.contacts ?? []).map(one => ({ ...one, id: `${pairing}.${one.id}`, note: words.get(one.id) }));
  return json(200, told);
}, 'open');
