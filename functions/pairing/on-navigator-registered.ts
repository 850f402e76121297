import { navigatorCorrected } from '../../events/navigator-corrected.ts';
import { navigatorReachable } from '../../events/navigator-reachable.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorResumed } from '../../events/navigator-resumed.ts';
import { reaction } from '../platform/reaction.ts';
import { layOut } from './lay-out.ts';
import { tryThoseWaiting } from './seek.ts';

/** When a navigator joins, changes what she has to give, is back from a pause or can be reached again, lay her seat as it is now and try those who wait, longest first. */
export const handler = reaction(
  [navigatorRegistered, navigatorReachable, navigatorCorrected, navigatorResumed],
  async ({ data, cause, at, correlation }) => {
    const seat = await layOut(data.navigator, { cause, at, correlation });
    const changed = { navigator: data.navigator };
    return seat ? tryThoseWaiting(data.navigator, { cause, at, changed }) : { outcome: 'unknown' };
  },
);
