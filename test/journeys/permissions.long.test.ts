import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, expect, it } from 'vitest';
import { catalogue } from '../../events/index.ts';
import { staffDoors } from '../../functions/doors/staff.ts';
import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { everyActForActions, metDialogue } from '../support/action.ts';
import { everyActForCircles, formingDialogue } from '../support/circles.ts';
import { dayAhead, everyActForParticipants, openDialogue, registersFor } from '../support/dialogues.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';
import { onHold } from '../support/settings.ts';
import { stored } from '../support/stored.ts';
import { wayIn } from '../support/ways.ts';

/**
 * Permissions equal needs. Each story says which rights it needs that no other one does; together they use everything that the templates
 * provide, and none of them was refused anything: the difference, both ways, is empty.
 */
let program: Program;
const used = new Set<string>();
/** The doors that were gone through: one route of the gateway stands for all of the staff's. */
const passed = new Set<string>();
let unused: string[] = [];
const refused: string[] = [];

afterEach(async () => {
  for (const line of program.runner.used) used.add(line);
  for (const { line } of program.runner.logs) passed.add(/"route":"([^"]+)"/.exec(line)?.[1] ?? '');
  refused.push(...program.runner.warnings.filter(line => line.includes('not authorized')));
  unused = program.runner.unused([...used, ...[...used].flatMap(alsoAtTheDesk)]);
  if (program !== (await shared)) await program.runner.stop();
});
afterAll(async () => (await shared)?.runner.stop());

/**
 * The program of all stories that need no other. What a function needs when it begins it needs once, and in one of them it does; only who
 * makes the keys of links depends on who comes first.
 */
let shared: Promise<Program> | undefined;
async function again(): Promise<Program> {
  shared ??= startProgram();
  const one = await shared;
  await one.beginAgain();
  return one;
}

const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example', strengths: [] };
const address = 'amina@home.example';

interface Row {
  readonly id: string;
  readonly offer?: string;
  readonly pairing?: string;
}
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
/** What the first call of the list (of this kind) brings. */
const says = async (outcome: string, kind?: string) => {
  const calls = (await program.staff('GET', '/staff/calls')).body as unknown as readonly { id: string; kind: string }[];
  const call = calls.find(one => kind === undefined || one.kind === kind);
  await program.staff('POST', `/staff/calls/${call?.id}`, { outcome });
};
/** Every call of these functions is refused as nonsense, which no SDK tries again. */
const failing = (functions: RegExp) =>
  program.runner.intercept(async ({ caller }, perform) =>
    functions.test(caller)
      ? { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: 'out of order' }) }
      : perform(),
  );

