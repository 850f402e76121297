import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { readRequestId } from './request.ts';
import { rightsRoom } from './room.ts';

/** When someone was asked by phone whether it was she who wants her data, do nothing more by link; if it was not, tell the liaison. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  if (data.kind !== 'data-link' || data.outcome === 'no-answer') return { outcome: 'not-an-answer' };
  const { person, n } = readRequestId(data.about);
  const command =
    data.outcome === 'yes' ? ({ type: 'Answered', n, at } as const) : ({ type: 'Deny', n, by: data.by, at } as const);
  return handle(rightsRoom, { self: person }, { command, cause, by: data.by, at, correlation });
});
