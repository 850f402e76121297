import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { atDue } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { type DecisionRow, relay } from '../platform/relay.ts';
import { store } from '../platform/store.ts';

/** When a decision's facts have not been published within a minute, publish them again, without the stream. */
export const handler = atDue(
  'relay',
  async ({ pk, sk }) => {
    const { Item } = await store.send(
      new GetCommand({ TableName: environment('PROGRAM_TABLE'), Key: { pk, sk }, ConsistentRead: true }),
    );
    if (!Item || Item.published) return { outcome: 'done' };
    const failed = await relay([Item as DecisionRow]);
    if (failed.length > 0) throw new Error('The bus did not take every fact');
    return { outcome: 'done' };
  },
  { park: 'never' },
);
