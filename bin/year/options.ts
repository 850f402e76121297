/** How a year is lived. */
export interface YearOptions {
  readonly households: number;
  readonly navigators: number;
  readonly days: number;
  /** The same seed, the same people with the same luck. */
  readonly seed: number;
  /** 1: staff choose the navigator (`matchingMode` is `review`); 0: the best one is asked at once. */
  readonly review: number;
}

/** The year of the measures. */
export const wholeYear: YearOptions = { households: 120, navigators: 40, days: 365, seed: 1, review: 0 };

/** How it is called. */
export const usage = 'npm run year -- [--households 120] [--navigators 40] [--days 365] [--seed 1] [--review 0]';

const limits: Readonly<Record<keyof YearOptions, readonly [least: number, most: number]>> = {
  households: [1, 1000],
  navigators: [1, 500],
  days: [7, 395],
  seed: [0, 1_000_000_000],
  review: [0, 1],
};

/** Reads `--name number` and `--name=number`; what cannot be understood is answered in one sentence. */
export const readOptions = (args: readonly string[]): YearOptions | string =>
  readNumbers(args, { limits, usual: wholeYear, usage });

/** Which numbers a command takes: from what to what, what each is where nothing is said of it, and how the command is called. */
interface Taken<Name extends string> {
  readonly limits: Readonly<Record<Name, readonly [least: number, most: number]>>;
  readonly usual: Readonly<Record<Name, number>>;
  readonly usage: string;
}

/** Reads `--name number` and `--name=number` of a command; what cannot be understood is answered in one sentence. */
export function readNumbers<Name extends string>(
  args: readonly string[],
  { limits: known, usual, usage: how }: Taken<Name>,
): Readonly<Record<Name, number>> | string {
  const isName = (name: string): name is Name => Object.hasOwn(known, name);
  const read: Record<Name, number> = { ...usual };
  const words = args.flatMap(one => one.split('='));
  for (let i = 0; i < words.length; i += 2) {
    const [flag = '', value] = [words[i], words[i + 1]];
    const name = flag.replace(/^--/, '');
    if (!(flag.startsWith('--') && isName(name))) return `${flag} is no option here. ${how}`;
    const [least, most] = known[name];
    const number = /^\d+$/.test(value ?? '') ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most))
      return `${flag} takes a whole number from ${least} to ${most}${value === undefined ? '' : `, not ${value}`}. ${how}`;
    read[name] = number;
  }
  return read;
}
