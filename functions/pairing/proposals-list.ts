import { type ArrivalState, arrivalById, arrivalsByIds, type Household } from '../intake/questions.ts';
import { someoneText } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { program } from '../program/settings.ts';
import {
  areaName,
  fill,
  halfDayName,
  joined,
  languageName,
  nameOf,
  shapeText,
  type Words,
  whenText,
  wordsFor,
} from '../program/words.ts';
import { candidate, keptFrom } from './candidates.ts';
import type { MatchState, Proposal, ProposalDecision } from './match.ts';
import {
  type KnownProposal,
  matchOf,
  mostProposed,
  navigatorsSeated,
  proposalsOpen,
  type Seated,
} from './questions.ts';
import { barelyHolds, type Reason, reasonsOf } from './reasons.ts';
import { failures } from './score.ts';

const words = (): Words => wordsFor(staffLanguage());

/** One criterion of a candidate in words, and what it counted. */
export interface ShownCriterion {
  readonly id: string;
  readonly name: string;
  /** How far it is met, from 0 to 1; times `weight` is `contribution`. */
  readonly raw: number;
  readonly weight: number;
  readonly contribution: number;
}

/** A navigator who is proposed: by her number, with why in one sentence, and never a name. */
export interface ShownCandidate {
  readonly navigator: string;
  readonly score: number;
  readonly spared: number;
  readonly criteria: readonly ShownCriterion[];
  readonly why: string;
  /** What only just holds, in words. */
  readonly barely: readonly string[];
  /** What keeps her from it by now, in words: whoever chooses her is told so. */
  readonly fails: readonly string[];
}

/** What staff are to decide: a household by its receipt and what it wishes in words, and who is proposed, the best first. */
export interface ShownProposal {
  /** The household's arrival. */
  readonly id: string;
  readonly receipt: string | undefined;
  readonly urgent: boolean;
  readonly proposedAt: string;
  /** By when it is to be decided. */
  readonly due: string;
  /** How often the time to decide it has passed. */
  readonly late: number;
  /** Since when a navigator is sought. */
  readonly since: string;
  readonly household: readonly (readonly [what: string, said: string])[];
  readonly candidates: readonly ShownCandidate[];
}

/** Constraints in words. */
export const constraintsText = (constraints: readonly string[]): readonly string[] =>
  constraints.map(one => (words().failures as Readonly<Record<string, string>>)[one] ?? one);

function reasonText(reason: Reason): string {
  const said = words().staff.fit[reason.fit];
  switch (reason.fit) {
    case 'languageFluent':
    case 'language':
      return fill(said, { language: languageName(reason.language, staffLanguage()) });
    case 'halfDays':
      return fill(said, {
        halfDays: joined(
          reason.halfDays.map(one => halfDayName(one, staffLanguage())),
          staffLanguage(),
        ),
      });
    case 'strengths':
      return fill(said, {
        needs: joined(
          reason.needs.map(one => nameOf('needs', one, staffLanguage())),
          staffLanguage(),
        ),
      });
    case 'experiences':
      return fill(said, {
        experiences: joined(
          reason.experiences.map(one => nameOf('experiences', one, staffLanguage())),
          staffLanguage(),
        ),
      });
    case 'freeSince':
      return fill(said, { days: reason.days });
    case 'has':
      return fill(said, { held: reason.held, capacity: reason.capacity });
    case 'throughEnglish':
    case 'interpreter':
    case 'sameArea':
    case 'neighboringArea':
    case 'otherArea':
    case 'noStrength':
    case 'neverHad':
      return said;
  }
}

const sentence = (pieces: readonly string[]): string => {
  const text = pieces.join(staffLanguage() === 'ar' ? '؛ ' : '; ');
  return `${text.charAt(0).toLocaleUpperCase(staffLanguage())}${text.slice(1)}.`;
};

/** Candidates stand beside one another: each with the criteria in the order of the settings, whatever the order in which they were stored. */
const rankOf = (criterion: string): number => Object.keys(program.matching.weights).indexOf(criterion);

function shownCandidate(
  { navigator, explanation }: Proposal['candidates'][number],
  { household, seated, arrival, match, at }: Shelved,
): ShownCandidate {
  const own = seated.find(one => one.navigator.id === navigator);
  const known = own && candidate(at)(own);
  const kept = own && keptFrom(arrival, match, { at, navigators: [own] });
  const counts = Object.entries(explanation.criteria).sort(([one], [other]) => rankOf(one) - rankOf(other));
  const criteria = counts.map(([id, counted]) => ({
    id,
    name: (words().staff.criteria as Readonly<Record<string, string>>)[id] ?? id,
    ...counted,
  }));
  return {
    navigator,
    score: explanation.score,
    spared: explanation.spared,
    criteria,
    why: known ? sentence(reasonsOf(household, known, at).map(reasonText)) : '',
    barely: known ? barelyHolds(household, known, at).map(one => words().staff.barely[one]) : [],
    fails: constraintsText(known && kept ? failures(household, known, { at, ...kept, othersWaiting: [] }) : ['left']),
  };
}

