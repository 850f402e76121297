/** A browser as a test needs it: it follows redirects, keeps cookies by host, and says where a post comes from. */
export interface Browsing {
  /** Opens an address and follows; answers the last page. */
  open(url: string): Promise<DeskPage>;
  /** Posts fields as a form of the page at `from` does. */
  send(url: string, fields: Fields, from?: string): Promise<DeskPage>;
  /** The cookies of a host. */
  cookies(host: string): Map<string, string>;
}

type Pair = readonly [string, string];

/** A form's fields; as pairs where a name repeats. */
export type Fields = Readonly<Record<string, string>> | readonly Pair[];

const isPairs = (fields: Fields): fields is readonly Pair[] => Array.isArray(fields);

/** A form's fields one by one. */
export const pairsOf = (fields: Fields): [string, string][] =>
  (isPairs(fields) ? fields : Object.entries(fields)).map(([name, value]) => [name, value]);

/** The page that someone ends up at. */
export interface DeskPage {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly markup: string;
}

/** Someone who works at the desk. */
export interface AtDesk {
  get(path: string): Promise<DeskPage>;
  /** Presses a form of hers: the fields, and what makes the form hers. */
  post(path: string, fields?: Fields): Promise<DeskPage>;
  readonly browser: Browsing;
}

const setCookie = (jar: Map<string, string>, line: string): void => {
  const [pair = '', ...terms] = line.split(/;\s*/);
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const gone = terms.some(term => /^max-age=0$/i.test(term) || /^expires=Thu, 01 Jan 1970/i.test(term));
  if (gone) jar.delete(name);
  else jar.set(name, value);
};

/** A browser with nothing in it. `asked` sees everything that comes. */
export function browsing(asked: (url: string, page: DeskPage) => void = () => undefined): Browsing {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const ask = async (url: string, init: RequestInit, from: string | undefined): Promise<DeskPage> => {
    const { host, origin } = new URL(url);
    const jar = jarOf(host);
    const post = init.method === 'POST';
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(jar.size > 0 && { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(post && {
          origin: from ?? origin,
          'sec-fetch-site': from === undefined || from === origin ? 'same-origin' : 'cross-site',
        }),
      },
    });
    for (const line of answer.headers.getSetCookie()) setCookie(jar, line);
    const markup = await answer.text();
    const page = { url, status: answer.status, headers: answer.headers, markup };
    asked(url, page);
    const next = answer.headers.get('location');
    return next ? ask(new URL(next, url).href, {}, undefined) : page;
  };
  return {
    open: url => ask(url, {}, undefined),
    send: (url, fields, from) => {
      return ask(url, { method: 'POST', body: new URLSearchParams(pairsOf(fields)) }, from);
    },
    cookies: jarOf,
  };
}

/** What a form of a page carries to be this session's. */
export const csrfIn = ({ markup }: DeskPage): string => /name="csrf" value="([^"]+)"/.exec(markup)?.[1] ?? '';

/** Signs in as a person does: the desk sends to the issuer, which is told who she is, and is returned to. */
export async function signInAt(
  desk: string,
  { email, roles }: { email: string; roles: readonly string[] },
  browser: Browsing = browsing(),
): Promise<{ readonly page: DeskPage; readonly desk: AtDesk }> {
  const asked = await browser.open(desk);
  const said = roles.map((role): Pair => ['role', role]);
  const page = await browser.send(asked.url, [['email', email], ...said]);
  const { origin } = new URL(desk);
  let csrf = csrfIn(page);
  return {
    page,
    desk: {
      browser,
      get: async path => {
        const shown = await browser.open(origin + path);
        csrf = csrfIn(shown) || csrf;
        return shown;
      },
      post: (path, sent = {}) => browser.send(origin + path, [['csrf', csrf], ...pairsOf(sent)]),
    },
  };
}