it('by day and by mail: a household comes, is paired, steps are ticked, reminded of and handed over, and it ends', async () => {
  program = await again();
  await program.get('/');
  await program.get('/program');
  const { id: navigator } = (await program.staff('POST', '/staff/navigators', nadia)).body as { id: string };
  await program.get(`/receipts/${await program.arrives(amina)}`);
  await program.get(program.way(address, 'confirm'));
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.staff('GET', '/staff/navigators');
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.press(program.way(address, 'introduction'), { answer: 'yes' });
  const week = program.way(nadia.email, 'week');
  await program.press(week, { tick: 'first-contact' });
  await program.press(week, { undo: 'first-contact' });
  await program.press(program.way(nadia.email, 'card'), { answer: 'show' });
  const [{ id, pairing } = { id: '' }] = await rows();
  const told = {
    [`${pairing}.outcome`]: 'held',
    [`${pairing}.minutes`]: '60',
    [`${pairing}.note`]: 'A good first hour',
  };
  await program.press(week, told);
  await program.press(program.way(address, 'concern'), { answer: 'raise', note: 'I would like to talk' });
  await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'navigator' });
  await program.staff('GET', `/staff/pairings/${pairing}/concerns`);
  await program.staff('POST', `/staff/pairings/${pairing}/resume`);
  await program.staff('POST', `/staff/pairings/${pairing}/extend`, { days: 30 });
  const meet = program.way(nadia.email, 'meeting');
  const inDays = (days: number) =>
    new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const meeting = { date: inDays(4), time: '10:00', minutes: '60', place: 'frog-hollow' };
  await program.press(meet, { ...meeting, answer: 'plan' });
  const meetings = `/staff/pairings/${pairing}/meetings`;
  await program.staff('POST', meetings, { ...meeting, date: inDays(5), minutes: 60 });
  await program.staff('POST', `/staff/meetings/${pairing}.2/move`, { ...meeting, date: inDays(6), minutes: 60 });
  await program.staff('POST', `/staff/meetings/${pairing}.2/cancel`);
  await program.staff('GET', meetings);
  await program.staff('GET', `/staff/arrivals/${id}`);
  await program.staff('GET', `/staff/navigators/${navigator}`);
  await program.staff('POST', `/staff/arrivals/${id}/contact`);
  await program.staff('POST', `/staff/navigators/${navigator}/contact`);
  await program.staff('POST', '/staff/arrivals/names', { ids: [id] });
  await program.staff('POST', '/staff/navigators/names', { ids: [navigator] });
  await program.staff('POST', '/staff/search', { name: nadia.name });
  await program.staff('POST', `/staff/arrivals/${id}/revoke-links`);
  await program.staff('POST', `/staff/navigators/${navigator}/revoke-links`);
  const contacts = `/staff/pairings/${pairing}/contacts`;
  await program.staff('POST', contacts, { outcome: 'attempted', note: 'Nobody was there' });
  const [contact] = (await program.staff('GET', contacts)).body as readonly { id: string }[];
  await program.staff('POST', `/staff/contacts/${contact?.id}/take-back`);
  for (const file of ['contacts', 'hours', 'progress']) await program.staff('GET', `/staff/reports/${file}.csv`);
  await program.staff('POST', `/staff/tasks/${pairing}.first-contact/done`);
  await program.staff('POST', `/staff/tasks/${pairing}.first-contact/reopen`);
  // In the evening: its invitations wait for the morning, and the clock sends them.
  await program.later('PT10H');
  await program.staff('POST', meetings, { ...meeting, date: inDays(8), minutes: 60 });
  await program.staff('GET', `/staff/pairings/${pairing}/plan`);
  const report = { met: 'weekly', going: 'well', goals: 'reached', byItself: 'more', help: 'no' };
  await program.staff('POST', `/staff/pairings/${pairing}/reports`, { report: 'report-5w', ...report });
  await program.staff('GET', `/staff/pairings/${pairing}/reports`);
  await program.later('P2D');
  const asked = program.way(address, 'belonging');
  await program.press(asked, { answer: 'send', social: '3' });
  await program.get(asked);
  await program.later('P19D');
  const paper = { community: 'navigator', moment: 'before', slip: 1, answers: { social: 2 } };
  await program.staff('POST', '/staff/belonging', paper);
  for (const path of ['belonging', 'interests', 'gaps', 'advisory/rollup', 'settings'])
    await program.staff('GET', `/staff/${path}`);
  await program.staff('POST', `/staff/arrivals/${id}/interest`, { kind: 'navigator', yes: true });
  await program.staff('POST', `/staff/tasks/${pairing}.connect-1/done`, { outcome: 'not-available' });
  await program.later('P21D');
  await says('yes', 'check-in');
  const toDo = (await program.staff('GET', '/staff/today')).body as { lines: readonly { id: string }[] };
  await program.staff('POST', `/staff/today/${toDo.lines[0]?.id}/done`);
  await program.press(program.way('liaison@library.example', 'today'), { answer: 'done' });
  const [from, until] = [inDays(0), inDays(1)];
  await program.staff('POST', '/staff/deputy', { email: 'deputy@library.example', from, until });
  const [deputy] = (await program.staff('GET', '/staff/deputy')).body as readonly { id: string }[];
  await program.staff('POST', `/staff/deputy/${deputy?.id}/take-back`);
  await program.staff('POST', '/staff/deputy', { email: 'deputy@library.example', from, until });
  await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
  for (const yes of [true, false]) await program.staff('POST', `/staff/arrivals/${id}/later`, { yes });
  await program.later('P100D');
});

