import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { looking } from './fetching.ts';
import { type Answer, type Door, problem, type Request, requestOf } from './http.ts';
import { errorCode, log, observe } from './observe.ts';
import { Unavailable } from './unavailable.ts';

/** Why a door failed: something inside (500), or what it stands on does not answer now and nothing was changed (503). */
export type Failure = 500 | 503;

/** What a door shows when it fails: kind, and never what went wrong inside. */
export type Apology = (request: Request, failure: Failure) => Answer;

const sorry: Apology = (_, failure) =>
  problem(failure, { title: 'Something went wrong here', detail: 'Please try again in a minute. Nothing was lost.' });

const noDoor: Door = async () => problem(404, { title: 'Not found' });

/** In so many seconds it may work again. */
const tryAgain = { 'retry-after': '30' };

function apologize(apology: Apology, request: Request, error: unknown): Answer {
  if (!(error instanceof Unavailable)) return apology(request, 500);
  const answer = apology(request, 503);
  return { ...answer, headers: { ...answer.headers, ...tryAgain } };
}

/** The doors of one audience by method and path: `POST /staff/arrivals/{id}/close`. */
export type Doors = Readonly<Record<string, Door>>;

/** The parameters of a path, if it is one of these: `/things/{id}`. Text is compared as it is, parameters are decoded. */
function parametersIn(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    const value = given[i] ?? '';
    if (name ? !value : segment !== value) return undefined;
    if (name) found[name] = decoded(value);
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The door that a request is at, and the request as that door's own. Where one route of the gateway stands for many doors
 * (`GET /staff/{proxy+}`) the path finds it; text goes before a parameter.
 */
export function findDoor(
  table: Doors,
  request: Request,
): { readonly door: Door; readonly request: Request } | undefined {
  const own = table[request.routeKey];
  if (own) return { door: own, request };
  const found = Object.entries(table)
    .flatMap(([key, door]) => {
      const [method, template = ''] = key.split(' ');
      const params = method === request.method ? parametersIn(template, request.path) : undefined;
      return params ? [{ door, request: { ...request, routeKey: key, params } }] : [];
    })
    .sort((one, other) => Object.keys(one.request.params).length - Object.keys(other.request.params).length);
  return found[0];
}

/**
 * Wraps the doors of one audience: a failure becomes an apology and a line in the log, which names the door and never its parameters.
 * `nowhere` answers where there is no door.
 */
export function doors(table: Doors, apology: Apology = sorry, nowhere: Door = noDoor) {
  const answer = async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    const asked = requestOf(event);
    const { door, request } = findDoor(table, asked) ?? { door: nowhere, request: asked };
    const route = request.routeKey;
    try {
      const answered = await looking(() => door(request));
      log('door', { outcome: 'answered', route, status: answered.statusCode ?? 200 });
      return answered;
    } catch (error) {
      log('door', { outcome: 'failed', route, error: errorCode(error) });
      return apologize(apology, request, error);
    }
  };
  return middy<APIGatewayProxyEventV2, Answer>({ timeoutEarlyInMillis: 0 }).use(observe('door')).handler(answer);
}
