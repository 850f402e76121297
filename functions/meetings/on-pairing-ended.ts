import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import type { Command } from './domain.ts';
import { meetingsRoom } from './room.ts';

/** When a pairing ends or rests, all its meetings to come are cancelled, and both sides hear it in the same words; when it goes on, new ones can be planned. */
export const handler = reaction(
  [pairingEnded, pairingFrozen, pairingResumed],
  ({ name, data: { pairing }, meta, cause, at, correlation }) => {
    const said = { pairing, since: meta.time, at };
    const commands: Readonly<Record<typeof name, Command>> = {
      PairingEnded: { type: 'Stop', pairing, at },
      PairingFrozen: { type: 'Rest', ...said },
      PairingResumed: { type: 'GoOn', ...said },
    };
    const act = { command: commands[name], cause, by: 'program', at, correlation };
    return handle(meetingsRoom, { self: pairing }, act);
  },
);
