import { describe, expect, it } from 'vitest';
import { program } from '../../../functions/program/settings.ts';
import { en } from '../../../functions/program/words/en.ts';
import {
  acceptedLanguage,
  bestLanguage,
  dateText,
  dayText,
  enumerated,
  fill,
  gateText,
  halfDayName,
  languageName,
  languages,
  nameOf,
  shapeText,
  spanText,
  whenText,
} from '../../../functions/program/words.ts';

const flat = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}/${key}`));

const blanks = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, blank]) => blank).sort();

describe.each(languages)('the words in $code', ({ code, words }) => {
  const sentences = new Map(flat(words));

  it('leave no sentence out, and none empty', () => {
    expect([...sentences.keys()]).toEqual(flat(en).map(([path]) => path));
    for (const [path, sentence] of sentences) expect(sentence.trim(), path).not.toBe('');
  });

  it('have the same blanks as the English ones', () => {
    for (const [path, sentence] of flat(en)) expect(blanks(sentences.get(path) ?? ''), path).toEqual(blanks(sentence));
  });

  it('name everything that the settings offer', () => {
    const lists = {
      needs: program.needs.map(one => one.id),
      accessNeeds: program.accessNeeds,
      safeContact: program.safeContact,
      genders: program.genders,
      experiences: program.experiences,
      limits: program.limits,
      arrivalWindows: program.arrivalWindows,
      childrenAgeBands: program.childrenAgeBands,
      declineReasons: program.declineReasons,
      endReasons: program.closing.reasons.map(one => one.id),
      interests: program.interests,
      organizationKinds: program.advisory.organizationKinds,
      returnReasons: program.advisory.returnReasons,
      goOnReasons: program.dialogues.goOnReasons,
      cancelReasons: program.dialogues.cancelReasons,
    } as const;
    for (const [list, ids] of Object.entries(lists))
      for (const id of ids) expect(nameOf(list as keyof typeof lists, id, code), `${list} ${id}`).not.toBe(id);
    for (const id of program.availability) expect(halfDayName(id, code)).not.toContain('-');
    expect(Object.keys(words.mails.meeting.places)).toEqual(program.meetings.elsewhere);
    for (const { key } of program.dialogues.calendar) expect(Object.keys(words.dialogues.steps)).toContain(key);
    const { notTakenReasons, blockedReasons, dropReasons } = program.dialogues.action;
    expect(Object.keys(words.action.notTaken)).toEqual(notTakenReasons);
    expect(Object.keys(words.action.blocked)).toEqual(blockedReasons);
    expect(Object.keys(words.action.dropped)).toEqual(dropReasons);
    for (const { key } of program.plan.tasks) expect(Object.keys(words.tasks)).toContain(key);
    for (const { id } of program.needs) expect(Object.keys(words.connections)).toContain(id);
    for (const one of Object.values(program.report).flat())
      expect(Object.keys(words.pages.report.answers)).toContain(one);
    for (const { key } of program.navigators.gates) expect(gateText(key, code)).not.toMatchObject({ name: key });
  });

  it('put no name, contact or number of a household into a mail', () => {
    for (const [path, sentence] of sentences)
      if (path.startsWith('/mails/')) expect(sentence, path).not.toMatch(/\{(household|name|phone|email)\}/);
  });

  it('keep subjects neutral', () => {
    for (const [path, sentence] of sentences)
      if (path.endsWith('/subject'))
        expect(sentence, path).not.toMatch(/immigra|refugee|newcomer|asylum|مهاجر|لاجئ|لجوء/i);
  });
});

describe('Arabic', () => {
  it('has a comma of its own', () => {
    expect(enumerated(['ا', 'ب'], 'ar')).toBe('ا، ب');
    expect(enumerated(['a', 'b'], 'en')).toBe('a, b');
  });

  it('has no English sentence left in it', () => {
    const arabic = languages.find(one => one.code === 'ar');
    for (const [path, sentence] of flat(arabic?.words))
      if (!/^\/problems|refusals|listJoin|halfDay|between$/.test(path))
        expect(sentence, path).toMatch(/[\u0600-\u06FF]|\{/);
  });
});

describe('a language', () => {
  it('is the first one that the catalogue has, else English', () => {
    expect(bestLanguage(['ksw', 'ar-SY', 'en'])).toBe('ar');
    expect(bestLanguage(['ksw'])).toBe('en');
  });
  it('is what the browser asks for, by weight', () => {
    expect(acceptedLanguage('fr;q=0.9, en;q=0.5, ar;q=0.8')).toBe('ar');
    expect(acceptedLanguage('')).toBe('en');
    expect(acceptedLanguage('ar;q=0, en')).toBe('en');
  });
  it('has a name in another one', () => {
    expect(languageName('ar', 'en')).toBe('Arabic');
    expect(languageName('ar', 'ar')).toBe('العربية');
    expect(languageName('ksw', 'en')).toMatch(/Karen/);
  });
});

describe('a sentence', () => {
  it('with a blank that nothing fills is never said', () => expect(() => fill('Hello {name}', {})).toThrow(/name/));
  it('that runs right to left isolates a name in other letters, and nothing else', () => {
    expect(fill('المرشد: {navigator} (العربية)', { navigator: 'Hodan' })).toBe('المرشد: \u2068Hodan\u2069 (العربية)');
    expect(fill('المرشد: {navigator}، {count}', { navigator: 'هدى', count: 911 })).toBe('المرشد: هدى، 911');
    expect(fill('Your navigator: {navigator}', { navigator: 'هدى' })).toBe('Your navigator: هدى');
    expect(fill('Your navigator: {navigator}', { navigator: 'Hodan' })).toBe('Your navigator: Hodan');
  });
  it('of time says the zone', () =>
    expect(whenText('2026-12-01T14:00:00.000Z', 'en')).toMatch(/^Tuesday, December 1 at 9:00\sAM ET$/));
  it('of time has digits that can be typed in every language', () =>
    expect(whenText('2026-12-01T14:00:00.000Z', 'ar')).toMatch(/9:00/));
  it('about a household names nobody', () => {
    expect(shapeText({ adults: 1, childrenAgeBands: ['0-4'] }, 'en')).toBe('a family with children');
    expect(shapeText({ adults: 3, childrenAgeBands: [] }, 'en')).toBe('3 adults');
    expect(shapeText({ childrenAgeBands: ['0-4'] }, 'en')).toBe('a family with children');
    expect(shapeText({ childrenAgeBands: [] }, 'en')).toBe('a household');
    expect(shapeText(undefined, 'en')).toBe('a household');
  });
});

describe('the settings', () => {
  it('agree with themselves: neighbors know one another, ids are unique', () => {
    const areas = new Map(program.areas.map(one => [one.id, one]));
    for (const { id, neighbors } of program.areas)
      for (const neighbor of neighbors) expect(areas.get(neighbor)?.neighbors, `${id} – ${neighbor}`).toContain(id);
    for (const ids of [program.needs.map(one => one.id), program.areas.map(one => one.id), program.availability])
      expect(new Set(ids).size).toBe(ids.length);
    expect(Object.values(program.matching.weights).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
  it('cannot be changed by whoever reads them', () => expect(Object.isFrozen(program.areas[0]?.neighbors)).toBe(true));
});

describe('the name of a language', () => {
  it.each([
    ['ar-u-nu-latn', 'Arabic'],
    ['pt-BR', 'Brazilian Portuguese'],
    ['en-x-home', 'English'],
    ['prs', 'Dari'],
    ['x y', 'x y'],
    ['', ''],
  ])('is told of whatever can be posted or typed: "%s"', (code, name) => expect(languageName(code, 'en')).toBe(name));
});

describe('dates and spans of time', () => {
  const day = '2026-11-30T15:00:00.000Z';

  it('are each said in their own way, whatever was said before in whichever language', () => {
    const said = (language: string) => [
      dayText(day, language),
      spanText(3, 'day', language),
      dateText('2026-11-30', language),
      whenText(day, language),
      spanText(1, 'day', language),
      spanText(90, 'minute', language),
    ];
    const english = [
      'November 30',
      '3 days',
      'November 30, 2026',
      'Monday, November 30 at 10:00 AM ET',
      '1 day',
      '90 minutes',
    ];
    expect(said('en')).toEqual(english);
    expect(said('ar')[1]).toBe('3 أيام');
    expect(said('en')).toEqual(english);
  });
});