it('the advisory group: members join, tell, help and leave; one cannot be reached, one thing ends by its date', async () => {
  program = await again();
  const staff = async (path: string, body: object = {}): Promise<string> =>
    ((await program.staff('POST', `/staff/${path}`, body)).body as { id: string }).id;
  const looks = (...paths: readonly string[]) => Promise.all(paths.map(path => program.staff('GET', `/staff/${path}`)));
  const organization = await staff('organizations', { title: 'Park Street Clinic', kind: 'health' });
  await staff(`organizations/${organization}`, { title: 'Park Street Clinic', kind: 'other' });
  const invites = (name: string, email: string) => staff('members', { name, email, organization });
  const asking = await invites('Ines Duarte', 'ines@clinic.example');
  const helping = await invites('Omar Haddad', 'omar@mill.example');
  await invites('Lena Brandt', 'bounce@simulator.amazonses.com');
  await staff(`members/${asking}/invite-again`);
  await program.press(program.way('ines@clinic.example', 'invite'), { answer: 'join' });
  await staff(`members/${helping}/confirm`);
  await staff(`members/${helping}/change`, { tier: 'chair', weekly: false });
  await staff(`members/${helping}/correct`, { name: 'Omar Said', email: 'omar@new.example' });
  await staff(`members/${helping}/export`);
  await staff(`members/${helping}/contact`);
  await staff(`members/${helping}/reachable`);
  const day = new Date(program.runner.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
  const told = { member: asking, title: 'A room', text: 'For twenty.', until: day };
  const request = await staff('items', { ...told, kind: 'request' });
  await staff(`items/${request}/approve`);
  await staff(`items/${request}/help`, { member: helping, words: 'Ours is free.' });
  await program.press(program.way('ines@clinic.example', 'reply'), { answer: 'write', words: 'Gladly.' });
  const resource = await staff('items', { ...told, kind: 'resource', need: 'work' });
  await staff(`items/${resource}/return`, { reason: 'unclear', note: 'When?' });
  const { member: _, ...anew } = { ...told, title: 'A hall' };
  await staff(`items/${resource}/revise`, anew);
  await staff(`items/${resource}/withdraw`);
  const issue = await staff('items', { ...told, kind: 'issue' });
  await staff(`items/${issue}/approve`);
  await staff(`issues/${issue}/discuss`);
  await staff(`issues/${issue}/refer`, { body: 'commission' });
  await staff(`issues/${issue}/answer`, { text: 'In May.' });
  await staff(`issues/${issue}/close`, { reason: 'answered' });
  await staff(`items/${request}/first`);
  await looks(
    'organizations',
    'members',
    `members/${asking}/items`,
    'items',
    `items/${request}`,
    'issues',
    'offers/work',
    'digests',
  );
  const page = program.way('ines@clinic.example', 'member');
  await program.press(page, { answer: 'language', language: 'ar' });
  await program.later('PT5H');
  const [{ id: edition } = { id: '' }] = (await program.staff('GET', '/staff/digests')).body as { id: string }[];
  await looks(`digests/${edition}`);
  await staff(`digests/${edition}/release`);
  await staff(`digests/${edition}/note`, { text: 'We are closed on Friday.' });
  // Held until the next one is seen, which tells what this one held.
  await staff(`digests/${edition}/hold`);
  await program.later('P8D');
  // An address of her page's own: all events, for her calendar; and the way to what is held about her.
  const { markup } = await program.get(page);
  for (const purpose of ['events', 'rights'] as const) {
    const way = wayIn(markup, purpose);
    await program.get(way);
    if (purpose === 'rights') await program.press(way, { answer: 'ask' });
  }
  const data = program.way('ines@clinic.example', 'data');
  for (const answer of ['see', 'download']) await program.press(data, { answer });
  for (const purpose of ['editions', 'stop'] as const) {
    const way = program.way('ines@clinic.example', purpose);
    await program.get(way);
    await program.press(way, {});
  }
  await program.press(data, { answer: 'erase-now' });
  await staff(`members/${helping}/remove`);
});

it('a dialogue: it is drafted, organized, planned and moved, goes on, is extended and cancelled, and its people are forgotten', async () => {
  program = await again();
  const { id } = (
    await program.staff('POST', '/staff/dialogues', { format: 'round', topic: 'Being neighbors', area: 'frog-hollow' })
  ).body as { id: string };
  const does = async (act: string, body: object = {}) =>
    (await program.staff('POST', `/staff/dialogues/${id}/${act}`, body)).body;
  await does('change', { languages: ['en', 'ar'] });
  await does('venues', { title: 'Park Street Library', seats: 40 });
  const { state } = (await program.staff('GET', `/staff/dialogues/${id}`)).body as {
    state: { venues: { id: string }[] };
  };
  await does('venues/drop', { venue: state.venues[0]?.id });
  const ruth = { name: 'Ruth Abara', email: 'ruth@mill.example', background: 'both' };
  const { person } = (await does('steering', ruth)) as { person: string };
  const tom = (await does('facilitators', { ...ruth, name: 'Tom Weir' })) as { person: string };
  await does('trained', { person: tom.person, on: '2026-11-02' });
  await does('names');
  await does('release', { person });
  const date = new Date(program.runner.now().getTime() + 71 * 86_400_000).toISOString().slice(0, 10);
  await does('schedule', { date, time: '18:00', place: 'Park Street Library' });
  await program.later('P2D');
  await does('steps', { step: 'steering-group' });
  await does('next', { stage: 'organizing' });
  await does('next', { stage: 'recruiting', reason: 'soon-settled' });
  await does('extend', { until: date });
  await does('cancel', { reason: 'too-few' });
  await program.staff('GET', '/staff/dialogues');
  await program.later('P91D');
});

it('registering for a dialogue: by page, by phone and at the counter; waiting, moving, reminding, stopping and being forgotten', async () => {
  program = await again();
  const dialogue = await openDialogue(program, { days: 30, seats: 1 });
  await program.get('/dialogues');
  await program.get(`/dialogues/${dialogue}`);
  const does = async <T>(path: string, body: object = {}): Promise<T> =>
    (await program.staff('POST', path, body)).body as T;
  await everyActForParticipants(program, dialogue, does);
  const other = await openDialogue(program, { days: 30 });
  const { body } = await registersFor(program, other, { email: 'mina@home.example' }, { access: ['hearing'] });
  const confirm = program.way('mina@home.example', 'register');
  await program.get(confirm);
  await program.press(confirm, { answer: 'confirm' });
  const own = program.way('mina@home.example', 'participant');
  await program.get(own);
  for (const answer of ['coming', 'save']) await program.press(own, { answer });
  await program.get(`/receipts/${body.receipt}`);
  await program.press(`${program.url}/receipts/${body.receipt}/data`, {});
  const data = program.way('mina@home.example', 'data');
  for (const answer of ['see', 'stop']) await program.press(data, { answer });
  // By phone: it was she.
  await registersFor(program, other, { phone: '+18605550184' });
  await says('yes', 'dialogue-confirm');
  const { rows } = (await program.staff('GET', `/staff/dialogues/${other}/participants`)).body as {
    rows: { status: string }[];
  };
  expect(rows.map(({ status }) => status)).toContain('registered');
  await does(`/staff/dialogues/${other}/schedule`, { date: dayAhead(program, 4), time: '18:00', place: 'Here' });
  await program.later('P3D');
  await does(`/staff/dialogues/${other}/cancel`, { reason: 'too-few' });
  await program.later('P91D');
});

it('circles of a dialogue: formed, moved between, planned, held and recorded; who withdraws leaves hers, and all hear of a cancellation', async () => {
  program = await again();
  const does = async <T>(path: string, body: object = {}): Promise<T> =>
    (await program.staff('POST', path, body)).body as T;
  await everyActForCircles(program, does);
  const { id, people, facilitators, venues } = await formingDialogue(program, 4);
  const talk = `/staff/dialogues/${id}`;
  await does(`${talk}/circles`, { participants: people, facilitators, venue: venues[0], language: 'en' });
  await does(`${talk}/sessions`, { circle: 1, date: dayAhead(program, 5), time: '18:00', minutes: 120 });
  await program.later('PT15M');
  await does(`${talk}/schedule`, { date: dayAhead(program, 3), time: '18:00', place: 'Here' });
  await does(`${talk}/participants/withdraw`, { participant: people[0] });
  await does(`${talk}/release`, { person: facilitators[1] });
  await program.later('P8D');
  await does(`${talk}/cancel`, { reason: 'too-few' });
});

it('what a dialogue comes to: voted on, agreed on, told by link and by staff, gone silent, given up by who withdraws, and closed', async () => {
  program = await again();
  const does = async <T>(path: string, body: object = {}): Promise<T> =>
    (await program.staff('POST', path, body)).body as T;
  await everyActForActions(program, does);
  const { id, people, facilitators } = await metDialogue(program);
  const talk = `/staff/dialogues/${id}`;
  const [mina, omar] = people;
  await does(`${talk}/ideas`, { title: 'A later bus', proposers: [mina] });
  await does(`${talk}/voting/open`, { until: dayAhead(program, 0) });
  await program.later('PT15M');
  await program.press(program.way('mina@home.example', 'vote'), { answer: 'save', 'dots-1': '1' });
  await program.later('PT14H');
  await does(`${talk}/groups`, { title: 'Getting around', convener: omar, facilitator: facilitators[0] });
  await does(`${talk}/actions/adopt`, { action: 1, group: 1, owner: mina, date: dayAhead(program, 5) });
  await does(`${talk}/events`, {
    kind: 'update',
    date: dayAhead(program, 4),
    time: '18:00',
    minutes: 120,
    place: 'Park Street Library',
  });
  await program.later('P3D');
  const own = program.way('mina@home.example', 'action');
  await program.press(own, { answer: 'tell', action: '1', how: 'in-progress' });
  await program.press(own, { answer: 'join', group: '1' });
  const meeting = { date: dayAhead(program, 5), time: '18:00', minutes: '90', place: 'Here' };
  await program.press(program.way('omar@home.example', 'action'), { answer: 'plan', group: '1', ...meeting });
  await program.later('PT15M');
  await program.press(program.way('mina@home.example', 'participant'), { answer: 'leave', group: '1' });
  for (const stage of ['in-session', 'action-forum', 'action']) await does(`${talk}/next`, { stage, reason: 'other' });
  await program.later('P33D');
  await does(`${talk}/participants/withdraw`, { participant: mina });
  for (const stage of ['follow-up', 'celebrated', 'closed']) await does(`${talk}/next`, { stage, reason: 'other' });
  await program.get(`/dialogues/${id}`);
  await program.later('P1D');
});

it('a dialogue near them: households are asked by mail, by phone and through staff; its topic is an issue, which is told of its end', async () => {
  program = await again();
  const does = async (path: string, body: object = {}): Promise<string> =>
    ((await program.staff('POST', `/staff/${path}`, body)).body as { id: string }).id;
  const organization = await does('organizations', { title: 'Park Street Clinic', kind: 'health' });
  const member = await does('members', { name: 'Ines Duarte', email: 'ines@clinic.example', organization });
  await does(`members/${member}/confirm`);
  const issue = await does('items', { member, kind: 'issue', title: 'No bus', text: 'After nine.' });
  await does(`items/${issue}/approve`);
  const subject = { format: 'round', topic: 'No bus', area: 'frog-hollow', languages: ['en'] };
  const dialogue = await does('dialogues', { ...subject, from: { issue } });
  await does(`dialogues/${dialogue}/schedule`, { date: dayAhead(program, 40), time: '18:00', place: 'Here' });
  for (const stage of ['organizing', 'recruiting'])
    await does(`dialogues/${dialogue}/next`, { stage, reason: 'soon-settled' });
  await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 4 });
  for (const contact of [{ email: 'a@home.example' }, { phone: '+18605550141' }, { email: 'c@home.example' }]) {
    await program.staff('POST', '/staff/arrivals', { ...amina, contact, introduction: 'at-once' });
    const offer = program.way(nadia.email, 'offer');
    await program.press(offer, { answer: 'accept' });
  }
  const rows = (await program.staff('GET', '/staff/arrivals')).body as readonly { id: string }[];
  for (const { id } of rows) await does(`arrivals/${id}/interest`, { kind: 'participant', yes: true });
  // They are asked after a day, in the minute that follows it.
  await program.later('P1DT1H');
  const way = program.way('a@home.example', 'invitation');
  await program.get(way);
  await program.press(way, { answer: 'yes' });
  const agreed = { 'consent.version': '2026-11', 'consent.language': 'ar' };
  await program.press(way, { answer: 'register', ...agreed });
  await says('yes', 'dialogue-suggested');
  await does(`arrivals/${rows.at(-1)?.id}/invitation`, { answer: 'no' });
  await program.get(`/dialogues/${dialogue}`);
  await program.later('P8D');
  const { held } = (await program.staff('GET', `/staff/dialogues/${dialogue}/participants`)).body as { held: number };
  expect(held).toBe(2);
  await does(`dialogues/${dialogue}/cancel`, { reason: 'no-place' });
});

