import { type Html, html, type Piece } from '../platform/html.ts';
import { json } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { type DeskWords, deskWords } from '../program/desk-words.ts';
import { type PlanTask, program } from '../program/settings.ts';
import { allSettings, at, outline, type Path, type Reading, type Section } from '../program/settings-outline.ts';
import {
  areaName,
  dateText,
  fill,
  gateText,
  halfDayName,
  joined,
  languageName,
  type NamedList,
  nameOf,
  timeText,
  wordsFor,
} from '../program/words.ts';
import { card, facts, table } from './page/frame.ts';
import type { Room } from './page/room.ts';

/** `GET /staff/settings`: the settings in force, as the file has them. */
export const showSettings = staffDoor(async () => json(200, program), 'look');

/** In which list of the language files the ids of a setting have their names. */
const namesOf: Readonly<Partial<Record<Path, NamedList>>> = {
  arrivalWindows: 'arrivalWindows',
  childrenAgeBands: 'childrenAgeBands',
  genders: 'genders',
  experiences: 'experiences',
  safeContact: 'safeContact',
  accessNeeds: 'accessNeeds',
  interests: 'interests',
  'advisory.organizationKinds': 'organizationKinds',
  'advisory.returnReasons': 'returnReasons',
  'dialogues.accessNeeds': 'accessNeeds',
  'dialogues.goOnReasons': 'goOnReasons',
  'dialogues.cancelReasons': 'cancelReasons',
  declineReasons: 'declineReasons',
  limits: 'limits',
  'plan.connections.always': 'needs',
  'plan.connections.withLittleEnglish': 'needs',
  'plan.connections.ofSchoolAge.need': 'needs',
  'plan.connections.ofSchoolAge.bands': 'childrenAgeBands',
};

type Said = DeskWords['settings'];

/** One who reads: her language, and the room's words in it. */
interface Reader {
  readonly language: string;
  readonly said: Said;
}

const yesNo = (is: boolean, { said }: Reader): string => (is ? said.units.yes : said.units.no);
const code = (id: string): Html => html`<code>${id}</code>`;

const taskName = (key: string, { language }: Reader): string =>
  (wordsFor(language).tasks as Readonly<Record<string, string>>)[key] ?? key;

/** Which groups of the meter a setting is about. */
const meterGroups: Readonly<Partial<Record<Path, keyof ReturnType<typeof wordsFor>['meter']['groups']>>> = {
  'dialogues.meter.ageBands': 'age',
  'dialogues.meter.languageGroups': 'language',
  'dialogues.meter.backgrounds': 'background',
};

function meterGroup(path: Path, id: string, language: string): string {
  const of = meterGroups[path];
  const names: Readonly<Record<string, { readonly name: string }>> = of ? wordsFor(language).meter.groups[of] : {};
  return names[id]?.name ?? id;
}

function named(path: Path, id: string, reader: Reader): string {
  if (path === 'plan.doneByContact.held' || path === 'plan.doneByContact.met.task') return taskName(id, reader);
  const list = namesOf[path];
  return list ? nameOf(list, id, reader.language) : meterGroup(path, id, reader.language);
}

function when({ from, days = 0, hours }: PlanTask, { said }: Reader): string {
  if (hours !== undefined) return fill(said.task.hours, { count: hours });
  if (from === 'end' && days === 0) return said.task.atEnd;
  return fill(said.task.from[from], { count: Math.abs(days) });
}

/** Settings that are tables of their own, below what is told in a line. */
const tables: Readonly<
  Partial<Record<Reading, (reader: Reader) => readonly [readonly string[], readonly (readonly Piece[])[]]>>
