import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { bundle } from './bundle.ts';
import { CommunityStack } from './community-stack.ts';
import { DataStack } from './data-stack.ts';
import { acknowledge } from './nag-reasons.ts';
import { ProgramStack } from './program-stack.ts';
import { deploymentOf, stackNames } from './settings.ts';

/** Where and with what the app is synthesized; the CDK's command line says both by itself. */
export interface Synthesis {
  readonly outdir?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  /** Whether the templates are held against CloudFormation's own rules too: four seconds that the tests spend, as every deployment does again. */
  readonly validated?: boolean;
  /** The folders of functions that were bundled before; else they are bundled now. */
  readonly bundles?: ReadonlyMap<string, string>;
}

/** The context of cdk.json, for when no command line hands it to us. */
export const ownContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context;

/**
 * Builds and synthesizes the stacks, checked by the rule packs AwsSolutions and Serverless.
 * Throws one error of one clear line when the context is not usable.
 */
export function synthesize({ outdir, context, validated = false, bundles }: Synthesis = {}): App {
  const given = context ?? (process.env.CDK_CONTEXT_JSON ? undefined : ownContext());
  const app = new App({
    outdir: outdir ?? process.env.CDK_OUTDIR ?? 'cdk.out',
    analyticsReporting: false,
    builtinCloudFormationValidation: validated,
    ...(given && { context: given }),
  });
  const deployment = deploymentOf(app);
  const place = { env: { region: deployment.region } };
  const names = stackNames(deployment);
  const data = new DataStack(app, 'Data', {
    ...place,
    deployment,
    stackName: names.data,
    description: 'We Belong Here: states, people, keys',
  });
  const program = new ProgramStack(app, 'Program', {
    ...place,
    deployment,
    data,
    bundles: bundles ?? bundle(app.outdir),
    stackName: names.program,
    description: 'We Belong Here: the program',
  });
  const community = new CommunityStack(app, 'Community', {
    ...place,
    house: program.house,
    stackName: names.community,
    description: 'We Belong Here: the advisory group and the community dialogues',
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  acknowledge(data, program, community);
  app.synth();
  return app;
}
