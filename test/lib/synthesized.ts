import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownContext, type Synthesis, synthesize } from '../../lib/app.ts';
import { bundle } from '../../lib/bundle.ts';

/** A resource of a template, as CloudFormation reads it. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** The resources of a stack by logical id. */
export type Resources = Readonly<Record<string, Resource>>;

/** What one of the rule packs said of the templates. */
export interface Verdict {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly { readonly ruleName: string }[];
  readonly suppressedViolations?: readonly { readonly ruleName: string; readonly reason?: string }[];
}

let bundles: ReadonlyMap<string, string> | undefined;

/** Synthesizes the app into a folder of its own; answers its stacks' resources, and what the rule packs said. */
export function synthesized({ context, ...rest }: Pick<Synthesis, 'context' | 'validated'> = {}): {
  readonly data: Resources;
  readonly program: Resources;
  readonly community: Resources;
  readonly verdicts: readonly Verdict[];
} {
  const outdir = mkdtempSync(join(tmpdir(), 'wbh-synth-'));
  // Settings change nothing in the code of functions: it is bundled once.
  bundles ??= bundle(mkdtempSync(join(tmpdir(), 'wbh-bundles-')));
  synthesize({ outdir, bundles, context: { ...ownContext(), ...context }, ...rest });
  const read = (name: string) => JSON.parse(readFileSync(join(outdir, `${name}.json`), 'utf8'));
  const resources = (name: string): Resources => read(`${name}.template`).Resources;
  const stacks = { data: resources('Data'), program: resources('Program'), community: resources('Community') };
  const verdicts: readonly Verdict[] = read('validation-report').pluginReports;
  rmSync(outdir, { recursive: true });
  return { ...stacks, verdicts };
}

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of CloudFormation's own shapes, which nobody has typed for reading
export type Properties = Readonly<Record<string, any>>;

/** The resources of a type, with their logical ids. */
export const ofType = (resources: Resources, type: string): readonly (readonly [string, Properties])[] =>
  Object.entries(resources)
    .filter(([, one]) => one.Type === type)
    .map(([id, one]) => [id, one.Properties]);
