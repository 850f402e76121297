import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';

/** A language and how well it is spoken. */
export interface Spoken {
  readonly code: string;
  readonly level: 'basic' | 'conversational' | 'fluent';
}

/** What pairing asks of a household: codes, and nothing that names it. */
export interface Wishes {
  readonly languages: readonly Spoken[];
  readonly area?: string | undefined;
  /** It could also meet by phone or video. */
  readonly remote?: boolean | undefined;
  readonly availability: readonly string[];
  readonly needs: readonly string[];
  readonly household?: { readonly childrenAgeBands: readonly string[] } | undefined;
  readonly preferences?:
    | {
        readonly navigatorGender?: { readonly value: string; readonly required: boolean } | undefined;
        readonly sharedExperience?: readonly string[] | undefined;
      }
    | undefined;
}

/** A navigator and her seat as they stand. */
export interface Candidate {
  readonly id: string;
  readonly person: string;
  readonly languages: readonly Spoken[];
  readonly areas: readonly string[];
  readonly availability: readonly string[];
  readonly strengths: readonly string[];
  readonly gender?: string | undefined;
  readonly experiences: readonly string[];
  readonly limits: readonly string[];
  /** She would also meet by phone or video alone. */
  readonly remote?: boolean | undefined;
  readonly capacity: number;
  /** Offers and pairings that hold her seat. */
  readonly held: number;
  readonly openOffer: boolean;
  readonly offersThisWeek: number;
  readonly reachable: boolean;
  readonly paused: boolean;
  /** The library offers her nobody new for now. */
  readonly suspended: boolean;
  /** From then on one of the steps that she passed counts no more, as an instant. */
  readonly clearUntil?: string | undefined;
  /** Offers she ever had. */
  readonly proposals: number;
  readonly lastPairedAt?: string | undefined;
  readonly lastEndedAt?: string | undefined;
}

/** What else a choice depends on. */
export interface Context {
  /** Now, as an instant. */
  readonly at: string;
  /** Navigators who must not be offered this household (again yet). */
  readonly excluded: readonly string[];
  /** Navigators whom the staff did not choose when they were proposed for it, for some days. */
  readonly passedOver?: readonly string[];
  /** The languages of the other households that wait, each with its own. */
  readonly othersWaiting: readonly (readonly Spoken[])[];
}

/** The hard constraints of pairing (domain 4.7, HC1-HC8, as far as fields exist). `excluded` is also who is kept apart, `screening` any step that runs out. */
export type Constraint =
  | 'excluded'
  | 'passed-over'
  | 'unreachable'
  | 'paused'
  | 'suspended'
  | 'screening'
  | 'capacity'
  | 'offers-this-week'
  | 'language'
  | 'required-gender'
  | 'limits'
  | 'time'
  | 'place'
  | 'score';

/** The criteria of the score and what each counted. */
export type Criterion = 'language' | 'needs' | 'availability' | 'proximity' | 'experience' | 'workload' | 'preferences';

/** How a navigator fits a household. */
export type Fit =
  | { readonly fits: true; readonly score: number; readonly criteria: Readonly<Record<Criterion, Counted>> }
  | { readonly fits: false; readonly failures: readonly Constraint[] };

/** One criterion: how far it is met (0 to 1), what it weighs, and the product. */
export interface Counted {
  readonly raw: number;
  readonly weight: number;
  readonly contribution: number;
}

const { matching, interpreterLanguages, areas } = program;

/** How well two can talk who share no language and have an interpreter (domain 4.7). */
export const withInterpreter = 0.2;

/** How near two are who can meet by phone or video alone (domain 4.7). */
export const byPhoneAlone = 0.2;

/** Half-days are three hours (issue: "half-days of 3 hours"); four common hours a week are plenty (domain 4.7). */
const hoursPerHalfDay = 3;
const plentyOfHours = 4;
/** A navigator rests two weeks after a pairing has ended (domain 4.7). */
const restDays = 14;

const tongue = (code: string): string => new Intl.Locale(code).language;

const converses = ({ level }: Spoken): boolean => level !== 'basic';

/** Whether someone speaks a language well enough to talk in it, or fluently. */
export const speaks = (languages: readonly Spoken[], code: string, fluent = false): boolean =>
  languages.some(one => tongue(one.code) === tongue(code) && (fluent ? one.level === 'fluent' : converses(one)));

/**
 * How well they can talk: 1 when both are fluent in the household's first language, 0.7 through another common one, 0.4 through
 * English, 0.2 with an interpreter, 0 not at all. A language counts for both sides from conversational on, English included.
 */
