import type { Page } from 'playwright-core';
import type { Runner } from '../../lib/local/running.ts';
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

/** What a page says. */
export const textOf = ({ markup }: Opened): string =>
  markup
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** The data of all facts of a name that were published. */
export const factsNamed = ({ events }: Runner, name: string): readonly Record<string, unknown>[] =>
  events
    .filter(one => one['detail-type'] === name)
    .map(({ detail }) => (detail as { data: Record<string, unknown> }).data);

/** The sessions as they are stored. */
export async function sessionsIn({ deployment, database }: Runner): Promise<readonly Stored[]> {
  const table = deployment.ofType('AWS::DynamoDB::GlobalTable').find(({ id }) => id.startsWith('Sessions'));
  return (await database('Scan', { TableName: table?.ref })).Items as readonly Stored[];
}

type Stored = Readonly<Record<string, { readonly S: string }>>;

/** Asks a door of the API with a token of someone with this role. */
export async function askAs(
  runner: Runner,
  role: Role | 'none',
  [method, path, body]: readonly ['GET' | 'POST', string, object?],
): Promise<{ readonly status: number; readonly body: never }> {
  const token = runner.staffToken(`${role}@library.example`, role === 'none' ? [] : [role]);
  const answer = await fetch(runner.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  await runner.settle();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, body: (isJson ? await answer.json() : await answer.text()) as never };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The fields of the form of a page's content, as a browser reads them: the first line break of a text area is not part of it. */
export function fieldsIn({ markup }: Opened): [string, string][] {
  const [, content = ''] = markup.split('<main');
  return [
    ...content.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)">|<textarea name="([^"]+)" hidden>\n?([^<]*)<\/textarea>/g,
    ),
  ].map(([, name, value, area, text]) => [name ?? area ?? '', unescaped(value ?? text ?? '')]);
}
