import type { Page } from 'playwright-core';
import { type Browsing, browsing, type Fields, type Opened, pairsOf } from './browsing.ts';

/** A role of the program. */
export type Role = 'liaison' | 'coordinator' | 'auditor';

/** Who signs in. */
export interface Account {
  readonly email: string;
  readonly roles: readonly Role[];
}

/** Someone who works at the desk. */
export interface AtDesk {
  get(path: string): Promise<Opened>;
  /** Presses a form of hers: the fields, and what makes the form hers. */
  post(path: string, fields?: Fields): Promise<Opened>;
  readonly browser: Browsing;
}

/** What a form of a page carries to be this session's. */
export const csrfIn = ({ markup }: Opened): string => /name="csrf" value="([^"]+)"/.exec(markup)?.[1] ?? '';

/** What someone says of herself at the issuer. */
export const saying = ({ email, roles }: Account): Fields => [
  ['email', email],
  ...roles.map(role => ['role', role] as const),
];

/** Signs in as a person does: the desk sends to the issuer, which is told who she is, and is returned to. */
export async function signInAt(
  desk: string,
  account: Account,
  browser: Browsing = browsing(),
): Promise<{ readonly page: Opened; readonly desk: AtDesk }> {
  const asked = await browser.open(desk);
  const page = await browser.send(asked.url, saying(account));
  const { origin } = new URL(desk);
  let csrf = csrfIn(page);
  const get = async (path: string) => {
    const shown = await browser.open(origin + path);
    csrf = csrfIn(shown) || csrf;
    return shown;
  };
  const post = (path: string, sent: Fields = {}) => browser.send(origin + path, [['csrf', csrf], ...pairsOf(sent)]);
  return { page, desk: { browser, get, post } };
}

/** The same in Chromium: opens a page of the desk, says at the issuer who she is, and is there. */
export async function signInWith(page: Page, desk: string, { email, roles }: Account): Promise<void> {
  await page.goto(desk);
  await page.fill('#email', email);
  for (const box of await page.locator('[name=role]').all())
    await box.setChecked(roles.includes((await box.getAttribute('value')) as Role));
  await page.getByRole('button', { name: 'Sign in' }).click();
}
