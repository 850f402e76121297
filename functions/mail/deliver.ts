import { paced } from '../people/keep.ts';
import { localDate, nextLocal } from '../platform/kernel/time.ts';
import { handle, type Outcome } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import type { Event, Readiness, Wish } from './domain.ts';
import type { MailState } from './mail.ts';
import { type Letter, ready, type Sending } from './ready.ts';
import { mailRoom } from './room.ts';
import { send } from './send.ts';

/** What makes us look at a mail now. */
export interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string | undefined;
  /** It was tried before, so it is counted among its address's mails of the day already. */
  readonly counted?: boolean;
}

/**
 * Sends a mail if it is wanted and may go out now: written, claimed, sent once, settled. Otherwise it is held, dropped or handed to a
 * person. A crash between sending and settling leaves it claimed, and SES's own events are the evidence.
 */
export async function deliver(mail: string, wish: Wish, occasion: Occasion): Promise<{ readonly outcome: string }> {
  const sending = await ready(mail, wish, occasion.at);
  const claim = await attempt({ mail, wish, sending, readiness: sending.readiness }, occasion);
  if (claim.outcome === 'blocked') return attempt({ mail, wish, sending, readiness: tomorrow(occasion.at) }, occasion);
  if (claim.outcome !== 'done' || !claim.events.some(event => event.name === 'MailClaimed')) return claim;
  if (!sending.letter) throw new Error(`Claimed ${mail} without a letter`);
  return sendAndSettle(mail, { letter: sending.letter, attempt: attemptOf(claim) }, occasion);
}

interface Attempt {
  readonly mail: string;
  readonly wish: Wish;
  readonly sending: Sending;
  readonly readiness: Readiness;
}

function attempt({ mail, wish, sending, readiness }: Attempt, { cause, at, correlation, counted }: Occasion) {
  const command = { type: 'Attempt', mail, wish, readiness, at } as const;
  const besides = readiness.ready === 'send' && !counted ? pace(sending, at) : [];
  return handle(mailRoom, { self: mail }, { command, cause, by: 'program', at, correlation, besides });
}

/** Kinds with a limit are counted by address and day, in the claim's own transaction. */
const pace = ({ kind, seen }: Sending, at: string) =>
  kind.perDay && seen?.contact
    ? [paced(seen.contact, { day: localDate(program.timeZone, at), limit: kind.perDay })]
    : [];

const tomorrow = (at: string): Readiness => ({
  ready: 'hold',
  until: nextLocal(program.timeZone, at, program.quietHours.to),
});

const attemptOf = (claim: Outcome<{ self: MailState }, Event>): number =>
  'attempt' in claim.state.self ? claim.state.self.attempt : 1;

async function sendAndSettle(
  mail: string,
  { letter, attempt: n }: { letter: Letter; attempt: number },
  { correlation }: Occasion,
): Promise<{ readonly outcome: string }> {
  const fate = await send(letter, { mail, to: letter.to });
  if (fate === 'unknown') return { outcome: 'unknown' };
  const now = new Date().toISOString();
  const command =
    fate === 'accepted'
      ? ({ type: 'Accepted', mail, at: now } as const)
      : ({ type: 'GivenBack', mail, permanent: fate === 'refused', at: now } as const);
  const act = { command, cause: `settle:${n}`, by: 'program', at: now, correlation };
  const { outcome } = await handle(mailRoom, { self: mail }, act);
  // SES's own event may have told it first.
  return { outcome: outcome === 'nothing' ? 'done' : outcome };
}
