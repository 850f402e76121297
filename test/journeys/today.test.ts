import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

interface Line {
  readonly id: string;
  readonly code: string;
  readonly what: string;
  readonly act: string;
  readonly urgency: string;
  readonly receipt?: string;
  readonly household?: string;
  readonly navigator?: string;
  readonly page: string;
  readonly press?: string;
  readonly details?: readonly string[];
}

interface Today {
  readonly lines: readonly Line[];
  readonly more: number;
  readonly fine: number;
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const liaison = 'liaison@library.example';
const today = async (): Promise<Today> => (await program.staff('GET', '/staff/today')).body;
const codes = async (): Promise<readonly string[]> => (await today()).lines.map(one => one.code);
const lineOf = async (code: string): Promise<Line | undefined> => (await today()).lines.find(one => one.code === code);
const done = (line: Line | undefined) => program.staff('POST', `/staff/today/${line?.id}/done`);
const subject = 'Today: ';
const letters = () => program.runner.mail.to(liaison).filter(one => one.subject.startsWith(subject));
const byStaff = async (household: object): Promise<string> => {
  const { body } = await program.staff('POST', '/staff/arrivals', { ...amina, ...household });
  return (body as { id: string }).id ?? '';
};

/** A household and its navigator, who both have said yes. */
async function paired(): Promise<{ readonly household: string; readonly pairing: string; readonly navigator: string }> {
  const { body } = await program.staff('POST', '/staff/navigators', nadia);
  const navigator = (body as { id: string }).id;
  await program.staff('POST', '/staff/arrivals', { ...amina, introduction: 'at-once' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as { id: string; pairing: string }[];
  return { household: row?.id ?? '', pairing: row?.pairing ?? '', navigator };
}

describe('Today', () => {
  it('of nobody needs nobody', async () => {
    expect(await today()).toMatchObject({ lines: [], more: 0, fine: 0 });
  });

  it('shows whom to call, by receipt and without a name, and no longer when the call was made', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.post('/arrivals', { ...amina, contact: { phone: '+18605550155' } });
    const [line] = (await today()).lines;
    expect(line).toMatchObject({ code: 'call', urgency: 'call', language: 'ar', area: 'frog-hollow' });
    expect(JSON.stringify(line)).not.toContain('Amina');
    expect(line?.page).toMatch(/^\/desk\/calls\/confirm-/);
    expect((await today()).lines).toHaveLength(1);
    const [call] = (await program.staff('GET', '/staff/calls')).body as { id: string }[];
    await program.staff('POST', `/staff/calls/${call?.id}`, { outcome: 'yes' });
    expect(await today()).toMatchObject({ lines: [], fine: 1 });
  });

  it('shows a step that stays overdue; a word with the navigator ends the line, and it comes again when nothing comes of it', async () => {
    const { pairing, household } = await paired();
    await program.later('P12D');
    const line = await lineOf('steps-overdue');
    expect(line).toMatchObject({ household, press: 'spoken', page: `/desk/households/${household}` });
    expect(line?.details).toContain('first-contact');
    expect((await done(line)).body).toEqual({ outcome: 'done' });
    expect(await codes()).not.toContain('steps-overdue');
    expect((await done(line)).body).toEqual({ outcome: 'already-done' });
    await program.later('P9D');
    expect(await codes()).toContain('steps-overdue');
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
    expect(await codes()).not.toContain('steps-overdue');
  });

  it('puts a concern above all else: first the calls, then the decision', async () => {
    const { pairing } = await paired();
    await program.post('/arrivals', { ...amina, contact: { phone: '+18605550155' } });
    await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'navigator' });
    const [first] = (await today()).lines;
    expect(first).toMatchObject({ urgency: 'concern', code: 'call', details: ['concern-call'] });
    expect(await codes()).not.toContain('rests');
    for (const kind of ['concern-call', 'concern-call-navigator']) {
      const calls = (await program.staff('GET', '/staff/calls')).body as { id: string; kind: string }[];
      await program.staff('POST', `/staff/calls/${calls.find(one => one.kind === kind)?.id}`, { outcome: 'yes' });
    }
    const rests = await lineOf('rests');
    expect(rests).toMatchObject({ urgency: 'concern', page: expect.stringContaining('/desk/households/') });
    expect((await done(rests)).status).toBe(409);
    await program.staff('POST', `/staff/pairings/${pairing}/resume`);
    expect(await codes()).not.toContain('rests');
  });

  it('keeps what the liaison was told and no state says, until somebody has seen to it', async () => {
    const { pairing } = await paired();
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed', met: false });
    const line = await lineOf('closed-unmet');
    expect(line).toMatchObject({ press: 'done' });
    await done(line);
    expect(await codes()).toEqual([]);
    const facts = program.runner.events.filter(one => one['detail-type'] === 'AttentionSettled');
    expect(facts.map(one => one.detail.data)).toEqual([
      { about: pairing, kind: 'closed-unmet', by: expect.stringMatching(/^staff:/) },
    ]);
  });

  it('shows whom nobody fits, until it was seen or somebody does', async () => {
    await byStaff({});
    expect(await lineOf('nobody-fits')).toMatchObject({ press: 'seen' });
    await done(await lineOf('nobody-fits'));
    expect(await today()).toMatchObject({ lines: [], fine: 1 });
  });

  it('takes three reads, with few lines and with many, and shows fifty of them', async () => {
    await byStaff({});
    const desk = await program.desk(liaison);
    const readOf = ({ action, resource }: { action: string; resource?: string }) => `${action} ${resource}`;
    const readsOf = async () => {
      const from = program.runner.calls.length;
      const shown = await today();
      await desk.get('/desk');
      const calls = program.runner.calls.slice(from);
      const made = (door: string) => calls.filter(one => one.function.startsWith(door)).map(readOf);
      // Whoever opens a page at the desk is let in first.
      const atDesk = made('doorsDesk').filter(one => !one.includes('Sessions'));
      return { shown, reads: made('doorsStaff').sort(), atDesk: atDesk.sort() };
    };
    const few = await readsOf();
    expect(few.shown.lines).toHaveLength(1);
    expect(few.shown).toMatchObject({ about: false });
    expect(few.reads).toHaveLength(3);
    expect(few.atDesk).toEqual(few.reads);
    const table = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(one => /^Program/.test(one.id));
    for (let i = 0; i < 300; i++)
      await program.runner.database('PutItem', {
        TableName: table?.ref,
        Item: {
          pk: { S: `notice#h${i}.applied` },
          sk: { S: 'state' },
          desk: { S: 'desk' },
          urgency: { S: `7 2026-11-30T15:00:00.${String(i).padStart(3, '0')}Z` },
          line: {
            M: {
              code: { S: 'applied' },
              urgency: { S: 'notice' },
              about: { S: `h${i}` },
              since: { S: '2026-11-30T15:00:00.000Z' },
            },
          },
        },
      });
    const many = await readsOf();
    expect(many.shown).toMatchObject({ more: 251, atLeast: false, about: true });
    expect(many.shown.lines).toHaveLength(50);
    expect(many.reads).toHaveLength(3);
    expect(many.atDesk).toEqual(many.reads);
  });
});

