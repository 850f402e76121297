import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskRooms } from '../../functions/doors/desk-rooms.ts';
import { seeOther } from '../../functions/platform/http.ts';
import { metDialogue } from '../support/action.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { formingDialogue } from '../support/circles.ts';
import { type Account, signInWith } from '../support/desk.ts';
import { consent, dayAhead, registersFor } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

/**
 * Every page of the desk that one gets to by following its links, from Today on, in both directions: it fits a phone, shuts nobody out, works
 * by keys alone, stays small and loads nothing from elsewhere. A room that no link leads to is found too.
 */
const carla: Account = { email: 'carla@library.example', roles: ['coordinator'] };
const heaviest = 60 * 1024;
const computer = { width: 1280, height: 800 };

/** `/desk/households/{id}` of any household: pages of one shape are looked at once. */
const templates = Object.keys(deskRooms(async () => seeOther('/desk/sign-in')))
  .filter(key => key.startsWith('GET '))
  .map(key => key.slice(4));
/** How someone stands makes her page another one, and how far a dialogue is the pages of its circles and of what it comes to. */
const everyOne = /^\/desk\/((households|navigators)\/[0-9a-z]{26}$|dialogues\/[0-9a-z]{26}\/(circles|results|action))/;
const shapeOf = (path: string): string => (everyOne.test(path) ? path : templateOf(path));
const templateOf = (path: string): string =>
  templates.find(one => one === path) ??
  templates.find(one => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)) ??
  path;

const afterPress = 'is pressed where it stands, and has a page of its own for what was refused';
const opened = 'shows what is sealed, so it comes by a press (desk-forms.long.test.ts)';

/** Rooms that this story cannot lead to, each with its reason. */
const elsewhere: Readonly<Record<string, string>> = {
  '/desk/households/{id}/correct': opened,
  '/desk/households/{id}/invitation':
    'stands there only while the household is asked about a dialogue (inviting.long.test.ts)',
  '/desk/navigators/{id}/correct': opened,
  '/desk/households/{id}/revoke-links': afterPress,
  '/desk/navigators/{id}/revoke-links': afterPress,
  '/desk/navigators/{id}/agree': afterPress,
  '/desk/navigators/{id}/reachable': afterPress,
  '/desk/pairings/{id}/resume': afterPress,
  '/desk/proposals/{id}': 'staff choose only where the library sets it so (staff-choose.long.test.ts)',
  '/desk/households/saved/{receipt}': 'comes after a form is sent (desk-forms.long.test.ts)',
  '/desk/erased/{number}': 'comes after a form is sent (desk-forms.long.test.ts)',
};

const navigators = ['nadia', 'omar', 'rosa', 'lina'].map(name => ({
  ...nadia,
  name,
  email: `${name}@navigators.example`,
}));

/** A household whose search has come so far: offered, asked, or paired. */
async function comes(program: Program, name: string, until: 'offered' | 'asked' | 'paired'): Promise<void> {
  const mails = () => navigators.map(({ email }) => program.runner.mail.to(email).length);
  const before = mails();
  const household = { ...amina, preferredName: name, contact: { email: `${name}@home.example` } };
  await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
  const asked = navigators[mails().findIndex((count, i) => count > (before[i] ?? 0))];
  if (until === 'offered') return;
  await program.press(program.way(asked?.email ?? '', 'offer'), { answer: 'accept' });
  if (until === 'paired') await program.press(program.way(household.contact.email, 'introduction'), { answer: 'yes' });
}

interface Row {
  readonly situation: string;
  readonly pairing: string;
}

/** Households in all that can keep staff busy: to be called, without anybody who fits, offered, asked, paired, paused after a concern. */
async function aBusyMorning(program: Program): Promise<void> {
  for (const one of navigators) await program.staff('POST', '/staff/navigators', one);
  await comes(program, 'amina', 'paired');
  const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as readonly Row[];
  const [resting] = await rows();
  await program.staff('POST', `/staff/pairings/${resting?.pairing}/concern`, { side: 'household' });
  await comes(program, 'samira', 'paired');
  const paired = (await rows()).find(({ situation }) => situation === 'paired');
  const soon = new Date(program.runner.now().getTime() + 4 * 86_400_000).toISOString().slice(0, 10);
  const meeting = { date: soon, time: '10:00', minutes: 60, place: 'frog-hollow' };
  await program.staff('POST', `/staff/pairings/${paired?.pairing}/meetings`, meeting);
  await program.staff('POST', `/staff/tasks/${paired?.pairing}.first-contact/done`, {});
  await comes(program, 'huda', 'asked');
  await comes(program, 'rana', 'offered');
  await program.arrives({ ...amina, preferredName: 'Hodan', contact: { phone: '+18605550111' } });
  const languages = [{ code: 'sw', level: 'fluent' }];
  await program.staff('POST', '/staff/arrivals', { ...amina, contact: { phone: '+18605550112' }, languages });
  const away = { ...nadia, name: 'Away', email: 'away@navigators.example', languages };
  const { id } = (await program.staff('POST', '/staff/navigators', away)).body as { id: string };
  await program.staff('POST', `/staff/navigators/${id}/pause`, { until: soon });
  await aDialogue(program);
  await circlesOf(program);
  await aGroup(program);
  await anExchange(program);
}

