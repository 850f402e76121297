import type { FaultWish } from './faults.ts';
import type { HttpAnswer, HttpRequest } from './http-payload.ts';
import type { Journal } from './journal.ts';
import { mailPage } from './mail-page.ts';
import type { Mailbox } from './mailbox.ts';
import { livePart, localPage, type PageView, type ProgramWords } from './page.ts';
import { Refusal } from './refusal.ts';
import type { Runner } from './running.ts';
import { staffPage } from './staff-page.ts';
import { stepsOf, storiesOf } from './trace.ts';

type Needs = { runner: Runner; mailbox: Mailbox; journal: Journal };
type Asked = { url: URL; body: Record<string, unknown> };
type Reply = (asked: Asked, needs: Needs) => Promise<HttpAnswer> | HttpAnswer;

const json = (value: unknown, status = 200): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

const page = (body: string, status = 200): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

const replies: Record<string, Reply> = {
  'GET /_local': async ({ url }, needs) => {
    const view = await viewOf(url, needs);
    return page(url.searchParams.get('part') === 'live' ? livePart(view).html : localPage(view));
  },
  'GET /_local/trace': ({ url }, { runner, journal, mailbox }) => {
    const sources = { events: runner.events, journal, mailbox };
    const story = url.searchParams.get('story') ?? storiesOf(sources)[0]?.id ?? '';
    return json({ stories: storiesOf(sources), story, steps: stepsOf(story, sources) });
  },
  'GET /_local/mail': ({ url }, { mailbox }) => json(mailbox.to(url.searchParams.get('to') ?? undefined)),
  'GET /_local/events': (_, { runner }) => json(runner.events),
  'GET /_local/calls': (_, { journal }) => json(journal.calls.map(({ keys, requestId, ...call }) => call)),
  'GET /_local/logs': (_, { runner }) => json(runner.logs),
  'GET /_local/dead-letters': (_, { runner }) => json(runner.deadLetters),
  'GET /_local/clock': (_, { runner }) => json({ now: runner.now().toISOString() }),
  'POST /_local/clock': moveClock,
  'POST /_local/settle': async (_, { runner }) => {
    await runner.settle();
    return json({ now: runner.now().toISOString() });
  },
  'POST /_local/faults': ({ body }, { runner }) => json(runner.faults(body as FaultWish)),
  'POST /_local/staff-token': staffToken,
  'GET /_local/staff': async (_, { runner }) => page(await staffPage(runner)),
};

/** The control surface under `/_local`. */
export function createControl(needs: Needs): (request: HttpRequest) => Promise<HttpAnswer> {
  return async request => {
    const url = new URL(request.target, 'http://local');
    const path = url.pathname.replace(/(.)\/$/, '$1');
    const shown = /^\/_local\/mail\/([^/]+)$/.exec(path)?.[1];
    if (shown && request.method === 'GET') return showMail(shown, needs);
    const reply = replies[`${request.method} ${path}`];
    if (!reply) return json({ message: `there is no ${request.method} ${path}` }, 404);
    const body = parse(request.body.toString());
    if (!body) return json({ message: 'the body is not a JSON object' }, 400);
    return answered(reply, { url, body }, needs);
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What the runner refuses is told as it says it. */
async function answered(reply: Reply, asked: Asked, needs: Needs): Promise<HttpAnswer> {
  try {
    return await reply(asked, needs);
  } catch (error) {
    if (error instanceof Refusal) return json({ message: error.message }, 400);
    throw error;
  }
}

async function moveClock({ body }: Asked, { runner }: Needs): Promise<HttpAnswer> {
  const { advance, to } = body;
  if (typeof advance === 'string') await runner.advance(advance);
  else if (typeof to === 'string') await runner.moveTo(to);
  else return json({ message: 'say {"advance": "P2D"} or {"to": "2026-12-01T09:00:00-05:00"}' }, 400);
  return json({ now: runner.now().toISOString() });
}

function staffToken({ body }: Asked, { runner }: Needs): HttpAnswer {
  const { email, roles = ['liaison'] } = body;
  const good = typeof email === 'string' && Array.isArray(roles) && roles.every(role => typeof role === 'string');
  if (!good) return json({ message: 'say {"email": "someone@….example", "roles": ["liaison"]}' }, 400);
  return json({ token: runner.staffToken(email, roles) });
}

function showMail(id: string, { mailbox }: Needs): HttpAnswer {
  const mail = mailbox.byId(id);
  return mail ? page(mailPage(mail)) : json({ message: `there is no mail ${id}` }, 404);
}

async function viewOf(url: URL, { runner, mailbox, journal }: Needs): Promise<PageView> {
  return {
    program: await programWords(runner),
    sources: { events: runner.events, journal, mailbox },
    now: runner.now().getTime(),
    course: runner.course(),
    story: url.searchParams.get('story') ?? '',
    warnings: runner.warnings,
    deadLetters: runner.deadLetters.length,
  };
}

const known = new WeakMap<Runner, ProgramWords>();

/** The program's own name and time zone, asked once over its API; what it does not say is left neutral. */
async function programWords(runner: Runner): Promise<ProgramWords> {
  const cached = known.get(runner);
  if (cached) return cached;
  const answer = await fetch(`${runner.url}/program`).catch(() => undefined);
  const said = (answer?.ok ? await answer.json() : {}) as Partial<ProgramWords>;
  const words = { name: said.name ?? 'The program', timeZone: said.timeZone ?? 'UTC' };
  if (answer?.ok) known.set(runner, words);
  return words;
}
