import { beforeEach, describe, expect, it } from 'vitest';
import { csrfIn, type DeskPage, signInAt } from '../support/desk.ts';
import { nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const textOf = ({ markup }: DeskPage): string => markup.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>/g, ' ');
const facts = (name: string) =>
  program.runner.events
    .filter(one => one['detail-type'] === name)
    .map(({ detail }) => (detail as { data: object }).data);

describe('signing in', () => {
  it('leads to the issuer and back to the page that was asked for', async () => {
    const ana = await signInAt(`${program.url}/desk/signed-in-again?lang=ar`, {
      email: 'ana@library.example',
      roles: ['liaison'],
    });
    expect(ana.page.url).toBe(`${program.url}/desk/signed-in-again?lang=ar`);
    expect(ana.page.status).toBe(200);
    expect(ana.page.markup).toContain('dir="rtl"');
  });

  it('keeps in the browser one cookie, which scripts cannot read and other hosts cannot set', async () => {
    const ana = await program.desk('ana@library.example');
    const kept = [...ana.browser.cookies(new URL(program.url).host).keys()];
    expect(kept).toEqual(['__Host-desk']);
  });

  it('stores no secret: neither the cookie nor the token of a form is in the table', async () => {
    const ana = await program.desk('ana@library.example');
    const [, secret = ''] = (ana.browser.cookies(new URL(program.url).host).get('__Host-desk') ?? '').split('.');
    const rows = JSON.stringify(await sessions());
    expect(secret).toHaveLength(43);
    expect(rows).toContain('ana@library.example');
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(csrfIn(await ana.get('/desk/signed-in-again')));
  });

  it('begins a new session each time, and the one before is over', async () => {
    const ana = await program.desk('ana@library.example');
    const jar = ana.browser.cookies(new URL(program.url).host);
    const before = jar.get('__Host-desk') ?? '';
    await signInAt(`${program.url}/desk/sign-in`, { email: 'ana@library.example', roles: ['liaison'] }, ana.browser);
    expect(jar.get('__Host-desk')).not.toBe(before);
    expect(await sessions()).toHaveLength(1);
    jar.set('__Host-desk', before);
    expect(textOf(await ana.get('/desk'))).toContain('E-mail address');
  });
});

async function sessions(): Promise<readonly object[]> {
  const table = program.runner.deployment
    .ofType('AWS::DynamoDB::GlobalTable')
    .find(({ id }) => id.startsWith('Sessions'));
  const { Items } = await program.runner.database('Scan', { TableName: table?.ref });
  return Items as object[];
}
void beforeEach;
void nadia;
void facts;