function language(wishes: Wishes, candidate: Candidate): number {
  const [first, ...rest] = wishes.languages;
  if (!first) return 0;
  if (converses(first) && speaks(candidate.languages, first.code))
    return first.level === 'fluent' && speaks(candidate.languages, first.code, true) ? 1 : 0.7;
  const common = rest.filter(converses).filter(one => speaks(candidate.languages, one.code));
  if (common.some(one => tongue(one.code) !== 'en')) return 0.7;
  if (common.length > 0) return 0.4;
  return wishes.languages.some(one => interpreterLanguages.some(code => tongue(code) === tongue(one.code)))
    ? withInterpreter
    : 0;
}

/** The share of the first three needs that are her strengths, weighed 3:2:1. A household that named none has none unmet. */
function needs(wishes: Wishes, candidate: Candidate): number {
  const weighed = wishes.needs
    .slice(0, 3)
    .map((need, i) => ({ weight: 3 - i, met: candidate.strengths.includes(need) }));
  const all = weighed.reduce((sum, one) => sum + one.weight, 0);
  return all === 0 ? 1 : weighed.reduce((sum, one) => sum + (one.met ? one.weight : 0), 0) / all;
}

/** The half-days at which both have time. */
export const commonHalfDays = (wishes: Wishes, candidate: Candidate): readonly string[] =>
  wishes.availability.filter(one => candidate.availability.includes(one));

const availability = (wishes: Wishes, candidate: Candidate): number =>
  Math.min(1, (commonHalfDays(wishes, candidate).length * hoursPerHalfDay) / plentyOfHours);

const isOutside = (area: string): boolean => areas.find(({ id }) => id === area)?.outside === true;

/**
 * The same area 1, a neighboring one 0.6, elsewhere in the city 0.3: people meet at a library branch. Where one of them is too far from the
 * other for that 0.2, if both would meet by phone or video, or else 0: there is no place.
 */
function proximity(wishes: Wishes, candidate: Candidate): number {
  if (wishes.area !== undefined && candidate.areas.includes(wishes.area)) return 1;
  const neighbors = areas.find(one => one.id === wishes.area)?.neighbors ?? [];
  if (neighbors.some(one => candidate.areas.includes(one))) return 0.6;
  const apart = (wishes.area !== undefined && isOutside(wishes.area)) || candidate.areas.every(isOutside);
  if (!apart) return 0.3;
  return wishes.remote && candidate.remote ? byPhoneAlone : 0;
}

/** The share of wished-for experiences that she declared; never inferred. Nothing wished for is nothing missing. */
function experience(wishes: Wishes, candidate: Candidate): number {
  const wished = wishes.preferences?.sharedExperience ?? [];
  return wished.length === 0 ? 1 : wished.filter(one => candidate.experiences.includes(one)).length / wished.length;
}

function workload({ held, capacity, lastEndedAt }: Candidate, at: string): number {
  const resting = lastEndedAt !== undefined && Date.parse(at) - Date.parse(lastEndedAt) < restDays * 86_400_000;
  return resting ? 0 : Math.max(0, 1 - held / capacity);
}

const preferences = (wishes: Wishes, candidate: Candidate): number =>
  !wishes.preferences?.navigatorGender || wishes.preferences.navigatorGender.value === candidate.gender ? 1 : 0;

/** The constraints that keep a navigator from a household, as things stand: none where she could be offered it. */
export function failures(
  wishes: Wishes,
  candidate: Candidate,
  { excluded, passedOver = [], at }: Context,
): readonly Constraint[] {
  const gender = wishes.preferences?.navigatorGender;
  // A pairing that began today would outlast a step that she has passed.
  const lapses = (candidate.clearUntil ?? '9') < plusDays(at, program.pairingDays);
  const children = (wishes.household?.childrenAgeBands.length ?? 0) > 0;
  const broken: readonly (readonly [Constraint, boolean])[] = [
    ['excluded', excluded.includes(candidate.id)],
    ['passed-over', passedOver.includes(candidate.id)],
    ['unreachable', !candidate.reachable],
    ['paused', candidate.paused],
    ['suspended', candidate.suspended],
    ['screening', lapses],
    ['capacity', candidate.openOffer || candidate.held >= candidate.capacity],
    ['offers-this-week', candidate.offersThisWeek >= matching.offersPerWeek],
    ['language', language(wishes, candidate) === 0],
    ['required-gender', gender?.required === true && gender.value !== candidate.gender],
    ['limits', children && candidate.limits.includes('adults-only')],
    ['time', commonHalfDays(wishes, candidate).length === 0],
    ['place', proximity(wishes, candidate) === 0],
  ];
  return broken.filter(([, fails]) => fails).map(([constraint]) => constraint);
}

