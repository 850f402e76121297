import { program } from '../../functions/program/settings.ts';
import { localMoment } from '../../lib/local/local-time.ts';
import type { Runner } from '../../lib/local/running.ts';
import { progress } from './figures.ts';
import { household, navigator, post } from './people.ts';

/** How much there is to see at the desk besides the households that are stored. */
export interface Much {
  readonly pairs: number;
  readonly proposals: number;
  readonly calls: number;
  readonly participants: number;
  readonly items: number;
  readonly members: number;
}

const day = 86_400_000;

/** A program in which staff choose, on a busy morning: something stands in every room of the desk. */
export async function busyMorning(runner: Runner, much: Much): Promise<void> {
  progress('desk: pairs, proposals and calls');
  await pairs(runner, much);
  for (let n = 0; n < much.calls; n++)
    await post(runner, '/arrivals', { ...household(n), contact: { phone: `+1860555${1000 + n}` } });
  progress('desk: a dialogue and what members tell');
  await aDialogue(runner, much);
  await aRound(runner);
  await anExchange(runner, much);
  await runner.settle();
}

async function staff<T>(runner: Runner, path: string, body?: object): Promise<T> {
  const answer = await fetch(runner.url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${runner.staffToken('liaison@library.example')}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

interface Proposal {
  readonly id: string;
  readonly candidates: readonly { readonly navigator: string }[];
}

/** Households that are paired, and others for whom a navigator is to be chosen. */
async function pairs(runner: Runner, { pairs: paired, proposals }: Much): Promise<void> {
  const firstLink = (address: string) =>
    /https?:\S+\/l\/\S+/.exec(runner.mail.to(address).at(-1)?.text ?? '')?.[0] ?? '';
  const press = async (link: string, answer: string) => {
    await (await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) })).text();
    await runner.settle();
  };
  // One more has been asked and has not answered yet.
  const [asked, all] = [paired, paired + 1 + proposals];
  for (let n = 0; n < all; n++) await post(runner, '/staff/navigators', navigator(n));
  for (let n = 0; n < all; n++) {
    const email = `bench-guest-${n}@home.example`;
    await post(runner, '/arrivals', { ...household(n), contact: { email } });
    await runner.settle();
    await press(firstLink(email), 'confirm');
    if (n > asked) continue;
    const [one] = await staff<readonly Proposal[]>(runner, '/staff/proposals');
    const chosen = { navigator: one?.candidates[0]?.navigator ?? '' };
    await staff(runner, `/staff/proposals/${one?.id}/choose`, chosen);
    await runner.settle();
    if (n === asked) continue;
    await press(/https?:\S+\/l\/\S+/.exec(runner.mail.all().at(-1)?.text ?? '')?.[0] ?? '', 'accept');
    await press(firstLink(email), 'yes');
  }
  const [met] = (await staff<{ rows: { pairing: string }[] }>(runner, '/staff/arrivals?situation=paired&limit=1')).rows;
  const meeting = { date: inDays(runner, 5), time: '10:00', minutes: 60, place: program.areas[0]?.id };
  await staff(runner, `/staff/pairings/${met?.pairing}/meetings`, meeting);
  await staff(runner, `/staff/tasks/${met?.pairing}.first-contact/done`, {});
}

const inDays = (runner: Runner, days: number): string =>
  new Date(runner.now().getTime() + days * day).toISOString().slice(0, 10);

/** A dialogue for which people register, with who plans and who facilitates it. */
async function aDialogue(runner: Runner, { participants }: Much): Promise<void> {
  const told = { format: 'round', topic: 'Being neighbors', area: program.areas[0]?.id, languages: ['en', 'ar'] };
  const { id } = await staff<{ id: string }>(runner, '/staff/dialogues', told);
  const does = (act: string, body: object) => staff(runner, `/staff/dialogues/${id}/${act}`, body);
  await does('schedule', { date: inDays(runner, 60), time: '18:00', place: 'Park Street Library' });
  for (let n = 0; n < 6; n++) {
    const one = { name: `Planner ${n}`, email: `planner-${n}@mill.example`, background: 'both' };
    await does('steering', one);
    await does('facilitators', { ...one, email: `facilitator-${n}@mill.example`, languages: ['en'] });
  }
  await does('venues', { title: 'Park Street Library', seats: 200, access: [] });
  await does('next', { stage: 'organizing' });
  await does('next', { stage: 'recruiting', reason: program.dialogues.goOnReasons[0] });
  const consent = { version: program.consent.version, language: 'en' };
  for (let n = 0; n < participants; n++)
    await does('registrations', {
      name: `Neighbor ${n}`,
      phone: `+1860556${1000 + n}`,
      consent,
      background: n % 2 === 0 ? 'moved-here' : 'long-here',
      area: program.areas[n % program.areas.length]?.id,
    });
}

