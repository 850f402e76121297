import { synthesize } from '../lib/app.ts';

/** The app of `cdk deploy`, and of the one-machine runner: both run these templates. */
try {
  synthesize();
} catch (error) {
  // Whoever deploys needs the sentence, not our stack trace.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
