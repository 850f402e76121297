import { load } from '../platform/ledger.ts';
import { type MeetingsState, meetingsShelf } from './meeting.ts';

export type { MeetingsState } from './meeting.ts';

/** A pairing's meetings, whatever their situation. */
export const meetingsOf = (pairing: string): Promise<MeetingsState> => load(meetingsShelf, pairing);
