import { introductionDeclined } from '../../events/introduction-declined.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { offerAccepted } from '../../events/offer-accepted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import type { Bench, By, Command, Event } from './acts.ts';
import type { Asked, Engaged, Offered } from './match.ts';
import { begun, engaged, fateOf, idsOf } from './standing.ts';

/** The navigator says yes or no. */
export function answerOffer(command: Extract<Command, { type: 'AnswerOffer' }>, { match }: Bench): Decision<Event> {
  const { pairing, answer, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (match.status !== 'offered') return answer.accept ? [] : secondThoughts('accepted', match, by);
  if (!answer.accept) return decline(match, { reason: answer.reason, by, at });
  const accepted = offerAccepted.of({ ...idsOf(match), by });
  if (match.introduction === 'at-once') return [accepted, ...assign(match, by, at)];
  return [accepted, note('HouseholdAsked', { at }), wantMail('may-we-introduce', match.person, { about: pairing })];
}

/** A no after her own yes, by link: what has begun is not undone by a press, but a person hears of it. Staff are told what they can do. */
const secondThoughts = (state: 'accepted' | 'paired', { pairing }: Engaged, by: string): Decision<Event> =>
  by === 'navigator' || by === 'contact' ? [alertLiaison(`second-thoughts-${by}`, pairing)] : refuse(state);

const decline = (match: Offered, { reason, by, at }: { reason: string } & By): readonly Event[] => [
  offerDeclined.of({ ...idsOf(match), reason, by }),
  note('EngagementOver', { how: 'declined', reason, at, next: 'search' }),
];

/** Both have said yes. */
const assign = (match: Offered | Asked, by: string, at: string): readonly Event[] => [
  navigatorAssigned.of({ ...idsOf(match), by }),
  note('TermBegun', { at }),
  wantMail('introduced', match.person, { about: match.pairing }),
];

/** The household says yes or no. */
export function answerIntroduction(
  command: Extract<Command, { type: 'AnswerIntroduction' }>,
  { match }: Bench,
): Decision<Event> {
  const { pairing, yes, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (match.status === 'offered') return refuse('not-asked');
  if (begun(match)) return yes ? [] : secondThoughts('paired', match, by);
  if (yes) return assign(match, by, at);
  return [
    introductionDeclined.of({ ...idsOf(match), by }),
    note('EngagementOver', { how: 'introduction-declined', reason: 'household', at, next: 'search' }),
    alertLiaison('household-declined', pairing),
  ];
}

/** Nobody can ask her by that number: it is the liaison's at once, who is told of the number and, each week, of the silence. */
export const unreached = (
  { pairing, at }: Extract<Command, { type: 'NoteUnreached' }>,
  { match }: Bench,
): Decision<Event> =>
  match.status === 'asked' && match.pairing === pairing && match.silences === 0
    ? [note('HouseholdSilent', { at })]
    : [];

/** The mail that asked it came back: somebody calls, and one more mail would only come back too. */
export const questionLost = (
  { pairing }: Extract<Command, { type: 'NoteQuestionLost' }>,
  { match }: Bench,
): Decision<Event> =>
  match.status === 'asked' && match.pairing === pairing && match.remindAt ? [note('QuestionCameBack', {})] : [];

/** What is due to a household that was asked: the question once more, and then a person. */
export function askedDue(match: Asked, at: string): readonly Event[] {
  if (match.answerBy <= at) return [note('HouseholdSilent', { at }), ...silence(match)];
  if (!match.remindAt || match.remindAt > at) return [];
  return [note('HouseholdReminded', {}), wantMail('may-we-introduce-again', match.person, { about: match.pairing })];
}

/** Silence is never a yes: first a call to her (or a letter a person decides on), then the liaison is told again and again. */
const silence = (match: Asked): readonly Event[] =>
  match.silences === 0
    ? [wantMail('ask-by-call', match.person, { about: match.pairing })]
    : [alertLiaison('household-silent', match.pairing, match.silences)];
