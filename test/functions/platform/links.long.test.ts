import { beforeAll, expect, it } from 'vitest';
import { dice } from '../../support/dice.ts';
import { functionOf, linkFor, now, purposes, standsStill, startKeys, tokenIn } from '../../support/link-keys.ts';

standsStill();

const count = 1_000_000;
const characters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~';

let links: Awaited<ReturnType<typeof functionOf>>;
let genuine: readonly string[];
let asked: readonly string[];

/** Links for every act are signed, and then the database is gone: whoever reads on would fail. */
beforeAll(async () => {
  const keys = await startKeys();
  links = await functionOf(await keys.table('Storm'));
  genuine = await Promise.all(purposes.map(async purpose => tokenIn(await links.addressOf(linkFor(purpose)))));
  await keys.stop();
  keys.asked.length = 0;
  asked = keys.asked;
});

it('a million links altered in one to three places are refused, every one, before any read', async () => {
  const { roll } = dice(20261125);
  const accepted: string[] = [];
  let tried = 0;
  while (tried < count) {
    const original = genuine[roll(genuine.length)] ?? '';
    const letters = [...original];
    for (let places = 1 + roll(3); places > 0; places--)
      letters[roll(letters.length)] = characters[roll(characters.length)] ?? '';
    const token = letters.join('');
    if (genuine.includes(token)) continue;
    tried++;
    if ((await links.readLink(token, now)) !== 'forged') accepted.push(token);
  }
  expect(accepted).toEqual([]);
  expect(asked).toEqual([]);
  for (const token of genuine) expect(await links.readLink(token, now)).toMatchObject({ expired: false });
});
