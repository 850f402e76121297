import { wantMail } from '../../events/mail-wanted.ts';
import { note } from '../platform/kernel/decider.ts';
import type { Event } from './acts.ts';
import type { Frozen } from './match.ts';

/** Then the navigator: when the household was called, with the next telling where that takes long, or when it ends before that. */
export const callNavigator = ({ pairing, navigatorPerson, frozenAt, navigatorCalled }: Frozen): readonly Event[] =>
  navigatorCalled
    ? []
    : [
        note('NavigatorCallWanted', {}),
        wantMail('concern-call-navigator', navigatorPerson, { about: pairing, time: frozenAt }),
      ];
