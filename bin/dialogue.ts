import { findingsOf } from './dialogue/findings.ts';
import { liveDialogue } from './dialogue/live.ts';
import { readOptions } from './dialogue/options.ts';
import { summaryOf } from './dialogue/summary.ts';
import { progressTo } from './year/progress.ts';

/**
 * `npm run dialogue`: a community dialogue is lived on this machine from its topic to its last check-in, by mails, links and paper.
 * Prints what came of it and what did not hold; anything that did not makes the exit code 1.
 */
const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}

// The figures are those of the embedded engine, whatever else is set.
delete process.env.DDB_ENDPOINT;

const lived = await liveDialogue(options, progressTo(process.stderr, 'dialogue'));
const findings = findingsOf(lived.history);
console.log(summaryOf(lived, options, findings));
process.exitCode = findings.length === 0 ? 0 : 1;
