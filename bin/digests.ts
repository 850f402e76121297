import { findingsOf } from './digests/findings.ts';
import { liveDigests } from './digests/live.ts';
import { readOptions } from './digests/options.ts';
import { summaryOf } from './digests/summary.ts';
import { progressTo } from './year/progress.ts';

/**
 * `npm run digests`: an advisory group lives a year of weekly digests on this machine, with its members' mail and links and the staff's doors.
 * Prints what came of it and what did not hold; anything that did not makes the exit code 1.
 */
const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}

// The figures are those of the embedded engine, whatever else is set.
delete process.env.DDB_ENDPOINT;

const lived = await liveDigests(options, progressTo(process.stderr, 'digests'));
const findings = findingsOf(lived.history);
console.log(summaryOf(lived, options, findings));
process.exitCode = findings.length === 0 ? 0 : 1;
