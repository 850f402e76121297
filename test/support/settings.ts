import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deployedWith } from '../../lib/local/deployed.ts';

/** The templates as they are deployed with these ids on hold by a court's order (`*`: everybody; `nobody`). */
export const onHold = (ids: string) => deployedWith('LEGAL_HOLD', ids);

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the app is synthesized from. */
const sources = ['bin', 'lib', 'functions', 'events', 'cdk.json', 'package.json', 'package-lock.json'];

/** The templates and functions of a library that has edited its settings: a copy of the program with them, synthesized as it is. Answers the folder. */
export async function synthesizedWith(edit: (settings: string) => string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'edited-'));
  for (const source of sources) cpSync(join(root, source), join(copy, source), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'functions/program/settings.ts');
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error('The settings are as they were');
  writeFileSync(file, after);
  const outdir = join(copy, 'cdk.out');
  await promisify(execFile)(process.execPath, ['bin/app.ts'], {
    cwd: copy,
    env: { ...process.env, CDK_OUTDIR: outdir },
  });
  return outdir;
}
