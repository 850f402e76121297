import { beforeEach, describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory, putAside } from '../support/stories.ts';

/** What AWS does now and then: each once or some times, and the household is paired all the same. */
let program: Program;
eachStory(begun => {
  program = begun;
});
beforeEach(() => program.staff('POST', '/staff/navigators', nadia));

const conflict = (items: number) => ({
  status: 400,
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]',
    CancellationReasons: Array.from({ length: items }, (_, i) => ({ Code: i === 0 ? 'TransactionConflict' : 'None' })),
  }),
});

/** Answers these calls in this way, the first `times` of them. */
function disturb(
  operation: string,
  times: number,
  answer: (body: Record<string, unknown>) => { status: number; body: string },
) {
  let left = times;
  program.runner.intercept(async (call, perform) => {
    if (call.operation !== operation || left === 0) return perform();
    left -= 1;
    return answer(call.body);
  });
  return () => left;
}

const offered = () => program.runner.events.filter(fact => fact['detail-type'] === 'PairingOffered');
const mailsTo = (address: string) => program.runner.mail.to(address).length;

describe('a household is offered once, and nobody gets a mail twice', () => {
  it('though transactions conflict', async () => {
    const left = disturb('TransactWriteItems', 3, body => conflict((body.TransactItems as unknown[]).length));
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    expect([left(), offered().length, mailsTo(nadia.email), mailsTo(amina.contact.email)]).toEqual([0, 1, 1, 1]);
  });

  it('though an answer is lost after the write was made, and the form is sent again', async () => {
    const lost = new Set<string>();
    program.runner.intercept(async ({ operation, caller }, perform) => {
      const answer = await perform();
      if (operation !== 'TransactWriteItems' || lost.has(caller)) return answer;
      lost.add(caller);
      return { status: 500, body: JSON.stringify({ __type: 'InternalServerError', message: 'lost' }) };
    });
    const headers = { 'idempotency-key': 'form-1' };
    const first = await program.post('/arrivals', amina, headers);
    const again = await program.post('/arrivals', amina, headers);
    expect([first.status, again]).toEqual([202, first]);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    expect(lost.size).toBeGreaterThan(2);
    expect([offered().length, mailsTo(nadia.email), mailsTo(amina.contact.email)]).toEqual([1, 1, 1]);
    expect((await program.staff('GET', '/staff/arrivals')).body).toHaveLength(1);
  });

  it('though an answer is lost and the same write, sent again, collides with the first: each knows its own, and nothing waits', async () => {
    const lost = new Set<string>();
    program.runner.intercept(async ({ operation, caller, body }, perform) => {
      const answer = await perform();
      if (operation !== 'TransactWriteItems' || lost.has(caller)) return answer;
      lost.add(caller);
      return conflict((body.TransactItems as unknown[]).length);
    });
    expect((await program.post('/arrivals', amina)).status).toBe(202);
    await program.runner.settle();
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    expect([...lost].filter(caller => caller.startsWith('mailOnMailWanted'))).toHaveLength(1);
    expect([offered().length, mailsTo(nadia.email), mailsTo(amina.contact.email)]).toEqual([1, 1, 1]);
    expect((await program.staff('GET', '/staff/arrivals')).body).toHaveLength(1);
  });

  it('though the bus does not take every fact at once', async () => {
    const left = disturb('PutEvents', 2, body => {
      const entries = body.Entries as unknown[];
      const refused = entries.map(() => ({ ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }));
      return { status: 200, body: JSON.stringify({ FailedEntryCount: entries.length, Entries: refused }) };
    });
    await program.arrives(amina);
    await program.later('PT10M');
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    expect([left(), offered().length, mailsTo(nadia.email), mailsTo(amina.contact.email)]).toEqual([0, 1, 1, 1]);
  });

  it('though the bus takes nothing for three hours', async () => {
    const until = program.runner.now().getTime() + 3 * 3_600_000;
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'PutEvents' && program.runner.now().getTime() < until
        ? {
            status: 200,
            body: JSON.stringify({
              FailedEntryCount: (body.Entries as unknown[]).length,
              Entries: (body.Entries as unknown[]).map(() => ({ ErrorCode: 'InternalFailure', ErrorMessage: 'no' })),
            }),
          }
        : perform(),
    );
    await program.arrives(amina);
    await program.later('PT2H');
    expect(mailsTo(amina.contact.email)).toBe(0);
    await program.later('PT90M');
    expect(mailsTo(amina.contact.email)).toBe(1);
    // The stream gave up after an hour; the relay's clock did not.
    expect(putAside(program)).toHaveLength(1);
  });

  it('though SES takes no mail for a while', async () => {
    const left = disturb('SendEmail', 2, () => ({
      status: 429,
      body: JSON.stringify({ __type: 'TooManyRequestsException', message: 'Maximum sending rate exceeded' }),
    }));
    await program.arrives(amina);
    expect(mailsTo(amina.contact.email)).toBe(0);
    await program.later('PT10M');
    expect([left(), mailsTo(amina.contact.email)]).toEqual([0, 1]);
  });

  it('though SES fails in the middle: without any evidence the mail goes once more after ten minutes', async () => {
    disturb('SendEmail', 1, () => ({ status: 500, body: JSON.stringify({ message: 'Internal failure' }) }));
    await program.arrives(amina);
    await program.later('PT5M');
    expect(mailsTo(amina.contact.email)).toBe(0);
    await program.later('PT10M');
    expect(mailsTo(amina.contact.email)).toBe(1);
  });

  it('though SES’s answer is lost after the mail has gone: its own event is the evidence', async () => {
    program.runner.intercept(async ({ operation }, perform) => {
      const answer = await perform();
      return operation === 'SendEmail' ? { status: 500, body: JSON.stringify({ message: 'lost' }) } : answer;
    });
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.later('PT1H');
    expect([offered().length, mailsTo(nadia.email), mailsTo(amina.contact.email)]).toEqual([1, 1, 1]);
    expect((await program.staff('GET', '/staff/calls')).body).toEqual([]);
  });

  it('though every fact comes again, in another order, at once and hours later', async () => {
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.press(program.way(amina.contact.email, 'introduction'), { answer: 'yes' });
    await program.arrives({ ...amina, contact: { phone: '+18605550123' } });
    const before = await everything();
    for (const wait of ['PT1S', 'PT4H']) {
      await program.later(wait);
      const again = [...program.runner.events.slice(0, before.facts)].reverse();
      for (const { source, 'detail-type': type, detail } of again) program.runner.putEvents([{ source, type, detail }]);
      await program.runner.settle();
      expect({ ...(await everything()), facts: before.facts }).toEqual(before);
    }
    expect(program.runner.deadLetters).toEqual([]);
  });
});

