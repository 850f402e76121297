import { cpus, release, totalmem, type } from 'node:os';
import { type Chapter, type Goal, table } from './figures.ts';

/** The machine that the figures are of. */
function machine(): string {
  const [first] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus().length} cores (${first?.model.trim()}), ${memory}, ${type()} ${release()}, Node ${process.versions.node}`;
}

const verdict = ({ met, reason }: Goal): string => (met ? 'met' : `**missed**: ${reason ?? 'not yet known why'}`);

const goalRow = (goal: Goal): readonly string[] => [goal.what, goal.measured, goal.goal, verdict(goal)];

/** Below this stands what `npm run year`, `npm run digests` and a person at the keyboard have measured: the bench leaves it as it is. */
const ofTheYears = '\n## A year of people\n';

/** docs/performance.md: the goals first, then each measurement with its figures; of the page before it keeps the years at its end. */
export const documentOf = (chapters: readonly Chapter[], before = ''): string => `# Performance

Measured and written by \`npm run bench\`, on ${new Date().toISOString().slice(0, 10)}, on this machine:

> ${machine()}

Run it again on a machine that does nothing else; it takes some minutes, says on the way what it does, and writes this page anew.
\`npm run bench -- --quick\` measures a little of everything and keeps nothing. Compare figures of one run only: between runs
they swing by a fifth, and more on a shared machine. What AWS adds (its network, its cold starts) only AWS can show.

${table(
  ['What', 'Measured', 'Goal', ''],
  chapters.flatMap(({ goals }) => goals.map(goalRow)),
)}
${chapters.map(({ title, text }) => `\n## ${title}\n\n${text}\n`).join('')}${before.includes(ofTheYears) ? ofTheYears + before.split(ofTheYears)[1] : ''}`;
