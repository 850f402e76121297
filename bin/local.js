#!/usr/bin/env node
// Plain JavaScript that every Node reads: it finds the Node that the program needs before anything else is loaded.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = 24;
const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const args = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) >= needed) {
  // Types are stripped once, not at every start.
  module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/runner', import.meta.url)));
  const { main } = await import('../lib/local/start.ts');
  await main(args);
} else if (existsSync(own) && !process.env.WBH_NODE) {
  runUnder(own);
} else {
  console.error(
    `This needs Node ${needed}: on Linux x64 'npm ci' brings it; elsewhere run it with a Node ${needed} of your own, and set DDB_ENDPOINT to the address of a DynamoDB (DynamoDB Local, for example).`,
  );
  process.exit(1);
}

/** Runs this file once more under another Node, which ends when this process does. */
function runUnder(node) {
  const file = fileURLToPath(import.meta.url);
  const env = { ...process.env, WBH_NODE: node };
  const child = spawn(node, [file, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', code => process.exit(code ?? 1));
}
