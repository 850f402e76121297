import type { Settings } from './settings.ts';

/**
 * Figures of the place: who lives in its neighborhoods, as a library provides them in `neighborhoods.csv`. The file is for people who work
 * with a spreadsheet: a head of lines that begin with `#`, a line of column names, and a line for each area.
 *
 *     # place: Hartford
 *     # population 2019-2023: where these figures are from
 *     # age 2019-2023: where these are from, and so for each dimension that has columns
 *     # note: anything that a reader has to know
 *     area,population,age:under-18,age:18-64,age:65-and-over,…
 *     *,119970,27945,78286,13739,…
 *     frog-hollow,8667,2460,5283,924,…
 *
 * Columns are named by dimension and group, as the settings have them (`dialogues.meter`). Cells are whole numbers of people, or empty where
 * nothing is published: then it is not known, which is not nothing. The line `*` is the whole place.
 */
export interface Figures {
  /** The name of the whole place. */
  readonly place: string;
  /** Where the columns come from, by the word before the colon: `population`, `age` … */
  readonly sources: Readonly<Record<string, Source>>;
  readonly notes: readonly string[];
  /** People by area and column. What is empty in the file is not there. */
  readonly people: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Where figures come from. */
export interface Source {
  /** `2023`, or `2019-2023` where a survey gathers several. */
  readonly years: string;
  readonly text: string;
}

/** What the file has to agree with. */
export interface Expected {
  /** Every one of them has a line, be it an empty one: a slip in an id is seen. Lines of further areas are welcome. */
  readonly areas: readonly string[];
  /** The groups of each dimension. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** The area that stands for the whole place. */
export const wholePlace = '*';

/** The column of everybody. */
export const population = 'population';

/** What is wrong with the file, where, and what to do: `line 12, column 4 (age:18-64): …`. */
export class FiguresError extends Error {
  override readonly name = 'FiguresError';
  constructor(
    at: { readonly line: number; readonly column?: number; readonly named?: string | undefined },
    what: string,
  ) {
    const column = at.column === undefined ? '' : `, column ${at.column}${at.named ? ` (${at.named})` : ''}`;
    super(`neighborhoods.csv, line ${at.line}${column}: ${what}`);
  }
}

interface Row {
  /** Its first line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Comma-separated values (RFC 4180): quotes around what has commas, doubled inside; ends of lines of any kind. Throws at a quote that stands wrong. */
function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  let [cells, cell, line, began]: [string[], string, number, number] = [[], '', 1, 1];
  let state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin';
  const endCell = (): void => {
    cells.push(cell.trim());
    [cell, state] = ['', 'begin'];
  };
  const endRow = (): void => {
    endCell();
    if (cells.some(one => one !== '')) rows.push({ line: began, cells });
    cells = [];
  };
  const wrongQuote = (): never => {
    throw new FiguresError(
      { line, column: cells.length + 1 },
      'a quote stands where none can; save the file as CSV anew',
    );
  };
  for (const sign of text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')) {
    if (state === 'quoted' && sign !== '"') cell += sign;
    else if (sign === '"') {
      if (state === 'plain') wrongQuote();
      if (state === 'closed') cell += '"';
      state = state === 'quoted' ? 'closed' : 'quoted';
    } else if (sign === ',') endCell();
    else if (sign === '\n') endRow();
    else if (state === 'closed') wrongQuote();
    else {
      cell += sign;
      state = 'plain';
    }
    if (sign === '\n') {
      line++;
      if (state !== 'quoted') began = line;
    }
  }
  if (state === 'quoted') throw new FiguresError({ line: began }, 'a quote is opened and never closed');
  endRow();
  return rows;
}

type Head = Pick<Figures, 'place' | 'sources' | 'notes'>;

const headLine = /^#\s*(?<word>[a-z]+)(?:\s+(?<years>\d{4}(?:-\d{4})?))?\s*:\s*(?<text>.+)$/;

/** The lines that begin with `#`; a spreadsheet may have cut them at commas, and added empty cells. */
function headOf(rows: readonly Row[]): Head {
  const sources: Record<string, Source> = {};
  const notes: string[] = [];
  let place: string | undefined;
  for (const { line, cells } of rows) {
    const said = cells.join(',').replace(/,+$/, '');
    const { word = '', years, text = '' } = headLine.exec(said)?.groups ?? {};
    if (word === 'note') notes.push(text);
    else if (word === 'place') place = text;
    else if (word && years) sources[word] = { years, text };
    else
      throw new FiguresError(
        { line },
        'write "# place: Name", "# age 2019-2023: where the figures are from" or "# note: …"',
      );
  }
  if (place === undefined) throw new FiguresError({ line: 1 }, 'the place is not named: write "# place: Name"');
  return { place, sources, notes };
}

/** Sorted out of the file's lines: the names of the columns, each checked against the groups that there are. */
function columnsOf(row: Row | undefined, { sources }: Head, { groups }: Expected): readonly string[] {
  if (!row) throw new FiguresError({ line: 1 }, 'there is no line of column names: it begins with "area"');
  const { line, cells: names } = row;
  const [first = '', ...columns] = names;
  if (first.includes(';')) throw new FiguresError({ line }, 'cells are parted by commas, not by semicolons');
  if (first !== 'area') throw new FiguresError({ line, column: 1 }, `the first column is "area", not "${first}"`);
  const known = [population, ...Object.entries(groups).flatMap(([of, ids]) => ids.map(one => `${of}:${one}`))];
  columns.forEach((name, i) => {
    const at = { line, column: i + 2, named: name };
    if (!known.includes(name)) throw new FiguresError(at, `no such column; there are ${known.join(', ')}`);
    if (columns.indexOf(name) !== i) throw new FiguresError(at, 'this column is there twice');
    const [of = ''] = name.split(':');
    if (!sources[of]) throw new FiguresError(at, `say in the head where it is from: "# ${of} 2019-2023: …"`);
  });
  for (const [of, ids] of Object.entries(groups)) {
    const missing = ids.filter(one => !columns.includes(`${of}:${one}`));
    if (missing.length > 0 && missing.length < ids.length)
      throw new FiguresError(
        { line },
        `columns of ${of} are missing: ${missing.map(one => `${of}:${one}`).join(', ')}`,
      );
  }
  return columns;
}

/** The people of one line, by column; what is empty is left out. */
function peopleOf({ line, cells }: Row, columns: readonly string[]): Readonly<Record<string, number>> {
  const beyond = cells.findIndex((cell, i) => i > columns.length && cell !== '');
  if (beyond > 0) throw new FiguresError({ line, column: beyond + 1 }, 'this cell has no column name above it');
  const people = Object.fromEntries(
    columns.flatMap((named, i) => {
      const cell = cells[i + 1] ?? '';
      if (cell === '') return [];
      if (!/^\d{1,9}$/.test(cell))
        throw new FiguresError(
          { line, column: i + 2, named },
          `"${cell}" is no whole number of people; write 8667, or leave the cell empty where nothing is published`,
        );
      return [[named, Number(cell)] as const];
    }),
  );
  const dimensions = new Set(columns.filter(one => one.includes(':')).map(one => one.slice(0, one.indexOf(':'))));
  for (const of of dimensions) {
    const filled = columns.filter(one => one.startsWith(`${of}:`));
    const given = filled.filter(one => one in people);
    if (given.length > 0 && given.length < filled.length)
      throw new FiguresError({ line }, `of ${of} either all cells are filled in or none`);
    const together = given.reduce((sum, one) => sum + (people[one] ?? 0), 0);
    const all = people[population];
    if (all !== undefined && together > all)
      throw new FiguresError(
        { line },
        `the people of ${of} are ${together} together, more than the population of ${all}`,
      );
  }
  return people;
}

/** Reads figures. Throws a `FiguresError` at the first thing that is wrong. */
export function readFigures(text: string, expected: Expected): Figures {
  const rows = rowsOf(text);
  const isHead = ({ cells: [first = ''] }: Row): boolean => first.startsWith('#');
  const head = headOf(rows.filter(isHead));
  const [names, ...lines] = rows.filter(row => !isHead(row));
  const columns = columnsOf(names, head, expected);
  const people: Record<string, Readonly<Record<string, number>>> = {};
  for (const row of lines) {
    const [area = ''] = row.cells;
    if (area !== wholePlace && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(area))
      throw new FiguresError({ line: row.line, column: 1 }, `"${area}" is no id of an area; write it like frog-hollow`);
    if (Object.hasOwn(people, area)) throw new FiguresError({ line: row.line, column: 1 }, `"${area}" is there twice`);
    people[area] = peopleOf(row, columns);
  }
  const missing = expected.areas.filter(one => !Object.hasOwn(people, one));
  if (missing.length > 0)
    throw new FiguresError(
      { line: rows.at(-1)?.line ?? 1 },
      `there is no line for ${missing.join(', ')}; add one, and leave its cells empty where nothing is published`,
    );
  return { ...head, people };
}

/** What the file has to agree with: the settings' areas (who lives outside lives in none of them) and groups. */
export const expectedBy = ({ areas, dialogues: { meter } }: Settings): Expected => ({
  areas: areas.filter(({ outside }) => !outside).map(({ id }) => id),
  groups: {
    age: meter.ageBands,
    language: meter.languageGroups.map(({ id }) => id),
    background: meter.backgrounds.map(({ id }) => id),
  },
});
