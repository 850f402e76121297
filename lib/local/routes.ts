import { Refusal } from './refusal.ts';
import type { Deployed, Deployment } from './template.ts';

/** A JWT authorizer of the template. */
export type Authorizer = { issuer: string; audience: string[] };

/** A route of the HTTP API. `key` as declared, `segments` of its path; `{name}` and `{name+}` are parameters. */
export type Route = {
  key: string;
  method: string;
  path: string;
  segments: string[];
  integration: { functionArn: string; timeout: number };
  authorizer?: Authorizer;
  scopes: string[];
};

/** The template's HTTP API; undefined when it has none. */
export type Api = { id: string; endpoint: string; stage: Deployed | undefined; routes: Route[] };

/** Reads the API, its stage and its routes. Refuses kinds of integration and authorizer that it does not know. */
export function apiOf(deployment: Deployment): Api | undefined {
  const [api, ...others] = deployment.ofType('AWS::ApiGatewayV2::Api');
  if (!api) return undefined;
  if (others.length > 0) throw new Refusal('the one-machine runner serves one HTTP API; the template has several');
  const routes = deployment.ofType('AWS::ApiGatewayV2::Route').map(route => routeOf(route, deployment));
  const endpoint = `https://${api.ref}.execute-api.${deployment.region}.amazonaws.com`;
  return { id: api.ref, endpoint, stage: deployment.ofType('AWS::ApiGatewayV2::Stage')[0], routes };
}

function routeOf({ properties, id }: Deployed, deployment: Deployment): Route {
  const key = String(properties.RouteKey);
  const [method = '', path = ''] = key === '$default' ? ['$default', ''] : key.split(' ');
  const authorizer = authorizerOf(String(properties.AuthorizationType ?? 'NONE'), properties, deployment);
  return {
    key,
    method,
    path,
    segments: path.split('/').slice(1),
    integration: integrationOf(id, String(properties.Target), deployment),
    scopes: (properties.AuthorizationScopes ?? []) as string[],
    ...(authorizer ? { authorizer } : {}),
  };
}

function authorizerOf(
  type: string,
  properties: Record<string, unknown>,
  deployment: Deployment,
): Authorizer | undefined {
  if (type === 'NONE') return undefined;
  const authorizer = deployment.byRef('AWS::ApiGatewayV2::Authorizer', String(properties.AuthorizerId));
  if (type !== 'JWT' || !authorizer)
    throw new Refusal(`the one-machine runner does not know the authorization ${type}`);
  const { Issuer, Audience } = authorizer.properties.JwtConfiguration as { Issuer: string; Audience: string[] };
  return { issuer: Issuer, audience: Audience };
}

function integrationOf(route: string, target: string, deployment: Deployment): Route['integration'] {
  const integration = deployment.byRef('AWS::ApiGatewayV2::Integration', target.replace('integrations/', ''));
  const { IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis } = integration?.properties ?? {};
  if (IntegrationType !== 'AWS_PROXY' || PayloadFormatVersion !== '2.0') {
    throw new Refusal(`${route}: the one-machine runner knows integrations with a function and payload 2.0 only`);
  }
  const uri = String(IntegrationUri);
  const functionArn = /functions\/(arn:.*)\/invocations$/.exec(uri)?.[1] ?? uri;
  return { functionArn, timeout: Number(TimeoutInMillis ?? 30_000) };
}

/** A route that takes a request, and its path's parameters (decoded). */
export type Match = { route: Route; parameters: Record<string, string> };

/** The most specific route for a request, as API Gateway chooses: text before parameter, a method's own before ANY. */
export function findRoute(routes: Route[], method: string, path: string): Match | undefined {
  const segments = path.split('/').slice(1);
  const found = routes
    .filter(route => route.method === method || route.method === 'ANY')
    .map(route => ({ route, parameters: parametersOf(route.segments, segments) }))
    .filter((match): match is Match => match.parameters !== undefined)
    .sort((a, b) => rank(a.route).localeCompare(rank(b.route)));
  const fallback = routes.find(({ key }) => key === '$default');
  return found[0] ?? (fallback ? { route: fallback, parameters: {} } : undefined);
}

function rank({ segments, method }: Route): string {
  const kinds = segments.map(segment => (segment.endsWith('+}') ? 'c' : segment.startsWith('{') ? 'b' : 'a'));
  return `${kinds.join('')}${method === 'ANY' ? '2' : '1'}`;
}

function parametersOf(wanted: string[], given: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const name = /^\{(.+?)(\+?)\}$/.exec(segment);
    const value = name?.[2] ? given.slice(index).join('/') : given[index];
    if (!name && value !== segment) return undefined;
    if (name && !value) return undefined;
    if (name?.[1]) parameters[name[1]] = decode(value ?? '');
    if (name?.[2]) return parameters;
  }
  return wanted.length === given.length ? parameters : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
