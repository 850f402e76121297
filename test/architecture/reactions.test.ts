import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A reaction gathers, decides and is done: what is more has a name and a file of its own. */
const mostLines = 30;

const reactions = globSync('functions/**/on-*.ts').sort();

describe.each(reactions)('%s', path => {
  const written = readFileSync(path, 'utf8').trimEnd().split('\n');
  const own = written.slice(written.findLastIndex(line => /\bfrom '.*';$/.test(line)) + 1);

  it('is read at a glance', () => {
    expect(own.length, `${basename(path)} without its imports`).toBeLessThanOrEqual(mostLines);
  });

  it('says in one sentence when it does what', () => {
    expect(own.join('\n')).toMatch(/\/\*\*[\s*]+When (?:(?!\*\/)[\s\S])+\.\s+\*\/\n(export )?const \w+ = /);
  });
});
