/** The hours in which mail is held, by the program's local time. */
const quiet = { from: 20, to: 8 };

/** A moment as a person in the zone reads it, whether mail is held then, and when the next 08:00 there is (ISO). */
export type LocalMoment = { words: string; quiet: boolean; morning: string };

/** What a moment (ms) means in a time zone. */
export function localMoment(now: number, timeZone: string): LocalMoment {
  const words = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(now);
  const hour = hourIn(now, timeZone);
  return {
    words,
    quiet: hour >= quiet.from || hour < quiet.to,
    morning: new Date(nextMorning(now, timeZone)).toISOString(),
  };
}

function hourIn(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', hourCycle: 'h23' }).formatToParts(time);
  return Number(parts.find(({ type }) => type === 'hour')?.value);
}

const quarter = 15 * 60_000;

/** The next start of an hour that is called 08:00 there; zones differ from each other by quarters of an hour. */
function nextMorning(now: number, timeZone: string): number {
  let time = (Math.floor(now / quarter) + 1) * quarter;
  while (!(hourIn(time, timeZone) === quiet.to && hourIn(time - 1, timeZone) === quiet.to - 1)) time += quarter;
  return time;
}