it('by night and by phone: the first mail of all waits for the morning, so the clock makes the keys of links', async () => {
  program = await startProgram();
  await program.later('PT14H');
  await program.staff('POST', '/staff/navigators', nadia);
  await program.staff('POST', '/staff/navigators', omar);
  const { area: _, ...incomplete } = { ...amina, contact: { phone: '+18605550123' } };
  await program.arrives(incomplete);
  const [{ id } = { id: '' }] = await rows();
  const [call] = (await program.staff('GET', '/staff/calls/open')).body as readonly { id: string }[];
  await program.staff('GET', `/staff/calls/${call?.id}`);
  await program.staff('POST', `/staff/calls/${call?.id}/sheet`);
  await says('no-answer');
  await says('yes');
  await program.staff('POST', `/staff/arrivals/${id}/confirm`);
  await program.staff('POST', `/staff/arrivals/${id}/answer`, { area: amina.area });
  await program.later('PT10H');
  const [{ offer } = { offer: '' }] = await rows();
  await program.staff('POST', `/staff/offers/${offer}/answer`, { answer: 'decline' });
  await program.press(program.way(omar.email, 'offer'), { answer: 'accept' });
  await says('yes');
  await program.staff('POST', '/staff/arrivals', { ...amina, contact: { email: 'by-staff@home.example' } });
  await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'moved-away' });
  await program.arrives({ ...amina, contact: { email: 'child@home.example' }, adult: false });
  await program.later('P1D');
});

