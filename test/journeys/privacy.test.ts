import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import type { Resource } from '../../lib/local/template.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';

/** A marker in every personal field: whoever finds one outside `people` has found a leak. */
const byMail = {
  ...amina,
  preferredName: 'Markerfirst Markersecond',
  contact: { email: 'markermail@home.example' },
  notes: 'markernote: my sister lives nearby',
};
const byPhone = {
  ...amina,
  preferredName: 'Markerphoned',
  contact: { phone: '+18605550177' },
  notes: 'markernote too',
};
const navigator = {
  ...nadia,
  name: 'Markernavigator Markerfamily',
  email: 'markernavigator@navigators.example',
  capacity: 2,
};
const markers = ['marker', '5550177'];
/** What the household is like, as whole values (an id may hold the same letters by chance): facts carry none of it. */
const attributes = ['frog-hollow', 'mon-morning', 'wed-evening', 'school', 'health', '5-12', 'fluent'].map(
  value => `"${value}"`,
);

const found = (where: unknown, words: readonly string[]): readonly string[] => {
  const text = (typeof where === 'string' ? where : JSON.stringify(where)).toLowerCase();
  return words.filter(word => text.includes(word));
};

describe('what is personal', () => {
  let program: Program;
  let shown: unknown;
  const tables = () => program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
  const items = async (name: string) => {
    const table = tables().find(one => one.id.startsWith(name))?.ref;
    const { Items = [] } = (await program.runner.database('Scan', { TableName: table })) as { Items?: unknown[] };
    return Items;
  };

  /** One household by mail and one by phone, all the way; bodies that are refused; a rule that cannot deliver; a vault that fails. */
  beforeAll(async () => {
    program = await startProgram({
      // The plan of tasks is never told that a pairing has ended: its event goes to the dead letters.
      templates: ({ stacks }) => {
        for (const { template } of stacks)
          for (const name of ['tasksOnPairingEnded', 'mailOnSesEvent']) forgetPermission(template.Resources, name);
      },
    });
    await program.staff('POST', '/staff/navigators', navigator);
    for (const household of [byMail, byPhone]) {
      await program.arrives(household);
      const [row] = (await rows()).filter(one => one.situation === 'unconfirmed');
      await program.staff('POST', `/staff/arrivals/${row?.id}/confirm`);
      await program.press(program.way(navigator.email, 'offer'), { answer: 'accept' });
      await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { answer: 'yes' });
      // One mail a day about her steps: those of the second household come the next morning.
      await program.later('P1D');
      await program.press(program.way(navigator.email, 'card'), { answer: 'show' });
      await program.press(program.way(navigator.email, 'week'), { tick: 'first-contact' });
    }
    await program.get('/receipts/markermail?lang=en');
    await program.get('/?lang=en&name=markerquery');
    await program.post('/arrivals', '{"preferredName": "markerbroken"');
    await program.post('/arrivals', { ...byMail, markerfield: 'markervalue', notes: 'marker A123456789' });
    await program.later('P9D');
    const [first] = await rows();
    shown = (await program.staff('POST', `/staff/arrivals/${first?.id}/contact`)).body;
    for (const { pairing } of await rows()) {
      await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
    }
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'TransactWriteItems'
        ? { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: JSON.stringify(body) }) }
        : perform(),
    );
    await program.post('/arrivals', { ...byMail, contact: { email: 'markerlost@home.example' } });
  });
  afterAll(() => program?.runner.stop());

  interface Row {
    readonly id: string;
    readonly situation: string;
    readonly pairing?: string;
  }
  const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];

  it('is found where it belongs: staff who have to reach someone are shown her', async () => {
    expect(found(shown, markers)).not.toEqual([]);
  });

  it('is in no item of any table that could be read without the key', async () => {
    expect((await items('People')).length).toBeGreaterThan(3);
    expect((await items('PersonKeys')).length).toBeGreaterThan(3);
    expect(await program.leaks()).toEqual([]);
  });

  it('is in no row of the program’s table, decision rows included, and with no key', async () => {
    const program = await items('Program');
    expect(program.length).toBeGreaterThan(40);
    expect(found(program, markers)).toEqual([]);
    expect(found(await items('LinkKeys'), markers)).toEqual([]);
  });

  it('is in no fact, and no attribute of a household either', () => {
    expect(program.runner.events.length).toBeGreaterThan(20);
    expect(found(program.runner.events, [...markers, ...attributes])).toEqual([]);
  });

  it('is in no log', () => {
    expect(program.runner.logs.length).toBeGreaterThan(100);
    expect(found(program.runner.logs, markers)).toEqual([]);
  });

  it('is in no dead letter, and in no message of the runner', () => {
    expect(program.runner.deadLetters.length).toBeGreaterThan(0);
    expect(found(program.runner.deadLetters, markers)).toEqual([]);
    expect(found(program.runner.warnings, markers)).toEqual([]);
  });

  it('is in no link, and in no mail but the navigator’s first name to the household she accepted, and her name on her own certificate', () => {
    for (const { to, text, html, subject, headers } of program.runner.mail.all()) {
      const said = JSON.stringify([text, html, subject, headers['list-id'], headers['reply-to']]);
      const own = subject === wordsFor('en').mails.certificate.subject ? said.replaceAll('Markerfamily', '') : said;
      expect(found(own.replaceAll('Markernavigator', ''), markers), `${to} ${subject}`).toEqual([]);
    }
  });

  it('is in no address or key that a call to AWS names', () => {
    expect(found(program.runner.calls, markers)).toEqual([]);
  });
});

/** The rule of a function may not call it any more. */
function forgetPermission(resources: Record<string, Resource>, name: string): void {
  for (const [id, { Type }] of Object.entries(resources))
    if (Type === 'AWS::Lambda::Permission' && id.startsWith(name)) delete resources[id];
}
