import type { Issuer } from './issuer.ts';
import { apiOf } from './routes.ts';
import type { Deployed, Deployment } from './template.ts';

type Surroundings = { deployment: Deployment; url: string; endpoint: string; issuer: Issuer | undefined };
type Variables = Record<string, string>;

/**
 * A function's variables: the template's, with the addresses of the API and of the issuer as they are here, and what Lambda and the SDK add. The access key
 * is the function's id: by it the local AWS endpoint knows who calls.
 */
export function environmentOf({
  deployment,
  url,
  endpoint,
  issuer,
}: Surroundings): (fn: Deployed, given: Variables) => Variables {
  const api = apiOf(deployment);
  const places = [
    ...(api ? [[api.endpoint, url] as const] : []),
    ...(issuer ? [[issuer.named, issuer.url] as const] : []),
  ];
  const here = (text: string) => places.reduce((known, [there, place]) => known.replaceAll(there, place), text);
  return (fn, given) => ({
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, here(String(value))])),
    ...lambdaVariables(fn),
    AWS_REGION: deployment.region,
    AWS_DEFAULT_REGION: deployment.region,
    AWS_ACCESS_KEY_ID: fn.id,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_SESV2: endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoint,
    AWS_ENDPOINT_URL_KMS: endpoint,
  });
}

/** The log group of a function: the one it is given, else the one Lambda makes. */
export function logGroupOf({ ref, properties }: Deployed): string {
  return (properties.LoggingConfig as { LogGroup?: string } | undefined)?.LogGroup ?? `/aws/lambda/${ref}`;
}

function lambdaVariables(fn: Deployed): Variables {
  const logging = (fn.properties.LoggingConfig ?? {}) as { LogFormat?: string; ApplicationLogLevel?: string };
  return {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: fn.ref,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.properties.MemorySize ?? 128),
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupOf(fn),
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: logging.LogFormat ?? 'Text',
    ...(logging.ApplicationLogLevel ? { AWS_LAMBDA_LOG_LEVEL: logging.ApplicationLogLevel } : {}),
    _HANDLER: String(fn.properties.Handler ?? ''),
    TZ: ':UTC',
  };
}
