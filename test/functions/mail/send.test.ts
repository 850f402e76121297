import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { displayName } from '../../../functions/mail/send.ts';

/** The sender's name as an independent reader of mails understands it. */
const read = async (name: string) =>
  (await PostalMime.parse(`From: ${displayName(name)} <welcome@mail.library.example>\r\n\r\n`)).from?.name;

describe('the name that mails come from', () => {
  it.each([
    'We Belong Here',
    'Ici, c’est chez nous',
    'نحن من هنا – برنامج مكتبة هارتفورد العامة للقادمين الجدد',
    'Willkommen 🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡🏡 in Köln',
  ])('is read as it is written: %s', async name => {
    expect(await read(name)).toBe(name);
  });
  it('is ASCII, in words of 75 characters at most (RFC 2047)', () => {
    const written = displayName('مكتبة هارتفورد العامة للقادمين الجدد 🏡');
    expect(written).toMatch(/^[\x20-\x7e]+$/);
    for (const word of written.split(' ')) expect(word.length).toBeLessThanOrEqual(75);
  });
  it('cannot end its quotes or begin another header', () =>
    expect(displayName('A" <x@y>\r\nBcc: z@y')).toBe('"A <x@y>Bcc: z@y"'));
});