it('silence: who does not answer by mail is called, and each morning it is looked whether that is still wanted', async () => {
  program = await again();
  await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives(amina);
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.later('P6D');
});

it('rights: people see, correct, end and delete what is held about them, by link, by receipt and through staff', async () => {
  program = await again();
  const askedBelow = async (to: string) => {
    await program.press(program.way(to, 'rights'), { answer: 'ask' });
    return program.way(to, 'data');
  };
  const correctOf = async (link: string) =>
    program.url + (/action="([^"]+)"/.exec((await program.get(link)).markup)?.[1] ?? '');
  const { id: navigator } = (await program.staff('POST', '/staff/navigators', nadia)).body as { id: string };
  const receipt = await program.arrives(amina);
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.press(program.way(address, 'introduction'), { answer: 'yes' });
  const link = await askedBelow(address);
  await program.press(link, { answer: 'see' });
  const correct = await correctOf(link);
  await program.press(correct, { answer: 'open' });
  const told = { preferredName: 'Amina', 'languages.0.code': 'ar', 'languages.0.level': 'fluent' };
  await program.press(correct, { ...told, answer: 'save' });
  const [{ id } = { id: '' }] = await rows();
  await program.staff('POST', `/staff/arrivals/${id}/export`);
  await program.staff('POST', `/staff/arrivals/${id}/told`);
  await program.staff('POST', `/staff/arrivals/${id}/correct`, { contact: { phone: '+18605550123' } });
  await program.later('PT6M');
  await program.press(`${program.url}/receipts/${receipt}/data`, {});
  await says('no', 'data-link');
  const second = ((await program.staff('POST', '/staff/navigators', omar)).body as { id: string }).id;
  for (const path of ['export', 'told', 'correct'])
    await program.staff('POST', `/staff/navigators/${second}/${path}`, {});
  const profile = program.way(nadia.email, 'profile');
  const hers = {
    'languages.0.code': 'ar',
    'languages.0.level': 'fluent',
    areas: 'parkville',
    availability: 'mon-morning',
  };
  await program.press(profile, { ...hers, capacity: '2', answer: 'save' });
  const until = new Date(program.runner.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  await program.press(profile, { answer: 'pause', until });
  await program.press(profile, { answer: 'resume' });
  await program.staff('POST', `/staff/navigators/${second}/pause`, { until });
  await program.staff('POST', `/staff/navigators/${second}/resume`, {});
  await program.get('/volunteer');
  const { strengths: _, ...volunteer } = { ...nadia, email: 'rosa@navigators.example', ofAge: true };
  await program.post('/volunteer', { ...volunteer, consent: { version: '2026-11', language: 'en' } });
  await program.press(program.way(volunteer.email, 'apply'), { answer: 'confirm' });
  const known = (await program.staff('GET', '/staff/navigators')).body as readonly { id: string; email: string }[];
  const rosa = known.find(one => one.email === volunteer.email)?.id;
  const today = program.runner.now().toISOString().slice(0, 10);
  for (const gate of ['information-session', 'screening', 'training'])
    await program.staff('POST', `/staff/navigators/${rosa}/gates`, { gate, on: today });
  await program.staff('POST', `/staff/navigators/${rosa}/agree`, {});
  await program.staff('POST', `/staff/navigators/${rosa}/not-with`, { arrival: id });
  await program.staff('POST', `/staff/navigators/${rosa}/suspend`, { reason: 'other' });
  await program.staff('POST', `/staff/navigators/${rosa}/leave`, {});
  await program.press(await askedBelow(nadia.email), { answer: 'stop' });
  await program.staff('POST', `/staff/navigators/${navigator}/withdraw`);
  await program.staff('POST', `/staff/navigators/${second}/erase`);
  await program.staff('POST', `/staff/arrivals/${id}/withdraw`);
  await program.later('P8D');
  // An order of a court that is over: who was kept by it is forgotten.
  await program.arrives({ ...amina, contact: { email: 'held@home.example' } });
  const people = (await stored(program.runner, 'People')) as readonly { pk: string; subject?: string }[];
  const held = people.find(({ subject }) => subject?.startsWith('arrival#'));
  const due = program.runner.now().toISOString();
  const state = { status: 'held', person: held?.pk, reason: 'erased', by: 'contact', due };
  const [table] = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').map(one => one.ref);
  const [{ id: last } = { id: '' }] = await rows();
  const Item = marshall({ pk: 'hold#kept', sk: 'state', v: 1, n: 1, state, dueOf: 'people', due });
  await program.runner.database('PutItem', { TableName: table, Item });
  await program.get('/erasures/0000000000000000');
  await program.later('P1D');
  await program.staff('POST', `/staff/arrivals/${last}/erase`);
});

