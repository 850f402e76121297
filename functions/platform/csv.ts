/** What stands in a cell. */
export type Cell = string | number;

/** What spreadsheets take for a formula, whoever wrote it: it is kept from being one by an apostrophe. */
const formula = /^[=+\-@\t\r]/;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows under a header as CSV (RFC 4180): commas, CRLF, quotes where they are needed. */
export const csvOf = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [header, ...rows].map(row => `${row.map(written).join(',')}\r\n`).join('');
