import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { reaction } from '../platform/reaction.ts';
import { store } from '../platform/store.ts';
import { forget } from './forget.ts';
import { othersWithSameContact } from './glance.ts';
import { itemOf } from './item.ts';

/** When an arrival is closed, destroy the person's key and forget her, and her contact too unless someone else gave the same. */
export const handler = reaction([arrivalClosed], async ({ data, at }) => {
  const item = await itemOf(data.person);
  if (!item) return { outcome: 'already-forgotten' };
  const last = (await othersWithSameContact(data.person)).length === 0;
  await store.send(new TransactWriteCommand({ TransactItems: [...forget(item, { last, at })] }));
  return { outcome: 'forgotten' };
});
