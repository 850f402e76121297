import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { reaction } from '../platform/reaction.ts';
import { store } from '../platform/store.ts';
import { forget } from './keep.ts';
import { open, othersWithSameContact } from './open.ts';

/** When an arrival is closed, forget the person, and her contact too unless someone else gave the same. */
export const handler = reaction([arrivalClosed], async ({ data, at }) => {
  const person = await open(data.person);
  if (!person) return { outcome: 'already-forgotten' };
  const last = 'agency' in person.contact ? false : (await othersWithSameContact(person)).length === 0;
  await store.send(new TransactWriteCommand({ TransactItems: [...forget(person, { last, at })] }));
  return { outcome: 'forgotten' };
});