/** A dialogue is planned, someone plans and someone facilitates it, and something is missing. */
async function aDialogue(program: Program): Promise<void> {
  const told = { format: 'round', topic: 'Being neighbors', area: 'frog-hollow', languages: ['en', 'ar'] };
  const { id } = (await program.staff('POST', '/staff/dialogues', told)).body as { id: string };
  const does = (act: string, body: object) => program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
  const date = new Date(program.runner.now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10);
  await does('schedule', { date, time: '18:00', place: 'Park Street Library' });
  const ruth = { name: 'Ruth Abara', email: 'ruth@mill.example', background: 'both' };
  await does('steering', ruth);
  await does('facilitators', { ...ruth, name: 'Tom Weir', languages: ['en'] });
  await does('venues', { title: 'Park Street Library', seats: 40, access: ['wheelchair'] });
  await does('next', { stage: 'organizing' });
  await does('next', { stage: 'recruiting', reason: 'soon-settled' });
  const answers = {
    ownLanguage: 'ar',
    languages: ['en'],
    area: 'frog-hollow',
    ageBand: '18-64',
    background: 'moved-here',
  };
  const needs = { access: ['child-care-at-meetings', 'interpreter'], times: ['mon-evening', 'sat-morning'] };
  await does('registrations', { name: 'Mina Said', phone: '+18605550151', consent, ...answers, ...needs });
  await registersFor(program, id, { email: 'omar@home.example' });
}

/** Circles are formed, one of them with sessions, the first of which is recorded, and one without anybody; results can be told. */
async function circlesOf(program: Program): Promise<void> {
  const { does, people, facilitators, venues } = await formingDialogue(program, 0);
  await does('circles', { participants: people.slice(1), facilitators, venue: venues[0], language: 'en' });
  await does('circles', { venue: venues[1], language: 'ar' });
  const when = { circle: 1, date: dayAhead(program, 0), time: '12:00', minutes: 60 };
  await does('sessions', when);
  await does('sessions', { ...when, date: dayAhead(program, 8) });
  await program.later('PT3H');
  await does('sessions/record', { circle: 1, session: 1, attended: people.slice(1, 2), ideas: 'A later bus.' });
}

/** Of another dialogue, people have met: a group has members and a meeting, and nobody looks after what it has taken on, so that Today leads there. */
async function aGroup(program: Program): Promise<void> {
  const { does, people, facilitators } = await metDialogue(program);
  await does('groups', { title: 'Getting around', facilitator: facilitators[0] });
  await does('ideas', { title: 'A later bus' });
  await does('actions/adopt', { action: 1, group: 1, date: dayAhead(program, 30) });
  await does('groups/join', { group: 1, people: people.slice(1) });
  const meeting = { date: dayAhead(program, 9), time: '18:00', minutes: 90, place: 'Park Street Library' };
  await does('groups/meetings', { group: 1, ...meeting });
}

