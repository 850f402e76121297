import middy from '@middy/core';
import type { EventBridgeEvent } from 'aws-lambda';
import type { Contract, DataOf, FactMeta } from '../../events/contract.ts';
import { environment } from './environment.ts';
import { looking } from './fetching.ts';
import { observe } from './observe.ts';

/** A fact as it reaches a reaction, with what the reaction's own decision needs. */
export interface Received<Name extends string, Data> {
  readonly name: Name;
  readonly data: Data;
  readonly meta: FactMeta;
  /** The cause of what this reaction decides: the same on every delivery. */
  readonly cause: string;
  /** Now. */
  readonly at: string;
  /** The story, to be handed on. */
  readonly correlation: string;
}

type ReceivedOf<C extends Contract> = C extends Contract ? Received<C['name'], DataOf<C>> : never;

/** What a reaction answers; the outcome is a code. */
export interface Answer {
  readonly outcome: string;
}

/**
 * Wraps a reaction to one or several facts: read tolerantly, react, answer an outcome.
 * Throws on a fact that is not one of these or does not fit its contract; the platform retries, then parks it. `facts`: their names, which
 * a test holds against the rule that calls it.
 */
export function reaction<const C extends Contract>(
  contracts: readonly C[],
  react: (fact: ReceivedOf<C>) => Promise<Answer>,
) {
  const handle = async (event: EventBridgeEvent<string, unknown>): Promise<Answer> => {
    const contract = contracts.find(one => one.name === event['detail-type'] && one.source === event.source);
    if (!contract) throw new Error(`Not a fact for this reaction: ${event['detail-type']}`);
    const { meta, data } = contract.read(event.detail);
    const cause = `${environment('CAPABILITY')}:${meta.id}`;
    const received = {
      name: contract.name,
      data,
      meta,
      cause,
      at: new Date().toISOString(),
      correlation: meta.correlation,
    };
    // The contract was found by its name, so name and data belong together.
    return looking(() => react(received as unknown as ReceivedOf<C>));
  };
  const facts: readonly string[] = contracts.map(one => one.name);
  const wrapped = middy<EventBridgeEvent<string, unknown>, Answer>({ timeoutEarlyInMillis: 0 })
    .use(observe(facts.join(' ')))
    .handler(handle);
  return Object.assign(wrapped, { facts });
}
