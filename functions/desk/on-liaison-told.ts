import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { mailWanted } from '../../events/mail-wanted.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import type { NoticeCommand } from './domain.ts';
import { noticeIdOf } from './notice.ts';
import { noticeRoom, noticesAbout } from './rooms.ts';
import { standsInAState } from './today/told.ts';

interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation: string;
}

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
          ? told(data.about, occasion)
          : { outcome: 'no-alert' };
      case 'CallWanted':
        // A list that the staff are sent came back: whoever looks at the desk must see it there.
        return /^liaison-/.test(data.kind) ? told('staff-mail-lost/liaison', occasion) : { outcome: 'no-alert' };
      case 'ArrivalCorrected':
        return drop([noticeIdOf('wrong-number', data.arrival)], occasion);
      case 'ArrivalClosed':
        return drop(await noticesAbout(data.arrival), occasion);
      case 'NavigatorRemoved':
        return drop(await noticesAbout(data.navigator), occasion);
    }
  },
);

async function told(said: string, occasion: Occasion) {
  const [code = '', about = ''] = said.split('/');
  if (standsInAState(code)) return { outcome: 'in-a-state' };
  return decide(noticeIdOf(code, about), { type: 'Tell', code, about, at: occasion.at }, occasion);
}

async function drop(ids: readonly string[], occasion: Occasion) {
  await Promise.all(ids.map(id => decide(id, { type: 'Drop', at: occasion.at }, occasion)));
  return { outcome: ids.length > 0 ? 'done' : 'nothing' };
}

const decide = (self: string, command: NoticeCommand, { cause, at, correlation }: Occasion) =>
  handle(noticeRoom, { self }, { command, cause, by: 'program', at, correlation });
