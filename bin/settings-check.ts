import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Settings } from '../functions/program/settings.ts';
import { disagreements } from './settings-check/agreement.ts';
import { changesBetween } from './settings-check/changes.ts';
import { type Fault, formOf } from './settings-check/faults.ts';
import { readSettings } from './settings-check/read.ts';
import { changesTold, faultsTold } from './settings-check/words.ts';

/**
 * `npm run settings:check`: whether functions/program/settings.ts as it is edited is in order, and what it would change of the settings in
 * force, which are those committed last. `npm run settings:check -- FILE` asks the same of another file. Exit code 1 where something is
 * wrong, 2 where there is nothing to read.
 */
const usage = 'npm run settings:check [-- FILE]';
const ours = 'functions/program/settings.ts';
const root = join(import.meta.dirname, '..');

/** The settings as they were committed last; undefined where this is no repository: then the file itself is all there is. */
function committed(): string | undefined {
  try {
    return execFileSync('git', ['show', `HEAD:./${ours}`], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

const stop = (code: number, said: string): never => {
  console.error(said);
  process.exit(code);
};

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return stop(2, `There is no file ${file} that can be read. ${usage}`);
  }
}

async function checked(text: string): Promise<{ settings: Settings } | { faults: readonly Fault[] }> {
  const read = await readSettings(text, dirname(join(root, ours)));
  if ('faults' in read) return read;
  const form = formOf(read.value);
  if ('faults' in form) return form;
  const faults = disagreements(form.settings);
  return faults.length > 0 ? { faults } : form;
}

const [file, ...more] = process.argv.slice(2);
if (more.length > 0 || file?.startsWith('-')) stop(2, usage);
const edited = file ?? join(root, ours);
console.log(`${file ?? ours}, compared with the settings in force (${file ? ours : 'as they were committed last'})\n`);
const inForce = file ? textOf(join(root, ours)) : committed();
const [now, then] = await Promise.all([checked(inForce ?? textOf(edited)), checked(textOf(edited))]);
if ('faults' in then) stop(1, faultsTold(then.faults));
else if ('faults' in now) stop(1, `The settings in force are not in order themselves:\n${faultsTold(now.faults)}`);
else {
  console.log(changesTold(changesBetween(now.settings, then.settings)));
  if (inForce === undefined) console.log('\nThis is no git repository: there was nothing to compare with.');
}
