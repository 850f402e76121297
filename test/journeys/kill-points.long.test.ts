import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextLocal } from '../../functions/platform/kernel/time.ts';
import { program as settings } from '../../functions/program/settings.ts';
import type { AwsCall } from '../../lib/local/aws-endpoint.ts';
import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { lost } from '../../lib/local/dynamodb.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';
import { statesOf, stored } from '../support/stored.ts';

/** One household and the navigator who fits it alone. */
interface Pair {
  readonly household: string;
  readonly navigator: string;
  /** The arrival's id. */
  readonly arrival: string;
  /** Where staff choose: the one whom they choose for it. */
  readonly chosen?: string;
}

/** One act of the spine: whose calls are cut short, and what sets it going. */
interface Act {
  readonly function: string;
  /** What has happened before; answers what is at the door. */
  readonly before: (program: Program, code: string) => Promise<Pair>;
  /** What sets it going; again, when a person was told that it did not work. */
  readonly go: (program: Program, pair: Pair) => Promise<{ status: number }>;
}

async function meets(program: Program, code: string): Promise<Pair> {
  const languages = [{ code, level: 'fluent' }];
  const [household, navigator] = [`${code}@home.example`, `${code}@navigators.example`];
  await program.staff('POST', '/staff/navigators', { ...nadia, email: navigator, languages });
  return { household, navigator, arrival: '' };
}

const posted = async (program: Program, code: string): Promise<Pair> => {
  const pair = await meets(program, code);
  await post(program, pair);
  return { ...pair, arrival: newest(program) };
};

/** An index of this second may miss the navigator who has just joined; nobody waits for that here. */
const post = (program: Program, { household }: Pair) =>
  program.post('/arrivals', {
    ...amina,
    languages: [{ code: household.split('@')[0], level: 'fluent' }],
    contact: { email: household },
  });

const newest = (program: Program): string =>
  String(
    program.runner.events
      .filter(fact => fact['detail-type'] === 'ArrivalRegistered')
      .map(fact => (fact.detail as { data: { arrival: string } }).data.arrival)
      .at(-1),
  );

const confirm = (program: Program, { household }: Pair) =>
  program.press(program.way(household, 'confirm'), { answer: 'confirm' });

const offered = async (program: Program, code: string): Promise<Pair> => {
  const pair = await posted(program, code);
  await confirm(program, pair);
  return pair;
};

const acts: Readonly<Record<string, Act>> = {
  relay: { function: 'relay/on-decisions', before: meets, go: post },
  mailer: { function: 'mail/on-mail-wanted', before: meets, go: post },
  confirmation: { function: 'doors/links', before: posted, go: confirm },
  offer: { function: 'pairing/on-arrival-confirmed', before: posted, go: confirm },
  acceptance: {
    function: 'doors/links',
    before: offered,
    go: (program, { navigator }) => program.press(program.way(navigator, 'offer'), { answer: 'accept' }),
  },
};

/** A household for which staff have someone proposed, whom they choose. */
const proposed = async (program: Program, code: string): Promise<Pair> => {
  const pair = await offered(program, code);
  const [one] = (await program.staff('GET', '/staff/proposals')).body as unknown as readonly {
    readonly candidates: readonly { readonly navigator: string }[];
  }[];
  return { ...pair, chosen: one?.candidates[0]?.navigator ?? '' };
};

/** The same where staff choose (`matchingMode`): the proposal instead of the offer, and the choice that makes it. */
const actsWhereStaffChoose: Readonly<Record<string, Act>> = {
  proposal: { function: 'pairing/on-arrival-confirmed', before: posted, go: confirm },
  choice: {
    function: 'doors/staff',
    before: proposed,
    go: (program, { arrival, chosen }) =>
      program.staff('POST', `/staff/proposals/${arrival}/choose`, { navigator: chosen }),
  },
};

