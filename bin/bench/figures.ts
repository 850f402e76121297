/** A goal and what was measured of it. */
export interface Goal {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
  /** Why it is missed, as far as that is known. */
  readonly reason?: string;
}

/** What one measurement has to say: its goals, and the figures behind them as Markdown. */
export interface Chapter {
  readonly title: string;
  readonly goals: readonly Goal[];
  readonly text: string;
}

/** Tells how far a measurement is: it takes minutes, and the tables alone go to the output. */
export const progress = (line: string): void => console.error(`bench: ${line}`);

/** The smallest of the values that a share of them does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

/** Kilobytes of 1,024 bytes, as bundlers print them. */
export const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(0);

export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
