import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

let program: Program;
eachStory(started => {
  program = started;
});

const en = wordsFor('en');
const ines = 'ines@clinic.example';
const liaison = 'liaison@library.example';

const day = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe('more than one digest holds', () => {
  it('is told to staff beforehand: how much waits, what would never be told, and that one can go first', async () => {
    const clinic = (await program.staff('POST', '/staff/organizations', { title: 'Clinic', kind: 'health' })).body;
    const { id: organization } = clinic as { id: string };
    const invited = { name: 'Ines Duarte', email: ines, organization };
    const { id: member } = (await program.staff('POST', '/staff/members', invited)).body as { id: string };
    await program.press(program.way(ines, 'invite'), { answer: 'join' });
    // Eleven that end before the next digest: one too many.
    for (let n = 1; n <= 11; n++) {
      const told = { member, kind: 'resource', title: `Class ${n}`, text: 'Free.', until: day(5) };
      const { id } = (await program.staff('POST', '/staff/items', told)).body as { id: string };
      await program.staff('POST', `/staff/items/${id}/approve`);
    }
    await program.later('PT4H');
    const preview = program.mailTo(liaison);
    expect(preview.text).toContain(en.digest.waiting.title);
    expect(preview.text).toContain('wait for a later digest: 1.');
    expect(preview.text).toContain('- Class 11');
    expect((await program.get(wayIn(preview.text, 'digest'))).text).toContain('Class 11');

    const desk = await program.desk(liaison);
    const [edition = ''] = /\/desk\/digests\/[^"]+/.exec((await desk.get('/desk/digests')).markup) ?? [];
    const room = await desk.get(edition);
    expect(room.markup).toContain('over before its turn');
    const last = [...room.markup.matchAll(/\/desk\/items\/([a-z0-9]{26})\/first/g)].at(-1)?.[1] ?? '';
    expect((await desk.post(`/desk/items/${last}/first`, {})).status).toBe(200);
    await program.later('P1D');
    const digest = program.mailTo(ines).text;
    expect(digest.indexOf('Class 11')).toBeGreaterThan(0);
    expect(digest.indexOf('Class 11')).toBeLessThan(digest.indexOf('Class 1\n'));
    expect(digest).not.toContain('Class 10');
    expect((await program.staff('POST', `/staff/items/${last}/first`)).status).toBe(409);
  }, 60_000);
});