/** A call by what it does and to what: `GetItem arrival`, `Query list`, `SendEmail`. The n-th of the same name is told apart by its number. */
function nameOf({ operation, body }: AwsCall): string {
  const items = (body.TransactItems as Record<string, { Item?: object; Key?: object }>[] | undefined)?.map(
    item => Object.values(item)[0],
  );
  const keys = (items ?? [body as { Item?: object; Key?: object }]).map(one => one?.Key ?? one?.Item);
  const kinds = keys.flatMap(key => (key ? [kindOf(key as { pk?: { S: string }; sk?: { S: string } })] : []));
  return [operation, body.IndexName, ...new Set(kinds)].filter(Boolean).join(' ');
}

const kindOf = ({ pk, sk }: { pk?: { S: string }; sk?: { S: string } }): string => {
  if (sk?.S.startsWith('decision#')) return 'decision';
  return pk?.S.includes('#') ? (pk.S.split('#')[0] ?? '') : pk?.S === 'signing' ? 'link keys' : 'person';
};

/** Codes of languages that the program has no mails and no interpreter for: each household fits one navigator alone. */
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const codes = letters.flatMap(one => letters.map(other => `q${one}${other}`));

interface Point {
  readonly call: string;
  readonly nth: number;
}

/** A key that names its minute, as that of what the liaison is told, at another minute. */
const sameAt = (key: string): string => key.replace(/\d{4}-\d\d-\d\dT\d\d_\d\d/, 'then');

/** What is to be the same with and without: the facts of the story, each once; who got which mails; where everything stands. */
async function outcomeOf(program: Program, { household, navigator, arrival }: Pair): Promise<object> {
  const story = program.runner.events.filter(
    fact => (fact.detail as { meta: { correlation: string } }).meta.correlation === `arrival#${arrival}`,
  );
  const facts = new Map(
    story.map(fact => {
      const { meta, data } = fact.detail as { meta: { id: string }; data: { kind?: string } };
      return [meta.id, [fact['detail-type'], data.kind].filter(Boolean).join(' ')];
    }),
  );
  const rows = await stored(program.runner, 'Program');
  const states = ['arrival', 'match', 'plan', 'mail', 'call'].flatMap(kind =>
    [...statesOf(rows, kind)]
      .filter(([id]) => id.includes(arrival))
      .map(([id, state]) => `${kind} ${sameAt(id.replace(arrival, '…'))}: ${state.status} ${state.fate ?? ''}`.trim()),
  );
  const mails = [household, navigator].map(address => program.runner.mail.to(address).map(mail => mail.subject));
  return { facts: [...facts.values()].sort(), states: states.sort(), mails };
}

/** When it is looked whether all is well again, in minutes after the kill: the platform's second try, its third, a mail's lease. */
const looks = [0, 2, 4, 12, 30];

const table: string[] = [];
let program: Program;

async function nextDay(): Promise<void> {
  await program.runner.moveTo(nextLocal(settings.timeZone, program.runner.now().toISOString(), '10:00'));
}

/** Lets an act's function make its calls, and ends its worker at one of them. Answers the calls that were made. */
async function run(act: Act, pair: Pair, kill?: Point & { readonly when: 'before' | 'after' }) {
  const seen = new Map<string, number>();
  const calls: Point[] = [];
  const { runner } = program;
  const id = runner.deployment
    .ofType('AWS::Lambda::Function')
    .find(one => one.id.toLowerCase().startsWith(act.function.replace(/[^a-z]/g, '')))?.id;
  let struck = false;
  // Only its first invocation counts: what later ones do depends on how facts happen to come together.
  let first: string | undefined;
  // SES may tell of a mail before its sender has settled it, and then there is nothing to settle: here it tells afterwards.
  const { promise: settled, resolve: tell } = Promise.withResolvers<void>();
  runner.intercept(async (call, perform) => {
    if (call.caller.startsWith('mailOnSesEvent')) await settled;
    if (call.caller !== id) return perform();
    first ??= call.requestId;
    if (call.requestId !== first) return perform();
    const sent = calls.some(one => one.call === 'SendEmail');
    const name = nameOf(call);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    calls.push({ call: name, nth });
    if (struck || name !== kill?.call || nth !== kill.nth) {
      const answer = await perform();
      if (sent && call.operation === 'TransactWriteItems') tell();
      return answer;
    }
    struck = true;
    if (kill.when === 'after') await perform();
    await runner.kill(call.caller);
    tell();
    return lost;
  });
  if (id?.startsWith('mail') !== true) tell();
  const { status } = await act.go(program, pair);
  await runner.settle();
  return { calls, status, struck, over: () => runner.intercept((_, perform) => perform()) };
}

