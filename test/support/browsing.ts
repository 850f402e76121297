type Pair = readonly [string, string];

/** A form's fields; as pairs where a name repeats. */
export type Fields = Readonly<Record<string, string>> | readonly Pair[];

const isPairs = (fields: Fields): fields is readonly Pair[] => Array.isArray(fields);

/** A form's fields one by one. */
export const pairsOf = (fields: Fields): [string, string][] =>
  (isPairs(fields) ? fields : Object.entries(fields)).map(([name, value]) => [name, value]);

/** The page that someone ends up at. */
export interface Opened {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly markup: string;
}

/** A browser as a test needs it: it follows redirects, keeps cookies by host and path, and says that its own pages post. */
export interface Browsing {
  /** Opens an address and follows; answers the last page. */
  open(url: string): Promise<Opened>;
  /** Posts fields as a form of a page of the same origin does. */
  send(url: string, fields: Fields): Promise<Opened>;
  /** The same; answers the first address of another host that it is led to, and does not go there. */
  sendUntilLedAway(url: string, fields: Fields): Promise<string>;
  /** The cookies of a host that go with every path. */
  cookies(host: string): Map<string, string>;
}

/** The cookies of a host by path. */
type Jar = Map<string, Map<string, string>>;

function setCookie(jar: Jar, line: string): void {
  const [pair = '', ...terms] = line.split(/;\s*/);
  const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const path = terms.find(term => /^path=/i.test(term))?.slice(5) ?? '/';
  const gone = terms.some(term => /^(max-age=0|expires=Thu, 01 Jan 1970.*)$/i.test(term));
  if (gone) jar.get(path)?.delete(name);
  else at(jar, path).set(name, value);
}

function at<K, V>(map: Map<K, Map<string, V>>, key: K): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

const sentTo = (jar: Jar, path: string): string =>
  [...jar]
    .filter(([own]) => path.startsWith(own))
    .flatMap(([, cookies]) => [...cookies].map(([name, value]) => `${name}=${value}`))
    .join('; ');

/** A browser with nothing in it. `asked` sees everything that comes. */
export function browsing(asked: (url: string, page: Opened) => void = () => undefined): Browsing {
  const jars = new Map<string, Jar>();
  const jarOf = (host: string): Jar => {
    const jar = jars.get(host) ?? new Map();
    jars.set(host, jar);
    return jar;
  };
  const once = async (url: string, init: RequestInit): Promise<Opened & { readonly next?: string }> => {
    const { host, origin, pathname } = new URL(url);
    const posts = init.method === 'POST' && { origin, 'sec-fetch-site': 'same-origin' };
    const headers = { cookie: sentTo(jarOf(host), pathname), ...posts };
    const answer = await fetch(url, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) setCookie(jarOf(host), line);
    const page = { url, status: answer.status, headers: answer.headers, markup: await answer.text() };
    asked(url, page);
    const next = answer.headers.get('location');
    return { ...page, ...(next && { next: new URL(next, url).href }) };
  };
  const ask = async (url: string, init: RequestInit): Promise<Opened> => {
    const { next, ...page } = await once(url, init);
    return next ? ask(next, {}) : page;
  };
  const led = async (url: string, init: RequestInit): Promise<string> => {
    const { next = '' } = await once(url, init);
    return next === '' || new URL(next).host !== new URL(url).host ? next : led(next, {});
  };
  const posting = (fields: Fields) => ({ method: 'POST', body: new URLSearchParams(pairsOf(fields)) });
  return {
    open: url => ask(url, {}),
    send: (url, fields) => ask(url, posting(fields)),
    sendUntilLedAway: (url, fields) => led(url, posting(fields)),
    cookies: host => at(jarOf(host), '/'),
  };
}