it('where staff choose: who is proposed is looked at, chosen or not, and proposed anew when navigators pause and leave', async () => {
  program = await startProgram({ templates: whereStaffChoose });
  const { id: first } = (await program.staff('POST', '/staff/navigators', nadia)).body as { id: string };
  const { id: second } = (await program.staff('POST', '/staff/navigators', omar)).body as { id: string };
  for (const email of [address, 'grace@home.example']) {
    await program.arrives({ ...amina, contact: { email } });
    await program.press(program.way(email, 'confirm'), { answer: 'confirm' });
  }
  const [one, other] = (await program.staff('GET', '/staff/proposals')).body as readonly { id: string }[];
  await program.staff('GET', `/staff/proposals/${one?.id}`);
  await program.staff('POST', `/staff/proposals/${one?.id}/names`);
  await program.staff('POST', `/staff/proposals/${one?.id}/choose`, { navigator: first });
  await program.staff('POST', `/staff/proposals/${other?.id}/none`, { reason: 'other' });
  await program.staff('POST', `/staff/arrivals/${other?.id}/correct`, { needs: ['work'] });
  const until = new Date(program.runner.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
  await program.staff('POST', `/staff/navigators/${second}/pause`, { until });
  await program.staff('POST', `/staff/navigators/${first}/leave`, {});
  await program.later('P3D');
});

it('while a court orders to keep everybody, who is closed is put on hold', async () => {
  program = await startProgram({
    templates: onHold('*'),
  });
  await program.arrives(amina);
  const [{ id } = { id: '' }] = await rows();
  await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'moved-away' });
});

