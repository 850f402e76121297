import type { RunnerOptions } from './running.ts';

/** The templates as they are deployed with another value of a variable, wherever a function has it. */
export const deployedWith =
  (name: string, value: string): NonNullable<RunnerOptions['templates']> =>
  ({ stacks }) => {
    for (const { template } of stacks)
      for (const { Properties } of Object.values(template.Resources)) {
        const { Environment } = (Properties ?? {}) as { Environment?: { Variables: Record<string, string> } };
        if (Environment?.Variables[name]) Environment.Variables[name] = value;
      }
  };

/** … where staff choose among the navigators who fit best (`matchingMode` of cdk.json). */
export const whereStaffChoose = deployedWith('MATCHING_MODE', 'review');
