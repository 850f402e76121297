import type { Program } from './program.ts';

/** A community dialogue that is open for registration, and what staff do for those who register: what several stories have in common. */

export const consent = { version: '2026-11', language: 'en' } as const;

/** A local date so many days ahead. */
export const dayAhead = (program: Program, days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const place = 'Park Street Library';

/** Drafts one and opens registration. `seats`: so many fit in where it kicks off; all where that is left out. */
export async function openDialogue(
  program: Program,
  { days = 40, seats }: { readonly days?: number; readonly seats?: number } = {},
): Promise<string> {
  const told = { format: 'round', topic: 'Being neighbors', area: 'frog-hollow', languages: ['en', 'ar'] };
  const { id } = (await program.staff('POST', '/staff/dialogues', told)).body as { id: string };
  const does = (act: string, body: object) => program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
  if (seats !== undefined) await does('venues', { title: place, seats });
  await does('schedule', { date: dayAhead(program, days), time: '18:00', place });
  await does('next', { stage: 'organizing' });
  const { status, body } = await does('next', { stage: 'recruiting', reason: 'other' });
  if (status !== 200) throw new Error(`Not open: ${JSON.stringify(body)}`);
  return id;
}

/** Someone posts the public form as JSON. */
export const registersFor = (program: Program, dialogue: string, contact: object, more: object = {}) =>
  program.post(`/dialogues/${dialogue}/registrations`, { name: 'Mina', ...contact, consent, ...more });

type Does = <T = unknown>(path: string, body?: object) => Promise<T>;

/** All that staff do for people who register, each act once, for a dialogue with one seat and registration open; its kick-off is today in the end. */
export async function everyActForParticipants(program: Program, dialogue: string, does: Does): Promise<void> {
  const talk = `/staff/dialogues/${dialogue}`;
  const enters = async (name: string, phone: string): Promise<string> =>
    (await does<{ participant: string }>(`${talk}/registrations`, { name, phone, consent })).participant;
  const [anne, bo, cy] = [
    await enters('Anne Holm', '+18605550181'),
    await enters('Bo Lind', '+18605550182'),
    await enters('Cy Moss', '+18605550183'),
  ];
  await registersFor(program, dialogue, { email: 'dora@home.example' });
  const { rows } = (await program.staff('GET', `${talk}/participants`)).body as {
    rows: { id: string; status: string }[];
  };
  const dora = rows.find(({ status }) => status === 'unconfirmed')?.id;
  await does(`${talk}/participants/confirm`, { participant: dora });
  await does(`${talk}/participants/names`, { ids: [anne, bo] });
  await does(`${talk}/participants/coming`, { participant: anne, coming: true });
  await does(`${talk}/participants/change`, { participant: bo, access: ['hearing'], times: ['mon-evening'] });
  await does(`${talk}/participants/access`, { participant: bo, answer: 'arranged' });
  await does(`${talk}/participants/withdraw`, { participant: anne });
  await does(`${talk}/participants/place`, { participant: bo });
  await does(`${talk}/participants/withdraw`, { participant: bo });
  await does(`${talk}/participants/withdraw`, { participant: dora });
  // The place is held for Cy, who says nothing.
  await program.later('P3DT1H');
  await does(`${talk}/participants/wait`, { participant: cy });
  await does(`${talk}/ask-next`);
  await does(`${talk}/schedule`, { date: dayAhead(program, 0), time: '23:30', place });
  await does(`${talk}/walk-ins`, { name: 'Eve Park' });
  await does(`/staff/participants/${cy}/export`);
  await does(`/staff/participants/${cy}/withdraw`);
  await does(`/staff/participants/${dora}/erase`);
  await program.staff('GET', `${talk}/meter`);
}