it('twice by night: the alert waits for the morning, and then tells of both', async () => {
  program = await again();
  await program.later('PT14H');
  for (const preferredName of ['Amina', 'Amina again']) await program.arrives({ ...amina, preferredName });
  // A letter that was wanted late waits for the morning too, and is written by the clock.
  const wish = { mail: 'late', kind: 'liaison-today', to: 'liaison', about: 'late' };
  const meta = {
    id: crypto.randomUUID(),
    time: program.runner.now().toISOString(),
    version: 1,
    subject: 'call-round#daily',
  };
  const detail = { meta: { ...meta, correlation: 'late', causation: 'late' }, data: wish };
  program.runner.putEvents([{ source: 'wbh.mail', type: 'MailWanted', detail }]);
  await program.runner.settle();
  await program.later('PT12H');
});

it('mail that comes back: the bounce is heard, the navigator is offered nothing until someone has spoken to her', async () => {
  program = await again();
  const bouncing = { ...nadia, email: 'bounce@simulator.amazonses.com' };
  const { id } = (await program.staff('POST', '/staff/navigators', bouncing)).body as { id: string };
  await program.arrives({ ...amina, contact: { email: 'bounce+home@simulator.amazonses.com' } });
  for (const n of [1, 2, 3]) await program.arrives({ ...amina, preferredName: `Amina ${n}` });
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.staff('POST', `/staff/navigators/${id}/reachable`);
  await program.later('P16D');
});

