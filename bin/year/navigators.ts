import { instantOf } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { answerQuestions, chances, pressIfThere } from './households.ts';
import { type Filling, fieldsOf, formWith, type Page, waysOf } from './page.ts';
import type { Navigator } from './people.ts';
import { type Letter, type Way, type World, waysIn } from './world.ts';

/** What a navigator knows of a household of hers. */
interface Known {
  /** The local date of their first meeting. */
  meets: string;
  /** The local date on which she last told of a contact. */
  told: string;
}

/** A navigator with what she remembers: her newest links, and her households. */
export interface Volunteering {
  readonly one: Navigator;
  readonly known: Map<string, Known>;
  week: string | undefined;
  profile: string | undefined;
  stopped: boolean;
  paused: boolean;
}

export const volunteering = (one: Navigator): Volunteering => ({
  one,
  known: new Map(),
  week: undefined,
  profile: undefined,
  stopped: false,
  paused: false,
});

/** How often in a hundred she says no to an offer; and of the rest, how often something goes another way than planned. */
const navigatorChances = { declines: 20, plansByPage: 60, extends: 20, concern: 0.4, answersQuestions: 50 } as const;

/** Whether she lets something lie this time: drawn for each act. */
export function isSilent({ one }: Volunteering): boolean {
  if (one.manner === 'on-time') return false;
  return one.manner === 'never' || one.luck.chance(chances.silent);
}

/** Fills in the form for volunteers. */
export async function applies(world: World, { one }: Volunteering): Promise<void> {
  const page = await world.open('/volunteer?lang=en');
  await world.press(page, '', {
    name: one.name,
    email: one.email,
    ofAge: 'true',
    availability: one.availability,
    areas: one.areas,
    strengths: one.needs,
    capacity: String(one.capacity),
    'consent.version': program.consent.version,
    ...Object.fromEntries(
      one.languages.flatMap(({ code, level }, i) => [
        [`languages.${i}.code`, code],
        [`languages.${i}.level`, level],
      ]),
    ),
  });
}

/** How staff enter her who vouch for all her steps. */
export const asStaffEnter = ({ name, email, languages, areas, needs, availability, capacity }: Navigator): object => ({
  ...{ name, email, languages, areas, availability, capacity },
  strengths: needs,
});

const wayTo = (links: readonly Way[], purpose: string): Way | undefined => links.find(one => one.purpose === purpose);

/** Reads a mail, and does what it asks for or lets it lie. */
export async function navigatorReads(world: World, self: Volunteering, letter: Letter): Promise<void> {
  const { one } = self;
  const { links } = letter;
  self.profile = wayTo(links, 'profile')?.address ?? self.profile;
  self.week = wayTo(links, 'week')?.address ?? self.week;
  const act = async (purpose: string, does: (address: string) => Promise<unknown>) => {
    const way = wayTo(links, purpose);
    if (way)
      await world.as(one.name, purpose, async () => {
        await does(way.address);
      });
  };
  // Who never answers has become a navigator and accepts: it is the households that she lets wait.
  const silent = one.manner === 'never' ? false : isSilent(self);
  if (!silent) {
    await act('apply', address => pressIfThere(world, address, 'confirm'));
    if (letter.kind === 'next-step') await act('profile', address => pressIfThere(world, address, 'agree'));
    await act('offer', address => answers(world, self, address));
    if (wayTo(links, 'offer')) await world.runner.settle();
  }
  if (isSilent(self)) return;
  await act('week', address => tellsTheWeek(world, self, address));
  await act('closing', address => closes(world, self, address));
  if (one.luck.chance(navigatorChances.answersQuestions))
    await act('belonging', address => answerQuestions(world, address, String(one.luck.between(1, 4))));
  if (one.manner === 'usual' && one.luck.chance(navigatorChances.concern))
    await act('concern', address => pressIfThere(world, address, 'raise'));
}

async function answers(world: World, { one }: Volunteering, address: string): Promise<void> {
  const { luck } = one;
  if (!luck.chance(navigatorChances.declines)) await pressIfThere(world, address, 'accept');
  else await pressIfThere(world, address, 'decline', { reason: luck.pick(program.declineReasons) });
}

