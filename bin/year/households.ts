import { program } from '../../functions/program/settings.ts';
import type { Filling } from './page.ts';
import { fieldsOf, formWith } from './page.ts';
import type { Household } from './people.ts';
import type { Letter, Way, World } from './world.ts';

/** How often in a hundred someone does something, when she reads a mail of ours. */
export const chances = { silent: 30, saysNo: 6, concern: 1, another: 1.5, withdraws: 1, answersQuestions: 50 } as const;

/** Fills in the form as this household does, in its language. */
export async function arrives(world: World, one: Household): Promise<void> {
  const page = await world.open(`/?lang=${one.reads}`);
  const [contact = '', given = ''] = Object.entries(one.contact)[0] ?? [];
  const filling: Filling = {
    preferredName: one.name,
    [`contact.${contact}`]: given,
    adult: 'true',
    ...Object.fromEntries(
      one.languages.flatMap(({ code, level }, i) => [
        [`languages.${i}.code`, code],
        [`languages.${i}.level`, level],
      ]),
    ),
    needs: one.needs,
    availability: one.availability,
    introduction: one.atOnce ? 'at-once' : 'ask-me-first',
    'consent.version': program.consent.version,
    ...(one.area && { area: one.area }),
    ...(one.urgent && { urgent: 'true' }),
    ...(one.children && { 'household.childrenAgeBands': ['5-12'] }),
  };
  await world.press(page, '', filling);
}

/** What those answer who had left it out at first. */
export const missing = { area: 'frog-hollow', availability: ['mon-evening', 'sat-morning'] } as const;

const wayTo = ({ links }: Letter, purpose: string): Way | undefined => links.find(one => one.purpose === purpose);

/** Reads a mail, and answers or does not. */
export async function householdReads(world: World, one: Household, letter: Letter): Promise<void> {
  const { luck } = one;
  const act = (what: string, way: Way, press: (way: Way) => Promise<unknown>) =>
    world.as(one.name, what, async () => {
      await press(way);
    });
  for (const [purpose, answer] of [
    ['confirm', confirms],
    ['introduction', introduced],
    ['belonging', tells],
    ['interest', interested],
  ] as const) {
    const way = wayTo(letter, purpose);
    if (!way || luck.chance(chances.silent)) continue;
    await act(purpose, way, ({ address }) => answer(world, one, address));
    // Two whose answers are under way may race for one navigator, and the year would be another one each time.
    if (purpose === 'confirm' || purpose === 'introduction') await world.runner.settle();
  }
  const below = [
    ['concern', chances.concern, 'raise'],
    ['another', chances.another, 'another'],
    ['rights', chances.withdraws, 'stop'],
  ] as const;
  for (const [purpose, chance, button] of below) {
    const way = wayTo(letter, purpose);
    if (way && luck.chance(chance)) await act(purpose, way, ({ address }) => pressIfThere(world, address, button));
  }
}

/** Presses a button where the page still has it: what it is about may be over. */
export async function pressIfThere(
  world: World,
  address: string,
  value: string,
  filling: Filling = {},
): Promise<boolean> {
  const page = await world.open(address);
  if (!formWith(page, value)) return false;
  await world.press(page, value, filling);
  return true;
}

/** Yes, and what the page still asks for. */
async function confirms(world: World, { luck }: Household, address: string): Promise<void> {
  const page = await world.open(address);
  const form = formWith(page, 'confirm');
  if (!form) return;
  // Half of them leave it out, and are asked by phone.
  const asks = luck.chance(50) ? fieldsOf(form) : [];
  await world.press(page, 'confirm', {
    ...(asks.includes('area') && { area: missing.area }),
    ...(asks.includes('availability') && { availability: missing.availability }),
  });
}

async function introduced(world: World, { luck }: Household, address: string): Promise<void> {
  await pressIfThere(world, address, luck.chance(chances.saysNo) ? 'no' : 'yes');
}

/** Six questions, one of them left out. */
async function tells(world: World, { luck }: Household, address: string): Promise<void> {
  if (luck.chance(chances.answersQuestions)) await answerQuestions(world, address, String(luck.between(1, 4)));
}

export async function answerQuestions(world: World, address: string, answer: string): Promise<void> {
  const page = await world.open(address);
  const form = formWith(page, 'send');
  if (!form) return;
  const [, ...answered] = [...new Set(fieldsOf(form))];
  await world.press(page, 'send', Object.fromEntries(answered.map(name => [name, answer])));
}

async function interested(world: World, { luck }: Household, address: string): Promise<void> {
  if (!luck.chance(chances.answersQuestions)) return;
  const page = await world.open(address);
  const value = buttonsOf(page.markup)[0];
  if (value) await world.press(page, value);
}

const buttonsOf = (markup: string): readonly string[] =>
  [...markup.matchAll(/<button\b[^>]*value="([^"]+)"/g)].map(([, value = '']) => value);
