import { formingDialogue } from './circles.ts';
import { dayAhead } from './dialogues.ts';
import type { Program } from './program.ts';

/** What it comes to, as staff are shown it: as far as stories look at it. */
export interface Plan {
  readonly actions: readonly {
    action: number;
    status: string;
    dots: number;
    dotsNow?: number;
    word?: { text: string };
  }[];
  readonly groups: readonly {
    group: number;
    status: string;
    members: readonly string[];
    meetings: readonly { meeting: number; status: string; invited: number }[];
  }[];
  readonly voting?: { status: string; voters: number };
  readonly checkIns: readonly { date: string; stands: string }[];
}

/** A dialogue whose people have met and come to act, and what staff do for them: what several stories have in common. */

/** At its kick-off, with five people: Mina, Omar and Hla Win, and two neighbors by phone. Facilitators Ana and Bo. */
export async function metDialogue(program: Program, reached: Parameters<typeof formingDialogue>[2] = {}) {
  const dialogue = await formingDialogue(program, 3, { ...reached, others: [{}, {}] });
  const { status, said } = await dialogue.does('next', { stage: 'kicked-off', reason: 'other' });
  if (status !== 200) throw new Error(`Not kicked off: ${JSON.stringify(said)}`);
  return dialogue;
}

type Does = <T = unknown>(path: string, body?: object) => Promise<T>;

/** All that staff do for what a dialogue comes to, each act once, over some days. */
export async function everyActForActions(program: Program, does: Does): Promise<void> {
  const { id, people, facilitators } = await metDialogue(program);
  const [mina, omar] = people;
  const [ana, bo] = facilitators;
  const talk = `/staff/dialogues/${id}`;
  const date = dayAhead(program, 20);
  for (const title of ['A later bus', 'A place for tools', 'A bus at night', 'A street party', 'A new school'])
    await does(`${talk}/ideas`, { title, proposers: [mina] });
  await does(`${talk}/voting/open`, { until: dayAhead(program, 2) });
  await does(`${talk}/voting/votes`, { participant: mina, dots: [{ action: 1, dots: 2 }] });
  await does(`${talk}/voting/sheets`, { sheet: 1, people: 2, dots: [{ action: 2, dots: 4 }] });
  await does(`${talk}/actions/merge`, { action: 3, into: 1 });
  await does(`${talk}/voting/close`);
  await does(`${talk}/actions/not-taken`, { action: 5, reason: 'not-ours' });
  await does(`${talk}/groups`, { title: 'Getting around', convener: omar, facilitator: ana });
  await does(`${talk}/groups`, { title: 'Tools', convener: mina });
  await does(`${talk}/groups/change`, { group: 2, facilitator: bo });
  await does(`${talk}/groups/offer`);
  await does(`${talk}/groups/join`, { group: 2, people: [omar, ana] });
  await does(`${talk}/groups/leave`, { group: 2, people: [omar] });
  await does(`${talk}/groups/tell`, { group: 2, text: 'We meet at the library from now on.' });
  const together = { date: dayAhead(program, 6), time: '18:00', minutes: 120, place: 'Park Street Library' };
  await does(`${talk}/groups/meetings`, { group: 2, ...together });
  await does(`${talk}/groups/meetings/move`, { meeting: 1, ...together, time: '17:00' });
  await does(`${talk}/groups/meetings`, { group: 2, ...together, date: dayAhead(program, 9) });
  await does(`${talk}/groups/meetings/cancel`, { meeting: 2 });
  await does(`${talk}/actions/adopt`, { action: 1, group: 1, owner: mina, date });
  await does(`${talk}/actions/adopt`, { action: 2, group: 2, date });
  await does(`${talk}/actions/adopt`, { action: 4, group: 2, date });
  await does(`${talk}/actions/change`, { action: 1, owner: omar });
  await does(`${talk}/groups/merge`, { group: 2, into: 1 });
  await does(`${talk}/forum`, { date: dayAhead(program, 0) });
  await does(`${talk}/actions/progress`, { action: 1, status: 'done' });
  await does(`${talk}/actions/drop`, { action: 4, reason: 'not-possible' });
  await does(`${talk}/actions/refer`, { action: 2, body: 'commission' });
  await does(`${talk}/actions/answer`, { action: 2, text: 'Yes, from June.' });
  await does(`${talk}/groups/close`, { group: 1 });
  const event = { date: dayAhead(program, 4), time: '18:00', minutes: 120, place: 'Park Street Library' };
  await does(`${talk}/events`, { kind: 'update', ...event });
  await does(`${talk}/events/move`, { event: 1, ...event, date: dayAhead(program, 1) });
  await does(`${talk}/events`, { kind: 'celebration', ...event });
  await program.later('PT15M');
  await does(`${talk}/events/cancel`, { event: 2 });
  await program.later('P2D');
  await does(`${talk}/events/held`, { event: 1 });
  await does(`${talk}/action/names`);
  await does(`${talk}/people/names`);
  await program.staff('GET', `${talk}/action`);
}
