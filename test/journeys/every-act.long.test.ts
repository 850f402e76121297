import { expect, it } from 'vitest';
import { staffDoors } from '../../functions/doors/staff.ts';
import { everyActForActions } from '../support/action.ts';
import { everyActForCircles } from '../support/circles.ts';
import { everyActForParticipants, openDialogue } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

/** Every act of the staff is a fact with the actor's id; every look at someone is a disclosure with it, or a fact. */
let program: Program;
eachStory(begun => {
  program = begun;
});

/** Doors that leave neither, each with its reason. */
const without: Readonly<Record<string, string>> = {
  'POST /staff/dialogues/{id}/circles/propose': 'only counts, opens nobody and keeps nothing (circles.test.ts)',
  'POST /staff/belonging':
    'how at home someone feels is nobody’s: a fact with a time and a hand in it would lead back to a slip',
  'POST /staff/sessions/end':
    'who signs out another one is StaffSignedOut (desk-session.test.ts); herself, her session alone',
  'POST /staff/proposals/{id}/choose': 'staff choose in `review` alone (staff-choose.long.test.ts: MatchChosen)',
  'POST /staff/proposals/{id}/none': 'staff choose in `review` alone (staff-choose.long.test.ts: MatchSetAside)',
  'POST /staff/proposals/{id}/names': 'staff choose in `review` alone (staff-choose.long.test.ts)',
};

const doors = Object.keys(staffDoors)
  .filter(key => key.startsWith('POST '))
  .map(key => ({ key, path: new RegExp(`^${key.slice('POST '.length).replace(/\{\w+\}/g, '[^/]+')}$`) }));

const doorOf = (path: string): string =>
  doors
    .filter(one => one.path.test(path))
    .toSorted((one, other) => one.key.split('{').length - other.key.split('{').length)[0]?.key ?? '';

const sub = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;

interface Row {
  readonly id: string;
  readonly pairing?: string;
  readonly offer?: string;
}
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const inDays = (days: number) =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

