import { type Decider, type Decision, refuse } from '../platform/kernel/decider.ts';
import type { Bench, Command, Event } from './acts.ts';
import { answerIntroduction, answerOffer, askedDue, questionLost, unreached } from './answering.ts';
import { choose, setAside } from './choosing.ts';
import { close, end, extend, termDue } from './ending.ts';
import { householdCalled, restDue, resume } from './freezing.ts';
import { evolveMatch } from './match-evolving.ts';
import { loseNavigator, offerMailed, see, seek, takeBack, unanswered } from './offering.ts';
import { evolveSeat } from './seat-evolving.ts';
import { engaged, holds } from './standing.ts';

export type { Bench, Command, Found } from './acts.ts';
export { arrivalOf, pairingIdOf } from './ids.ts';
export { excluded } from './offering.ts';

/** Pairing's judgement: whom a household is offered to, who says yes, who is told when it takes long. Capacity holds in every order. */
export const pairing: Decider<Bench, Command, Event> = {
  initial: { match: { status: 'none' }, seat: { status: 'none' } },
  decide(command, bench) {
    switch (command.type) {
      case 'Seek':
        return seek(command, bench);
      case 'Choose':
        return choose(command, bench);
      case 'SetAside':
        return setAside(command, bench);
      case 'AnswerOffer':
        return answerOffer(command, bench);
      case 'AnswerIntroduction':
        return answerIntroduction(command, bench);
      case 'NoteUnreached':
        return unreached(command, bench);
      case 'NoteQuestionLost':
        return questionLost(command, bench);
      case 'NoteOfferMailed':
        return offerMailed(command, bench);
      case 'LoseNavigator':
        return loseNavigator(command, bench);
      case 'End':
        return end(command, bench);
      case 'Extend':
        return extend(command, bench);
      case 'Resume':
        return resume(command, bench);
      case 'NoteHouseholdCalled':
        return householdCalled(command, bench);
      case 'TakeBack':
        return takeBack(command, bench);
      case 'See':
        return see(command, bench);
      case 'Close':
        return close(command, bench);
      case 'Due':
        return whenDue(command, bench);
    }
  },
  evolve: ({ match, seat }, event) => ({ match: evolveMatch(match, event), seat: evolveSeat(seat, event, match) }),
};

/** What is due to a household that is offered, asked or paired; one that waits, or for whom navigators are proposed, is sought for (`Seek`). */
function whenDue({ arrival, at }: Extract<Command, { type: 'Due' }>, { match, seat }: Bench): Decision<Event> {
  if (engaged(match) && !holds(seat, match.pairing)) return refuse('another-seat');
  switch (match.status) {
    case 'none':
    case 'closed':
    case 'waiting':
    case 'proposed':
      return [];
    case 'offered':
      return unanswered(arrival, match, at);
    case 'asked':
      return askedDue(match, at);
    case 'paired':
      return termDue(match, at);
    case 'frozen':
      return restDue(match, at);
  }
}
