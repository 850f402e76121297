import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import {
  type Candidate,
  type Criterion,
  commonHalfDays,
  speaks,
  type Wishes,
  weigh,
  withInterpreter,
} from './score.ts';

const { matching, pairingDays } = program;

/** Why a navigator fits a household, one thing at a time: what is said of it stands in the words, `staff.fit`. */
export type Reason =
  | { readonly fit: 'languageFluent' | 'language'; readonly language: string }
  | { readonly fit: 'throughEnglish' | 'interpreter' }
  | { readonly fit: 'halfDays'; readonly halfDays: readonly string[] }
  | { readonly fit: 'sameArea' | 'neighboringArea' | 'otherArea' }
  | { readonly fit: 'strengths'; readonly needs: readonly string[] }
  | { readonly fit: 'noStrength' }
  | { readonly fit: 'experiences'; readonly experiences: readonly string[] }
  | { readonly fit: 'freeSince'; readonly days: number }
  | { readonly fit: 'neverHad' }
  | { readonly fit: 'has'; readonly held: number; readonly capacity: number };

type Raw = Readonly<Record<Criterion, number>>;

const rawOf = (wishes: Wishes, candidate: Candidate, at: string): Raw => {
  const { criteria } = weigh(wishes, candidate, at);
  return Object.fromEntries(Object.entries(criteria).map(([name, { raw }]) => [name, raw])) as Record<
    Criterion,
    number
  >;
};

function languageReason(wishes: Wishes, candidate: Candidate, { language: raw }: Raw): Reason {
  if (raw <= withInterpreter) return { fit: 'interpreter' };
  const common = wishes.languages
    .filter(one => one.level !== 'basic')
    .filter(one => speaks(candidate.languages, one.code));
  const [first] = [...common.filter(one => !one.code.startsWith('en')), ...common];
  if (!first || first.code.startsWith('en')) return { fit: 'throughEnglish' };
  const fluent = speaks(candidate.languages, first.code, true);
  return { fit: fluent ? 'languageFluent' : 'language', language: first.code };
}

const areaReason = ({ proximity: raw }: Raw): Reason => {
  if (raw === 1) return { fit: 'sameArea' };
  return { fit: raw > 0.3 ? 'neighboringArea' : 'otherArea' };
};

function needsReason(wishes: Wishes, candidate: Candidate): readonly Reason[] {
  if (wishes.needs.length === 0) return [];
  const needs = wishes.needs.filter(one => candidate.strengths.includes(one));
  return needs.length > 0 ? [{ fit: 'strengths', needs }] : [{ fit: 'noStrength' }];
}

function experienceReason(wishes: Wishes, candidate: Candidate): readonly Reason[] {
  const experiences = (wishes.preferences?.sharedExperience ?? []).filter(one => candidate.experiences.includes(one));
  return experiences.length > 0 ? [{ fit: 'experiences', experiences }] : [];
}

const dayLength = 86_400_000;

function workReason({ held, capacity, lastEndedAt, lastPairedAt }: Candidate, at: string): Reason {
  if (held > 0) return { fit: 'has', held, capacity };
  const last = [lastEndedAt, lastPairedAt]
    .filter(one => one !== undefined)
    .sort()
    .at(-1);
  if (last === undefined) return { fit: 'neverHad' };
  return { fit: 'freeSince', days: Math.floor((Date.parse(at) - Date.parse(last)) / dayLength) };
}

/** Why a navigator fits, in the order in which it counts. */
export function reasonsOf(wishes: Wishes, candidate: Candidate, at: string): readonly Reason[] {
  const raw = rawOf(wishes, candidate, at);
  return [
    languageReason(wishes, candidate, raw),
    { fit: 'halfDays', halfDays: commonHalfDays(wishes, candidate) },
    areaReason(raw),
    ...needsReason(wishes, candidate),
    ...experienceReason(wishes, candidate),
    workReason(candidate, at),
  ];
}

/** What holds, but only just: said of it in the words, `staff.barely`. */
export type Barely =
  | 'interpreter'
  | 'throughEnglish'
  | 'oneHalfDay'
  | 'lastPlace'
  | 'secondOffer'
  | 'stepEndsSoon'
  | 'otherArea'
  | 'lowScore';

/** So many days after the pairing would end a step may run out before that is worth a thought; so little above the least is a low score. */
const soonDays = 30;
const lowMargin = 10;

/** What only just holds of a navigator whom a household could be offered to. */
export function barelyHolds(wishes: Wishes, candidate: Candidate, at: string): readonly Barely[] {
  const { score } = weigh(wishes, candidate, at);
  const raw = rawOf(wishes, candidate, at);
  const { held, capacity, offersThisWeek, clearUntil } = candidate;
  const reason = languageReason(wishes, candidate, raw).fit;
  const checks: readonly (readonly [Barely, boolean])[] = [
    ['interpreter', reason === 'interpreter'],
    ['throughEnglish', reason === 'throughEnglish'],
    ['oneHalfDay', commonHalfDays(wishes, candidate).length === 1],
    ['lastPlace', held > 0 && capacity - held === 1],
    ['secondOffer', offersThisWeek > 0 && offersThisWeek === matching.offersPerWeek - 1],
    ['stepEndsSoon', (clearUntil ?? '9') < plusDays(at, pairingDays + soonDays)],
    ['otherArea', areaReason(raw).fit === 'otherArea'],
    ['lowScore', score < matching.minimumScore + lowMargin],
  ];
  return checks.filter(([, holds]) => holds).map(([barely]) => barely);
}
