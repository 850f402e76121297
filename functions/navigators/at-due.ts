import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { navigatorRoom } from './room.ts';

/** When a navigator's pause is over, welcome her back; when she left some days ago, forget her. */
export const handler = atDue('navigators', ({ id, cause, at }) =>
  handle(navigatorRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at }),
);