> = {
  areas: ({ said: { area }, language }) => [
    [area.name, area.branch, area.neighbors, area.id],
    program.areas.map(one => [one.name, one.branch, joined(one.neighbors.map(areaName), language), code(one.id)]),
  ],
  needs: reader => [
    [reader.said.need.name, reader.said.need.sensitive, reader.said.need.id],
    program.needs.map(one => [nameOf('needs', one.id, reader.language), yesNo(one.sensitive, reader), code(one.id)]),
  ],
  partners: ({ said: { partner } }) => [
    [partner.name, partner.phone, partner.id],
    program.partners.map(one => [one.name, html`<bdi dir="ltr">${one.phone}</bdi>`, code(one.id)]),
  ],
  gates: ({ said: { gate, units }, language }) => [
    [gate.name, gate.valid, gate.id],
    program.navigators.gates.map(({ key, validDays }) => [
      gateText(key, language).name,
      validDays === undefined ? gate.forever : fill(units.days, { count: validDays }),
      code(key),
    ]),
  ],
  reasons: reader => {
    const { reason } = reader.said;
    const { byNavigator, searchGoesOn, endedWell, tellHousehold } = reason;
    return [
      [reason.name, byNavigator, searchGoesOn, endedWell, tellHousehold, reason.id],
      program.closing.reasons.map(one => [
        nameOf('endReasons', one.id, reader.language),
        ...[one.byNavigator, one.searchGoesOn, one.endedWell, one.tellHousehold].map(is => yesNo(is, reader)),
        code(one.id),
      ]),
    ];
  },
  'dialogue-steps': reader => {
    const { dialogues } = wordsFor(reader.language);
    const { dialogue: said, task } = reader.said;
    const steps: Readonly<Record<string, string>> = dialogues.steps;
    const fromKickOff = (days: number | undefined): string => {
      if (days === undefined) return '';
      if (days === 0) return said.onTheDay;
      return fill(days < 0 ? said.before : said.after, { count: Math.abs(days) });
    };
    return [
      [task.name, task.owner, dialogues.formats.round, dialogues.formats['one-day'], said.until, task.id],
      program.dialogues.calendar.map(({ key, owner, round, oneDay, until }) => [
        steps[key] ?? key,
        dialogues.owners[owner],
        fromKickOff(round),
        fromKickOff(oneDay),
        dialogues.stages[until],
        code(key),
      ]),
    ];
  },
  tasks: reader => {
    const { task, units } = reader.said;
    return [
      [task.name, task.owner, task.when, task.told, task.id],
      program.plan.tasks.map(one => [
        taskName(one.key, reader),
        task.owners[one.owner],
        when(one, reader),
        one.tellAfterDays === undefined ? '' : fill(units.days, { count: one.tellAfterDays }),
        code(one.key),
      ]),
    ];
  },
};

const asList = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

function told(path: Path, reading: Reading, reader: Reader): Piece {
  const { language, said } = reader;
  const value = at(program, path);
  const { units } = said;
  switch (reading) {
    case 'days':
    case 'hours':
    case 'minutes':
    case 'points':
      return fill(units[reading], { count: Number(value) });
    case 'time':
      return timeText(String(value), language);
    case 'weekday':
      return said.weekdays[Number(value) - 1];
    case 'titled':
      return joined(
        (value as readonly { readonly name: string }[]).map(({ name }) => name),
        language,
      );
    case 'yes-no':
      return yesNo(value === true, reader);
    case 'languages':
      return joined(
        asList(value).map(one => languageName(one, language)),
        language,
      );
    case 'half-days':
      return joined(
        asList(value).map(one => halfDayName(one, language)),
        language,
      );
    case 'dates':
      return joined(
        asList(value).map(one => dateText(one, language)),
        language,
      );
    case 'days-by-need':
      return joined(
        Object.entries(value as Readonly<Record<string, number>>).map(
          ([need, count]) => `${nameOf('needs', need, language)}: ${fill(units.days, { count })}`,
        ),
        language,
      );
    case 'needs-by-kind':
      return html`<ul>${(value as typeof program.advisory.concerns).map(({ kind, needs }) => {
        const names = needs.map(need => nameOf('needs', need, language));
        return html`<li>${nameOf('organizationKinds', kind, language)}: ${joined(names, language)}</li>`;
      })}</ul>`;
    case 'groups':
      return html`<ul>${(value as readonly { readonly id: string; readonly members: readonly string[] }[]).map(
        ({ id, members }) =>
          html`<li>${meterGroup(path, id, language)}: ${members.map((one, i) => html`${i > 0 && ', '}${code(one)}`)}</li>`,
      )}</ul>`;
    default: {
      const ids = asList(value);
      return ids.length > 0
        ? joined(
            ids.map(one => named(path, one, reader)),
            language,
          )
        : units.none;
    }
  }
}

function group(section: Section, reader: Reader): Html {
  const { said } = reader;
  const own = allSettings.filter(one => one.section === section);
  const lines = own
    .filter(({ reading }) => !tables[reading])
    .map(({ path, reading }) => [said.entries[path], told(path, reading, reader)] as const);
  const shown = own.flatMap(({ path, reading }) => {
    const [head, rows] = tables[reading]?.(reader) ?? [];
    return head && rows
      ? [html`<h3>${said.entries[path]}</h3>${table(head, rows, { caption: said.entries[path] })}`]
      : [];
  });
  return html`<div id="${section}">${card(said.sections[section], html`${facts(lines)}${shown}`)}</div>`;
}

/** `/desk/settings`: what the program goes by, to read, and how an edited file is asked about. */
export const settingsRoom: Room = async (_, { language }) => {
  const said = deskWords(language).settings;
  const sections = Object.keys(outline) as Section[];
  const [before, after = ''] = said.edit.split('{file}');
  const body = html`<p class="lead">${said.lead}</p>
<p>${before}<bdi dir="ltr"><code>functions/program/settings.ts</code></bdi>${after}</p>
<p class="number"><bdi dir="ltr"><code>npm run settings:check</code></bdi></p><p>${said.editThen}</p>
<nav aria-label="${said.title}"><ul>${sections.map(one => html`<li><a href="#${one}">${said.sections[one]}</a></li>`)}</ul></nav>
${sections.map(one => group(one, { language, said }))}`;
  return { title: said.title, room: 'settings', body };
};
