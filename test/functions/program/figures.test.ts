import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expected, expectedBy, readFigures } from '../../../functions/program/figures.ts';
import { figures } from '../../../functions/program/neighborhoods.ts';
import { program } from '../../../functions/program/settings.ts';

const expected: Expected = { areas: ['hill', 'river'], groups: { age: ['young', 'old'] } };
const file = (...lines: readonly string[]): string =>
  ['# place: Town', '# population 2023: a census', '# age 2019-2023: a survey', ...lines].join('\n');
const columns = 'area,population,age:young,age:old';
const good = file(columns, '*,300,100,150', 'hill,200,80,120', 'river,,,');

describe('figures of the place', () => {
  it('are read as they stand; what is empty is not known, and not nothing', () => {
    expect(readFigures(good, expected)).toEqual({
      place: 'Town',
      sources: { population: { years: '2023', text: 'a census' }, age: { years: '2019-2023', text: 'a survey' } },
      notes: [],
      people: {
        '*': { population: 300, 'age:young': 100, 'age:old': 150 },
        hill: { population: 200, 'age:young': 80, 'age:old': 120 },
        river: {},
      },
    });
  });

  it('are the same however a spreadsheet saves them: with its mark, its ends of lines, quotes, blanks and empty cells at the end', () => {
    const saved = [
      '"# place: Town",,,',
      '# population 2023: a census,,,',
      '"# age 2019-2023: a survey",,,',
      '"area",population , age:young,age:old',
      '*,300,"100",150',
      'hill,200,80,120',
      'river,,,',
      ',,,',
      '',
    ].join('\r\n');
    expect(readFigures(`\uFEFF${saved}`, expected)).toEqual(readFigures(good, expected));
  });

  it('have notes with commas and quotes, which a spreadsheet may part or quote', () => {
    const { notes } = readFigures(`# note: one, two\n"# note: said ""so"""\n${good}`, expected);
    expect(notes).toEqual(['one,two', 'said "so"']);
  });

  it.each([
    ['a cell that is no number', file(columns, 'hill,about 200,80,120'), 'line 5, column 2 (population): "about 200"'],
    [
      'thousands with a comma',
      file(columns, 'hill,"8,667",80,120'),
      'line 5, column 2 (population): "8,667" is no whole',
    ],
    ['a number below nothing', file(columns, 'hill,200,-1,120'), 'line 5, column 3 (age:young): "-1"'],
    ['a column that nobody knows', file('area,population,age:middle'), 'line 4, column 3 (age:middle): no such column'],
    ['a column twice', file('area,population,population'), 'line 4, column 3 (population): this column is there twice'],
    ['a group without a column', file('area,population,age:old'), 'line 4: columns of age are missing: age:young'],
    ['an area twice', file(columns, 'hill,,,', 'river,,,', 'hill,,,'), 'line 7, column 1: "hill" is there twice'],
    ['an area that cannot be one', file(columns, 'The Hill,,,'), 'line 5, column 1: "The Hill" is no id'],
    ['an area without a line', file(columns, 'hill,,,'), 'line 5: there is no line for river'],
    ['a name that objects have by themselves', file(columns, 'constructor,,,'), 'no line for hill, river'],
    ['more people than there are', file(columns, 'hill,199,80,120'), 'line 5: the people of age are 200 together'],
    ['half of a list', file(columns, 'hill,200,80,'), 'line 5: of age either all cells are filled in or none'],
    ['a cell below no name', file(columns, 'hill,200,80,120,7'), 'line 5, column 5: this cell has no column name'],
    ['semicolons', file('area;population;age:young'), 'line 4: cells are parted by commas'],
    ['no names of columns', file(), 'line 1: there is no line of column names'],
    ['another first column', file('place,population'), 'line 4, column 1: the first column is "area"'],
    ['a head that says nothing', `# hello\n${good}`, 'line 1: write "# place: Name"'],
    ['a place without a name', good.replace('# place: Town\n', ''), 'the place is not named'],
    [
      'figures from nowhere',
      good.replace('# age 2019-2023: a survey\n', ''),
      'line 3, column 3 (age:young): say in the head',
    ],
    ['a source without its year', good.replace('age 2019-2023:', 'age:'), 'line 3: write "# place: Name"'],
    ['a quote amid a cell', file(columns, 'hi"ll,,,'), 'line 5, column 1: a quote stands where none can'],
    ['a word after a quote', file(columns, '"hill"s,,,'), 'line 5, column 1: a quote stands where none can'],
    [
      'a quote that is never closed',
      file(columns, '"hill,,,', 'river,,,'),
      'line 5: a quote is opened and never closed',
    ],
  ])('with %s are refused, with line and column', (_, text, what) => {
    expect(() => readFigures(text, expected)).toThrow(what);
  });

  it('come back as they were written, whatever the numbers, quoted or not', () => {
    const cell = fc.option(fc.nat(9_999), { nil: undefined });
    const row = fc.tuple(cell, fc.option(fc.tuple(fc.nat(9_999), fc.nat(9_999)), { nil: undefined }));
    fc.assert(
      fc.property(row, row, fc.boolean(), fc.constantFrom('\n', '\r\n', '\r'), (hill, river, quoted, end) => {
        const lines = [hill, river].map(([all, ages], i) => {
          const [young, old] = ages ?? [];
          const whole = all === undefined ? undefined : all + (young ?? 0) + (old ?? 0);
          return { area: expected.areas[i] ?? '', cells: [whole, young, old] };
        });
        const written = lines.map(({ area, cells }) =>
          [area, ...cells.map(one => one ?? '')].map(one => (quoted ? `"${one}"` : one)).join(','),
        );
        const { people } = readFigures(file(columns, ...written).replaceAll('\n', end), expected);
        for (const { area, cells } of lines)
          expect(['population', 'age:young', 'age:old'].map(name => people[area]?.[name])).toEqual(cells);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('whatever the file says, either are read or say in which line what is wrong', () => {
    const signs = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      '#',
      'a',
      '1',
      ':',
      ' ',
      '*',
      '=',
      '\u0000',
      columns,
      '# place: x\n',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), pieces => {
        try {
          readFigures(pieces.join(''), { areas: [], groups: expected.groups });
        } catch (error) {
          expect(String(error)).toMatch(/^FiguresError: neighborhoods\.csv, line \d+(, column \d+( \(.*\))?)?: /s);
        }
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});

describe('the figures of Hartford', () => {
  it('say where each is from and of which years', () => {
    expect(figures.place).toBe('Hartford');
    expect(Object.fromEntries(Object.entries(figures.sources).map(([of, { years }]) => [of, years]))).toEqual({
      population: '2019-2023',
      age: '2019-2023',
      language: '2016-2020',
      background: '2019-2023',
    });
    for (const { text } of Object.values(figures.sources)) expect(text.length).toBeGreaterThan(20);
  });

  it('are those that were published (DataHaven, American Community Survey 2019-2023): of Frog Hollow, and of the town', () => {
    expect(figures.people['frog-hollow']).toEqual({
      population: 8667,
      'age:under-18': 2460,
      'age:18-64': 6207 - 924,
      'age:65-and-over': 924,
      'background:moved-here': 2127,
      'background:long-here': 8667 - 2127,
    });
    // B16004 of 2016-2020: the three ages of the table make its total of people of 5 and over.
    const spoken = Object.entries(figures.people['*'] ?? {}).filter(([column]) => column.startsWith('language:'));
    expect(spoken.reduce((sum, [, count]) => sum + count, 0)).toBe(21_246 + 79_768 + 14_334);
  });

  it('are of seventeen neighborhoods, of which together no more people are than live in the town', () => {
    const { '*': town = {}, ...neighborhoods } = figures.people;
    expect(Object.keys(neighborhoods)).toHaveLength(17);
    for (const column of ['population', 'age:under-18', 'age:65-and-over', 'background:moved-here']) {
      const together = Object.values(neighborhoods).reduce((sum, one) => sum + (one[column] ?? 0), 0);
      expect(together / (town[column] ?? 0)).toBeGreaterThan(0.98);
      expect(together).toBeLessThanOrEqual(town[column] ?? 0);
    }
    expect(neighborhoods['north-meadows']).toEqual({});
  });

  it('are there for every area of the program, though not every cell', () => {
    const inside = program.areas.filter(({ outside }) => !outside);
    expect(inside.filter(({ id }) => figures.people[id]?.population === undefined)).toEqual([]);
  });

  it('are what a function carries: the file that people edit', () => {
    const edited = readFileSync(new URL('../../../functions/program/neighborhoods.csv', import.meta.url), 'utf8');
    expect(readFigures(edited, expectedBy(program))).toEqual(figures);
  });
});
