/** What a message of a dead-letter queue is, and what is to be done with it. */
export interface Letter {
  /** The fact's name, or what else it is. */
  readonly what: string;
  /** Physical name of the function that it was for; unknown for a stranger. */
  readonly function?: string;
  /** What failed the last time and where; functions name no person in it. */
  readonly failure?: string;
  readonly todo: Todo;
}

/** Publish it again (every reaction does its work once), nothing (with the reason), or look at it: nobody here knows it. */
export type Todo =
  | { readonly do: 'publish'; readonly fact: Published }
  | { readonly do: 'nothing'; readonly because: string }
  | { readonly do: 'look' };

/** A fact as it goes to the bus. */
export interface Published {
  readonly source: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null ? (value as Json) : undefined;

const nameOf = (arn: string): string => arn.replace(/^.*:function:/, '').replace(/:\$LATEST$/, '');

/**
 * Reads a message. There are three shapes: the event itself, which a rule could not deliver (the circumstances are attributes); the record of
 * a function that failed for good, with the event inside; the record of a stream's batch, without it.
 */
export function readLetter(body: unknown, attributes: Readonly<Record<string, string>>): Letter {
  const message = object(body) ?? {};
  const context = object(message.requestContext);
  if (!context) {
    const target = attributes.TARGET_ARN;
    return { ...contentOf(message), ...(target && { function: nameOf(target) }), ...failureOf(attributes.ERROR_CODE) };
  }
  const failed = {
    function: nameOf(String(context.functionArn)),
    ...failureOf(object(message.responsePayload)?.errorMessage),
  };
  if (message.DDBStreamBatchInfo)
    return { what: 'decisions', ...failed, todo: nothing('the relay’s clock publishes them') };
  return { ...contentOf(object(message.requestPayload) ?? {}), ...failed };
}

const failureOf = (said: unknown): Pick<Letter, 'failure'> => (typeof said === 'string' ? { failure: said } : {});

const nothing = (because: string): Todo => ({ do: 'nothing', because });

function contentOf({ source, 'detail-type': type, detail, mail }: Json): Pick<Letter, 'what' | 'todo'> {
  if (type === 'Scheduled Event') return { what: 'a minute of a clock', todo: nothing('the next minute came') };
  // What AWS says itself nobody else may publish.
  if (source === 'aws.cloudwatch')
    return { what: 'a change of an alarm', todo: nothing('the alarm’s own mail has told of it') };
  const fact = object(detail);
  if (typeof type === 'string' && typeof source === 'string' && fact)
    return { what: type, todo: { do: 'publish', fact: { source, type, detail: fact } } };
  if (typeof mail === 'string')
    return { what: 'a report about a mail', todo: nothing('after ten minutes the clock decides without it') };
  return { what: 'unknown', todo: { do: 'look' } };
}
