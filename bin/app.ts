import { App } from 'aws-cdk-lib';
import { bundle } from '../lib/bundle.ts';
import { DataStack } from '../lib/data-stack.ts';
import { ProgramStack } from '../lib/program-stack.ts';
import { deploymentOf } from '../lib/settings.ts';

/** The app of `cdk deploy`, and of the one-machine runner: both run these templates. */
try {
  const app = new App({ outdir: process.env.CDK_OUTDIR ?? 'cdk.out', analyticsReporting: false });
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
