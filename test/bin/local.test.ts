import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The same computer as an older Node sees it. */
const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.11.0" } })';

it('where `npm ci` brought no Node of the Lambdas, `npm start` says in one line what it needs', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${older}`, 'bin/local.js'],
    // As if it had gone on under the Node that it found, and that were an older one too.
    { encoding: 'utf8', env: { ...process.env, WBH_NODE: 'node' } },
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^This needs Node 24: .*npm ci.*Node 24 of your own.*DDB_ENDPOINT.*\n$/);
});
