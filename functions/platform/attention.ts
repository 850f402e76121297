import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { attentionIndex, desk } from './keys.ts';
import type { Write } from './ledger.ts';
import { store } from './store.ts';

/** What kinds of things need a human, the most urgent first: lines of one kind stand together, the oldest first. */
export const urgencies = [
  /** Someone may not be safe. */
  'concern',
  /** Somebody is to be called. */
  'call',
  /** Nothing is heard of someone. */
  'silent',
  /** Something is overdue, and whose it was has been reminded. */
  'overdue',
  /** A decision is asked for. */
  'proposal',
  /** Nobody can write to someone. */
  'unreachable',
  /** The program itself could not do something. */
  'machine',
  /** To be looked at, and then done with. */
  'notice',
] as const;

export type Urgency = (typeof urgencies)[number];

/** What of a subject needs a human: codes, ids and instants, as facts hold them; never a person's name or words. */
export interface Attention {
  /** What it is, as a code: the desk's words and its act go by it. */
  readonly code: string;
  readonly urgency: Urgency;
  /** What it is about: the id of a household, a pairing or a navigator, or of something within one. */
  readonly about: string;
  readonly since: string;
  readonly due?: string | undefined;
  /** What more there is to say, in codes: which steps, which kind of call. */
  readonly details?: readonly string[] | undefined;
  /** What the program says of itself; only where the program is what needs a human. */
  readonly words?: string | undefined;
}

/** One line of Today: what needs a human, and the key of the state that says so. */
export interface Line extends Attention {
  readonly kind: string;
  readonly id: string;
  /** `state`, or the decision beside it that fails. */
  readonly sk: string;
}

/** The code of a line about a row that fails whenever it is due. */
export const parked = 'parked';

/** The attributes by which a state stands in the index of what needs a human. */
export const attentionKeys = (one: Attention) => ({
  desk,
  urgency: `${urgencies.indexOf(one.urgency)} ${one.since}`,
  line: one,
});

/** What the first page of the index holds, which is some thousand lines; `more`: there are others. */
export interface Desk {
  readonly lines: readonly Line[];
  readonly more: boolean;
}

/** Everything that needs a human, the most urgent first. One read of an index, which lags by a moment. */
export async function needingAHuman(): Promise<Desk> {
  const { Items = [], LastEvaluatedKey } = await store.send(
    new QueryCommand({
      TableName: environment('PROGRAM_TABLE'),
      IndexName: attentionIndex,
      KeyConditionExpression: 'desk = :desk',
      ExpressionAttributeValues: { ':desk': desk },
    }),
  );
  return { lines: Items.map(lineOf), more: LastEvaluatedKey !== undefined };
}

function lineOf({ pk, sk, line }: Record<string, unknown>): Line {
  const subject = String(pk);
  const at = subject.indexOf('#');
  return { ...(line as Attention), kind: subject.slice(0, at), id: subject.slice(at + 1), sk: String(sk) };
}

/**
 * The write by which a row that was put off is due now: its clock takes it within a minute. Its line goes at once, and comes back if it fails again.
 * Blocked where it has succeeded meanwhile.
 */
export const dueAtOnce = ({ kind, id, sk }: Line, at: string): Write => ({
  Update: {
    TableName: environment('PROGRAM_TABLE'),
    Key: { pk: `${kind}#${id}`, sk },
    UpdateExpression: 'SET due = :at REMOVE #desk, #urgency, #line',
    ConditionExpression: '#line.#code = :parked',
    ExpressionAttributeNames: { '#desk': 'desk', '#urgency': 'urgency', '#line': 'line', '#code': 'code' },
    ExpressionAttributeValues: { ':at': at, ':parked': parked },
  },
});
