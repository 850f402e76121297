import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../lib/local/journal.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';

/** What one function asked of DynamoDB in one act. */
interface Work {
  readonly reads: number;
  readonly writes: number;
  /** Write units as the engine counts them, indexes included. */
  readonly units: number;
  readonly actions: readonly string[];
}

const idle: Work = { reads: 0, writes: 0, units: 0, actions: [] };
const isWrite = (operation: string): boolean => /Write|Put|Update|Delete/.test(operation);

interface Sending {
  readonly settled: Promise<void>;
  readonly settle: () => void;
}

function sending(): Sending {
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  return { settled, settle };
}

/** Says what each function did while something happens. A refused call counts: it was made, and DynamoDB charges for it. */
class Meter {
  readonly #program: Program;
  #made: { function: string; operation: string; service: string; requestId?: string | undefined }[] = [];
  /**
   * SES reports a mail before its sender has settled it; here the report waits, so that the two never meet on one item. What was sent and is
   * not settled yet, by the invocation that sent it: several send at once.
   */
  readonly #sent = new Map<string, Sending[]>();

  constructor(program: Program) {
    this.#program = program;
    program.runner.intercept(async (call, perform) => {
      const { caller, operation, service, requestId = caller } = call;
      if (caller.startsWith('mailOnSesEvent')) await this.#allSettled();
      else this.#made.push({ function: caller, operation, service, requestId });
      const own = this.#sent.get(requestId) ?? [];
      if (service === 'ses') this.#sent.set(requestId, [...own, sending()]);
      // The transaction after a sending is its settling.
      const settling = operation === 'TransactWriteItems' ? own.shift() : undefined;
      const answer = await perform();
      settling?.settle();
      return answer;
    });
  }

