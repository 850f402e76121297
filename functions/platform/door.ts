import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, type Door, problem, type Request, requestOf } from './http.ts';
import { errorCode, log, observe } from './observe.ts';
import { Unavailable } from './unavailable.ts';

/** Why a door failed: something inside (500), or what it stands on does not answer now and nothing was changed (503). */
export type Failure = 500 | 503;

/** What a door shows when it fails: kind, and never what went wrong inside. */
export type Apology = (request: Request, failure: Failure) => Answer;

const sorry: Apology = (_, failure) =>
  problem(failure, { title: 'Something went wrong here', detail: 'Please try again in a minute. Nothing was lost.' });

/** In so many seconds it may work again. */
const tryAgain = { 'retry-after': '30' };

function apologize(apology: Apology, request: Request, error: unknown): Answer {
  if (!(error instanceof Unavailable)) return apology(request, 500);
  const answer = apology(request, 503);
  return { ...answer, headers: { ...answer.headers, ...tryAgain } };
}

/** Wraps the doors of one audience: the gateway's route finds the door, a failure becomes an apology and a line in the log. */
export function doors(table: Readonly<Record<string, Door>>, apology: Apology = sorry) {
  const answer = async (event: APIGatewayProxyEventV2): Promise<Answer> => {
    const request = requestOf(event);
    const door = table[request.routeKey];
    if (!door) return problem(404, { title: 'Not found' });
    try {
      const answered = await door(request);
      log('door', { outcome: 'answered', route: request.routeKey, status: answered.statusCode ?? 200 });
      return answered;
    } catch (error) {
      log('door', { outcome: 'failed', route: request.routeKey, error: errorCode(error) });
      return apologize(apology, request, error);
    }
  };
  return middy<APIGatewayProxyEventV2, Answer>({ timeoutEarlyInMillis: 0 }).use(observe('door')).handler(answer);
}
