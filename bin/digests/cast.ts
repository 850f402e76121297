import { program } from '../../functions/program/settings.ts';
import { languages } from '../../functions/program/words.ts';
import { dice } from '../year/dice.ts';
import type { Without } from './history.ts';
import type { DigestOptions } from './options.ts';

/** Whom a member speaks for, as staff enter it. */
export interface Organization {
  readonly title: string;
  readonly kind: string;
}

/** A member, and what she does in which week. Weeks count from 0. */
export interface Member {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly organization: number;
  /** Her mail comes back, or she says that it is no wanted mail. */
  readonly fails: boolean;
  readonly comes: number;
  readonly leaves?: number;
  /** She stops the digest by the button of her mail program. */
  readonly stops?: number;
  /** She starts it again on her page. */
  readonly starts?: number;
  /** She chooses topics on her page. */
  readonly chooses?: { readonly week: number; readonly without: Without };
}

/** Something that a member is going to tell. */
export interface Plan {
  readonly title: string;
  readonly kind: Kind;
  readonly need?: string;
  /** Told on the Monday or on the Thursday of a week. */
  readonly week: number;
  readonly onThursday: boolean;
  /** Whose turn it is, among those who are there. */
  readonly turn: number;
  /** Its last day, or an event's own: so many days on. */
  readonly days: number;
  /** Taken back so many weeks later, if it is not over. */
  readonly takenBack?: number;
}

/** All that is going to be told, and by whom. */
export interface Cast {
  readonly organizations: readonly Organization[];
  readonly members: readonly Member[];
  readonly plans: readonly Plan[];
  /** In this week staff hold the edition for some hours, and in that one the machine is away when it is to go. */
  readonly held: number;
  readonly away: number;
}

/** One organization for so many members. */
const membersEach = 4;
/** Nothing lasts longer: then a calm time of ten weeks ends in silence. */
const longestDays = 28;
const calmWeeks = 10;
/** Where the group tells nothing at first, it is silent for as long as a digest can be skipped, and one week more. */
const calmBeginning = 4;
/** Only who lives so many weeks has a summer. */
const longRun = 39;

const kinds = ['resource', 'event', 'alert', 'request', 'result', 'issue', 'learning'] as const;
type Kind = (typeof kinds)[number];
/** Of twenty-one things so many are of a kind. */
const often: Readonly<Record<Kind, number>> = {
  resource: 8,
  event: 4,
  alert: 2,
  request: 3,
  result: 2,
  issue: 1,
  learning: 1,
};
const drawn: readonly Kind[] = kinds.flatMap(kind => Array.from({ length: often[kind] }, () => kind));

const needs = program.needs.map(({ id }) => id);

/** Members, things to tell and what goes wrong, the same for the same seed. */
export function castOf(options: DigestOptions): Cast {
  const { weeks, members, seed } = options;
  const places = Math.ceil(members / membersEach);
  return {
    organizations: Array.from({ length: places }, (_, n) => organization(n)),
    members: Array.from({ length: members }, (_, n) => member(n, { weeks, places, seed })),
    plans: plansOf(options),
    held: Math.floor(weeks * 0.55),
    away: Math.floor(weeks * 0.75),
  };
}

const organization = (n: number): Organization => {
  const all = program.advisory.organizationKinds;
  return { title: `Organization ${n}`, kind: all[n % all.length] ?? '' };
};

interface Living {
  readonly weeks: number;
  readonly places: number;
  readonly seed: number;
}

/** Everybody has dice of her own, so that what one does changes nobody else's luck. */
function member(n: number, { weeks, places, seed }: Living): Member {
  const luck = dice(seed * 10_000 + n);
  const comes = luck.chance(92) ? 0 : luck.between(1, Math.floor(weeks * 0.8));
  const later = luck.between(comes + 1, weeks - 2);
  const [leaves, stops, chooses] = [luck.chance(8), luck.chance(12), luck.chance(25)];
  const again = luck.chance(50) && later + 3 < weeks;
  const topics = { needs: luck.some(needs, 3), kinds: luck.some(kinds, luck.between(0, 2)) };
  return {
    name: `Member ${n}`,
    ...addressOf(n),
    language: languages[luck.chance(70) ? 0 : luck.between(0, languages.length - 1)]?.code ?? program.language,
    organization: n % places,
    comes,
    ...(leaves && { leaves: later }),
    ...(stops && !leaves && { stops: later, ...(again && { starts: later + 3 }) }),
    ...(chooses && { chooses: { week: luck.between(comes, weeks - 1), without: topics } }),
  };
}

/** One in forty has an address that is no good, and one in a hundred complains of the mail. */
function addressOf(n: number): Pick<Member, 'email' | 'fails'> {
  const simulated = n % 100 === 57 ? 'complaint' : n % 40 === 9 ? 'bounce' : undefined;
  return simulated
    ? { email: `${simulated}+${n}@simulator.amazonses.com`, fails: true }
    : { email: `member-${n}@group.example`, fails: false };
}

/** The weeks in which nobody tells anything: a summer, or, where the time is too short for one, the beginning. */
export function calmOf(weeks: number): { readonly from: number; readonly to: number } {
  const from = weeks >= longRun ? Math.floor(weeks * 0.5) : 0;
  return { from, to: from + (weeks >= longRun ? calmWeeks : calmBeginning) };
}

function plansOf({ weeks, items, seed }: DigestOptions): readonly Plan[] {
  const luck = dice(seed * 10_000 + 9_999);
  const calm = calmOf(weeks);
  const busy = Array.from({ length: weeks }, (_, week) => week).filter(week => week < calm.from || week >= calm.to);
  return Array.from({ length: items }, (_, n) => {
    const kind = luck.pick(drawn);
    const days = luck.between(5, kind === 'alert' ? 10 : longestDays);
    return {
      title: `${kind} number ${n}`,
      kind,
      ...(luck.chance(70) && { need: luck.pick(needs) }),
      week: busy[Math.floor((n / items) * busy.length)] ?? 0,
      onThursday: luck.chance(50),
      turn: n,
      days,
      ...(luck.chance(5) && { takenBack: luck.between(0, 2) }),
    };
  });
}
