import type { ArrivalState } from '../intake/questions.ts';
import { type MatchState, matchDue } from '../pairing/questions.ts';
import type { Words } from '../program/words.ts';

/** A household's situation as staff and receipts name it. */
export type Situation = Exclude<keyof Words['receipt']['situations'], 'withStaff'>;

/** Where a household stands: whose turn it is, what comes next and by when. */
export interface Standing {
  readonly situation: Situation;
  readonly owner: keyof Words['staff']['owners'];
  readonly next: Exclude<keyof Words['staff']['next'], 'pairedTask' | 'pairedOverdue'>;
  readonly due: string | undefined;
}

/** The standing of an arrival, given its own state and its search. Every open one has an owner, a next act and a due time. */
export function standingOf(arrival: ArrivalState, match: MatchState): Standing {
  switch (arrival.status) {
    case 'unknown':
    case 'closed':
      return { situation: 'closed', owner: 'program', next: 'closed', due: undefined };
    case 'unconfirmed':
      if (arrival.unreachable)
        return { situation: 'unconfirmed', owner: 'liaison', next: lost(arrival), due: arrival.due };
      return arrival.channel === 'email'
        ? { situation: 'unconfirmed', owner: 'household', next: 'unconfirmedEmail', due: arrival.due }
        : { situation: 'unconfirmed', owner: 'liaison', next: 'unconfirmedCall', due: arrival.due };
    case 'incomplete':
      return {
        situation: 'incomplete',
        owner: 'liaison',
        next: arrival.unreachable ? 'wrongNumber' : 'incomplete',
        due: arrival.due,
      };
    case 'with-staff':
      return { situation: 'incomplete', owner: 'liaison', next: 'with-staff', due: arrival.due };
    case 'finished':
      return { situation: 'closed', owner: 'program', next: 'finished', due: arrival.due };
    case 'ready':
      return searching(arrival.postedAt, match);
  }
}

const lost = ({ channel }: { readonly channel: string }) => (channel === 'email' ? 'unconfirmedLost' : 'wrongNumber');

function searching(postedAt: string, match: MatchState): Standing {
  const due = matchDue(match);
  switch (match.status) {
    case 'none':
      // Confirmed this moment: the search is about to begin.
      return { situation: 'waiting', owner: 'program', next: 'waiting', due: postedAt };
    case 'waiting':
      return { situation: 'waiting', owner: 'program', next: 'waiting', due };
    case 'proposed':
      return { situation: 'proposed', owner: 'liaison', next: 'proposed', due: match.decideBy };
    case 'offered':
      return { situation: 'offered', owner: 'navigator', next: 'offered', due };
    case 'asked':
      return match.silences > 0
        ? { situation: 'asked', owner: 'liaison', next: 'askedSilent', due }
        : { situation: 'asked', owner: 'household', next: 'asked', due };
    case 'paired':
      return match.reviews > 0
        ? { situation: 'paired', owner: 'liaison', next: 'pairedTermOver', due }
        : { situation: 'paired', owner: 'navigator', next: 'paired', due };
    case 'frozen':
      return { situation: 'resting', owner: 'liaison', next: 'resting', due };
    case 'closed':
      return { situation: 'closed', owner: 'program', next: 'closed', due: undefined };
  }
}

/** What a receipt says of now and of the next step: the situation's words, told apart where they differ from what staff need to know. */
export function receiptWords(
  arrival: ArrivalState,
  situation: Situation,
): { readonly now: keyof Words['receipt']['situations']; readonly next: keyof Words['receipt']['steps'] } {
  if (arrival.status === 'with-staff') return { now: 'withStaff', next: 'incomplete' };
  if (situation !== 'unconfirmed') return { now: situation, next: situation };
  if (arrival.status === 'unconfirmed' && arrival.unreachable) return { now: situation, next: 'unconfirmedLost' };
  const next = { email: 'unconfirmedEmail', phone: 'unconfirmedPhone', agency: 'unconfirmedAgency' } as const;
  return { now: situation, next: next[arrival.status === 'unconfirmed' ? arrival.channel : 'email'] };
}
