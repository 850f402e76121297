import { hindrances, languagesOf, leadingHindrances, unmetAt } from './fitting.ts';
import { ownLanguage } from './guarding.ts';
import type { Circle, Gathering, Missing, Person, Reason, Rules, Slot, Unplaced } from './shapes.ts';

/** Why somebody is in no circle, and what would help her. */
interface Finding {
  readonly reason: Reason;
  readonly helps: readonly Help[];
}

type Help = Missing extends infer One ? (One extends Missing ? Omit<One, 'people'> : never) : never;

/** What everybody who has no place lacks, and what would help how many of them, the most first. */
export function findMissing(
  gathering: Gathering,
  circles: readonly Circle[],
  rules: Rules,
): { readonly unplaced: readonly Unplaced[]; readonly missing: readonly Missing[] } {
  const placed = new Set(circles.flatMap(({ people }) => people.map(({ id }) => id)));
  const left = gathering.people.filter(({ id }) => !placed.has(id)).sort((one, other) => (one.id < other.id ? -1 : 1));
  const findings = left.map(person => ({ person, ...find(person, { gathering, circles, rules, left }) }));
  const helped = new Map<string, { readonly help: Help; people: number }>();
  for (const { helps } of findings)
    for (const help of helps) {
      const key = JSON.stringify(help);
      const known = helped.get(key) ?? { help, people: 0 };
      known.people++;
      helped.set(key, known);
    }
  return {
    unplaced: findings.map(({ person, reason }) => ({ id: person.id, reason })),
    missing: [...helped]
      .sort(([one, { people: n }], [other, { people: m }]) => m - n || (one < other ? -1 : 1))
      .map(([, { help, people }]) => ({ ...help, people })),
  };
}

interface Standing {
  readonly gathering: Gathering;
  readonly circles: readonly Circle[];
  readonly rules: Rules;
  /** Everybody who has no place. */
  readonly left: readonly Person[];
}

const timesOf = (slots: readonly Slot[]): readonly string[] => [...new Set(slots.map(({ time }) => time))].sort();

function find(person: Person, standing: Standing): Finding {
  const { gathering } = standing;
  if (person.times.length === 0) return { reason: { code: 'no-times' }, helps: [{ code: 'times' }] };
  const atHerTimes = gathering.slots.filter(({ time }) => person.times.includes(time));
  if (atHerTimes.length === 0) {
    const times = [...new Set(person.times)].sort();
    return { reason: { code: 'time', times }, helps: times.map(time => ({ code: 'slot', time })) };
  }
  const possible = atHerTimes.filter(slot => couldBe(person, slot, gathering));
  return possible.length > 0 ? crowdedOut(person, possible, standing) : keptOut(person, atHerTimes);
}

const couldBe = (person: Person, slot: Slot, { format }: Gathering): boolean =>
  languagesOf(slot, format).some(language => hindrances(person, { slot, language, format }).length === 0);

/** At her times no circle could have her: the slots that come nearest lack what she needs to enter, or her language; both where there is no nearer one. */
function keptOut(person: Person, slots: readonly Slot[]): Finding {
  const enterable = slots.filter(slot => unmetAt(slot, person).length === 0);
  const access = [...new Set(slots.flatMap(slot => unmetAt(slot, person)))].sort();
  if (enterable.length > 0) return foreign(person, enterable);
  return {
    reason: { code: 'access', times: timesOf(slots), access },
    helps: timesOf(slots).flatMap(time =>
      [...new Set(slots.filter(one => one.time === time).flatMap(slot => unmetAt(slot, person)))].map(
        need => ({ code: 'access', access: need, time }) as const,
      ),
    ),
  };
}

/** Nobody interprets for her in any of these slots. */
function foreign(person: Person, slots: readonly Slot[]): Finding {
  const own = ownLanguage(person);
  return {
    reason: { code: 'language', times: timesOf(slots), languages: own === undefined ? [] : [own] },
    helps: own === undefined ? [] : timesOf(slots).map(time => ({ code: 'interpreter', language: own, time })),
  };
}

/** Some slots could have her, but there is no circle in them yet, it is full, or it is held in a language that she does not follow. */
function crowdedOut(person: Person, possible: readonly Slot[], standing: Standing): Finding {
  const { circles, gathering, rules, left } = standing;
  const circleIn = (slot: Slot): Circle | undefined => circles.find(one => one.slot.id === slot.id);
  const closed = possible.filter(slot => circleIn(slot) === undefined);
  const unled = closed.filter(
    slot =>
      left.filter(one => couldBe(one, slot, gathering)).length >= rules.sizes.smallest &&
      !someoneLeads(slot, true, standing),
  );
  if (unled.length > 0)
    return {
      reason: { code: 'facilitator', times: timesOf(unled) },
      helps: timesOf(unled).map(time => {
        const couldBeTrained = unled.some(slot => slot.time === time && someoneLeads(slot, false, standing));
        return { code: couldBeTrained ? 'training' : 'facilitator', time } as const;
      }),
    };
  if (closed.length > 0)
    return {
      reason: { code: 'too-few', times: timesOf(closed) },
      helps: timesOf(closed).map(time => ({ code: 'people', time })),
    };
  const full = possible.filter(slot => {
    const circle = circleIn(slot);
    return circle && hindrances(person, { slot, language: circle.language, format: gathering.format }).length === 0;
  });
  if (full.length === 0) return foreign(person, possible);
  return {
    reason: { code: 'full', times: timesOf(full) },
    helps: timesOf(full).map(time => ({ code: 'room', time })),
  };
}

/** Whether somebody who leads no circle yet could lead one there, of those who are trained or of those who are not. */
function someoneLeads(slot: Slot, trained: boolean, { gathering, circles }: Standing): boolean {
  const { facilitators, format } = gathering;
  const busy = new Set(circles.flatMap(one => one.facilitators.map(({ id }) => id)));
  return languagesOf(slot, format).some(language =>
    facilitators.some(
      one =>
        one.trained === trained && !busy.has(one.id) && leadingHindrances(one, { slot, language, format }).length === 0,
    ),
  );
}