describe.each([
  ['by itself', {}, acts],
  ['where staff choose', { templates: whereStaffChoose }, actsWhereStaffChoose],
] as const)('pairing %s', (_, deployed, ended) => {
  beforeAll(async () => {
    program = await startProgram(deployed);
  });
  afterAll(() => program?.runner.stop());

  it.each(Object.entries(ended))(
    'the %s, ended from outside before and after each of its calls, loses nothing and doubles nothing',
    async (name, act) => {
      await program.beginAgain();
      const fresh = codes.values();
      const pairOf = async () => act.before(program, String(fresh.next().value));
      const known = (pair: Pair): Pair => (pair.arrival ? pair : { ...pair, arrival: newest(program) });

      // Reminders of former households would only cost time.
      const close = (pair: Pair) =>
        program.staff('POST', `/staff/arrivals/${known(pair).arrival}/close`, { reason: 'other' });

      // The first one warms up: keys are made, workers started.
      for (const _ of ['warm', 'clean']) {
        const pair = await pairOf();
        (await run(act, pair)).over();
        await close(pair);
        await nextDay();
      }
      const pair = await pairOf();
      const clean = await run(act, pair);
      clean.over();
      await program.later(`PT${looks.at(-1)}M`);
      const wanted = await outcomeOf(program, known(pair));
      expect(clean.calls.length).toBeGreaterThan(1);
      await close(pair);

      for (const point of clean.calls)
        for (const when of ['before', 'after'] as const) {
          await nextDay();
          const cut = await pairOf();
          const label = `${name}: ${when} ${point.call} (${point.nth})`;
          const { struck, status, over } = await run(act, cut, { ...point, when });
          over();
          expect(struck, label).toBe(true);
          let [healed, passed] = [undefined as string | undefined, 0];
          const look = async (how: string) => {
            const is = await outcomeOf(program, known(cut)).then(found => JSON.stringify(found));
            if (is === JSON.stringify(wanted)) healed ??= how;
          };
          for (const minutes of looks) {
            if (minutes > passed) await program.later(`PT${minutes - passed}M`);
            passed = minutes;
            await look(minutes === 0 ? 'at once' : `within ${minutes} minutes`);
            if (healed) break;
          }
          // A person who was told that it did not work presses again; nothing of it had been done.
          if (!healed && status >= 500) {
            await act.go(program, cut);
            await program.later('PT1M');
            await look('when she presses again');
          }
          expect(await outcomeOf(program, known(cut)), label).toEqual(wanted);
          expect(await brokenInvariants(program.runner), label).toEqual([]);
          await close(cut);
          table.push(`| ${name} | ${point.call}${point.nth > 1 ? ` (${point.nth})` : ''} | ${when} | ${healed} |`);
        }
    },
  );
});

it('the table of points is the one in docs/kill-points.md', async () => {
  const lines = [
    '# Where functions were ended, and what healed it',
    '',
    'Each row is one function ended from outside, before or after one of its calls to AWS; then only the program’s own clock ran. Nothing was',
    'lost, and nothing was doubled. A person whose press was cut off before anything was decided reads an apology and presses again; until she',
    'does, everything is as it was, with its due time. Written by `test/journeys/kill-points.long.test.ts`, which fails when a row is missing or new',
    '(`npm run test:long -- kill-points -u` writes it anew).',
    '',
    '| Act | Call | Ended | All is as it should be |',
    '|---|---|---|---|',
    ...[...table].sort(),
    '',
  ];
  await expect(lines.join('\n')).toMatchFileSnapshot('../../docs/kill-points.md');
});