describe('the liaison’s own mail that comes back', () => {
  it('is told to operations by a metric, and makes no call about calls', async () => {
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'SendEmail' && JSON.stringify(body).includes('"ToAddresses":["liaison@library.example"]')
        ? { status: 400, body: JSON.stringify({ __type: 'MessageRejected', message: 'rejected' }) }
        : perform(),
    );
    await program.arrives({ ...amina, contact: { phone: '+18605550123' } });
    await program.later('P2D');
    const metrics = program.runner.logs.filter(({ line }) => line.includes('CloudWatchMetrics'));
    expect(metrics.map(({ line }) => JSON.parse(line).service)).toContain('calls');
    const calls = (await program.staff('GET', '/staff/calls')).body as { kind: string }[];
    expect(calls.map(call => call.kind)).toEqual(['confirm']);
  });
});

/** What people have: mails, calls, where each household stands. */
async function everything() {
  const rows = (await program.staff('GET', '/staff/arrivals')).body as { situation: string; due: string }[];
  const calls = (await program.staff('GET', '/staff/calls')).body as { id: string }[];
  return {
    facts: program.runner.events.length,
    mails: program.runner.mail.all().map(mail => [mail.to[0], mail.subject]),
    calls: calls.map(call => call.id),
    rows: rows.map(({ situation, due }) => [situation, due]),
  };
}
