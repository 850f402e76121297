import { wantMail } from '../../events/mail-wanted.ts';
import { note } from '../platform/kernel/decider.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event } from './commands.ts';
import type { Running } from './plan.ts';

/** The mail that tells the first steps of one household or several; its one key a day is that of the pairing it is about. */
export const firstSteps = ({
  pairing,
  person,
  at,
}: {
  readonly pairing: string;
  readonly person: string;
  readonly at: string;
}): readonly Event[] => [
  wantMail('first-tasks', person, { about: pairing, time: localDate(program.timeZone, at) }),
  note('FirstStepsTold', { at }),
  note('NavigatorMailed', { at }),
];

/** All contact was paused before its first steps could be told: they were not wanted then, and are to be told now. */
export const isUntold = ({ frozenAt, firstMailAt }: Running): boolean =>
  frozenAt !== undefined && (firstMailAt === undefined || frozenAt <= firstMailAt);
