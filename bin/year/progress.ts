/** Where progress is told: a terminal, or anything that takes lines. */
interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 40;
/** Where nobody looks at a line that changes, a new one comes so many times. */
const lines = 20;

/** Tells how far something is, from 0 to 1, and about how long it still takes: one line that changes on a terminal, else a line every five percent, which begins with what it is. */
export function progressTo(
  output: Output,
  what: string,
  now: () => number = () => performance.now(),
): (share: number) => void {
  const begun = now();
  let told = 0;
  return share => {
    const left = Math.round(((now() - begun) / 1000) * (1 / share - 1));
    const text = `${String(Math.round(share * 100)).padStart(3)} %, ${share >= 1 ? 'done' : `about ${left} s left`}`;
    if (output.isTTY) {
      const full = Math.round(share * width);
      // The line before may have been longer.
      output.write(`\r${'█'.repeat(full)}${'░'.repeat(width - full)} ${text}    ${share >= 1 ? '\n' : ''}`);
    } else if (Math.floor(share * lines) > told) {
      told = Math.floor(share * lines);
      output.write(`${what}: ${text}\n`);
    }
  };
}
