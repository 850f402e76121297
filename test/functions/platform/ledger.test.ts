import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Decider, type Note, note } from '../../../functions/platform/kernel/decider.ts';
import type { Shelf } from '../../../functions/platform/ledger.ts';
import { now, standsStill, startKeys } from '../../support/link-keys.ts';

standsStill();

/** Something that counts, and is open or not. */
const schema = v.object({ open: v.boolean(), count: v.number() });
type State = v.InferOutput<typeof schema>;
type Command = 'open' | 'add';
type Event = Note<'Opened', object> | Note<'Added', object>;

const shelf = (kind: string): Shelf<State> => ({
  kind,
  capability: 'tests',
  version: 1,
  schema,
  initial: { open: false, count: 0 },
  due: () => undefined,
});
const [things, doors] = [shelf('thing'), shelf('door')];

/** What is not open is added to by nobody. */
const adding: Decider<State, Command, Event> = {
  initial: things.initial,
  decide: (command, { open }) => (command === 'open' ? [note('Opened', {})] : open ? [note('Added', {})] : []),
  evolve: (state, { name }) => (name === 'Opened' ? { ...state, open: true } : { ...state, count: state.count + 1 }),
};
/** A thing is added to in any case, twice where its door is open; nothing is written of the door. */
const besideDoor: Decider<{ thing: State; door: State }, Command, Event> = {
  initial: { thing: things.initial, door: doors.initial },
  decide: (_, { door }) => (door.open ? [note('Added', {}), note('Added', {})] : [note('Added', {})]),
  evolve: ({ thing, door }) => ({ thing: { ...thing, count: thing.count + 1 }, door }),
};

let database: Awaited<ReturnType<typeof startKeys>>;
beforeAll(async () => {
  database = await startKeys();
  vi.stubEnv('PROGRAM_TABLE', 'Program');
  const name = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
  await database.ask('CreateTable', {
    TableName: 'Program',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [name('pk'), name('sk')],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
});
afterAll(() => database.stop());

/** A function in a container of its own. */
async function container() {
  vi.resetModules();
  const { alone, handle, load } = await import('../../../functions/platform/ledger.ts');
  const { looking } = await import('../../../functions/platform/fetching.ts');
  const act = (command: Command) => ({ command, cause: `${command}:${serial++}`, by: 'program', at: now });
  return {
    looking,
    load: (one: Shelf<State>, id: string) => load(one, id),
    does: (one: Shelf<State>, id: string, command: Command) => handle(alone(one, adding), { self: id }, act(command)),
    addsBeside: (thing: string, door: string) =>
      handle({ shelves: { thing: things, door: doors }, decider: besideDoor }, { thing, door }, act('add')),
  };
}
let serial = 0;
let [id, one, other] = ['', {} as Awaited<ReturnType<typeof container>>, {} as Awaited<ReturnType<typeof container>>];
beforeEach(async () => {
  id = `n${serial++}`;
  [one, other] = [await container(), await container()];
});

describe('what a look has read', () => {
  it('is decided on without reading it again, once', async () => {
    await one.does(things, id, 'open');
    database.asked.length = 0;
    await one.looking(async () => {
      await one.load(things, id);
      expect((await one.does(things, id, 'add')).outcome).toBe('done');
      expect(database.asked).toEqual(['GetItem', 'TransactWriteItems']);
    });
    await one.does(things, id, 'add');
    expect(database.asked.slice(2)).toEqual(['GetItem', 'TransactWriteItems']);
  });

  it('and what it has written it knows: the next decision and the page that follows read neither again', async () => {
    await one.does(things, id, 'open');
    database.asked.length = 0;
    await one.looking(async () => {
      await one.load(doors, id);
      await one.does(things, id, 'add');
      await one.does(things, id, 'add');
      expect(await one.does(things, id, 'add')).toMatchObject({ outcome: 'done', state: { self: { count: 3 } } });
      expect(database.asked).toEqual(['GetItem', 'GetItem', ...Array.from({ length: 3 }, () => 'TransactWriteItems')]);
      await one.load(doors, id);
      expect(database.asked.at(-1)).toBe('GetItem');
    });
    expect(await one.load(things, id)).toEqual({ open: true, count: 3 });
  });

  it('is not read again, one after another or side by side, until something is decided, whatever comes of that', async () => {
    await one.does(things, id, 'open');
    database.asked.length = 0;
    await one.looking(async () => {
      await Promise.all([one.load(things, id), one.load(things, id), one.load(doors, id)]);
      expect(await one.load(things, id)).toEqual({ open: true, count: 0 });
      expect(database.asked).toEqual(['GetItem', 'GetItem']);
      await one.does(things, id, 'add');
      expect(await one.load(things, id)).toEqual({ open: true, count: 1 });
      // Nothing is decided about a door that is not open.
      await one.does(doors, id, 'add');
      await other.does(things, id, 'add');
      expect(await one.load(things, id)).toEqual({ open: true, count: 2 });
    });
  });

  it('is nothing to another look of the same container, nor outside of one', async () => {
    await one.does(things, id, 'open');
    await one.looking(async () => {
      await one.load(things, id);
      await other.does(things, id, 'add');
      expect(await one.looking(() => one.load(things, id))).toMatchObject({ count: 1 });
      expect(await one.load(things, id)).toMatchObject({ count: 0 });
    });
    expect(await one.load(things, id)).toMatchObject({ count: 1 });
    await other.does(things, id, 'add');
    expect(await one.load(things, id)).toMatchObject({ count: 2 });
  });

  it('and could not be read is read again', async () => {
    await one.looking(async () => {
      vi.stubEnv('PROGRAM_TABLE', 'Nowhere');
      await expect(one.load(things, id)).rejects.toThrow();
      vi.stubEnv('PROGRAM_TABLE', 'Program');
      expect(await one.load(things, id)).toEqual(things.initial);
    });
  });

  it('overwrites nobody: who was faster in between is counted too', async () => {
    await one.does(things, id, 'open');
    await one.looking(async () => {
      await one.load(things, id);
      await other.does(things, id, 'add');
      expect(await one.does(things, id, 'add')).toMatchObject({ outcome: 'done', state: { self: { count: 2 } } });
    });
  });

  it('is read anew where nothing would come of it', async () => {
    await one.looking(async () => {
      await one.load(things, id);
      await other.does(things, id, 'open');
      expect(await one.does(things, id, 'add')).toMatchObject({ outcome: 'done', state: { self: { count: 1 } } });
    });
  });

  it('is read anew where the decision rests on it and does not write it', async () => {
    await one.looking(async () => {
      await one.load(doors, id);
      await other.does(doors, id, 'open');
      expect(await one.addsBeside(id, id)).toMatchObject({ outcome: 'done', state: { thing: { count: 2 } } });
    });
  });
});
