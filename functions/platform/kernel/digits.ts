/** The value of a decimal digit of any script: digits stand in runs of ten, from zero up. */
function valueIn(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  // Mathematical digits stand in several runs without a gap; each begins at a multiple of ten from U+1D7CE.
  const value = point >= 0x1d7ce && point <= 0x1d7ff ? (point - 0x1d7ce) % 10 : point - zero;
  return String(value);
}

/** The text with the digits of every script as 0 to 9. */
export const westernDigits = (text: string): string => text.replace(/\p{Nd}/gu, valueIn);