it('leaves a trace with her id, whatever she does', async () => {
  const by = `staff:${sub(program.runner.staffToken('liaison@library.example'))}`;
  const silent: string[] = [];
  const tried = new Set<string>();
  const traces = async (looks: boolean) => {
    const facts = program.runner.events.map(({ detail }) => detail as { meta: { id: string }; data: { by?: string } });
    if (!looks)
      return { acts: new Set(facts.filter(({ data }) => data.by === by).map(({ meta }) => meta.id)).size, looks: 0 };
    const seen = (await stored(program.runner, 'Program')) as readonly { pk: string; by?: string }[];
    const shown = seen.filter(one => one.pk.startsWith('disclosure#') && one.by === by);
    return {
      acts: new Set(facts.filter(({ data }) => data.by === by).map(({ meta }) => meta.id)).size,
      looks: shown.length,
    };
  };
  /** Does it, and looks whether anything new says so. What opens someone is a look; all else must be a fact. */
  const does = async <T = { id: string }>(path: string, body?: object): Promise<T> => {
    const key = doorOf(path);
    const isLook = /\/(sheet|contact|told|export|names)$/.test(key);
    const before = await traces(isLook);
    const answer = await program.staff('POST', path, body);
    expect([path, answer.status, answer.body]).toEqual([path, expect.toSatisfy(n => n < 300), expect.anything()]);
    const after = await traces(isLook);
    tried.add(key);
    if (after.acts === before.acts && !(isLook && after.looks > before.looks))
      silent.push(`${key} ${JSON.stringify(body)}`);
    return answer.body as T;
  };

  // On the way to being a navigator, and what is done with her.
  const form = { name: 'Omar Said', email: 'omar@navigators.example', areas: ['parkville'], ofAge: true, capacity: 1 };
  const told = { languages: nadia.languages, availability: nadia.availability, consent: amina.consent };
  await program.post('/volunteer', { ...form, ...told });
  const [applicant] = (await program.staff('GET', '/staff/navigators')).body as unknown as { id: string }[];
  const on = inDays(0);
  const omar = `/staff/navigators/${applicant?.id}`;
  await does(`${omar}/gates`, { gate: 'application', on });
  await does(`${omar}/agree`, {});
  await does(`${omar}/correct`, { name: 'Omar Saïd' });
  const { id: other } = await does('/staff/navigators', nadia);
  const first = `/staff/navigators/${other}`;
  await does(`${first}/correct`, { name: 'Nadia Haddad-Khoury' });
  for (const look of ['contact', 'told', 'export']) await does(`${first}/${look}`);
  await does('/staff/navigators/names', { ids: [other] });
  await does('/staff/search', { name: 'Nadia Haddad-Khoury' });

  // A household whose contact staff confirm, and tell of it piece by piece.
  const { area: _, availability: __, ...bare } = amina;
  await program.arrives({ ...bare, introduction: 'at-once', contact: { phone: '+18605550123' } });
  const [{ id } = { id: '' }] = await rows();
  const her = `/staff/arrivals/${id}`;
  await does(`${omar}/not-with`, { arrival: id });
  await does(`${omar}/leave`, { reason: 'declined' });
  await does(`${omar}/resume`, {});
  await does(`${her}/confirm`, {});
  const [call] = (await program.staff('GET', '/staff/calls/open')).body as unknown as readonly { id: string }[];
  await does(`/staff/calls/${call?.id}/sheet`);
  await does(`/staff/calls/${call?.id}`, { outcome: 'no-answer' });
  await does(`${her}/answer`, { area: amina.area });
  for (const look of ['contact', 'told', 'export']) await does(`${her}/${look}`);
  await does('/staff/arrivals/names', { ids: [id] });
  await does(`${her}/correct`, { notes: 'Rings twice' });
  await does(`${her}/answer`, { availability: amina.availability });
  const [{ offer = '' } = {}] = await rows();
  await does(`/staff/offers/${offer}/answer`, { answer: 'accept' });
  const [{ pairing = '' } = {}] = await rows();
  const pair = `/staff/pairings/${pairing}`;

  await does(`/staff/tasks/${pairing}.first-contact/done`, {});
  await does(`/staff/tasks/${pairing}.first-contact/reopen`, {});
  const report = { met: 'weekly', going: 'well', goals: 'reached', byItself: 'more', help: 'no' };
  await does(`${pair}/reports`, { report: 'report-5w', ...report });
  const { id: contact } = await does(`${pair}/contacts`, { outcome: 'held', mode: 'phone', minutes: 30 });
  await does(`/staff/contacts/${contact}/take-back`, {});
  const meeting = { date: inDays(7), time: '14:00', minutes: 60, place: 'frog-hollow' };
  const { id: meets } = await does(`${pair}/meetings`, meeting);
  await does(`/staff/meetings/${meets}/move`, { ...meeting, time: '15:00' });
  await does(`/staff/meetings/${meets}/cancel`, {});
  await does(`${pair}/concern`, { side: 'household' });
  await does(`${pair}/concern`, { side: 'navigator', note: 'She would like to talk, too.' });
  await does(`${pair}/resume`, {});
  await does(`${pair}/extend`, { days: 30 });
  await does(`${her}/interest`, { kind: 'navigator', yes: true });
  await does(`${her}/interest`, { kind: 'participant', yes: true });
  await openDialogue(program, { days: 60 });

  // The advisory group: who belongs, and what is told there.
  const { id: organization } = await does('/staff/organizations', { title: 'Park Street Clinic', kind: 'health' });
  await does(`/staff/organizations/${organization}`, { title: 'Park Street Health Center', kind: 'health' });
  const { id: member } = await does('/staff/members', {
    name: 'Ines Duarte',
    email: 'ines@clinic.example',
    organization,
  });
  const ines = `/staff/members/${member}`;
  await does(`${ines}/invite-again`);
  await does(`${ines}/confirm`);
  await does(`${ines}/change`, { tier: 'chair' });
  await does(`${ines}/correct`, { name: 'Inês Duarte' });
  for (const look of ['contact', 'export']) await does(`${ines}/${look}`);
  const { id: helper } = await does('/staff/members', { name: 'Tom Weir', email: 'tom@mill.example', organization });
  await does(`/staff/members/${helper}/confirm`);
  const says = { title: 'A room on Thursdays', text: 'For twelve people.' };
  const asks = { ...says, until: inDays(20) };
  const { id: asked } = await does('/staff/items', { member, kind: 'request', ...asks });
  await does(`/staff/items/${asked}/return`, { reason: 'unclear' });
  await does(`/staff/items/${asked}/revise`, { ...asks, text: 'For twelve people, with chairs.' });
  await does(`/staff/items/${asked}/approve`, {});
  await does(`/staff/items/${asked}/first`, {});
  await does(`/staff/items/${asked}/help`, { member: helper, words: 'We have one.' });
  await does(`/staff/items/${asked}/withdraw`, {});
  const { id: issue } = await does('/staff/items', { member, kind: 'issue', ...says });
  await does(`/staff/items/${issue}/approve`, {});
  await does(`/staff/issues/${issue}/discuss`, {});
  await does(`/staff/issues/${issue}/refer`, { body: 'commission' });
  await does(`/staff/issues/${issue}/answer`, { text: 'There is a room in the town hall.' });
  await does(`/staff/issues/${issue}/close`, { reason: 'answered' });
  // On Monday afternoon staff see the digest beforehand.
  await program.later('PT5H');
  const [edition] = (await program.staff('GET', '/staff/digests')).body as unknown as readonly { id: string }[];
  await does(`/staff/digests/${edition?.id}/note`, { text: 'We meet on the tenth.' });
  await does(`/staff/digests/${edition?.id}/hold`);
  await does(`/staff/digests/${edition?.id}/release`);
  await does(`${ines}/remove`);
  const gone = { name: 'Ada Roy', email: 'bounce@simulator.amazonses.com', organization };
  const { id: unreached } = await does('/staff/members', gone);
  await does(`/staff/members/${unreached}/reachable`);

  // The day after its wish the household was asked whether it takes part in that dialogue; then its pairing comes to its end.
  await program.later('P1D');
  await does(`${her}/invitation`, { answer: 'yes' });
  await does(`${her}/revoke-links`);
  await does(`${first}/revoke-links`);
  await does(`${first}/pause`, { until: inDays(10) });
  await does(`${first}/resume`, {});
  await does(`${first}/suspend`, { reason: 'other' });
  await does(`${first}/resume`, {});
  await does(`${pair}/end`, { reason: 'completed', met: true });
  await does(`${first}/not-with`, { arrival: id });
  for (const yes of [true, false]) await does(`${her}/later`, { yes });

  // A dialogue, from its draft to its end.
  const { id: dialogue } = await does('/staff/dialogues', { format: 'round', topic: 'Being neighbors' });
  const talk = `/staff/dialogues/${dialogue}`;
  await does(`${talk}/change`, { area: 'frog-hollow' });
  await does(`${talk}/venues`, { title: 'Park Street Library', seats: 40 });
  const { body: shown } = await program.staff('GET', talk);
  const { venues } = (shown as { state: { venues: readonly { id: string }[] } }).state;
  await does(`${talk}/venues/drop`, { venue: venues[0]?.id });
  const ruth = { name: 'Ruth Abara', email: 'ruth@mill.example', background: 'both' };
  const { person: organizer } = await does<{ person: string }>(`${talk}/steering`, ruth);
  const facilitates = { ...ruth, name: 'Tom Weir' };
  const { person: facilitator } = await does<{ person: string }>(`${talk}/facilitators`, facilitates);
  await does(`${talk}/trained`, { person: facilitator, on });
  await does(`${talk}/names`, {});
  await does(`${talk}/release`, { person: organizer });
  await does(`${talk}/schedule`, { date: inDays(40), time: '18:00', place: 'Park Street Library' });
  await does(`${talk}/steps`, { step: 'topic-guide' });
  await does(`${talk}/next`, { stage: 'organizing' });
  await does(`${talk}/next`, { stage: 'recruiting', reason: 'soon-settled' });
  await does(`${talk}/extend`, { until: inDays(40) });
  await does(`${talk}/venues`, { title: 'Park Street Library', seats: 1 });
  await everyActForParticipants(program, String(dialogue), does);
  await everyActForCircles(program, does);
  await everyActForActions(program, does);
  await does(`${talk}/cancel`, { reason: 'too-few' });

  // The staff themselves, and what waits for a press.
  const deputy = await does('/staff/deputy', { email: 'deputy@library.example', from: inDays(0), until: inDays(1) });
  await does(`/staff/deputy/${deputy.id}/take-back`, {});
  const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: { id: string; press?: string }[] };
  const line = lines.find(one => one.press !== undefined);
  await does(`/staff/today/${line?.id}/done`, {});

  // How it ends for people.
  await does(`${her}/close`, { reason: 'other' });
  const again = { ...amina, contact: { email: 'amina.again@home.example' } };
  for (const end of ['withdraw', 'erase']) {
    await does('/staff/arrivals', again);
    const arrival = (await rows()).at(-1)?.id;
    await does(`/staff/arrivals/${arrival}/${end}`, {});
    await does(`${end === 'withdraw' ? first : omar}/${end}`, {});
  }
  const lost = await does('/staff/navigators', { ...nadia, email: 'bounce@simulator.amazonses.com' });
  await does('/staff/arrivals', { ...amina, contact: { email: 'amina.third@home.example' } });
  await does(`/staff/navigators/${lost.id}/reachable`, {});
  expect(silent).toEqual([]);
  const left = doors.map(({ key }) => key).filter(key => !tried.has(key) && !(key in without));
  expect(left).toEqual([]);
});
