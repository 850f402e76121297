import { expectedBy, readFigures } from '../../functions/program/figures.ts';
import { neighborhoodsCsv } from '../../functions/program/neighborhoods-csv.ts';
import type { Settings } from '../../functions/program/settings.ts';
import { languages, type Words } from '../../functions/program/words.ts';
import type { Fault } from './faults.ts';

type Named = readonly { readonly id: string }[];
const idsOf = (list: Named): readonly string[] => list.map(({ id }) => id);

/** What a form cannot tell: whether settings agree with themselves, and whether everything that they name has a name in each language. */
export const disagreements = (settings: Settings): readonly Fault[] => [
  ...places(settings),
  ...doubles(settings),
  ...neighbors(settings),
  ...weights(settings),
  ...times(settings),
  ...unknownIds(settings),
  ...nameless(settings),
  ...figures(settings),
];

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

function places({ timeZone, language }: Settings): readonly Fault[] {
  const known = languages.map(({ code }) => code);
  return [
    ...(isZone(timeZone)
      ? []
      : [{ where: 'timeZone', what: `"${timeZone}" is no time zone: one is written like "America/New_York"` }]),
    ...(known.includes(language)
      ? []
      : [
          {
            where: 'language',
            what: `"${language}" has no words here: choose one of ${known.join(', ')}, or add functions/program/words/${language}.ts`,
          },
        ]),
  ];
}

function doubles(settings: Settings): readonly Fault[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    areas: idsOf(settings.areas),
    needs: idsOf(settings.needs),
    partners: idsOf(settings.partners),
    'closing › reasons': idsOf(settings.closing.reasons),
    'plan › tasks': settings.plan.tasks.map(({ key }) => key),
    'navigators › gates': settings.navigators.gates.map(({ key }) => key),
    availability: settings.availability,
    languages: settings.languages,
    accessNeeds: settings.accessNeeds,
    safeContact: settings.safeContact,
    genders: settings.genders,
    experiences: settings.experiences,
    limits: settings.limits,
    interests: settings.interests,
    'advisory › groups': idsOf(settings.advisory.groups),
    'advisory › bodies': idsOf(settings.advisory.bodies),
    'advisory › organizationKinds': settings.advisory.organizationKinds,
    'advisory › returnReasons': settings.advisory.returnReasons,
    'dialogues › meter › ageBands': settings.dialogues.meter.ageBands,
    'dialogues › meter › languageGroups': idsOf(settings.dialogues.meter.languageGroups),
    'dialogues › meter › backgrounds': idsOf(settings.dialogues.meter.backgrounds),
    'dialogues › calendar': settings.dialogues.calendar.map(({ key }) => key),
    'dialogues › accessNeeds': settings.dialogues.accessNeeds,
    'dialogues › goOnReasons': settings.dialogues.goOnReasons,
    'dialogues › cancelReasons': settings.dialogues.cancelReasons,
  };
  return Object.entries(lists).flatMap(([where, ids]) =>
    ids.filter((id, i) => ids.indexOf(id) !== i).map(id => ({ where, what: `"${id}" stands there twice` })),
  );
}

function neighbors({ areas }: Settings): readonly Fault[] {
  return areas.flatMap(({ id, neighbors: all }) =>
    all.flatMap(other => {
      const there = areas.find(one => one.id === other);
      const where = `areas › "${id}" › neighbors`;
      if (!there) return [{ where, what: `"${other}" is no area: add it, or take it out of the neighbors` }];
      return there.neighbors.includes(id)
        ? []
        : [
            {
              where: `areas › "${other}" › neighbors`,
              what: `"${id}" is missing: of two neighbors each names the other`,
            },
          ];
    }),
  );
}

function weights({ matching, dialogues }: Settings): readonly Fault[] {
  const all = { 'matching › weights': matching.weights, 'dialogues › circles › weights': dialogues.circles.weights };
  return Object.entries(all).flatMap(([where, one]) => {
    const sum = Object.values(one).reduce((so, far) => so + far, 0);
    return sum === 100 ? [] : [{ where, what: `come to ${sum}: together they must be 100` }];
  });
}

function times(settings: Settings): readonly Fault[] {
  const { matching, quietHours, plan, availability, householdRemindHours, householdAnswerDays } = settings;
  const late = (['normal', 'urgent'] as const).filter(
    kind => matching.reminderHours[kind] >= matching.offerHours[kind],
  );
  const half = /^(mon|tue|wed|thu|fri|sat|sun)-(morning|afternoon|evening)$/;
  return [
    ...late.map(kind => ({
      where: `matching › reminderHours › ${kind}`,
      what: 'comes when the offer has lapsed already: it must be less than offerHours',
    })),
    ...(householdRemindHours >= householdAnswerDays * 24
      ? [
          {
            where: 'householdRemindHours',
            what: 'comes when a person calls already: it must be less than householdAnswerDays',
          },
        ]
      : []),
    ...(quietHours.from === quietHours.to ? [{ where: 'quietHours', what: 'begin and end at the same time' }] : []),
    ...plan.tasks
      .filter(({ days, hours }) => (days === undefined) === (hours === undefined))
      .map(({ key }) => ({ where: `plan › tasks › "${key}"`, what: 'needs either days or hours' })),
    ...availability
      .filter(one => !half.test(one))
      .map(one => ({ where: 'availability', what: `"${one}" is no half-day: one is written like "mon-morning"` })),
  ];
}

