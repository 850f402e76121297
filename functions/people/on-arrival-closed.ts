import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { reaction } from '../platform/reaction.ts';
import { store } from '../platform/store.ts';
import { forget } from './keep.ts';
import { open } from './open.ts';

/** When an arrival is closed, forget the person. */
export const handler = reaction([arrivalClosed], async ({ data }) => {
  const person = await open(data.person);
  if (!person) return { outcome: 'already-forgotten' };
  await store.send(new TransactWriteCommand({ TransactItems: [...forget(person)] }));
  return { outcome: 'forgotten' };
});
