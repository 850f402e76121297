import { expect, it } from 'vitest';
import { grouped } from '../../functions/platform/kernel/ids.ts';
import { fill, gateText, wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What the liaison reads on Monday morning. */
const en = wordsFor('en');
const said = en.mails.liaisonWeek;
const liaison = 'liaison@library.example';
const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example' };
const grace = { ...amina, preferredName: 'Grace', contact: { email: 'grace@home.example' } };
const musa = {
  ...amina,
  preferredName: 'Musa',
  contact: { email: 'musa@home.example' },
  languages: [{ code: 'so', level: 'fluent' }],
};

let program: Program;
eachStory(begun => {
  program = begun;
});

const summaries = () =>
  program.runner.mail
    .to(liaison)
    .filter(({ subject }) => subject === said.calmSubject || subject.startsWith(said.subject.replace('{count}', '')));
const lineOf = (text: string, heading: string) => text.split(`\n\n${heading}:\n\n`)[1]?.split('\n\n')[0];
const inDays = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
    program.runner.now().getTime() + days * 86_400_000,
  );

// R1: "Supervisors really love their weekly update emails"; R3: each contact stands with its own pairing; R18: silence is read as failure.
it('R1, R3, R18: a week in which nothing happened is one line, and then the liaison reads who is silent, who waits, and what runs out', async () => {
  const { id } = (await program.staff('POST', '/staff/navigators', nadia)).body as unknown as { id: string };
  await program.later('P7D');
  expect(summaries().map(({ text }) => text.split('\n\n')[1])).toEqual([fill(said.calm, { run: 0 })]);

  // Amina is paired, and once nobody comes; Grace's offer is declined; nobody speaks Musa's language.
  const receipts: string[] = [];
  const comes = async (household: { readonly contact: { readonly email: string } }) => {
    receipts.push(grouped(await program.arrives({ ...household, introduction: 'at-once' })).join('-'));
    await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
  };
  await comes(amina);
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { pairing: string }[];
  await program.staff('POST', `/staff/pairings/${row?.pairing}/contacts`, { outcome: 'attempted', minutes: 15 });
  await program.later('P17D');
  await program.staff('POST', '/staff/navigators', omar);
  await comes(grace);
  await program.press(program.way(omar.email, 'offer'), { answer: 'decline', reason: 'no-time' });
  await comes(musa);
  await program.staff('POST', `/staff/navigators/${id}/gates`, { gate: 'screening', on: inDays(-700) });
  const talk = { format: 'round', topic: 'Being neighbors', languages: ['en'] };
  const { id: dialogue } = (await program.staff('POST', '/staff/dialogues', talk)).body as unknown as { id: string };
  const evening = { date: inDays(60), time: '18:00', place: 'Park Street Library' };
  await program.staff('POST', `/staff/dialogues/${dialogue}/schedule`, evening);
  await program.later('P4D');

  const { subject, text } = program.runner.mail.to(liaison).findLast(mail => summaries().includes(mail)) ?? {
    subject: '',
    text: '',
  };
  const [silent = '', declined = '', waits = ''] = receipts;
  expect(subject).toMatch(new RegExp(`^${said.subject.replace('{count}', '\\d+$')}`));
  expect(text).toContain(fill(said.run, { run: 1, rest: 0 }));
  expect(text).toContain(fill(said.contacts, { held: 0, attempted: 0 }));
  expect(text).toContain(fill(said.offers, { open: 0, declined: 1, expired: 0 }));
  expect(lineOf(text, said.silent)).toMatch(new RegExp(`^- ${silent}: 2[01] days without a word; last contact: tried`));
  expect(lineOf(text, said.waitingTitle)).toContain(declined);
  expect(lineOf(text, said.waitingTitle)).toMatch(new RegExp(`${waits}: since .*${en.failures.language}`));
  expect(lineOf(text, said.steps)).toContain(`- ${id}: ${gateText('screening', 'en').name}, `);
  expect(lineOf(text, said.overdue)).toMatch(new RegExp(`^- ${silent}: .*, with the (navigator|liaison)$`, 'm'));
  expect(lineOf(text, said.dialogues)).toContain('- Being neighbors: Steering group');
  // Each line leads to where it is seen to.
  expect(lineOf(text, said.dialogues)).toContain(`/desk/dialogues/${dialogue}`);
  expect(lineOf(text, said.silent)).toMatch(/\n {2}http\S+\/desk\/households\/[a-z0-9]{26}$/);
  expect(lineOf(text, said.steps)).toContain(`/desk/navigators/${id}`);
  expect(text).not.toMatch(/Amina|Grace|Musa|Nadia|Omar/);
  // One each Monday, at half past eight.
  expect(summaries()).toHaveLength(4);
}, 60_000);

it('that comes back is no call, since a week is old when it is read out; operations hear of it', async () => {
  program.runner.intercept(async ({ operation, body }, perform) =>
    operation === 'SendEmail' && JSON.stringify(body).includes(`"ToAddresses":["${liaison}"]`)
      ? { status: 400, body: JSON.stringify({ __type: 'MessageRejected', message: 'rejected' }) }
      : perform(),
  );
  await program.staff('POST', '/staff/navigators', nadia);
  await program.later('P7D');
  const facts = program.runner.events.map(fact => [
    fact['detail-type'],
    (fact.detail as { data: { kind?: string } }).data.kind,
  ]);
  expect(facts).toContainEqual(['CallWanted', 'liaison-week']);
  expect((await program.staff('GET', '/staff/calls')).body).toEqual([]);
  const metrics = program.runner.logs.filter(({ line }) => line.includes('ParkedRows'));
  expect(metrics.map(({ line }) => JSON.parse(line).service)).toContain('calls');
});