function unknownIds({ plan, needs, childrenAgeBands, contacts }: Settings): readonly Fault[] {
  const { connections, doneByContact, tasks } = plan;
  const known = { need: idsOf(needs), task: tasks.map(({ key }) => key), band: childrenAgeBands, mode: contacts.modes };
  const among = (where: string, kind: keyof typeof known, ids: readonly string[]): readonly Fault[] =>
    ids
      .filter(id => !known[kind].includes(id))
      .map(id => ({ where: `plan › ${where}`, what: `"${id}" is none of the ${listOf[kind]}` }));
  return [
    ...among('connections › days › byNeed', 'need', Object.keys(connections.days.byNeed)),
    ...among('connections › always', 'need', connections.always),
    ...among('connections › withLittleEnglish', 'need', [connections.withLittleEnglish]),
    ...among('connections › ofSchoolAge › need', 'need', [connections.ofSchoolAge.need]),
    ...among('connections › ofSchoolAge › bands', 'band', connections.ofSchoolAge.bands),
    ...among('doneByContact › held', 'task', [doneByContact.held]),
    ...among('doneByContact › met › task', 'task', [doneByContact.met.task]),
    ...among('doneByContact › met › modes', 'mode', doneByContact.met.modes),
  ];
}

const listOf = { need: 'needs', task: 'plan’s tasks', band: 'childrenAgeBands', mode: 'contacts.modes' } as const;

/** Which list of names in the language files each list of ids has its names in. */
const namesOf: readonly (readonly [
  where: string,
  ids: (settings: Settings) => readonly string[],
  list: keyof Words,
])[] = [
  ['needs', ({ needs }) => idsOf(needs), 'needs'],
  ['needs', ({ needs }) => idsOf(needs), 'connections'],
  ['accessNeeds', one => one.accessNeeds, 'accessNeeds'],
  ['safeContact', one => one.safeContact, 'safeContact'],
  ['genders', one => one.genders, 'genders'],
  ['experiences', one => one.experiences, 'experiences'],
  ['limits', one => one.limits, 'limits'],
  ['arrivalWindows', one => one.arrivalWindows, 'arrivalWindows'],
  ['childrenAgeBands', one => one.childrenAgeBands, 'childrenAgeBands'],
  ['declineReasons', one => one.declineReasons, 'declineReasons'],
  ['interests', one => one.interests, 'interests'],
  ['closing › reasons', ({ closing }) => idsOf(closing.reasons), 'endReasons'],
  ['navigators › gates', ({ navigators }) => navigators.gates.map(({ key }) => key), 'gates'],
  ['plan › tasks', ({ plan }) => plan.tasks.map(({ key }) => key), 'tasks'],
];

/** The groups of the meter, each with its names in the language files. */
const meterGroups = ({ dialogues: { meter } }: Settings) =>
  [
    ['ageBands', meter.ageBands, 'age'],
    ['languageGroups', idsOf(meter.languageGroups), 'language'],
    ['backgrounds', idsOf(meter.backgrounds), 'background'],
  ] as const;

function nameless(settings: Settings): readonly Fault[] {
  return languages.flatMap(({ code, words }) => [
    ...namesOf.flatMap(([where, ids, list]) =>
      ids(settings)
        .filter(id => !Object.hasOwn(words[list] as object, id))
        .map(id => ({
          where,
          what: `"${id}" has no name in functions/program/words/${code}.ts: add it there, under "${list}"`,
        })),
    ),
    ...meterGroups(settings).flatMap(([where, ids, list]) =>
      ids
        .filter(id => !Object.hasOwn(words.meter.groups[list], id))
        .map(id => ({
          where: `dialogues › meter › ${where}`,
          what: `"${id}" has no name in functions/program/words/meter-${code}.ts: add it there, under "${list}"`,
        })),
    ),
  ]);
}

/** Whether the figures of who lives there are of these areas and groups. */
function figures(settings: Settings): readonly Fault[] {
  try {
    readFigures(neighborhoodsCsv, expectedBy(settings));
    return [];
  } catch (error) {
    return [{ where: 'dialogues › meter', what: error instanceof Error ? error.message : String(error) }];
  }
}