it('the stream is slow: the relay’s clock publishes', async () => {
  program = await startProgram({
    templates: ({ stacks }) => {
      for (const { template } of stacks)
        for (const [id, { Type }] of Object.entries(template.Resources))
          if (Type === 'AWS::Lambda::EventSourceMapping') delete template.Resources[id];
    },
  });
  await program.arrives(amina);
  await program.later('PT5M');
});

it('nothing works: what fails for good is put aside by each function, and rows that fail are put off', async () => {
  program = await again();
  await program.staff('POST', '/staff/navigators', nadia);
  // First the relay and what hears SES; the relay’s clock goes on, so the mail goes out.
  failing(/^(relayOnDecisions|mailOnSesEvent)/);
  await program.arrives(amina);
  await program.later('PT2H');
  // Then all but the doors, and every fact comes at once.
  failing(/^(?!doors)/);
  for (const fact of catalogue)
    for (const [i, data] of fact.samples.entries()) {
      const about = { subject: 'arrival#sample', correlation: 'arrival#sample', causation: 'sample' };
      const meta = {
        id: `${fact.name}-${i}`,
        time: program.runner.now().toISOString(),
        version: fact.version,
        ...about,
      };
      program.runner.putEvents([{ source: fact.source, type: fact.name, detail: { meta, data } }]);
    }
  // Clocks are asked where something may be due; all of them fail.
  await spoiledRows({ ...kindsByCapability, relay: 'decision' });
  await program.later('PT10M');
});

/** A row for the clock of each capability that is due now and that nobody can read. */
async function spoiledRows(kinds: Readonly<Record<string, string>>): Promise<void> {
  const [table] = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').map(one => one.ref);
  for (const [capability, kind] of Object.entries(kinds))
    await program.runner.database('PutItem', {
      TableName: table,
      Item: {
        pk: { S: `${kind}#spoiled` },
        sk: { S: 'state' },
        dueOf: { S: capability },
        due: { S: program.runner.now().toISOString() },
        state: { M: { status: { S: 'spoiled' } } },
      },
    });
}

const kindsByCapability = {
  intake: 'arrival',
  pairing: 'match',
  tasks: 'round',
  mail: 'mail',
  calls: 'call',
  rights: 'request',
  people: 'hold',
  navigators: 'navigator',
  belonging: 'asking',
  meetings: 'meetings',
  desk: 'deputy',
  advisory: 'item',
  dialogues: 'dialogue',
};

it('rows that cannot be read are put off by the clock of their capability', async () => {
  program = await again();
  await spoiledRows(kindsByCapability);
  await program.later('PT2M');
});

it('at the desk: someone signs in, goes on, sees who is there, is signed out by another one, and signs out', async () => {
  program = await again();
  const carla = await program.desk('carla@library.example', ['coordinator']);
  const ana = await program.desk('ana@library.example');
  await program.later('PT5M');
  await carla.get('/desk/staff');
  const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
    const token = program.runner.staffToken('carla@library.example', ['coordinator']);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return (await (await fetch(program.url + path, init)).json()) as readonly { who: string; name: string }[];
  };
  const there = await ask('GET', '/staff/sessions');
  await ask('POST', '/staff/sessions/end', { who: there.find(({ name }) => name === 'ana@library.example')?.who });
  await ana.get('/desk');
  await ask('GET', '/staff/journal');
  await ask('GET', '/staff/disclosures');
  await carla.post('/desk/sign-out');
  await program.runner.settle();
});

/** The desk goes through the staff's own doors: what these need it needs, and uses as they do. */
const alsoAtTheDesk = (line: string): readonly string[] => {
  const desk = program.runner.deployment
    .ofType('AWS::Lambda::Function')
    .find(({ id }) => id.startsWith('doorsDesk'))?.id;
  return /^doorsStaff\w+ may /.test(line) ? [line.replace(/^doorsStaff\w+/, desk ?? '')] : [];
};

it('everything that the templates provide was used, and nobody was refused anything', () => {
  expect(unused.sort()).toEqual([]);
  expect(refused).toEqual([]);
});

it('every door of the staff was gone through', () => {
  expect(Object.keys(staffDoors).filter(one => !passed.has(one))).toEqual([]);
});