  async #allSettled(): Promise<void> {
    await Promise.all([...this.#sent.values()].flat().map(one => one.settled));
  }

  async during(act: () => Promise<unknown>): Promise<(start: string) => Work> {
    const { runner } = this.#program;
    this.#made = [];
    const from = runner.calls.length;
    await act();
    await runner.settle();
    const calls: readonly CallRecord[] = runner.calls.slice(from);
    return start => {
      const made = this.#made.filter(one => one.function.startsWith(start) && one.service === 'dynamodb');
      // A clock that looks and finds nothing due is no part of the act.
      const acted = new Set(made.filter(one => isWrite(one.operation)).map(one => one.requestId));
      const own = start.endsWith('AtDue') ? made.filter(one => acted.has(one.requestId)) : made;
      const items = calls.filter(one => one.function.startsWith(start) && one.action.startsWith('dynamodb:'));
      return {
        reads: own.filter(one => !isWrite(one.operation)).length,
        writes: own.filter(one => isWrite(one.operation)).length,
        units: items.filter(one => isWrite(one.action)).reduce((sum, one) => sum + one.units, 0),
        actions: [...new Set(items.map(one => one.action))],
      };
    };
  }
}

let program: Program;
const table = new Map<string, readonly (readonly [string, Work])[]>();
const home = (n: number) => `home-${n}@home.example`;

beforeAll(async () => {
  program = await startProgram();
  const meter = new Meter(program);
  await program.staff('POST', '/staff/navigators', nadia);
  const post = (n: number, key: string) =>
    program.post('/arrivals', { ...amina, contact: { email: home(n) } }, { 'idempotency-key': key });
  const confirm = (n: number) => program.press(program.way(home(n), 'confirm'), { answer: 'confirm' });
  // What is done once for all is done before: keys are made, workers read them.
  await post(0, 'warm');
  await confirm(0);
  const [warm] = (await program.staff('GET', '/staff/arrivals')).body as { id: string }[];
  await program.get(program.way(nadia.email, 'offer'));
  await program.staff('POST', `/staff/arrivals/${warm?.id}/close`, { reason: 'other' });

  const note = async (act: string, functions: Readonly<Record<string, string>>, work: () => Promise<unknown>) => {
    const of = await meter.during(work);
    table.set(
      act,
      Object.entries(functions).map(([name, start]) => [name, of(start)] as const),
    );
    return of;
  };
  const door = { 'doors/public': 'doorsPublic' };
  const links = { 'doors/links': 'doorsLinks' };
  const relay = { 'relay (its mark)': 'relayOnDecisions' };
  const mailer = { 'mail/on-mail-wanted': 'mailOnMailWanted' };

  await note('register', { ...door, ...mailer, ...relay }, () => post(1, 'one'));
  await note('resubmit', { ...door, ...mailer, ...relay }, () => post(1, 'one'));
  await note(
    'confirm',
    {
      ...links,
      'pairing/on-arrival-confirmed': 'pairingOnArrivalConfirmed',
      'advisory/on-match-waitlisted': 'advisoryOnMatchWaitlisted',
      ...mailer,
      ...relay,
    },
    () => confirm(1),
  );
  await note('decline', { ...links, 'pairing/on-seat-freed': 'pairingOnSeatFreed', ...relay }, () =>
    program.press(program.way(nadia.email, 'offer'), { answer: 'decline', reason: 'no-time' }),
  );
  await program.staff('POST', '/staff/navigators', { ...nadia, email: 'omar@navigators.example' });
  await note('accept', { ...links, ...mailer, ...relay }, () =>
    program.press(program.way('omar@navigators.example', 'offer'), { answer: 'accept' }),
  );
  await note(
    'say yes',
    { ...links, 'tasks/on-navigator-assigned': 'tasksOnNavigatorAssigned', ...mailer, ...relay },
    () => program.press(program.way(home(1), 'introduction'), { answer: 'yes' }),
  );
  await note('task done', { ...links, ...relay }, () =>
    program.press(program.way('omar@navigators.example', 'week'), { tick: 'first-contact' }),
  );
  await program.later('P7D');
  await note('reminder', { 'tasks/at-due': 'tasksAtDue', ...mailer, ...relay }, () => program.later('P1D'));
});
afterAll(() => program?.runner.stop());

const work = (act: string, name: string): Work => table.get(act)?.find(([one]) => one === name)?.[1] ?? idle;

describe('exact work', () => {
  it('registering is one write call in the door', () => expect(work('register', 'doors/public').writes).toBe(1));
  it('posting the same again is one write call that is refused, and nothing follows', () => {
    expect(work('resubmit', 'doors/public')).toMatchObject({ writes: 1, units: 0 });
    expect(work('resubmit', 'mail/on-mail-wanted')).toEqual(idle);
    expect(work('resubmit', 'relay (its mark)')).toEqual(idle);
  });
  it('an offer is one transaction', () => expect(work('confirm', 'pairing/on-arrival-confirmed').writes).toBe(1));
  it('sending is a claim and a settlement', () => expect(work('register', 'mail/on-mail-wanted').writes).toBe(2));
  it.each(['confirm', 'accept', 'decline', 'task done'])('to %s is one write call in the door', act =>
    expect(work(act, 'doors/links').writes).toBe(1),
  );
  it('nothing is scanned', () => expect(program.runner.calls.filter(one => one.action.endsWith(':Scan'))).toEqual([]));

  it('the table is the one in docs/exact-work.md', async () => {
    const rows = [...table].flatMap(([act, functions]) =>
      functions.map(
        ([name, { reads, writes, units }], i) =>
          `| ${i === 0 ? act : ''} | \`${name}\` | ${reads} | ${writes} | ${units} |`,
      ),
    );
    const text = [
      '# What each act asks of DynamoDB',
      '',
      'Calls and write units, counted by the one-machine runner: a transaction is one call, and costs two units for each kilobyte of each item,',
      'once more for each index that an item stands in. The relay marks each decision as published; its calls stand apart. What SES says of a',
      'mail is settled by one transaction a report and is not in the table. Written by `test/journeys/exact-work.test.ts`, which fails when a',
      'number changes (`npm test -- exact-work -u` writes it anew).',
      '',
      '| Act | Function | Reads | Writes | Write units |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ];
    await expect(text.join('\n')).toMatchFileSnapshot('../../docs/exact-work.md');
  });
});