/** What a candidate is shown by. */
interface Shelved {
  readonly arrival: string;
  readonly household: Household;
  readonly match: Proposal;
  readonly seated: readonly Seated[];
  readonly at: string;
}

/** What a household wishes, under the questions that it was asked; nothing that names it. */
function wishesText(household: Household): ShownProposal['household'] {
  const { form, rights } = words();
  const named = words().staff.wishes;
  const { preferences, household: shape } = household;
  const gender = preferences?.navigatorGender;
  const level = (id: string): string => nameOf('levels', id, staffLanguage());
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [
      named.languages,
      household.languages.map(one => `${languageName(one.code, staffLanguage())} (${level(one.level)})`),
    ],
    [named.interpreter, household.interpreterNeeded ? [rights.seen.yes] : []],
    [named.area, household.area ? [areaName(household.area)] : []],
    [named.times, household.availability.map(id => halfDayName(id, staffLanguage()))],
    [named.needs, household.needs.map(id => nameOf('needs', id, staffLanguage()))],
    [named.shape, shape ? [shapeText(shape, staffLanguage())] : []],
    [
      named.gender,
      gender
        ? [nameOf('genders', gender.value, staffLanguage()), ...(gender.required ? [form.genderRequired] : [])]
        : [],
    ],
    [named.experience, (preferences?.sharedExperience ?? []).map(id => nameOf('experiences', id, staffLanguage()))],
    [named.introduction, [nameOf('introductions', household.introduction, staffLanguage())]],
  ];
  return lines
    .filter(([, said]) => said.length > 0)
    .map(([what, said]) => [what, joined(said, staffLanguage())] as const);
}

interface Among {
  /** The household's own state. */
  readonly posted: ArrivalState;
  readonly seated: readonly Seated[];
  readonly at: string;
}

function shownProposal({ arrival, proposal }: KnownProposal, { posted, seated, at }: Among): ShownProposal | undefined {
  if (!('household' in posted)) return undefined;
  const { household, receipt } = posted;
  const { urgent, proposedAt, decideBy: due, late, since, candidates } = proposal;
  return {
    id: arrival,
    receipt,
    urgent,
    proposedAt,
    due,
    late,
    since,
    household: wishesText(household),
    candidates: candidates.map(one => shownCandidate(one, { arrival, household, match: proposal, seated, at })),
  };
}

/** What is not to be decided any more. */
export interface DecidedProposal {
  readonly id: string;
  readonly receipt: string | undefined;
  readonly status: Exclude<MatchState['status'], 'proposed' | 'none'>;
  /** What was decided last, when and by whom, where staff did; in words. */
  readonly decided: string | undefined;
}

/** Which navigator was chosen, or why nobody: when, and by whom. */
export function decidedText({ by, at, navigator, reason = '' }: ProposalDecision): string {
  const said = words().staff.proposals;
  const common = { by: someoneText(by), when: whenText(at, staffLanguage()) };
  const reasonName = (words().staff.noneReasons as Readonly<Record<string, string>>)[reason] ?? reason;
  return navigator
    ? fill(said.chosen, { ...common, navigator })
    : fill(said.setAside, { ...common, reason: reasonName });
}

/** One proposal, or what became of it; undefined where nobody was ever sought. Nobody is opened. */
export async function shownProposalOf(
  arrival: string,
  at: string,
): Promise<ShownProposal | DecidedProposal | undefined> {
  const [match, posted] = await Promise.all([matchOf(arrival), arrivalById(arrival)]);
  if (match.status === 'none') return undefined;
  if (match.status === 'proposed')
    return shownProposal({ arrival, proposal: match }, { posted, seated: await navigatorsSeated(), at });
  return {
    id: arrival,
    receipt: 'receipt' in posted ? posted.receipt : undefined,
    status: match.status,
    decided: 'decided' in match && match.decided ? decidedText(match.decided) : undefined,
  };
}

/**
 * What staff are to decide, urgent ones first, then who has been sought for longest; of many the first (`mostProposed`), the others follow as
 * these are decided. Read from indexes, in as many reads however many there are; nobody is opened.
 */
export async function shownProposals(at: string): Promise<readonly ShownProposal[]> {
  const open = (await proposalsOpen()).slice(0, mostProposed);
  const arrivals = await arrivalsByIds(open.map(({ arrival }) => arrival));
  const seated = open.length > 0 ? await navigatorsSeated() : [];
  return open.flatMap(one => {
    const posted = arrivals.get(one.arrival);
    return (posted && shownProposal(one, { posted, seated, at })) ?? [];
  });
}
