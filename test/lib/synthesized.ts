import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownContext, synthesize } from '../../lib/app.ts';

/** A resource of a template, as CloudFormation reads it. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** The resources of a stack by logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** Synthesizes the app into a folder of its own; answers its stacks' resources. */
export function synthesized(changes: Readonly<Record<string, unknown>> = {}): {
  readonly data: Resources;
  readonly program: Resources;
} {
  const outdir = mkdtempSync(join(tmpdir(), 'wbh-synth-'));
  synthesize({ outdir, context: { ...ownContext(), ...changes } });
  const read = (name: string): Resources =>
    JSON.parse(readFileSync(join(outdir, `${name}.template.json`), 'utf8')).Resources;
  const stacks = { data: read('Data'), program: read('Program') };
  rmSync(outdir, { recursive: true });
  return stacks;
}

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of CloudFormation's own shapes, which nobody has typed for reading
export type Properties = Readonly<Record<string, any>>;

/** The resources of a type, with their logical ids. */
export const ofType = (resources: Resources, type: string): readonly (readonly [string, Properties])[] =>
  Object.entries(resources)
    .filter(([, one]) => one.Type === type)
    .map(([id, one]) => [id, one.Properties]);
