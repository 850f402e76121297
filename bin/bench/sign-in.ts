import type { Runner } from '../../lib/local/running.ts';

/** Someone who is signed in at the desk: pages by path, and forms, which carry what makes them hers. Both throw when they are refused. */
export interface Visitor {
  get(path: string): Promise<string>;
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<string>;
}

type Jar = Map<string, Map<string, string>>;

/** Asks as a browser does: with the cookies of the host, and on to wherever it is sent. */
async function ask(
  jar: Jar,
  url: string,
  fields?: URLSearchParams,
): Promise<{ readonly url: string; readonly page: string }> {
  const { host, origin } = new URL(url);
  const cookies = jar.get(host) ?? new Map<string, string>();
  jar.set(host, cookies);
  const answer = await fetch(url, {
    redirect: 'manual',
    ...(fields && { method: 'POST', body: fields }),
    headers: {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(fields && { origin, 'sec-fetch-site': 'same-origin' }),
    },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  const page = await answer.text();
  const next = answer.headers.get('location');
  if (next) return ask(jar, new URL(next, url).href);
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answers ${answer.status}`);
  return { url, page };
}

/** Signs in at the desk, as a person does at the issuer of this machine. */
export async function signInAt(
  { url }: Runner,
  { email, roles }: { readonly email: string; readonly roles: readonly string[] },
): Promise<Visitor> {
  const jar: Jar = new Map();
  const asked = await ask(jar, `${url}/desk`);
  const said = new URLSearchParams([['email', email], ...roles.map((role): [string, string] => ['role', role])]);
  const { page } = await ask(jar, asked.url, said);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return {
    get: async path => (await ask(jar, url + path)).page,
    post: async (path, fields) => {
      const pairs = Object.entries({ csrf, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      );
      return (await ask(jar, url + path, new URLSearchParams(pairs))).page;
    },
  };
}
