import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a template depends on; the runner itself is not part of it. */
const sources = ['bin/app.ts', 'lib', 'functions', 'events', 'cdk.json', 'package-lock.json'];
const unrelated = /^lib\/local(\/|$)/;

/** Synthesizes the app into cdk.out if its sources or its context changed, one process at a time; answers the folder. */
export async function synthesize(say: (line: string) => void): Promise<string> {
  const outdir = join(root, 'cdk.out');
  const stamp = join(outdir, stampName);
  const hash = sourcesHash();
  if (isCurrent(outdir, hash)) return outdir;
  const release = await lock(`${outdir}.lock`);
  try {
    if (isCurrent(outdir, hash)) return outdir;
    say('synthesizing the templates (the sources changed)');
    rmSync(stamp, { force: true });
    await runApp(outdir);
    writeFileSync(stamp, stampOf(outdir, hash));
    return outdir;
  } finally {
    release();
  }
}

const stampName = 'sources.sha256';

/** What was synthesized here, from what: `cdk synth` and `cdk deploy` write into the same folder, perhaps with another context. */
function stampOf(outdir: string, sources: string): string {
  const hash = createHash('sha256');
  const written = readdirSync(outdir).filter(name => name.endsWith('.template.json') || name.endsWith('.assets.json'));
  for (const name of written.sort()) hash.update(`${name}\0`).update(readFileSync(join(outdir, name)));
  return `${sources} ${hash.digest('hex')}`;
}

function isCurrent(outdir: string, sources: string): boolean {
  const stamp = join(outdir, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(outdir, sources);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(source => filesUnder(join(root, source))).sort()) {
    const name = relative(root, file);
    if (!unrelated.test(name)) hash.update(`${name}\0`).update(readFileSync(file));
  }
  return hash.update(process.env.CDK_CONTEXT_JSON ?? '').digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap(name => filesUnder(join(path, name)));
}

/** Takes the lock; one that a process left behind which is no longer there is broken. */
async function lock(folder: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch {
      if (!holderLives(folder)) rmSync(folder, { recursive: true, force: true });
      await pause(50);
    }
  }
}

function holderLives(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return true;
  } catch {
    // The holder may not have written its number yet; an old folder without one is nobody's.
    return existsSync(folder) && !existsSync(join(folder, 'pid')) && Date.now() - statSync(folder).mtimeMs < 2_000;
  }
}

function context(): string {
  const file = join(root, 'cdk.json');
  const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { context?: object }).context : {};
  return JSON.stringify({ ...own, ...(JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}') as object) });
}

async function runApp(outdir: string): Promise<void> {
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: context() };
  const child = spawn(process.execPath, ['bin/app.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)));
  const code = await new Promise(resolve => child.once('close', resolve));
  if (code !== 0) throw new Refusal(`the app does not synthesize:\n${said.trim()}`);
}
