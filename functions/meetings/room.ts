import { alone } from '../platform/ledger.ts';
import { meeting } from './domain.ts';
import { meetingsShelf } from './meeting.ts';

/** Meetings' decisions, where they are kept. */
export const meetingsRoom = alone(meetingsShelf, meeting);
