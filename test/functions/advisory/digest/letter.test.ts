import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Told } from '../../../../functions/advisory/digest/gathering.ts';
import {
  type Addressee,
  type Content,
  digestLetter,
  grouped,
  shortened,
  unread,
} from '../../../../functions/advisory/digest/letter.ts';
import { type ItemKind, itemKinds } from '../../../../functions/advisory/member.ts';
import { longest } from '../../../../functions/advisory/told.ts';
import { htmlOf, type Piece, textOf } from '../../../../functions/mail/layout.ts';
import type { Block } from '../../../../functions/platform/message.ts';
import { program } from '../../../../functions/program/settings.ts';
import { languages, wordsFor } from '../../../../functions/program/words.ts';
import { faultsOf } from '../../../support/markup.ts';

const at = '2027-03-09T14:00:00.000Z';

function told(
  id: string,
  kind: ItemKind = 'resource',
  more: { need?: string; as?: Told['as']; text?: string; author?: string } = {},
): Told {
  const { need, as = 'new', text = `Text of ${id}`, author = 'm9' } = more;
  const telling = { title: `Title of ${id}`, text, until: '2027-05-01T04:00:00.000Z', ...(need && { need }) };
  const known = { kind, author, organization: 'o1', telling, submittedAt: at, revision: 1 };
  const issue = { status: 'issue', ...known, approvedAt: at, stage: 'raised', since: at, due: at } as const;
  const item = { status: 'approved', ...known, approvedAt: at, due: telling.until } as const;
  return { id, as, state: kind === 'issue' ? issue : item };
}

const content = (items: readonly Told[], more: Partial<Content> = {}): Content => ({
  week: '2027-w10',
  items,
  organizations: new Map([['o1', 'Park Street Clinic']]),
  ...more,
});
const to: Addressee = { member: 'm1', person: 'p1', kind: 'school-district', without: { needs: [], kinds: [] } };
const reader = (language: string) => ({ words: wordsFor(language), language, at });
const letterOf = (items: readonly Told[], { addressee = to, language = 'en', more = {} } = {}) =>
  digestLetter(content(items, more), addressee, reader(language));

/** A letter as it goes out. */
function written(letter: ReturnType<typeof letterOf>, language: string) {
  const { dir, words } = languages.find(({ code }) => code === language) ?? {
    dir: 'ltr' as const,
    words: wordsFor(language),
  };
  const signed = ({ label }: { label: string }) => ({ label, address: 'https://library.example/l/x' });
  const pieces = letter.blocks.map((block: Block): Piece => {
    if ('button' in block) return { link: signed(block.button) };
    if (!('entry' in block)) return block;
    const { ways = [], ...entry } = block.entry;
    return { entry: { ...entry, ways: ways.map(signed) } };
  });
  const frame = {
    language,
    dir,
    subject: letter.subject,
    program: 'We Belong Here',
    words,
    pieces,
    framed: [],
    ways: [],
    because: 'member' as const,
  };
  return { html: htmlOf(frame), text: textOf(frame) };
}

/** A program of which little can be told: work is asked for; school too this quarter, and child care is what a school district could help with. */
const figures: NonNullable<Content['figures']> = {
  numbers: {
    through: '2027-03-07',
    asked: [{ id: 'work' }],
    languages: [],
    waitedLanguages: [],
    waitedNeeds: [],
    unmet: [],
    tallies: { people: { direction: 'more' } },
  },
  concerning: needs => ({
    asked: ['school', 'work'].filter(need => needs.includes(need)),
    unmet: ['child-care', 'housing'].filter(need => needs.includes(need)),
  }),
};

const kind = fc.constantFrom(...itemKinds);
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('who is in two groups', () => {
  it('does not read again what another of her groups was told of; who is in this one alone does', () => {
    const again = ({ id, as, state }: Told, week: string): Told => ({
      id,
      as,
      again: true,
      state: { ...state, told: { edition: week, at } },
    });
    const items = [again(told('a'), '2027-w08'), again(told('b'), '2027-w07'), told('c')];
    const ids = (weeks: readonly string[]) => unread(items, new Set(weeks)).map(({ id }) => id);
    expect(ids([])).toEqual(['a', 'b', 'c']);
    expect(ids(['2027-w08'])).toEqual(['b', 'c']);
    // That an issue was referred was told in another week than the issue itself.
    const { id, state } = told('i', 'issue');
    if (state.status !== 'issue') throw new Error('No issue');
    const known = { ...state, told: { edition: '2027-w05', at } };
    const referred = { ...known, stage: 'referred', body: 'commission', referralTold: '2027-w08' } as const;
    const one: Told = { id, as: 'referred', again: true, state: referred };
    const left = (week: string) => unread([one], new Set([week])).length;
    expect([left('2027-w08'), left('2027-w05')]).toEqual([0, 1]);
  });
});

