import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { reaction } from '../platform/reaction.ts';
import { begin, want } from './wanting.ts';

/**
 * When a mail cannot reach someone, make it a call task; with the first household or navigator of the program, begin the liaison's mornings
 * and weeks.
 */
export const handler = reaction(
  [callWanted, arrivalRegistered, navigatorRegistered],
  async ({ name, data, ...told }) => (name === 'CallWanted' ? want(data, told) : begin(told)),
);
