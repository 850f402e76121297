import { callAnswered } from '../../events/call-answered.ts';
import { reaction } from '../platform/reaction.ts';
import { answeredByPhone } from './inviting/called.ts';
import { saidByPhone } from './registration/called.ts';
import { decide } from './registration/deciding.ts';

/** When someone who registered for a dialogue was asked by phone, whether it was she or whether she takes the place, or a household whether it would like to take part, do what was said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  if (data.kind === 'dialogue-suggested') return answeredByPhone(data, { cause, at });
  const command = saidByPhone(data);
  if (!command) return { outcome: 'not-an-answer' };
  const [id = ''] = data.about.split('/');
  return decide(id, command, { by: data.by, at, cause, correlation });
});