/** What every criterion counts, and their sum, whether or not she may be offered the household. */
export function weigh(
  wishes: Wishes,
  candidate: Candidate,
  at: string,
): { readonly score: number; readonly criteria: Readonly<Record<Criterion, Counted>> } {
  const raw: Readonly<Record<Criterion, number>> = {
    language: language(wishes, candidate),
    needs: needs(wishes, candidate),
    availability: availability(wishes, candidate),
    proximity: proximity(wishes, candidate),
    experience: experience(wishes, candidate),
    workload: workload(candidate, at),
    preferences: preferences(wishes, candidate),
  };
  const criteria = Object.fromEntries(
    (Object.keys(raw) as Criterion[]).map(name => {
      const weight = matching.weights[name];
      return [name, { raw: raw[name], weight, contribution: raw[name] * weight }];
    }),
  ) as Record<Criterion, Counted>;
  return { score: Object.values(criteria).reduce((sum, one) => sum + one.contribution, 0), criteria };
}

/** How one navigator fits one household: every criterion with what it counted, or which constraints fail. */
export function explain(wishes: Wishes, candidate: Candidate, context: Context): Fit {
  const failed = failures(wishes, candidate, context);
  if (failed.length > 0) return { fits: false, failures: failed };
  const { score, criteria } = weigh(wishes, candidate, context.at);
  if (score < matching.minimumScore) return { fits: false, failures: ['score'] };
  return { fits: true, score, criteria };
}

/** A navigator who fits, with the score after scarcity: the sum of the criteria's contributions less what she is spared. */
export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  readonly criteria: Readonly<Record<Criterion, Counted>>;
  readonly spared: number;
}

/** All who fit, the best first, and what keeps those from fitting who come nearest, the most frequent first. */
export interface Ranking {
  readonly ranked: readonly Ranked[];
  readonly failures: readonly Constraint[];
}

/** Ranks navigators for a household. The order they are given in does not matter. */
export function rank(wishes: Wishes, candidates: readonly Candidate[], context: Context): Ranking {
  const fits = candidates.map(candidate => ({ candidate, fit: explain(wishes, candidate, context) }));
  const feasible = fits.flatMap(({ candidate, fit }) =>
    fit.fits ? [{ candidate, score: fit.score, criteria: fit.criteria, spared: 0 }] : [],
  );
  const weighed = feasible.map(one => {
    const spared = scarcity(wishes, one, { feasible, candidates, context });
    return { ...one, spared, score: one.score - spared };
  });
  const failed = fits.flatMap(({ fit }) => (fit.fits ? [] : [fit.failures]));
  // Someone who fails in everything says nothing about what is missing.
  const nearest = Math.min(...failed.map(one => one.length));
  return { ranked: weighed.sort(better), failures: byFrequency(failed.filter(one => one.length === nearest).flat()) };
}

interface Field {
  readonly feasible: readonly Ranked[];
  readonly candidates: readonly Candidate[];
  readonly context: Context;
}

/** One of at most two free speakers of a language that another waiting household needs is spared, where this one has a choice. */
const fewSpeakers = 2;
const closeScore = 10;
const mostSpared = 10;

function scarcity(wishes: Wishes, one: Ranked, { feasible, candidates, context }: Field): number {
  const choice = feasible.some(
    other => other.candidate.id !== one.candidate.id && one.score - other.score <= closeScore,
  );
  if (!choice) return 0;
  const ours = new Set(wishes.languages.map(({ code }) => tongue(code)));
  const wanted = context.othersWaiting
    .flatMap(languages => languages.slice(0, 1))
    .filter(({ code }) => !ours.has(tongue(code)) && tongue(code) !== 'en');
  const free = candidates.filter(({ held, capacity }) => held < capacity);
  const scarce = wanted.some(
    ({ code }) =>
      speaks(one.candidate.languages, code) &&
      free.filter(other => speaks(other.languages, code)).length <= fewSpeakers,
  );
  return scarce ? mostSpared : 0;
}

/** Ties: fewer past offers, then longest since her last pairing, then the lowest id. */
function better(one: Ranked, other: Ranked): number {
  return (
    other.score - one.score ||
    one.candidate.proposals - other.candidate.proposals ||
    compare(one.candidate.lastPairedAt ?? '', other.candidate.lastPairedAt ?? '') ||
    compare(one.candidate.id, other.candidate.id)
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function byFrequency(failed: readonly Constraint[]): readonly Constraint[] {
  const counts = new Map<Constraint, number>();
  for (const one of failed) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || compare(one, other)).map(([constraint]) => constraint);
}
