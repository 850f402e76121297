import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf } from './import-graph.ts';

const root = new URL('../..', import.meta.url).pathname;
const files = filesOf('events', 'functions', 'lib', 'bin');
const everything = new Map([...files, ...filesOf('test')].map(file => [file, readFileSync(join(root, file), 'utf8')]));

/** Named by path where no import can name them: a thread's entry, the types of a package that brings none, the bundler's alias, what bin/local.js loads once it has its Node. */
const namedElsewhere = [
  'lib/local/worker.ts',
  'lib/local/issuer-worker.ts',
  'lib/local/oidc-provider.d.ts',
  'lib/lambda-credentials.ts',
  'lib/local/start.ts',
];

/** A handler is called by its file's name; the program's commands are called by package.json and cdk.json. */
const calledFromOutside = (file: string, name: string): boolean =>
  (name === 'handler' && file.startsWith('functions/')) || namedElsewhere.includes(file);

const exportsOf = (file: string): readonly string[] =>
  [...(everything.get(file) ?? '').matchAll(/^export (?:async )?(?:const|function|class|type|interface) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

const usedElsewhere = (file: string, name: string): boolean =>
  [...everything].some(([other, text]) => other !== file && new RegExp(`\\b${name}\\b`).test(text));

const usedAtHome = (file: string, name: string): boolean =>
  ((everything.get(file) ?? '').match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length > 1;

describe('dead code', () => {
  it('there is none: every export is used somewhere', () => {
    const unused = files.flatMap(file =>
      exportsOf(file)
        .filter(name => !calledFromOutside(file, name) && !usedElsewhere(file, name) && !usedAtHome(file, name))
        .map(name => `${file}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('there are no orphans: every file is imported, is a handler or is a command', () => {
    const imported = new Set(
      [...everything].flatMap(([from, text]) =>
        [...text.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)].map(([, to = '']) => join(from, '..', to)),
      ),
    );
    const entry = (file: string) =>
      file.startsWith('bin/') ||
      /export const handler =/.test(everything.get(file) ?? '') ||
      namedElsewhere.includes(file);
    expect(files.filter(file => !imported.has(file) && !entry(file))).toEqual([]);
  });
});
