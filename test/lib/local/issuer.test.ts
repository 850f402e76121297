import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import type { Assembly } from '../../../lib/local/template.ts';
import { csrfIn, signInAt } from '../../support/desk.ts';

const named = { issuer: 'https://login.library.example', client: 'the-desk', claim: 'groups' };

/** The templates as they are when a library names an issuer of its own. */
function ofAnotherIssuer({ stacks }: Assembly): void {
  for (const { template } of stacks)
    for (const { Type, Properties = {} } of Object.values(template.Resources)) {
      if (Type === 'AWS::ApiGatewayV2::Authorizer')
        Properties.JwtConfiguration = { Issuer: named.issuer, Audience: [named.client] };
      const { Variables } = (Properties.Environment ?? {}) as { Variables?: Record<string, unknown> };
      if (Variables?.ROLES_CLAIM) Variables.ROLES_CLAIM = named.claim;
      if (Variables?.ISSUER) Object.assign(Variables, { ISSUER: named.issuer, STAFF_CLIENT: named.client });
      if (Type === 'AWS::Cognito::UserPoolClient') delete Properties.CallbackURLs;
    }
}

describe('the issuer of this machine', () => {
  let runner: Runner;
  beforeAll(async () => {
    runner = await startRunner({ templates: ofAnotherIssuer });
  });
  afterAll(() => runner?.stop());

  it('stands in for whichever one the template names, with its client and its claim', async () => {
    const { page, desk } = await signInAt(`${runner.url}/desk/staff`, {
      email: 'ana@library.example',
      roles: ['liaison'],
    });
    expect([page.url, page.status]).toEqual([`${runner.url}/desk/staff`, 200]);
    expect(csrfIn(page)).not.toBe('');
    expect((await desk.get('/desk/staff')).markup).toContain('Liaison');
  });

  it('gives the tokens of the API too, and no others are taken', async () => {
    const ask = (token: string) =>
      fetch(`${runner.url}/staff/arrivals`, { headers: { authorization: `Bearer ${token}` } });
    const token = runner.staffToken('ana@library.example', ['auditor']);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: named.client, groups: ['auditor'] });
    expect((await ask(token)).status).toBe(200);
    expect((await ask(runner.staffToken('ana@library.example', []))).status).toBe(403);
    const another = await startRunner({ templates: ofAnotherIssuer });
    const foreign = another.staffToken('ana@library.example');
    await another.stop();
    expect((await ask(foreign)).status).toBe(401);
  });

  it('gives a code to nobody who does not say who she is, and leads nowhere else', async () => {
    const begun = await fetch(`${runner.url}/desk/sign-in`, { redirect: 'manual' });
    const address = new URL(begun.headers.get('location') ?? '');
    address.searchParams.set('redirect_uri', 'https://evil.example/');
    const refused = await fetch(address, { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    const stray = await fetch(`${address.origin}/sign-in/nothing`);
    expect([stray.status, await stray.text()]).toEqual([400, expect.stringContaining('begin again at the desk')]);
  });
});
