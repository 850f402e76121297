import type { Finding } from './findings.ts';

/** So many of a kind of finding are shown one by one. */
const mostShown = 8;

const widest = 40;

/** A histogram of lines: a name, a bar and a number. */
export function bars(rows: readonly (readonly [name: string, count: number])[]): string {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  return rows
    .map(([name, count]) => `  ${name.padEnd(width)}  ${'█'.repeat(Math.ceil((count / most) * widest))} ${count}`)
    .join('\n');
}

/** How many lie in each span, the last one without an end. */
export function spans(values: readonly number[], starts: readonly number[]): readonly (readonly [string, number])[] {
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const name =
      to === Number.POSITIVE_INFINITY ? `${from} and more` : to === from + 1 ? `${from}` : `${from} to ${to - 1}`;
    return [name, values.filter(one => one >= from && one < to).length];
  });
}

/** How often each stands in a list, the most frequent first. */
export const counted = (names: readonly string[]): readonly (readonly [string, number])[] =>
  [...Map.groupBy(names, one => one)]
    .map(([name, all]) => [name, all.length] as const)
    .sort((one, other) => other[1] - one[1]);

/** Lines of a name and a value, one below the other. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

/** The findings by kind, the first of each; or that all held. */
export function whatDidNotHold(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Everything held.';
  const kinds = [...Map.groupBy(findings, ({ kind }) => kind)];
  const shown = kinds.map(([kind, all]) => {
    const lines = all.slice(0, mostShown).map(({ at, text }) => `  ${at ? `${at} ` : ''}${text}`);
    const more = all.length > mostShown ? [`  … and ${all.length - mostShown} more`] : [];
    return [`${kind} (${all.length})`, ...lines, ...more].join('\n');
  });
  return `What did not hold:\n${shown.join('\n')}`;
}
