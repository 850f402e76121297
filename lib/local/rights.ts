import { evaluate, rolePolicies, type Statement, type Verdict } from './policy.ts';
import type { Deployment } from './template.ts';
import { rightTo, type Usage } from './usage.ts';

/** What is asked for a function, by the role that the templates give it. */
export type RightAsked = { action: string; resource: string; context?: Record<string, string[]> };

/** Judges by each function's own role, and remembers what was allowed. */
export type Rights = {
  roles: Map<string, Statement[]>;
  ask(functionId: string, right: RightAsked): Verdict;
};

/** The rights of a deployment's functions; a function that is not there has none. */
export function createRights(deployment: Deployment, usage: Usage): Rights {
  const roles = rolePolicies(deployment);
  const roleOf = new Map(
    deployment.ofType('AWS::Lambda::Function').map(({ id, properties }) => [id, String(properties.Role)]),
  );
  return {
    roles,
    ask: (functionId, right) => {
      const verdict = evaluate(roles.get(roleOf.get(functionId) ?? '') ?? [], right);
      if (verdict === 'allowed') usage.add(rightTo(functionId, right.action, right.resource));
      return verdict;
    },
  };
}
