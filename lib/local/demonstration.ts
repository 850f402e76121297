import { arrivals, type DemonstrationArrival, navigators } from './demonstration-data.ts';
import type { Runner } from './running.ts';

type Listed = { id: string };
type Program = { areas: Listed[]; needs: Listed[]; consent: { version: string } };

const liaison = 'liaison@library.example';

/** Fills an empty program with invented people, over its own doors, as people would come. Tells when a door refuses. */
export async function demonstrate(runner: Runner, say: (line: string) => void): Promise<void> {
  const program = await ask<Program>(runner, 'GET /program');
  if (typeof program === 'string') {
    say(`no invented people: ${program}`);
    return;
  }
  const there = await ask<unknown[]>(runner, 'GET /staff/navigators');
  if (Array.isArray(there) && there.length > 0) return;
  say(`inviting ${navigators.length} invented navigators and ${arrivals.length} households`);
  const refused = [...(await addNavigators(runner, program)), ...(await addArrivals(runner, program))];
  for (const line of new Set(refused)) say(line);
}

async function addNavigators(runner: Runner, program: Program): Promise<string[]> {
  const refused: string[] = [];
  for (const { areas, strengths, ...navigator } of navigators) {
    const body = { ...navigator, areas: pick(program.areas, areas), strengths: pick(program.needs, strengths) };
    const answer = await ask(runner, 'POST /staff/navigators', body);
    if (typeof answer === 'string') refused.push(answer);
  }
  return refused;
}

async function addArrivals(runner: Runner, program: Program): Promise<string[]> {
  const refused: string[] = [];
  for (const arrival of arrivals) {
    const answer = await ask(runner, 'POST /arrivals', arrivalBody(arrival, program));
    if (typeof answer === 'string') refused.push(answer);
  }
  await runner.settle();
  for (const { confirms, contact } of arrivals)
    if (confirms && 'email' in contact) await pressLatest(runner, contact.email);
  await runner.settle();
  return refused;
}

function arrivalBody({ confirms, area, needs, ...arrival }: DemonstrationArrival, program: Program): object {
  const consent = { version: program.consent.version, language: arrival.languages[0]?.code ?? 'en' };
  return { ...arrival, area: pick(program.areas, [area])[0], needs: pick(program.needs, needs), consent, adult: true };
}

/** Places in a list as ids; a list that is shorter begins again. */
function pick(list: Listed[], places: number[]): string[] {
  const ids = places.map(place => list[place % list.length]?.id).filter(id => id !== undefined);
  return [...new Set(ids)];
}

/** The answer of a door, or one line that says how it refused. Staff doors are asked as the liaison. */
async function ask<T>(runner: Runner, route: string, body?: object): Promise<T | string> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (path.startsWith('/staff')) headers.authorization = `Bearer ${runner.staffToken(liaison)}`;
  const answer = await fetch(runner.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  return answer.ok ? (JSON.parse(text || '{}') as T) : `${route} answers ${answer.status}: ${text.slice(0, 200)}`;
}

/** Opens the first link of someone's latest mail and presses the first button of its page, as a person would. */
async function pressLatest(runner: Runner, address: string): Promise<void> {
  const link = /https?:\/\/\S+\/l\/[^\s<>")]+/.exec(runner.mail.to(address).at(-1)?.text ?? '')?.[0];
  if (!link) return;
  const opened = await (await fetch(link)).text();
  const form = /<form[^>]*method="post"[\s\S]*?<\/form>/i.exec(opened)?.[0];
  if (!form) return;
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? link;
  const body = new URLSearchParams();
  for (const [field] of form.matchAll(/<(?:input[^>]*type="hidden"|button)[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(field)?.[1];
    if (name && !body.has(name)) body.set(name, /value="([^"]*)"/.exec(field)?.[1] ?? '');
  }
  await fetch(new URL(action.replaceAll('&amp;', '&'), link), { method: 'POST', body, redirect: 'manual' });
}
