import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Answer, type Door, problem, type Request, requestOf } from './http.ts';
import { errorCode, log, observe } from './observe.ts';

/** What a door shows when it fails: kind, and never what went wrong inside. */
export type Apology = (request: Request) => Answer;

const sorry: Apology = () =>
  problem(500, { title: 'Something went wrong here', detail: 'Please try again in a minute. Nothing was lost.' });

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
      return apology(request);
    }
  };
  return middy<APIGatewayProxyEventV2, Answer>({ timeoutEarlyInMillis: 0 }).use(observe('door')).handler(answer);
}
