import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder = '';

/** One temporary folder for a whole run, which goes with it. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'we-belong-here-'));
  process.env.TMPDIR = folder;
}

/** Removes it. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