/** What she does of her own accord: in the evening of a first meeting, and of those who are always on time twice a week. */
export async function ofHerOwn(world: World, self: Volunteering): Promise<void> {
  const today = world.today();
  const { one, week, known } = self;
  await comesAndGoes(world, self);
  if (!world.evening || !week || known.size === 0) return;
  const met = [...known.values()].some(({ meets }) => meets === today);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const looks = one.manner === 'on-time' && (weekday === 2 || weekday === 5);
  if ((met && !isSilent(self)) || looks) await world.as(one.name, 'week', async () => tellsTheWeek(world, self, week));
}

/** She pauses, or stops, by the way that stands below each mail. */
async function comesAndGoes(world: World, self: Volunteering): Promise<void> {
  const { one, profile } = self;
  if (!profile) return;
  const day = world.day;
  if (one.stops !== undefined && day >= one.stops && !self.stopped) {
    self.stopped = true;
    await world.as(one.name, 'stop', async () => {
      const page = await world.open(profile);
      if (formWith(page, 'stop')) await world.press(await world.press(page, 'stop'), 'stop-now');
    });
  }
  if (one.pauses !== undefined && day >= one.pauses && !self.paused) {
    self.paused = true;
    const until = world.inDays(one.luck.between(14, 40));
    await world.as(one.name, 'pause', async () => {
      await pressIfThere(world, profile, 'pause', { until });
    });
  }
}

/** One household on "This week". */
interface Part {
  readonly pairing: string;
  readonly markup: string;
  readonly ways: readonly Way[];
  /** The part that is opened by who has done something before its time. */
  readonly early: string;
}

/** The households of the page that are not at rest: each has its own question how it went. */
function partsOf({ markup }: Page): readonly Part[] {
  return markup.split('<section>').flatMap(part => {
    const [, pairing] = / name="([a-z0-9]+\.\d+)\.outcome"/.exec(part) ?? [];
    const [early = ''] = /<details class="early">[\s\S]*?<\/details>/.exec(part) ?? [];
    return pairing ? [{ pairing, markup: part, ways: waysIn(waysOf(part)), early }] : [];
  });
}

/** "This week": ticks what is done, tells how it went, saves once; then plans, reports or closes where the page leads to it. */
async function tellsTheWeek(world: World, self: Volunteering, address: string): Promise<void> {
  const page = await world.open(address);
  const form = formWith(page, 'save');
  if (!form) return;
  const parts = partsOf(page);
  for (const pairing of self.known.keys()) if (!page.markup.includes(pairing)) self.known.delete(pairing);
  const names = fieldsOf(form);
  const boxes = (name: string) => form.fields.filter(one => one.name === name).flatMap(({ choices }) => choices);
  const filling: Record<string, string | string[]> = {};
  const add = (name: string, values: readonly string[]) => {
    const before = filling[name];
    if (values.length > 0) filling[name] = [...(Array.isArray(before) ? before : []), ...values];
  };
  for (const part of parts) {
    const { pairing, early } = part;
    // She does what is asked for now.
    const isNow = (field: string) => !early.includes(`"${field}"`);
    const fresh = !self.known.has(pairing);
    const about = self.known.get(pairing) ?? (await begins(world, self, part));
    self.known.set(pairing, about);
    const own = boxes('tick').filter(value => value.startsWith(`${pairing}/`) && isNow(value));
    const hasMet = !fresh && isPast(world, about);
    const meeting = `${pairing}/intro-meeting`;
    if (!hasMet)
      add(
        'tick',
        own.filter(value => value === `${pairing}/first-contact`),
      );
    else {
      add(
        'tick',
        own.filter(value => value !== meeting && does(self)),
      );
      add(
        'goal',
        does(self)
          ? boxes('goal')
              .filter(value => value.startsWith(`${pairing}/`) && isNow(value))
              .slice(0, 2)
          : [],
      );
      for (const name of names.filter(name => name.startsWith(`${pairing}/connect-`) && isNow(name)))
        if (does(self))
          filling[name] = self.one.luck.pick(['connected', 'connected', 'connected', 'declined', 'not-available']);
      const open = own.includes(meeting);
      if (open || about.told <= world.inDays(-5)) {
        Object.assign(filling, howItWent(self, pairing, open));
        if (open) world.met[pairing] ??= instantOf(program.timeZone, about.meets, '15:00');
        about.told = world.today();
      }
    }
  }
  if (Object.keys(filling).length > 0) await world.press(page, 'save', filling);
  for (const { ways } of parts) await leadsTo(world, self, ways);
}

