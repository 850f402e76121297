import { type Act, alone, handle } from '../../platform/ledger.ts';
import { type Command, inviting } from './domain.ts';
import { invitations } from './invitation.ts';

/** Decisions about who is asked about which dialogue, where they are kept. */
export const invitationRoom = alone(invitations, inviting);

/** Decides about one household. */
export const handleInvitation = (arrival: string, act: Act<Command>) => handle(invitationRoom, { self: arrival }, act);