/** A dialogue that has come to act: circles with their sessions, and groups with what they have taken on and when they meet. */
async function aRound(runner: Runner): Promise<void> {
  const topic = { format: 'round', topic: 'Getting around', area: program.areas[0]?.id, languages: ['en'] };
  const { id } = await staff<{ id: string }>(runner, '/staff/dialogues', topic);
  const does = <T = unknown>(act: string, body: object) => staff<T>(runner, `/staff/dialogues/${id}/${act}`, body);
  const [reason] = program.dialogues.goOnReasons;
  await does('schedule', { date: inDays(runner, 20), time: '18:00', place: 'Hyland Room' });
  await does('venues', { title: 'Hyland Room', seats: 20 });
  const { state } = await staff<{ state: { venues: { id: string }[] } }>(runner, `/staff/dialogues/${id}`);
  const leads: string[] = [];
  for (const n of [0, 1, 2, 3]) {
    const one = { name: `Guide ${n}`, email: `guide-${n}@mill.example`, languages: ['en'] };
    const told = { ...one, background: n % 2 === 0 ? 'moved-here' : 'long-here' };
    leads.push((await does<{ person: string }>('facilitators', told)).person);
  }
  for (const stage of ['organizing', 'recruiting']) await does('next', { stage, reason });
  const consent = { version: program.consent.version, language: 'en' };
  const people: string[] = [];
  for (let n = 0; n < 16; n++) {
    const told = { name: `Walker ${n}`, phone: `+1860557${1000 + n}`, consent };
    const { participant } = await does<{ participant: string }>('registrations', told);
    await does('participants/confirm', { participant });
    people.push(participant);
  }
  await does('next', { stage: 'forming', reason });
  const meetsIn = { venue: state.venues[0]?.id, language: 'en' };
  await does('circles', { participants: people.slice(0, 8), facilitators: leads.slice(0, 2), ...meetsIn });
  await does('circles', { participants: people.slice(8), facilitators: leads.slice(2), ...meetsIn });
  for (const stage of ['kicked-off', 'in-session', 'action-forum', 'action']) await does('next', { stage, reason });
  const meets = { time: '18:00', minutes: 90 };
  for (const n of [1, 2]) {
    for (const week of [4, 5])
      await does('sessions', { circle: n, date: inDays(runner, 7 * week + n), ...meets, minutes: 120 });
    await does('ideas', { title: `A later bus ${n}`, proposers: [people[n]] });
    await does('groups', { title: `Buses ${n}`, convener: people[n], facilitator: leads[n] });
    await does('groups/join', { group: n, people: people.slice(4) });
    await does('groups/meetings', { group: n, date: inDays(runner, 40), place: 'Hyland Room', ...meets });
    await does('actions/adopt', { action: n, group: n, owner: people[3], date: inDays(runner, 50) });
  }
}

/** Members of the advisory group, and what they have told: some to be approved, some shown, an issue. */
async function anExchange(runner: Runner, { members, items }: Much): Promise<void> {
  const made = async (path: string, body: object) => (await staff<{ id: string }>(runner, path, body)).id;
  const [kind] = program.advisory.organizationKinds;
  const organization = await made('/staff/organizations', { title: 'Park Street Clinic', kind });
  const all: string[] = [];
  for (let n = 0; n < members; n++) {
    const who = { name: `Member ${n}`, email: `member-${n}@clinic.example`, organization };
    const id = await made('/staff/members', who);
    await staff(runner, `/staff/members/${id}/confirm`, {});
    all.push(id);
  }
  for (let n = 0; n < items; n++) {
    const told = { member: all[n % all.length], title: `A room on Thursdays ${n}`, text: 'For twelve people.' };
    const own = n % 5 === 0 ? { kind: 'issue' } : { kind: 'request', until: inDays(runner, 20) };
    const item = await made('/staff/items', { ...told, ...own });
    if (n % 2 === 0) await staff(runner, `/staff/items/${item}/approve`, {});
  }
}

/** Ten in the morning of the program's place. */
export const tenOClock = (runner: Runner): string =>
  new Date(Date.parse(localMoment(runner.now().getTime(), program.timeZone).morning) + 2 * 3_600_000).toISOString();
