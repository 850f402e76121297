import { handle } from '../platform/ledger.ts';
import type { NoticeCommand } from './domain.ts';
import { noticeIdOf } from './notice.ts';
import { noticeRoom } from './rooms.ts';
import { standsInAState } from './today/told.ts';

interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation: string;
}

/** Keeps what the liaison is told (`code/about`) for Today, unless a state says it by itself. */
export async function tell(said: string, occasion: Occasion) {
  const [code = '', about = ''] = said.split('/');
  if (standsInAState(code)) return { outcome: 'in-a-state' };
  return decide(noticeIdOf(code, about), { type: 'Tell', code, about, at: occasion.at }, occasion);
}

/** Lets notices be over. */
export async function drop(ids: readonly string[], occasion: Occasion) {
  await Promise.all(ids.map(id => decide(id, { type: 'Drop', at: occasion.at }, occasion)));
  return { outcome: ids.length > 0 ? 'done' : 'nothing' };
}

const decide = (self: string, command: NoticeCommand, { cause, at, correlation }: Occasion) =>
  handle(noticeRoom, { self }, { command, cause, by: 'program', at, correlation });
