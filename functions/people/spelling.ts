/**
 * One name is spelled in many ways, and whoever looks for it has heard it by phone. What is the same name to people is the same here: this
 * is what is hashed of a name, and it is stored nowhere.
 */

/** Scripts that write the same name with marks over its letters and without: accents, and the short vowels of Arabic and Hebrew. In all others a mark is a vowel or a letter of its own. */
const marks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}+/gu;

/** Letters that stand for one another where there is no other keyboard, or in a hurry; those that Unicode takes apart by itself need not be here. */
const alike: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', æ: 'ae', œ: 'oe', þ: 'th', ß: 'ss', ı: 'i', ς: 'σ' },
  // Final yeh and teh marbuta as they are typed; Persian and Urdu kaf, yeh and heh; the hamza that stands alone.
  ...{ ى: 'ي', ی: 'ي', ے: 'ي', ة: 'ه', ھ: 'ه', ہ: 'ه', ە: 'ه', ۀ: 'ه', ک: 'ك', ٱ: 'ا', ء: '' },
};

const spell = (word: string): string => [...word].map(letter => alike[letter] ?? letter).join('');

/** Signs within a word: Al-Sayed is Al Sayed, and O’Neil is Oneil; the joiner of Persian and the stroke that draws an Arabic word out as well. */
const within = /[\p{Pd}\p{Cf}'’‘ʼ`´.ـ]/gu;
const between = /[^\p{L}\p{N}\p{M}]+/u;

/** The words of a name, each as all its spellings are; none where there is no letter in it. */
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(within, '')
    .split(between)
    .map(spell)
    .filter(Boolean);

/** More words than that are not turned: each turn is looked up. */
const mostTurns = 6;

/** What of a name is the same in all its spellings; an empty text where there is no letter in it. Gaps count for nothing: Abd Allah is Abdallah. */
export const spellingOf = (name: string): string => wordsOf(name).join('');

/** What to look for when someone asks for a name: as it was said, and with the family's name first or last; none where there is no letter in it. */
export function turnsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  const turns = words.slice(0, mostTurns).map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(''));
  return [...new Set(turns)];
}
