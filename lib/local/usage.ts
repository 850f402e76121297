import { glob, type Statement } from './policy.ts';
import type { Deployment } from './template.ts';

/** What of the templates a run has used, each a line of words: a right, a permission, a rule, a mapping, a route. */
export type Usage = Set<string>;

/** The right of a function's role to do something. */
export const rightTo = (functionId: string, action: string, resource: string): string =>
  `${functionId} may ${action} on ${resource}`;

/** Everything else by its resource's id, a route by its key. */
export const useOf = (kind: 'permission' | 'rule' | 'mapping' | 'route', id: string): string => `${kind} ${id}`;

/** What the templates provide and a run has not used. Rights to several actions or resources are one line each; a `*` is used by whatever it stands for. */
export function unused(deployment: Deployment, roles: Map<string, Statement[]>, used: Iterable<string>): string[] {
  const lines = [...used];
  return provided(deployment, roles).filter(one => !lines.some(line => glob(one).test(line)));
}

function provided(deployment: Deployment, roles: Map<string, Statement[]>): string[] {
  const idsOf = (type: string) => deployment.ofType(type).map(({ id }) => id);
  const rights = deployment
    .ofType('AWS::Lambda::Function')
    .flatMap(({ id, properties }) =>
      (roles.get(String(properties.Role)) ?? [])
        .filter(({ Effect }) => Effect === 'Allow')
        .flatMap(({ Action = [], Resource = [] }) =>
          [Action].flat().flatMap(action => [Resource].flat().map(resource => rightTo(id, action, resource))),
        ),
    );
  return [
    ...rights,
    ...idsOf('AWS::Lambda::Permission').map(id => useOf('permission', id)),
    ...idsOf('AWS::Events::Rule').map(id => useOf('rule', id)),
    ...idsOf('AWS::Lambda::EventSourceMapping').map(id => useOf('mapping', id)),
    ...deployment
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ properties }) => useOf('route', String(properties.RouteKey))),
  ];
}
