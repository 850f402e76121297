import { describe, expect, it } from 'vitest';
import { readOptions, usage, wholeYear } from '../../../bin/year/options.ts';
import { progressTo } from '../../../bin/year/progress.ts';

describe('how a year is called', () => {
  it('is the whole year, or as it is said', () => {
    expect(readOptions([])).toEqual(wholeYear);
    expect(readOptions(['--days', '120', '--seed=7'])).toEqual({ ...wholeYear, days: 120, seed: 7 });
  });

  it.each([
    [['--dyas', '3'], '--dyas is no option here'],
    [['7'], '7 is no option here'],
    [['--days', 'many'], '--days takes a whole number from 7 to 395, not many'],
    [['--days', '0'], '--days takes a whole number from 7 to 395, not 0'],
    [['--households', '1.5'], '--households takes a whole number from 1 to 1000, not 1.5'],
    [['--navigators'], '--navigators takes a whole number from 1 to 500.'],
    [['--toString', '1'], '--toString is no option here'],
  ])('is told kindly what cannot be understood: %j', (args, said) => {
    const answer = String(readOptions(args));
    expect(answer).toContain(said);
    expect(answer).toContain(usage);
  });
});

describe('how far a year is', () => {
  const tells = (isTTY: boolean, shares: readonly number[]): readonly string[] => {
    const written: string[] = [];
    let time = 0;
    const tell = progressTo({ isTTY, write: text => written.push(text) }, 'year', () => time);
    for (const share of shares) {
      time = share * 100_000;
      tell(share);
    }
    return written;
  };

  it('is one line that changes on a terminal', () => {
    const lines = tells(true, [0.25, 1]);
    expect(lines[0]).toBe(`\r${'█'.repeat(10)}${'░'.repeat(30)}  25 %, about 75 s left    `);
    expect(lines[1]).toBe(`\r${'█'.repeat(40)} 100 %, done    \n`);
  });

  it('is a line every five percent elsewhere', () => {
    const lines = tells(
      false,
      Array.from({ length: 200 }, (_, i) => (i + 1) / 200),
    );
    expect(lines).toHaveLength(20);
    expect(lines[0]).toBe('year:   5 %, about 95 s left\n');
    expect(lines.at(-1)).toBe('year: 100 %, done\n');
  });
});
