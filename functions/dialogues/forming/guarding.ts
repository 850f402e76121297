import { areDifferent, hindrances, isGroup, isOf, leadingHindrances, unmetAt } from './fitting.ts';
import type { Advice, Circle, Community, Format, Guard, HardGuard, Person, Place, Rules } from './shapes.ts';

const communities: readonly Community[] = ['moved-here', 'long-here'];

const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

/** The language in which somebody speaks for herself: her first that is more than basic, or else her first. */
export const ownLanguage = ({ languages }: Pick<Person, 'languages'>): string | undefined =>
  (languages.find(({ level }) => level !== 'basic') ?? languages[0])?.code;

/** What is the matter with a circle as it lies on the table, the hard first: nothing where it is as it should be. */
export const guardsOf = (circle: Circle<Place>, format: Format, rules: Rules): readonly Guard[] => [
  ...hardOf(circle, format, rules),
  ...adviceOf(circle, format, rules),
];

function hardOf(circle: Circle<Place>, format: Format, rules: Rules): readonly HardGuard[] {
  const { slot, people, facilitators, language } = circle;
  const held = { slot, language, format };
  const kept = [
    ...people.map(one => ({ one, by: hindrances(one, held) })),
    ...facilitators.map(one => ({ one, by: leadingHindrances(one, held) })),
  ];
  const keptBy = (hindrance: 'time' | 'access' | 'language') =>
    kept.filter(({ by }) => by.includes(hindrance)).map(({ one }) => one);
  const [late, out, lost] = [keptBy('time'), keptBy('access'), keptBy('language')];
  const guards: readonly (false | HardGuard)[] = [
    people.length < rules.sizes.smallest && {
      kind: 'hard',
      code: 'too-few',
      has: people.length,
      needs: rules.sizes.smallest,
    },
    facilitators.length === 0 && { kind: 'hard', code: 'no-facilitator', needs: rules.facilitators },
    people.length > slot.seats && { kind: 'hard', code: 'no-room', has: people.length, seats: slot.seats },
    late.length > 0 && { kind: 'hard', code: 'cannot-come', who: ids(late), time: slot.time ?? '' },
    lost.length > 0 && {
      kind: 'hard',
      code: 'cannot-follow',
      who: ids(lost),
      languages: [...new Set(lost.flatMap(one => ownLanguage(one) ?? []))],
    },
    out.length > 0 && {
      kind: 'hard',
      code: 'cannot-enter',
      who: ids(out),
      access: [...new Set(out.flatMap(one => unmetAt(slot, one)))],
    },
  ];
  return guards.filter(one => one !== false);
}

function adviceOf(
  { slot, people, facilitators, language }: Circle<Place>,
  format: Format,
  rules: Rules,
): readonly Advice[] {
  const { sizes } = rules;
  const group = isGroup(language, format);
  const untrained = facilitators.filter(({ trained }) => !trained);
  const guards: readonly (false | Advice)[] = [
    people.length >= sizes.smallest &&
      people.length < sizes.least && { kind: 'advice', code: 'few', has: people.length, needs: sizes.least },
    people.length > sizes.most && { kind: 'advice', code: 'many', has: people.length, most: sizes.most },
    facilitators.length > 0 &&
      facilitators.length < rules.facilitators && {
        kind: 'advice',
        code: 'facilitators',
        has: facilitators.length,
        needs: rules.facilitators,
      },
    !group &&
      rules.facilitators > 1 &&
      facilitators.length >= rules.facilitators &&
      !areDifferent(facilitators) && { kind: 'advice', code: 'alike' },
    untrained.length > 0 && { kind: 'advice', code: 'untrained', who: ids(untrained) },
    slot.venue === undefined && { kind: 'advice', code: 'no-venue' },
  ];
  return [...guards.filter(one => one !== false), ...(format.balanced && !group ? short(people, rules) : [])];
}

/** The communities of which there are not enough. */
function short(people: readonly Person[], { eachOneIn }: Rules): readonly Advice[] {
  const needs = Math.ceil(people.length / eachOneIn);
  return communities
    .map(community => ({ community, has: people.filter(({ background }) => isOf(background, community)).length }))
    .filter(({ has }) => has < needs)
    .map(({ community, has }) => ({ kind: 'advice', code: 'community', community, has, needs }));
}

/** What concerns more than one circle: households that wanted to be together and are not, and, where there are groups of one language, the balance of all together. */
export function guardsOfAll(circles: readonly Circle<Place>[], format: Format, rules: Rules): readonly Advice[] {
  const households = new Map<string, { readonly id: string; readonly circle: number }[]>();
  for (const [circle, { people }] of circles.entries())
    for (const { id, household } of people)
      if (household !== undefined) households.set(household, [...(households.get(household) ?? []), { id, circle }]);
  const apart = [...households.values()]
    .filter(members => new Set(members.map(({ circle }) => circle)).size > 1)
    .map(members => ({ kind: 'advice', code: 'apart', who: ids(members) }) as const);
  const grouped = circles.some(({ language }) => isGroup(language, format));
  return [
    ...apart,
    ...(format.balanced && grouped
      ? short(
          circles.flatMap(({ people }) => people),
          rules,
        )
      : []),
  ];
}
