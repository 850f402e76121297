import { alone, list } from '../platform/ledger.ts';
import { alarms } from './alarm.ts';
import { deputizing } from './deputy/deputizing.ts';
import { deputies } from './deputy/deputy.ts';
import { alarming, noticing } from './domain.ts';
import { notices, noticesOf } from './notice.ts';

/** Decisions about what the liaison was told, where they are kept. */
export const noticeRoom = alone(notices, noticing);

/** Decisions about the program's own alarms. */
export const alarmRoom = alone(alarms, alarming);

/** Decisions about who stands in for the liaison. */
export const deputyRoom = alone(deputies, deputizing);

/** The ids of the open notices about one household or navigator. Read from an index. */
export const noticesAbout = async (subject: string): Promise<readonly string[]> =>
  (await list(notices, noticesOf(subject))).map(({ id }) => id);
