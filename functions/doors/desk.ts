import { roomDoor } from '../desk/page/acting.ts';
import { framed } from '../desk/page/frame.ts';
import { enter } from '../desk/staff/enter.ts';
import { noteAttempt } from '../desk/staff/oversight.ts';
import { signInDoors } from '../desk/staff/sign-in.ts';
import { type Apology, doors } from '../platform/door.ts';
import { notice } from '../platform/page.ts';
import { languageOfRequest } from '../platform/posting.ts';
import { noting } from '../platform/staff.ts';
import { deskWords } from '../program/desk-words.ts';
import { deskRooms } from './desk-rooms.ts';

const sorry: Apology = (request, failure) => {
  const language = languageOfRequest(request);
  const { frame: words } = deskWords(language);
  return framed({ language }, { status: failure, title: words.sorryTitle, body: notice(words.sorry, 'warn') });
};

/** Whoever is signed in is told that there is nothing; whoever is not learns not even that. */
const nowhere = roomDoor(enter, async () => undefined);

/** The desk: who signs in with a role of the program sees and does what it includes. */
export const handler = doors(noting({ ...signInDoors, ...deskRooms(enter) }, noteAttempt), sorry, nowhere);
