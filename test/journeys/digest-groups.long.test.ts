import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fill, wordsFor } from '../../functions/program/words.ts';
import { type Program, startProgram } from '../support/program.ts';
import { synthesizedWith } from '../support/settings.ts';

/** A library with two groups, each by its own clock, as its settings say: what the settings at hand have not, since Hartford has one group. */
const one = `groups: [{ id: 'advisory', name: 'Immigrant Advisory Group' }],`;
const two = `groups: [
  { id: 'advisory', name: 'Immigrant Advisory Group' },
  { id: 'west', name: 'Our branch in the West', timeZone: 'America/Los_Angeles' },
],`;

let program: Program;
beforeAll(async () => {
  program = await startProgram({ outdir: await synthesizedWith(settings => settings.replace(one, two)) });
});
beforeEach(() => program.beginAgain());
afterAll(async () => {
  expect([program.runner.warnings, program.runner.deadLetters]).toEqual([[], []]);
  await program.runner.stop();
});

const { digest } = wordsFor('en');
const [ines, omar, ruth] = ['ines@clinic.example', 'omar@schools.example', 'ruth@mill.example'];
const liaison = 'liaison@library.example';

async function joins(name: string, email: string, groups: readonly string[]): Promise<string> {
  const clinic = { title: 'Park Street Clinic', kind: 'health' };
  const { id: organization } = (await program.staff('POST', '/staff/organizations', clinic)).body as { id: string };
  const member = { name, email, organization, groups };
  const { id } = (await program.staff('POST', '/staff/members', member)).body as { id: string };
  await program.press(program.way(email, 'invite'), { answer: 'join' });
  return id;
}

async function tells(member: string, title: string, kind = 'resource'): Promise<string> {
  const until = new Date(program.runner.now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
  const item = { member, kind, title, text: 'Open to everyone.', ...(kind !== 'issue' && { until }) };
  const { id } = (await program.staff('POST', '/staff/items', item)).body as { id: string };
  expect((await program.staff('POST', `/staff/items/${id}/approve`)).status).toBe(200);
  return id;
}

const refer = (issue: string) => program.staff('POST', `/staff/issues/${issue}/refer`, { body: 'commission' });

const digestsTo = (address: string) =>
  program.runner.mail.to(address).filter(({ headers }) => headers['list-unsubscribe'] !== undefined);
/** Which of these things each of someone's digests tells, the first one first. */
const toldTo = (address: string, titles: readonly string[]) =>
  digestsTo(address).map(({ text }) => titles.filter(title => text.includes(title)));

/** When it was, by the clock of a place. */
const clockOf = (timeZone: string, at = ''): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    Date.parse(at),
  );

interface Edition {
  readonly id: string;
  readonly group: string;
  readonly state: { readonly status: string; readonly why?: string };
}

const editions = async () => (await program.staff('GET', '/staff/digests')).body as readonly Edition[];

describe('two groups', () => {
  beforeEach(async () => {
    await joins('Ines Duarte', ines, ['advisory']);
    await joins('Ruth Cole', ruth, ['west']);
  });

  it('get theirs at nine by their own clocks, each seen by staff before; who is in both gets one', async () => {
    const author = await joins('Omar Said', omar, ['advisory', 'west']);
    await tells(author, 'Homework help');
    // Ten o'clock on Monday in Hartford; by eleven on Tuesday that group has its digest and the one in the West has not.
    await program.later('P1DT1H');
    const previews = program.runner.mail.to(liaison).map(({ at }) => at);
    expect(previews.map(at => clockOf('America/New_York', at).slice(0, 7))).toEqual(['Mon 14:', 'Mon 17:']);
    expect([ines, omar, ruth].map(address => digestsTo(address).length)).toEqual([1, 1, 0]);
    // What is approved between the two is told to both, a week later.
    await tells(author, 'A reading circle');
    await program.later('PT2H');
    expect(clockOf('America/New_York', digestsTo(ines)[0]?.at)).toMatch(/^Tue 09:0/);
    expect(clockOf('America/Los_Angeles', digestsTo(ruth)[0]?.at)).toMatch(/^Tue 09:0/);
    await program.later('P7D');
    for (const address of [ines, omar, ruth])
      expect(toldTo(address, ['Homework help', 'A reading circle'])).toEqual([['Homework help'], ['A reading circle']]);
    expect((await editions()).map(({ state }) => state.status)).toEqual(['sent', 'sent', 'sent', 'sent']);
  });

  it('of which staff hold one: its readers get later what the other ones got, and who is in both does not get it twice', async () => {
    const author = await joins('Omar Said', omar, ['advisory', 'west']);
    const issue = await tells(author, 'Nobody speaks Karen at the desk', 'issue');
    await program.later('P2D');
    await refer(issue);
    await tells(author, 'Homework help');
    const referred = fill(digest.referred, {
      body: 'Commission on Refugee and Immigrant Affairs',
      title: 'Nobody speaks Karen at the desk',
    });
    const titles = [referred, 'Homework help', 'A reading circle'];
    await program.later('P5DT6H');
    const held = (await editions()).find(({ state, group }) => state.status === 'collecting' && /Advisory/.test(group));
    expect((await program.staff('POST', `/staff/digests/${held?.id}/hold`)).status).toBe(200);
    await program.later('P2D');
    await tells(author, 'A reading circle');
    await program.later('P6D');
    expect((await editions()).find(({ id }) => id === held?.id)?.state).toMatchObject({ why: 'held' });
    // The first one told that it was raised.
    const [, ...laterToInes] = toldTo(ines, titles);
    const [, ...laterToOmar] = toldTo(omar, titles);
    const [, ...laterToRuth] = toldTo(ruth, titles);
    expect(laterToInes).toEqual([titles]);
    expect(laterToOmar).toEqual([[referred, 'Homework help'], ['A reading circle']]);
    expect(laterToRuth).toEqual(laterToOmar);
    // Past digests say the same, on the page of a member and at the desk.
    const past = program.way(ines, 'editions');
    expect((await program.get(past)).text).toContain(referred);
    const latest = (await editions()).find(({ group }) => /Advisory/.test(group));
    const room = await (await program.desk(liaison)).get(`/desk/digests/${latest?.id}`);
    expect(room.markup).toContain(referred);
  });

  it('both get every one of a dozen referrals of one week: ten in the next digest, the others in the one after', async () => {
    const author = await joins('Omar Said', omar, ['advisory', 'west']);
    const names = Array.from({ length: 12 }, (_, n) => `Issue number ${String(n + 1).padStart(2, '0')}`);
    const issues: string[] = [];
    for (const name of names) issues.push(await tells(author, name, 'issue'));
    await program.later('P9D');
    for (const issue of issues) await refer(issue);
    await program.later('P14D');
    const said = names.map(title =>
      fill(digest.referred, { body: 'Commission on Refugee and Immigrant Affairs', title }),
    );
    for (const address of [ines, omar, ruth])
      expect(toldTo(address, said)).toEqual([[], [], said.slice(0, 10), said.slice(10)]);
  });
});