/** A member of the advisory group has told of two things, one of them approved; in the afternoon the digest is seen beforehand. */
async function anExchange(program: Program): Promise<void> {
  const made = async (path: string, body: object) =>
    ((await program.staff('POST', path, body)).body as { id: string }).id;
  const organization = await made('/staff/organizations', { title: 'Park Street Clinic', kind: 'health' });
  const member = await made('/staff/members', { name: 'Ines Duarte', email: 'ines@clinic.example', organization });
  await program.staff('POST', `/staff/members/${member}/confirm`);
  const until = new Date(program.runner.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const request = { member, kind: 'request', title: 'A room on Thursdays', text: 'For twelve people.', until };
  await made('/staff/items', request);
  const issue = {
    member,
    kind: 'issue',
    title: 'Buses end too early',
    text: 'Nobody comes home from the evening class.',
  };
  await program.staff('POST', `/staff/items/${await made('/staff/items', issue)}/approve`, {});
  await program.later('PT2H');
}

describe.skipIf(noBrowser)('the pages of the desk', () => {
  let program: Program;
  let browser: Browser;
  /** The pages come to, by their shape, and what was found on them: each page is opened once and looked at in every way. */
  let seen: readonly string[] = [];
  const found = {
    flaws: [] as unknown[],
    loose: [] as string[],
    foreign: [] as string[],
    outOfReach: [] as string[],
    bare: [] as string[],
  };

  beforeAll(async () => {
    program = await sharedProgram();
    browser = await launchBrowser();
    await aBusyMorning(program);
    const context = await browser.newContext({ extraHTTPHeaders: { 'accept-language': 'en' } });
    context.on('request', request => {
      if (new URL(request.url()).origin !== program.url && request.isNavigationRequest() === false)
        found.foreign.push(request.url());
    });
    seen = await walk(context, async (page, came) => {
      found.loose.push(...(await looseEndsOf(page, came)));
      found.outOfReach.push(...(await outOfReachOn(page)));
      found.bare.push(...(await bareOn(page)));
      found.flaws.push(...(await flawsOf(page)).map(one => [page.url(), one]));
      await page.setViewportSize(computer);
    });
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.beginAgain();
  });

  /** Walks all links from Today on; each shape of page once, in the order in which they are found. */
  async function walk(
    context: BrowserContext,
    look: (page: Page, came: Response) => Promise<void>,
  ): Promise<readonly string[]> {
    const page = await context.newPage();
    await signInWith(page, `${program.url}/desk`, carla);
    const [seen, ahead] = [new Set<string>(), ['/desk']];
    for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
      const { pathname } = new URL(next, program.url);
      if (seen.has(shapeOf(pathname))) continue;
      seen.add(shapeOf(pathname));
      const came = await page.goto(program.url + next);
      if (!came) throw new Error(`Nothing at ${next}`);
      await look(page, came);
      ahead.push(
        ...(await page.evaluate<string[]>(
          `[...document.querySelectorAll('a[href^="/desk"]')].map(one => one.getAttribute('href'))`,
        )),
      );
    }
    await page.close();
    return [...seen];
  }

  it('are whole on a phone and shut nobody out, in ar', async () => {
    const context = await browser.newContext({ extraHTTPHeaders: { 'accept-language': 'ar' } });
    const flaws: unknown[] = [];
    await walk(context, async (page, came) => {
      expect(came.status(), page.url()).toBe(200);
      flaws.push(...(await flawsOf(page, 'rtl')).map(one => [page.url(), one]));
    });
    await context.close();
    expect(flaws).toEqual([]);
  });

  it('are whole on a phone and shut nobody out, in en', () => expect(found.flaws).toEqual([]));

  it('are small, allow no code and load nothing from elsewhere', () =>
    expect([...found.loose, ...found.foreign]).toEqual([]));

  it('work by keys alone: each control is come to, in the order of the page, and is seen to be', () =>
    expect(found.outOfReach).toEqual([]));

  it('keep their edges where colors are forced', () => expect(found.bare).toEqual([]));

  it('are all led to by a link', () => {
    const walked = seen.map(templateOf);
    expect(templates.filter(one => !walked.includes(one) && !(one in elsewhere))).toEqual([]);
  });
});

/** What of a page is too heavy, or would let code or anything from elsewhere in. */
async function looseEndsOf(page: Page, came: Response): Promise<readonly string[]> {
  const bytes = (await came.body()).length;
  const policy = came.headers()['content-security-policy'] ?? '';
  const scripts = await page.locator('script').count();
  return [
    ...(came.status() === 200 ? [] : [`${page.url()} answers ${came.status()}`]),
    ...(bytes <= heaviest ? [] : [`${page.url()} has ${bytes} bytes`]),
    ...(policy.includes("default-src 'none'") && !policy.includes('unsafe') ? [] : [`${page.url()}: ${policy}`]),
    ...(scripts === 0 ? [] : [`${page.url()} has ${scripts} scripts`]),
  ];
}

interface Come {
  readonly which: string;
  readonly outlined: boolean;
}

/** What the keys do not come to on a page, or come to unseen. */
async function outOfReachOn(page: Page): Promise<readonly string[]> {
  const controls = await page.evaluate<number>(countControls);
  await page.evaluate(noteWhereICome);
  const come = new Map<string, Come>();
  // A date takes a press for each of its parts; once through the page it begins anew.
  for (let round = 0; round < 4 && come.size < controls; round++) {
    for (let presses = 0; presses < controls; presses++) await page.keyboard.press('Tab');
    for (const one of await page.evaluate<readonly Come[]>('window.come')) come.set(one.which, one);
  }
  const unseen = [...come.values()].filter(({ outlined }) => !outlined);
  return [
    ...unseen.map(({ which }) => `${page.url()}: ${which} is not seen to be come to`),
    ...(come.size === controls ? [] : [`${page.url()}: ${come.size} of ${controls} are come to`]),
  ];
}

/** What has no edge on a page when colors are forced. */
async function bareOn(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const bare = await page.evaluate<string[]>(
    `[...document.querySelectorAll('button, .button, input:not([type=hidden]), select, textarea, .mark, .card, .lines')].filter(one => one.offsetParent && !['checkbox', 'radio'].includes(one.type) && parseFloat(getComputedStyle(one).borderTopWidth) === 0).map(one => one.outerHTML.slice(0, 80))`,
  );
  await page.emulateMedia({ forcedColors: 'none' });
  return bare.map(one => `${page.url()}: ${one}`);
}

/** Of radio buttons with one name the keys come to one. */
const reachable = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(one => one.checkVisibility() && !one.disabled)`;
const nameOf = `one => one.type === 'radio' ? 'radio ' + one.name + (one.form ? [...document.forms].indexOf(one.form) : '') : String(${reachable}.indexOf(one))`;
const countControls = `new Set(${reachable}.map(${nameOf})).size`;
const noteWhereICome = `window.come = []; document.addEventListener('focusin', ({ target }) => window.come.push({ which: (${nameOf})(target), outlined: getComputedStyle(target).outlineStyle !== 'none' && parseFloat(getComputedStyle(target).outlineWidth) > 0 }))`;
