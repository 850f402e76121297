import { describe, expect, it } from 'vitest';
import { metDialogue } from '../support/action.ts';
import { dayAhead, openDialogue, registersFor } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What a page of a dialogue asks of the database is what its own people cost, however many dialogues there were before. */
let program: Program;
eachStory(begun => {
  program = begun;
});

/** An item as the database itself has it. */
type Item = Readonly<Record<string, { readonly S?: string }>>;

const tableName = () =>
  program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(({ id }) => id.startsWith('Program'))?.ref;

/** The states as they lie there: no decisions, which no page reads. */
async function states(): Promise<readonly Item[]> {
  const { Items } = await program.runner.database('Scan', { TableName: tableName() });
  return (Items as readonly Item[]).filter(({ sk }) => sk?.S === 'state');
}
const put = (Item: Item) => program.runner.database('PutItem', { TableName: tableName(), Item });

/** An id of the same length that nobody has: the n-th of its kind. */
const another = (id: string, n: number): string => `${id.slice(0, -4)}${String(n).padStart(4, '0')}`;

/** Lays down earlier dialogues, whole with all their people: each has the states of the one that was lived, under ids of its own. */
async function layDown(lived: readonly Item[], from: number, to: number): Promise<void> {
  const ids = lived.flatMap(({ pk }) => /^(?:dialogue|participant)#(\w+)$/.exec(pk?.S ?? '')?.[1] ?? []);
  for (let n = from; n < to; n += 1) {
    const own = ids.reduce((text, id) => text.replaceAll(id, another(id, n)), JSON.stringify(lived));
    await Promise.all((JSON.parse(own) as readonly Item[]).map(put));
  }
}

/** So many read units a page of those that are over costs at most: twenty, each of some kilobytes with all who plan and facilitate it. */
const aPage = 15;

/** What one look asked of the database: calls, and read units as the engine counts them. */
interface Asked {
  readonly calls: number;
  readonly units: number;
}

async function asked(look: () => Promise<{ readonly status: number }>): Promise<Asked> {
  const from = program.runner.calls.length;
  expect((await look()).status).toBe(200);
  const made = program.runner.calls.slice(from);
  const doors = made.filter(one => one.function.startsWith('doors') && one.action.startsWith('dynamodb:'));
  return { calls: doors.length, units: doors.reduce((sum, { units }) => sum + units, 0) };
}

const mina = 'mina@home.example';

/** A dialogue at work: a circle with a session, ideas that people vote on, a group with an action, and what came of it. */
async function atWork() {
  const dialogue = await metDialogue(program);
  const { does, people, facilitators, venues } = dialogue;
  const told = async (act: string, body: object = {}) => {
    const { status, said } = await does(act, body);
    if (status >= 300) throw new Error(`${act}: ${JSON.stringify(said)}`);
  };
  await told('circles', { participants: people, facilitators, venue: venues[0], language: 'en' });
  await told('sessions', { circle: 1, date: dayAhead(program, 10), time: '18:00', minutes: 120 });
  for (const title of ['A later bus', 'A place for tools']) await told('ideas', { title });
  await told('groups', { title: 'Getting around', convener: people[1], facilitator: facilitators[0] });
  await told('actions/adopt', { action: 1, group: 1, owner: people[0], date: dayAhead(program, 30) });
  await told('voting/open', { until: dayAhead(program, 2) });
  await program.later('PT15M');
  for (const stage of ['in-session', 'action-forum', 'action']) await told('next', { stage, reason: 'other' });
  await program.later('PT15M');
  return { ...dialogue, told };
}

describe('the cost of a page', () => {
  it('of a dialogue does not grow with the dialogues before it', async () => {
    const { id, people, told } = await atWork();
    // Another one, for which people can register.
    const open = await openDialogue(program, { days: 40 });
    await registersFor(program, open, { email: 'dora@home.example' });
    const desk = await program.desk('liaison@library.example');
    const at = (path: string) => () => program.get(path);
    const sees = (path: string) => () => desk.get(path);
    const opens = (path: string) => () => program.staff('GET', path);
    const [talk, room] = [`/staff/dialogues/${id}`, `/desk/dialogues/${id}`];
    const of: Readonly<Record<string, () => Promise<{ readonly status: number }>>> = {
      dialogue: opens(talk),
      circles: opens(`${talk}/circles`),
      participants: opens(`${talk}/participants`),
      participant: opens(`${talk}/participants/${people[0]}`),
      meter: opens(`${talk}/meter`),
      action: opens(`${talk}/action`),
      'the room': sees(room),
      ...Object.fromEntries(
        [
          'steering',
          'facilitators',
          'places',
          'people',
          `people/${people[0]}`,
          'circles',
          'circles/propose',
          'circles/1',
          'circles/1/sessions/1',
          'results',
          'meter',
          'action',
          'change',
        ].map(one => [`the room, ${one}`, sees(`${room}/${one}`)]),
      ),
      'you said, we did': at(`/dialogues/${id}`),
      'the registration page': at(`/dialogues/${open}`),
      'her own page': at(program.way(mina, 'participant')),
      'her part of what was agreed on': at(program.way(mina, 'action')),
      'her dots': at(program.way(mina, 'vote')),
    };
    const lists = {
      'all of them': opens('/staff/dialogues'),
      'the room of all': sees('/desk/dialogues'),
      'the public list': at('/dialogues'),
    };
    const measured = async (pages: typeof of) => {
      const costs: [string, Asked][] = [];
      for (const [name, look] of Object.entries(pages)) costs.push([name, await asked(look)]);
      return Object.fromEntries(costs);
    };
    // Keys are read once by each function.
    await measured({ ...of, ...lists });
    const [alone, aloneInLists] = [await measured(of), await measured(lists)];
    for (const [name, { calls, units }] of Object.entries(alone)) {
      expect(calls, name).toBeGreaterThan(0);
      expect(units, name).toBeGreaterThan(0);
    }

    // The same one, lived to its end, is what others before it are like. Its own states are put back as they were.
    const before = await states();
    for (const stage of ['follow-up', 'celebrated']) await told('next', { stage, reason: 'other' });
    const lived = (await states()).filter(
      item => JSON.stringify(item).includes(id) && item.pk?.S?.includes(open) !== true,
    );
    const mailed = /^(?:mail|call|notice)#/;
    const own = lived.filter(({ pk }) => !mailed.test(pk?.S ?? ''));
    expect(own.map(({ pk }) => pk?.S?.split('#')[0])).toEqual(
      expect.arrayContaining(['dialogue', 'participant', 'roll', 'circle', 'circle-board', 'action-plan', 'meter']),
    );
    for (const item of before) await put(item);

    // A list shows a page of those that are over, and costs that page.
    await layDown(own, 0, 25);
    expect(await measured(of)).toEqual(alone);
    const many = await measured(lists);
    await layDown(own, 25, 50);
    expect(await measured(of)).toEqual(alone);
    expect(await measured(lists)).toEqual(many);
    for (const [name, { calls, units }] of Object.entries(aloneInLists)) {
      expect(many[name]?.calls, name).toBe(calls);
      expect(many[name]?.units, name).toBeLessThanOrEqual(units + aPage);
    }
  }, 120_000);
});
