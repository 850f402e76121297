import { callById } from '../calls/questions.ts';
import { mailNeverLeft } from '../mail/questions.ts';

/** Whether nobody heard anything by a mail: an older word is dropped when its mail is looked at again; a call that nobody has made is overtaken as well. */
async function nobodyHeardBy(key: string): Promise<boolean> {
  const left = await mailNeverLeft(key);
  if (left !== 'by-call') return left;
  const call = await callById(key);
  return call.status !== 'closed' || call.outcome === 'overtaken';
}

/** Those of some mails, by their keys, by which nobody heard anything. */
export async function unheardAmong(keys: readonly string[]): Promise<readonly string[]> {
  const never = await Promise.all(keys.map(nobodyHeardBy));
  return keys.filter((_, i) => never[i]);
}
