import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { bundle } from '../lib/bundle.ts';
import { DataStack } from '../lib/data-stack.ts';
import { ProgramStack } from '../lib/program-stack.ts';
import { deploymentOf } from '../lib/settings.ts';

/** Without the CDK's command line nobody hands us the context of cdk.json. */
const ownContext = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8')).context;

/** The app of `cdk deploy`, and of the one-machine runner: both run these templates. */
try {
  const app = new App({
    outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
    analyticsReporting: false,
    ...(process.env.CDK_CONTEXT_JSON ? {} : { context: ownContext() }),
  });
  const deployment = deploymentOf(app);
  const place = { env: { region: deployment.region } };
  const name = `wbh-${deployment.stage}`;
  const data = new DataStack(app, 'Data', {
    ...place,
    stackName: `${name}-data`,
    description: 'We Belong Here: states, people, keys',
  });
  const bundles = bundle(app.outdir);
  new ProgramStack(app, 'Program', {
    ...place,
    deployment,
    data,
    bundles,
    stackName: `${name}-program`,
    description: 'We Belong Here: the program',
  });
  app.synth();
} catch (error) {
  // Whoever deploys needs the sentence, not our stack trace.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
