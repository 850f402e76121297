import { consent, dayAhead, openDialogue } from './dialogues.ts';
import type { Program } from './program.ts';

/** A dialogue whose circles can be formed, and what staff do for them: what several stories have in common. */

const place = 'Park Street Library';

/** How those in it are reached; by e-mail, each at an address of her own, where that is left out. */
interface Reached {
  readonly person?: object;
  readonly facilitator?: object;
  /** Others with a place, by what they told; each is reached by phone. */
  readonly others?: readonly object[];
}

/** So many days before its kick-off: three people with places, two trained facilitators, two venues. Ids of registrations, persons and venues. */
export async function formingDialogue(
  program: Program,
  days: number,
  { person, facilitator, others = [] }: Reached = {},
) {
  const id = await openDialogue(program, { days: 20 });
  const does = async <T = Record<string, unknown>>(act: string, body: object = {}) => {
    const answer = await program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
    return { status: answer.status, said: answer.body as T };
  };
  for (const title of [place, 'Hyland Room']) await does('venues', { title, seats: 14 });
  const leads = async (name: string, background: string, contact: object) => {
    const told = { name, ...contact, background, trainedOn: dayAhead(program, -9) };
    return (await does<{ person: string }>('facilitators', told)).said.person;
  };
  const facilitators = [
    await leads('Ana', 'moved-here', facilitator ?? { email: 'ana@library.example' }),
    await leads('Bo', 'long-here', { email: 'bo@library.example' }),
  ];
  const enters = async (name: string, contact: object) => {
    const { said } = await does<{ participant: string }>('registrations', { name, ...contact, consent });
    await does('participants/confirm', { participant: said.participant });
    return said.participant;
  };
  const people = [
    await enters('Mina', person ?? { email: 'mina@home.example' }),
    await enters('Omar', { email: 'omar@home.example' }),
    await enters('Hla Win', { phone: '+18605550147' }),
  ];
  const neighbors: string[] = [];
  for (const [i, told] of others.entries())
    neighbors.push(await enters(`Neighbor ${i}`, { phone: `+1860555020${i}`, ...told }));
  const { status, said } = await does('next', { stage: 'forming', reason: 'small-neighborhood' });
  if (status !== 200) throw new Error(`Not forming: ${JSON.stringify(said)}`);
  await does('schedule', { date: dayAhead(program, days), time: '18:00', place });
  const { body } = await program.staff('GET', `/staff/dialogues/${id}`);
  const venues = (body as { state: { venues: { id: string }[] } }).state.venues.map(one => one.id);
  return { id, does, people, neighbors, facilitators, venues };
}

/** One circle of five has met, whatever was missing, and the forum is held. */
export async function atTheForum(program: Program, reached: Reached = {}, days = 1) {
  const dialogue = await formingDialogue(program, days, { ...reached, others: [{}, {}] });
  const { does, people, neighbors, facilitators, venues } = dialogue;
  const participants = [...people, ...neighbors];
  await does('circles', { participants, facilitators, venue: venues[0], language: 'en' });
  const reason = 'small-neighborhood';
  const toTheForum = async () => {
    for (const stage of ['kicked-off', 'in-session', 'action-forum']) {
      const { status, said } = await does('next', { stage, reason });
      if (status !== 200) throw new Error(`Not at ${stage}: ${JSON.stringify(said)}`);
    }
  };
  return { ...dialogue, participants, toTheForum };
}

type Does = <T = unknown>(path: string, body?: object) => Promise<T>;

/** All that staff do for circles, each act once, over two days. */
export async function everyActForCircles(program: Program, does: Does): Promise<void> {
  const { id, people, facilitators, venues } = await formingDialogue(program, 1);
  const [first, second, third] = people;
  const [one, other] = facilitators;
  const talk = `/staff/dialogues/${id}`;
  const meets = { venue: venues[0], language: 'en' };
  await program.staff('POST', `${talk}/circles/propose`, { slots: [{ time: 'tue-evening', venue: venues[0] }] });
  await does(`${talk}/circles`, { participants: [first, second], facilitators: [one], ...meets });
  await does(`${talk}/circles`, { participants: [third], ...meets });
  await does(`${talk}/circles/names`);
  await does(`${talk}/circles/join`, { circle: 1, who: other });
  await does(`${talk}/circles/move`, { who: second, from: 1, to: 2 });
  await does(`${talk}/circles/leave`, { circle: 2, who: third });
  await does(`${talk}/circles/take`, { circles: [{ participants: [third], ...meets }] });
  await does(`${talk}/circles/move`, { who: third, from: 3 });
  await does(`${talk}/circles/settle`, { circle: 1, ...meets, venue: venues[1] });
  const when = { circle: 1, date: dayAhead(program, 1), time: '18:00', minutes: 120 };
  await does(`${talk}/sessions`, when);
  await does(`${talk}/sessions`, { ...when, date: dayAhead(program, 8) });
  await does(`${talk}/sessions/move`, { ...when, session: 1, time: '17:30' });
  await does(`${talk}/sessions/confirm`, { circle: 1, session: 1 });
  await does(`${talk}/sessions/sheet`, { circle: 1, session: 1 });
  await program.later('P2D');
  await does(`${talk}/sessions/held`, { circle: 1, session: 1 });
  await does(`${talk}/sessions/record`, { circle: 1, session: 1, attended: [first], ideas: 'A later bus.' });
  await does(`${talk}/sessions/cancel`, { circle: 1, session: 2 });
  await does(`${talk}/circles/end`, { circle: 2 });
  await program.staff('GET', `${talk}/circles`);
  await program.staff('GET', `${talk}/participants/${first}`);
  const forum = await atTheForum(program);
  await forum.toTheForum();
  await does(`/staff/dialogues/${forum.id}/results`, { text: 'A later bus.' });
}
