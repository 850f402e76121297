import { findingsOf } from './year/findings.ts';
import { liveYear } from './year/live.ts';
import { readOptions } from './year/options.ts';
import { progressTo } from './year/progress.ts';
import { summaryOf } from './year/summary.ts';

/**
 * `npm run year`: people live a year of the program on this machine, with nothing but what they have: their mail and its links, the
 * staff's lists and calls. Prints what came of it and what did not hold; anything that did not makes the exit code 1.
 */
const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}

// The figures are those of the embedded engine, whatever else is set.
delete process.env.DDB_ENDPOINT;

const lived = await liveYear(options, progressTo(process.stderr, 'year'));
const findings = findingsOf(lived.history);
console.log(summaryOf(lived, options, findings));
process.exitCode = findings.length === 0 ? 0 : 1;