describe('the letter of the morning', () => {
  it('comes only when something needs a human, and a press behind its button ends the line', async () => {
    await paired();
    await program.later('P1D');
    expect(letters()).toEqual([]);
    await program.later('P10D');
    const before = letters().length;
    expect(before).toBeGreaterThan(0);
    const text = letters().at(-1)?.text ?? '';
    expect(text).toContain('Overdue: Make first contact');
    expect(text).not.toContain('Amina');
    const link = wayIn(text, 'today');
    expect((await program.get(link)).text).toContain('We have spoken');
    expect(await codes()).toContain('steps-overdue');
    expect((await program.press(link, { answer: 'done' })).text).toContain('Thank you');
    expect(await codes()).not.toContain('steps-overdue');
    const again = await program.press(link, { answer: 'done' });
    expect(again).toMatchObject({ status: 200, text: expect.stringContaining('This needs nothing more') });
    expect(program.runner.events.filter(one => one['detail-type'] === 'AttentionSettled')).toHaveLength(1);
  });

  it('leads to the desk where a name or a number is needed, and a press there changes nothing', async () => {
    await program.post('/arrivals', { ...amina, contact: { phone: '+18605550155' } });
    await program.later('P1D');
    const link = program.way(liaison, 'today');
    const page = await program.get(link);
    expect(page.text).toContain('a name or a number is needed');
    expect(page.markup).toContain('href="/desk/calls/confirm-');
    await program.press(link, { answer: 'done' });
    expect(await codes()).toEqual(['call']);
  });

  it('lists twelve and counts the others', async () => {
    for (let i = 0; i < 14; i++)
      await program.post('/arrivals', { ...amina, contact: { phone: `+1860555${2000 + i}` } });
    await program.later('P1D');
    const letter = letters().at(-1);
    expect(letter?.subject).toBe('Today: 14 to look at');
    expect(letter?.text.match(/\/l\//g)).toHaveLength(12);
    expect(letter?.text).toContain('And 2 more at the desk.');
    expect(letter?.text).toContain('Nothing else needs you.');
  });
});