describe('words that run the other way than the letter', () => {
  it('keep the mark at their end: the library’s line, and titles in a list', () => {
    const note = 'We are closed on Friday. See you on Saturday!';
    const items = [told('a', 'resource', { need: 'school' })];
    const texts = (language: string, line: string) =>
      written(letterOf(items, { language, more: { note: line } }), language).text;
    expect(texts('ar', note)).toContain(`\u2068${note}\u2069`);
    expect(texts('ar', note)).toContain('- \u2068Title of a\u2069');
    expect(texts('en', 'نحن مغلقون يوم الجمعة.')).toContain('\u2068نحن مغلقون يوم الجمعة.\u2069');
    expect(texts('en', note)).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe('what has become of dialogues', () => {
  const kickOff = '2027-04-06T22:00:00.000Z';
  const moves = [
    {
      topic: 'Interpreters at the city desk',
      stage: 'recruiting',
      kickOff,
      address: 'https://library.example/dialogues/d1',
    },
    { topic: 'Safe streets', stage: 'celebrated' },
  ] as const;

  it('stands in a part of its own, with the way to register, in either language', () => {
    for (const language of ['en', 'ar']) {
      const words = wordsFor(language);
      const letter = letterOf([told('a')], { language, more: { moves } });
      const { html, text } = written(letter, language);
      for (const part of [text, html])
        for (const said of [...moves.map(({ topic }) => topic), words.dialogues.stages.recruiting, '/dialogues/d1'])
          expect(part).toContain(said);
      expect(letter.subject).toContain(words.digest.short.dialogues);
      expect(faultsOf(html)).toEqual([]);
    }
  });

  it('tells of an action by its own title, what was done, of which dialogue it is, and that help is wanted', () => {
    const action = {
      ...{ n: 1, title: 'A second interpreter', status: 'in-progress', date: '2027-05-01' },
      stalledAt: at,
    };
    for (const language of ['en', 'ar']) {
      const words = wordsFor(language);
      const stalled = { topic: 'Interpreters', stage: 'action', action } as unknown as NonNullable<
        Content['moves']
      >[number];
      const { text } = written(letterOf([], { language, more: { moves: [stalled] } }), language);
      for (const said of ['A second interpreter', words.digest.stalled, 'Interpreters']) expect(text).toContain(said);
      expect(text).not.toMatch(/\{\w+\}/);
    }
  });

  it('is a digest by itself, and no calm one', () => {
    const letter = letterOf([], { more: { moves } });
    expect(letter.subject).toBe('This week in the group: dialogues 2');
    expect(written(letter, 'en').text).not.toContain(wordsFor('en').digest.calm);
  });
});

describe('the digest as a letter', () => {
  it('tells each thing once, in HTML and in text, in either language, and stays short', () => {
    // Twelve words of the length that English has on the average.
    const long = 'Classes begin every Monday at the branch; enrollment is open to everyone. '
      .repeat(40)
      .slice(0, longest.text);
    fc.assert(
      fc.property(
        fc.array(kind, { maxLength: program.advisory.digest.mostItems }),
        fc.constantFrom('en', 'ar'),
        (kinds, language) => {
          const items = kinds.map((one, i) => told(`i${i}`, one, { text: long }));
          const { html, text } = written(letterOf(items, { language }), language);
          for (const { state } of items) {
            expect(count(text, `${state.telling.title}\n`) + count(text, `${state.telling.title}\u2069\n`)).toBe(1);
            expect(count(html, `${state.telling.title}</h3>`) + count(html, `${state.telling.title}\u2069</h3>`)).toBe(
              1,
            );
          }
          // Two minutes at some 240 words a minute, without addresses to press and what stands below every mail.
          const [read = ''] = text.replace(/https?:\S+/g, '').split('\n-- ');
          expect(read.split(/\s+/).length).toBeLessThanOrEqual(480);
          expect(faultsOf(html)).toEqual([]);
        },
      ),
      { seed: 19, numRuns: 20 },
    );
  });

  it('asks for help first, puts alerts before resources, and begins with what concerns her kind of organization', () => {
    const items = [told('a'), told('b', 'alert'), told('c', 'request', { need: 'school' }), told('d', 'event')];
    expect(grouped(items).map(([section, own]) => [section, own.map(({ id }) => id)])).toEqual([
      ['requests', ['c']],
      ['resources', ['b', 'a']],
      ['events', ['d']],
    ]);
    const { blocks, subject } = letterOf(items);
    expect(subject).toBe('This week in the group: needs 1, resources 2, and events 1');
    expect(blocks.slice(1, 3)).toEqual([
      { text: 'What concerns your kind of organization (School district):' },
      { list: ['Title of c'] },
    ]);
    expect(JSON.stringify(letterOf(items, { addressee: { ...to, kind: 'other' } }).blocks)).not.toContain('concerns');
  });

  it('begins with which of her organization’s needs are asked for and which gaps it could fill, by name and without a number', () => {
    // What she told herself she knows.
    const items = [told('c', 'request', { need: 'school' }), told('own', 'request', { need: 'school', author: 'm1' })];
    const [, lead, list] = letterOf(items, { more: { figures } }).blocks;
    expect(lead).toEqual({ text: 'What concerns your kind of organization (School district):' });
    expect(list).toEqual({
      list: [
        'Most asked for in the last three months: School.',
        'Could not be had here in the last twelve months, and you may be able to help: Child care.',
        'Title of c',
      ],
    });
    const arabic = written(letterOf([], { more: { figures }, language: 'ar' }), 'ar').text;
    expect(arabic).toContain(wordsFor('ar').digest.yoursAsked.split('{')[0]);
    // Whoever is of no kind that the settings know of reads what all read.
    const other = written(letterOf([], { more: { figures }, addressee: { ...to, kind: 'other' } }), 'en').text;
    expect(other).not.toMatch(/School|Child care/);
  });

  it('has “I can help” with what another one asks for, and not with her own request', () => {
    const buttons = (author: string) =>
      letterOf([told('c', 'request', { author })]).blocks.flatMap(block =>
        'button' in block ? [block.button.link] : [],
      );
    expect(buttons('m9')).toMatchObject([{ purpose: 'help', subject: 'c.m1' }]);
    expect(buttons('m1')).toEqual([]);
  });

  it('leaves out what she does not want to read of', () => {
    const items = [
      told('a', 'event'),
      told('b', 'resource', { need: 'work' }),
      told('c', 'resource', { need: 'school' }),
    ];
    const letter = letterOf(items, { addressee: { ...to, without: { kinds: ['event'], needs: ['work'] } } });
    expect(written(letter, 'en').text).toMatch(/Title of c/);
    expect(written(letter, 'en').text).not.toMatch(/Title of [ab]/);
  });

  it('can be stopped, and shows numbers where an edition has them', () => {
    const letter = letterOf([told('a')], { more: { figures } });
    expect(letter.stop?.link).toMatchObject({ purpose: 'stop', subject: 'm1' });
    expect(letter.ways?.map(({ link }) => link.purpose)).toEqual(['editions']);
    expect(written(letter, 'en').text).toContain('- Most asked for: Work.');
    expect(written(letterOf([]), 'en').text).toContain(wordsFor('en').digest.calm);
  });

  it('shows how much of each as bars of table cells, and says the same in words', () => {
    const { html, text } = written(letterOf([told('a'), told('b'), told('c', 'event')]), 'en');
    expect(html).toMatch(/<td width="100%" bgcolor="#0b5a6b"/);
    expect(html).toMatch(/<td width="50%" bgcolor="#0b5a6b"/);
    expect(text).toContain('- Resources and changes: 2\n- Events: 1');
  });

  it('shortens a text at the end of a word', () => {
    expect(shortened('Short.')).toBe('Short.');
    const cut = shortened('word '.repeat(100));
    expect(cut).toMatch(/word …$/);
    expect([...cut].length).toBeLessThanOrEqual(162);
    expect(shortened('x'.repeat(500))).toHaveLength(162);
  });
});
