import type { RunnerOptions } from '../../lib/local/running.ts';

/** The templates as they are deployed with another value of a variable, wherever a function has it. */
const deployedWith =
  (name: string, value: string): NonNullable<RunnerOptions['templates']> =>
  ({ stacks }) => {
    for (const { template } of stacks)
      for (const { Properties } of Object.values(template.Resources)) {
        const { Environment } = (Properties ?? {}) as { Environment?: { Variables: Record<string, string> } };
        if (Environment?.Variables[name]) Environment.Variables[name] = value;
      }
  };

/** … with these ids on hold by a court's order (`*`: everybody; `nobody`). */
export const onHold = (ids: string) => deployedWith('LEGAL_HOLD', ids);

/** … where staff choose among the navigators who fit best (`matchingMode` of cdk.json). */
export const whereStaffChoose = deployedWith('MATCHING_MODE', 'review');
