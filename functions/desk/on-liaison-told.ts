import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { mailWanted } from '../../events/mail-wanted.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { reaction } from '../platform/reaction.ts';
import { noticeIdOf } from './notice.ts';
import { drop, tell } from './noticing.ts';
import { noticesAbout } from './rooms.ts';

/**
 * When the liaison is told something that no state says by itself, keep it for Today until she has seen to it; when whom it is about is gone,
 * or has another number, let it be over.
 */
export const handler = reaction(
  [mailWanted, callWanted, arrivalCorrected, arrivalClosed, navigatorRemoved],
  async ({ name, data, ...occasion }) => {
    switch (name) {
      case 'MailWanted':
        return data.to === 'liaison' && /^(urgent-)?alert$/.test(data.kind)
          ? tell(data.about, occasion)
          : { outcome: 'no-alert' };
      case 'CallWanted':
        // A list that the staff are sent came back: whoever looks at the desk must see it there.
        return /^liaison-/.test(data.kind) ? tell('staff-mail-lost/liaison', occasion) : { outcome: 'no-alert' };
      case 'ArrivalCorrected':
        return drop([noticeIdOf('wrong-number', data.arrival)], occasion);
      case 'ArrivalClosed':
        return drop(await noticesAbout(data.arrival), occasion);
      case 'NavigatorRemoved':
        return drop(await noticesAbout(data.navigator), occasion);
    }
  },
);
