import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { amina, type Program, startProgram } from '../support/program.ts';
import { onHold } from '../support/settings.ts';
import { stored } from '../support/stored.ts';

let program: Program;
const dataDir = mkdtempSync(join(tmpdir(), 'hold-'));
let id = '';

afterEach(() => program.runner.stop());

/** The program as deployed with these on hold. */
async function deployedWith(hold: string): Promise<void> {
  program = await startProgram({
    dataDir,
    templates: onHold(hold),
  });
}

const people = async () => (await stored(program.runner, 'People')).filter(({ pk }) => !pk.startsWith('contact#'));

/** Both stories are one: the order of a court, and its end. */
it('who is kept by a court’s order has everything ended, is kept, and is told so', async () => {
  await deployedWith('*');
  await program.arrives(amina);
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as { id: string }[];
  id = row?.id ?? '';
  await program.press(program.way(amina.contact.email, 'rights'), { answer: 'ask' });
  const link = program.way(amina.contact.email, 'data');
  const page = await program.press(link, { answer: 'erase-now' });
  expect(page.text).toContain('لا يسمح لنا القانون بالحذف الآن');
  expect((await program.staff('GET', '/staff/arrivals')).body).toEqual([]);
  await program.later('P40D');
  expect(await people()).toHaveLength(1);
  const held = await program.staff('POST', `/staff/arrivals/${id}/export`);
  expect([held.status, JSON.stringify(held.body)]).toEqual([200, expect.stringContaining(amina.preferredName)]);
  expect((await program.staff('POST', `/staff/arrivals/${id}/contact`)).status).toBe(404);
});

it('and is forgotten within a day of its end', async () => {
  await deployedWith('nobody');
  expect(await people()).toHaveLength(1);
  await program.later('P42D');
  expect(await people()).toEqual([]);
  expect((await program.staff('POST', `/staff/arrivals/${id}/export`)).status).toBe(404);
  const proofs = (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('erasure#'));
  expect(proofs).toHaveLength(1);
});
