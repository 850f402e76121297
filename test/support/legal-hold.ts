import type { RunnerOptions } from '../../lib/local/running.ts';

/** The templates as they are deployed with these ids on hold by a court's order (`*`: everybody; `nobody`). */
export const onHold =
  (ids: string): NonNullable<RunnerOptions['templates']> =>
  ({ stacks }) => {
    for (const { template } of stacks)
      for (const { Properties } of Object.values(template.Resources)) {
        const { Environment } = (Properties ?? {}) as { Environment?: { Variables: Record<string, string> } };
        if (Environment?.Variables.LEGAL_HOLD) Environment.Variables.LEGAL_HOLD = ids;
      }
  };