/** The first meeting has taken place: they meet in the afternoon. */
const isPast = (world: World, { meets }: Known): boolean =>
  meets < world.today() || (world.evening && meets === world.today());

/** Who is always on time does all that her page asks for; another one does it now, or the next time. */
const does = ({ one }: Volunteering): boolean => one.manner === 'on-time' || one.luck.chance(70);

/** They met at the library, or talked, or she tried. */
function howItWent({ one }: Volunteering, pairing: string, first: boolean): Filling {
  const held = first || one.luck.chance(80);
  return {
    [`${pairing}.outcome`]: held ? 'held' : 'attempted',
    ...(held && {
      [`${pairing}.minutes`]: String(one.luck.pick([60, 60, 90, 120])),
      [`${pairing}.mode`]: first ? 'library' : one.luck.pick(['library', 'library', 'phone', 'elsewhere']),
    }),
  };
}

/** The first time: she opens the card, calls, and they agree on a day; some plan it on the page, for both calendars. */
async function begins(world: World, { one }: Volunteering, { ways }: Part): Promise<Known> {
  const { luck } = one;
  const card = wayTo(ways, 'card');
  if (card) await pressIfThere(world, card.address, 'show');
  const meets = world.inDays(luck.between(1, one.manner === 'on-time' ? 3 : 4));
  const page = wayTo(ways, 'meeting');
  if (page && luck.chance(navigatorChances.plansByPage)) {
    const shown = await world.open(page.address);
    // It may have been paused since the week's page was shown.
    const form = formWith(shown, 'plan');
    const place = form?.fields.find(({ name }) => name === 'place')?.choices[0] ?? '';
    if (form) await world.press(shown, 'plan', { date: meets, time: '15:00', minutes: '60', place });
  }
  return { meets, told: world.today() };
}

/** Where the page leads to a report or to the end, she follows. */
async function leadsTo(world: World, self: Volunteering, ways: readonly Way[]): Promise<void> {
  const report = wayTo(ways, 'report');
  if (report && does(self)) await reports(world, self, report.address);
  const closing = wayTo(ways, 'closing');
  // Days before the end it is shown already; then she still meets.
  if (closing && self.one.manner !== 'on-time' && self.one.luck.chance(20)) await closes(world, self, closing.address);
}

async function reports(world: World, { one }: Volunteering, address: string): Promise<void> {
  const page = await world.open(address);
  const form = formWith(page, 'send');
  if (!form) return;
  const radios = form.fields.filter(({ kind }) => kind === 'radio');
  const answers = Map.groupBy(radios, ({ name }) => name);
  const chosen = [...answers].map(([name, all]) => [name, one.luck.pick(all.flatMap(({ choices }) => choices))]);
  await world.press(page, 'send', Object.fromEntries(chosen));
}

/** Near the end: they met once more, and it is closed; or it goes on. */
async function closes(world: World, { one }: Volunteering, address: string): Promise<void> {
  const { luck } = one;
  const page = await world.open(address);
  if (formWith(page, '30') && luck.chance(navigatorChances.extends)) {
    await world.press(page, luck.pick(['30', '90']));
    return;
  }
  if (!formWith(page, 'close')) return;
  const reason = luck.pick([
    'completed',
    'completed',
    'completed',
    'completed',
    'goals-met-early',
    'moved',
    'lost-contact',
  ]);
  await world.press(page, 'close', { met: luck.chance(85) ? 'yes' : 'no', reason });
}

/** What she says when she is phoned about a household: they have met, or meet tomorrow. */
export function saysOnThePhone(world: World, self: Volunteering, pairing: string): 'met' | 'not-yet' | 'cannot' {
  const { one, known } = self;
  if (one.manner === 'never' && one.luck.chance(60)) return 'cannot';
  const about = known.get(pairing);
  if (about && isPast(world, about)) return 'met';
  known.set(pairing, { meets: world.inDays(1), told: world.today() });
  return 'not-yet';
}
