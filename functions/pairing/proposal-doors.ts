import * as v from 'valibot';
import { householdPerson, readyHousehold } from '../intake/questions.ts';
import { show } from '../people/show.ts';
import { type Answer, json, problem } from '../platform/http.ts';
import { isRefusal } from '../platform/kernel/decider.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { exactly, oneOf, someId } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { fill, joined, wordsFor } from '../program/words.ts';
import { candidate, keptFrom } from './candidates.ts';
import { isOpen, type Wish, whatStands } from './choosing.ts';
import type { Candidate, MatchState, Proposal } from './match.ts';
import { constraintsText, decidedText, shownProposalOf, shownProposals } from './proposals-list.ts';
import { matchOf, type Seated, seatedNow } from './questions.ts';
import { pairingRoom } from './room.ts';
import { type Constraint, failures, type Wishes, weigh } from './score.ts';
import { seek } from './seek.ts';

const words = () => wordsFor(staffLanguage());

/** `GET /staff/proposals`: what staff are to decide, urgent ones first: who is proposed for which household, and why. Nobody is opened. */
export const listProposals = staffDoor(async (_, { at }) => json(200, await shownProposals(at)), 'look');

/** `GET /staff/proposals/{id}`: one of them, or what was decided. Nobody is opened. */
export const showProposal = staffDoor(async (request, { at }) => {
  const shown = await shownProposalOf(request.params.id ?? '', at);
  return shown ? json(200, shown) : notThere();
}, 'look');

/** Which proposal was seen: since when it is to be decided. */
const seen = v.optional(someId);

const choice = exactly({ navigator: someId, proposedAt: seen });

/** `POST /staff/proposals/{id}/choose`: the household is offered to this navigator, one of those proposed or another one who fits. */
export const chooseNavigator = staffDoor(async (request, staff) => {
  const body = staffBody(request, choice);
  if ('refusal' in body) return body.refusal;
  const { navigator, proposedAt } = body.value;
  const arrival = request.params.id ?? '';
  const [match, ready, own] = await Promise.all([matchOf(arrival), readyHousehold(arrival), seatedNow(navigator)]);
  const wish = { by: staff.by, navigator, proposedAt };
  if (!isOpen(match, proposedAt)) return standing(match, wish);
  if (!ready) return actAnswer({ outcome: 'refused', reason: 'withdrawn' });
  if (!own) return nobodyOfThisNumber();
  const failed = failing({ arrival, match, wishes: ready.household, own, at: staff.at });
  return failed.length > 0
    ? notHer(arrival, { navigator, failed, at: staff.at })
    : choose(arrival, { chosen: asChosen(ready.household, own, staff.at), proposedAt }, staff);
});

async function choose(
  arrival: string,
  { chosen, proposedAt }: { chosen: Candidate; proposedAt: string | undefined },
  { by, at }: Staff,
): Promise<Answer> {
  const { navigator } = chosen;
  const command = { type: 'Choose', arrival, chosen, ...(proposedAt && { proposedAt }), by, at } as const;
  const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at };
  const outcome = await handle(pairingRoom, { match: arrival, seat: navigator }, act);
  if (outcome.outcome !== 'refused') return actAnswer(outcome);
  // She was asked for another household, or said no to this one, in this moment.
  if (outcome.reason === 'seat-taken') return notHer(arrival, { navigator, failed: ['capacity'], at });
  if (outcome.reason === 'excluded') return notHer(arrival, { navigator, failed: ['excluded'], at });
  return standing(outcome.state.match, { by, navigator, proposedAt });
}

/** What keeps a navigator from a household. Whom staff passed over they may choose after all, and how well she fits is theirs to judge. */
const failing = (one: {
  arrival: string;
  match: Proposal;
  wishes: Wishes;
  own: Seated;
  at: string;
}): readonly Constraint[] => {
  const { arrival, match, wishes, own, at } = one;
  const { excluded } = keptFrom(arrival, match, { at, navigators: [own] });
  return failures(wishes, candidate(at)(own), { at, excluded, othersWaiting: [] });
};

/** A navigator as she is chosen, with what each criterion counts now. */
function asChosen(wishes: Wishes, own: Seated, at: string): Candidate {
  const known = candidate(at)(own);
  const { score, criteria } = weigh(wishes, known, at);
  return { navigator: known.id, navigatorPerson: known.person, explanation: { score, criteria, spared: 0 } };
}

/** She cannot be offered it: why, in words; and the proposal is made anew, so that nobody presses in vain again. */
async function notHer(
  arrival: string,
  { navigator, failed, at }: { navigator: string; failed: readonly Constraint[]; at: string },
): Promise<Answer> {
  await seek(arrival, { cause: `staff:${crypto.randomUUID()}`, at, fresh: navigator });
  const detail = fill(words().staff.proposals.doesNotFit, {
    failures: joined(constraintsText(failed), staffLanguage()),
  });
  return problem(409, { title: words().staff.notNow, detail });
}

const nobodyOfThisNumber = (): Answer =>
  problem(422, {
    title: words().problems[422],
    errors: [{ pointer: '/navigator', detail: words().staff.proposals.unknownNavigator }],
  });

/** It is not to be decided any more, or another one is: what was decided, when and by whom. Her own press twice is no news. */
function standing(match: MatchState, wish: Wish): Answer {
  const stands = whatStands(match, wish);
  if (!isRefusal(stands)) return actAnswer({ outcome: 'already-done' });
  const decided = 'decided' in match ? match.decided : undefined;
  if (stands.refused !== 'decided' || !decided) return actAnswer({ outcome: 'refused', reason: stands.refused });
  return problem(409, { title: words().staff.notNow, detail: decidedText(decided) });
}

const none = exactly({ reason: oneOf(program.matching.proposals.noneReasons), proposedAt: seen });

/** `POST /staff/proposals/{id}/none`: none of those who are proposed; the household waits. */
export const chooseNobody = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, none);
  if ('refusal' in body) return body.refusal;
  const arrival = request.params.id ?? '';
  const command = { type: 'SetAside', arrival, ...body.value, by, at } as const;
  const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at };
  const outcome = await handle(pairingRoom, { match: arrival, seat: 'nobody' }, act);
  return outcome.outcome === 'refused'
    ? standing(outcome.state.match, { by, reason: body.value.reason, proposedAt: body.value.proposedAt })
    : actAnswer(outcome);
});

/** `POST /staff/proposals/{id}/names`: whose household it is and who is proposed, by name; a look at each of them. */
export const showNames = staffDoor(async (request, { by, at }) => {
  const arrival = request.params.id ?? '';
  const [match, person] = await Promise.all([matchOf(arrival), householdPerson(arrival)]);
  if (match.status === 'none' || !person) return notThere();
  if (match.status !== 'proposed') return actAnswer({ outcome: 'refused', reason: 'not-proposed' });
  const [household] = await show([person], { by, basis: 'contact', kind: 'staff-view', at });
  const volunteers = await show(
    match.candidates.map(one => one.navigatorPerson),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return json(200, {
    household: household?.name,
    navigators: match.candidates.map(({ navigator }, i) => ({ navigator, name: volunteers[i]?.name })),
  });
}, 'open');
