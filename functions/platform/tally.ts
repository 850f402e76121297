import { environment } from './environment.ts';
import { tallyKeys } from './keys.ts';
import type { Write } from './ledger.ts';
import { itemsTogether } from './together.ts';

/** The write by which a subject joins a count (1) or leaves it (-1). Which of the count's items that is follows from the subject. */
export function tallied(name: string, subject: string, by: 1 | -1): Write {
  const keys = tallyKeys(name);
  const sum = [...subject].reduce((reached, letter) => reached + letter.charCodeAt(0), 0);
  return {
    Update: {
      TableName: environment('PROGRAM_TABLE'),
      Key: keys[sum % keys.length] ?? {},
      UpdateExpression: 'ADD members :by',
      ExpressionAttributeValues: { ':by': by },
    },
  };
}

/** How many a count has now: one read, however many there are. */
export async function tallyOf(name: string): Promise<number> {
  const items = await itemsTogether(tallyKeys(name));
  return items.reduce((sum, { members }) => sum + Number(members ?? 0), 0);
}
