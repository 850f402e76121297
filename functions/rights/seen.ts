import { memberById, openOf, organizationTitle } from '../advisory/questions.ts';
import { askingOf, interestOf, kindsIn } from '../belonging/questions.ts';
import { type OwnPart, ownPartOf } from '../dialogues/action/questions.ts';
import { ageName, backgroundName } from '../dialogues/mails.ts';
import { participantById } from '../dialogues/registration/questions.ts';
import { arrivalById, type Household } from '../intake/questions.ts';
import { volunteerById } from '../navigators/questions.ts';
import { begun, matchOf } from '../pairing/questions.ts';
import { firstNameOf } from '../people/greet.ts';
import type { Person } from '../people/person.ts';
import { type Html, html } from '../platform/html.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { program } from '../program/settings.ts';
import {
  areaName,
  dateText,
  dayText,
  fill,
  gateText,
  halfDayName,
  languageName,
  type NamedList,
  nameOf,
  whenText,
  wordsFor,
} from '../program/words.ts';
import { type Held, recordsOf } from './record.ts';

/** A question as the form asked it, and what is held as its answer. */
type Line = readonly [title: string, answers: readonly string[]];

const named = (list: NamedList, ids: readonly string[], language: string): readonly string[] =>
  ids.map(id => nameOf(list, id, language));

function contactText({ contact }: Person): string {
  if ('email' in contact) return contact.email;
  if ('phone' in contact) return contact.phone;
  return program.partners.find(({ id }) => id === contact.agency)?.name ?? contact.agency;
}

function codesOf(household: Household, language: string): readonly Line[] {
  const { form, rights, shapes } = wordsFor(language);
  const { preferences, household: shape } = household;
  const yes = (is: boolean | undefined): readonly string[] => (is ? [rights.seen.yes] : []);
  const level = (id: string): string => nameOf('levels', id, language);
  const gender = preferences?.navigatorGender;
  return [
    [
      form.sections.languages,
      household.languages.map(one => `${languageName(one.code, language)} (${level(one.level)})`),
    ],
    [form.interpreterNeeded, yes(household.interpreterNeeded)],
    [form.area, household.area ? [areaName(household.area)] : []],
    [form.remote, yes(household.remote)],
    [rights.seen.times, household.availability.map(id => halfDayName(id, language))],
    [rights.seen.needs, named('needs', household.needs, language)],
    [form.urgent, yes(household.urgent)],
    [form.adults, shape?.adults === undefined ? [] : [fill(shapes.adults, { count: shape.adults })]],
    [form.childrenAgeBands, named('childrenAgeBands', shape?.childrenAgeBands ?? [], language)],
    [form.arrivalWindow, household.arrivalWindow ? [nameOf('arrivalWindows', household.arrivalWindow, language)] : []],
    [form.introduction, [nameOf('introductions', household.introduction, language)]],
    [
      form.navigatorGender,
      gender ? [nameOf('genders', gender.value, language), ...(gender.required ? [form.genderRequired] : [])] : [],
    ],
    [form.sharedExperience, named('experiences', preferences?.sharedExperience ?? [], language)],
  ];
}

async function aboutHousehold(id: string, language: string): Promise<readonly Line[]> {
  const { seen } = wordsFor(language).rights;
  const [arrival, match, interest] = await Promise.all([arrivalById(id), matchOf(id), interestOf(id)]);
  if (!('household' in arrival)) return [];
  const navigator = begun(match) ? await firstNameOf(match.navigatorPerson) : undefined;
  return [
    ...codesOf(arrival.household, language),
    [seen.since, [dayText(arrival.postedAt, language)]],
    [seen.consent, [arrival.consent.version]],
    [seen.navigator, navigator ? [navigator] : []],
    [seen.interests, named('interests', kindsIn(interest), language)],
    [seen.later, arrival.status === 'finished' && arrival.later ? [dayText(arrival.later.at, language)] : []],
  ];
}

async function aboutNavigator(id: string, language: string): Promise<readonly Line[]> {
  const { rights } = wordsFor(language);
  const known = await volunteerById(id);
  if (!known) return [];
  const { profile, gates, agreement, consent } = known.state;
  return [
    [
      rights.seen.speaks,
      profile.languages.map(one => `${languageName(one.code, language)} (${nameOf('levels', one.level, language)})`),
    ],
    [rights.seen.areas, profile.areas.map(areaName)],
    [rights.seen.strengths, named('needs', profile.strengths, language)],
    [rights.seen.times, profile.availability.map(one => halfDayName(one, language))],
    [rights.seen.experiences, named('experiences', profile.experiences, language)],
    [rights.seen.limits, named('limits', profile.limits, language)],
    [rights.seen.gender, profile.gender ? [nameOf('genders', profile.gender, language)] : []],
    [rights.seen.capacity, [String(profile.capacity)]],
    [rights.seen.remote, profile.remote ? [rights.seen.yes] : []],
    [
      rights.seen.gates,
      Object.entries(gates).map(([gate, { on }]) => `${gateText(gate, language).name}: ${dateText(on, language)}`),
    ],
    [rights.seen.agreement, agreement ? [dayText(agreement.at, language)] : []],
    [rights.seen.consent, consent ? [consent.version] : []],
  ];
}

async function aboutParticipant(id: string, language: string): Promise<readonly Line[]> {
  const words = wordsFor(language);
  const { rights, registration, action } = words;
  const { page } = registration;
  const state = await participantById(id);
  if (!('person' in state)) return [];
  const { answers, consent, registeredAt } = state;
  const part = await ownPartOf(state.dialogue, { person: state.person, participant: id });
  const occasions = (all: OwnPart['events'] = []): readonly string[] =>
    all.map(one => fill(action.groups.meeting, { ...one, when: whenText(one.start, language) }));
  return [
    [action.own.proposed, part?.proposed ?? []],
    [action.own.title, part?.looksAfter ?? []],
    [action.groups.title, part?.groups ?? []],
    [action.groups.meets, occasions(part?.meetings)],
    [action.own.invited, occasions(part?.events)],
    [action.own.last, part?.words ?? []],
    [action.vote.title, part?.dots ?? []],
    [page.access, named('accessNeeds', answers.access, language)],
    [page.times, answers.times.map(one => halfDayName(one, language))],
    [page.ownLanguage, answers.ownLanguage ? [languageName(answers.ownLanguage, language)] : []],
    [page.others, answers.languages.map(one => languageName(one, language))],
    [page.background, answers.background ? [backgroundName(answers.background, words)] : []],
    [page.ageBand, answers.ageBand ? [ageName(answers.ageBand, language)] : []],
    [page.home, answers.area ? [areaName(answers.area)] : []],
    [rights.seen.since, [dayText(registeredAt, language)]],
    [rights.seen.consent, consent ? [consent.version] : []],
  ];
}

async function aboutMember(id: string, language: string): Promise<readonly Line[]> {
  const { advisory, rights } = wordsFor(language);
  const state = await memberById(id);
  if (!('person' in state)) return [];
  const [organization, open] = await Promise.all([organizationTitle(state.organization), openOf(id)]);
  const joined = state.status === 'joined' ? state : undefined;
  const { weekly, without } = joined ?? {};
  const groups = program.advisory.groups.filter(one => state.groups.includes(one.id)).map(({ name }) => name);
  return [
    [rights.seen.organization, [organization]],
    [rights.seen.tier, [advisory.tiers[state.tier]]],
    [rights.seen.groups, groups],
    [rights.seen.since, [dayText(joined?.joinedAt ?? ('invitedAt' in state ? state.invitedAt : ''), language)]],
    [advisory.page.weekly, weekly === undefined ? [] : [weekly ? advisory.page.getsIt : advisory.page.getsNone]],
    [
      rights.seen.without,
      [...(without?.kinds ?? []).map(kind => advisory.kinds[kind]), ...named('needs', without?.needs ?? [], language)],
    ],
    [advisory.page.own, open.map(({ state: item }) => item.telling.title)],
  ];
}

const aboutKind: Readonly<Record<string, (id: string, language: string) => Promise<readonly Line[]>>> = {
  arrival: aboutHousehold,
  navigator: aboutNavigator,
  member: aboutMember,
  participant: aboutParticipant,
};

/** That she was asked how at home she feels: never whether she answered, which nobody knows. */
async function askedOf(subject: string, language: string): Promise<Line> {
  const asking = await askingOf(subject);
  const times = 'before' in asking ? [asking.before, ...('after' in asking && asking.after ? [asking.after] : [])] : [];
  return [wordsFor(language).rights.seen.asked, times.map(one => dayText(one, language))];
}

/** One opening of her data, in words; by whom is told as a role: the staff's names are theirs. */
function lookText({ at, by, kind }: Readonly<Record<string, unknown>>, language: string): string {
  const { rights } = wordsFor(language);
  const said = (words: object, key: string): string => (words as Readonly<Record<string, string>>)[key] ?? key;
  const who = said(rights.who, String(by).split(':')[0] ?? '');
  return fill(rights.shownLine, { when: whenText(String(at), language), who, what: said(rights.what, String(kind)) });
}

/** All that is held about a person in words, under the questions that she was asked, and who was shown it. */
export async function seen(held: Held, language: string): Promise<Html> {
  const { form, rights } = wordsFor(language);
  const { person } = held;
  const { kind, id } = readSubject(person.subject);
  const told = (reports: Held['reports']) => reports.map(({ at, text }) => `${dayText(at, language)}: ${text}`);
  const lines: readonly Line[] = [
    [rights.seen.name, [person.name]],
    [rights.seen.contact, [contactText(person), ...(person.phone ? [person.phone] : [])]],
    ...((await aboutKind[kind]?.(id, language)) ?? []),
    ...(kind === 'participant' ? [] : [await askedOf(person.subject, language)]),
    [form.safeContact, named('safeContact', person.safeContact, language)],
    [form.accessNeeds, named('accessNeeds', person.accessNeeds, language)],
    [form.notes, person.notes ? [person.notes] : []],
    [rights.seen.reports, told(held.reports.filter(({ concern }) => !concern))],
    [rights.seen.concerns, told(held.reports.filter(({ concern }) => concern))],
  ];
  const looks = recordsOf(held, 'disclosure').map(one => lookText(one, language));
  return html`<dl>${lines
    .filter(([, answers]) => answers.length > 0)
    .map(
      ([title, answers]) => html`<dt>${title}</dt>${answers.map(answer => html`<dd><bdi>${answer}</bdi></dd>`)}`,
    )}</dl>
<h2>${rights.shownTo}</h2>${looks.length > 0 ? html`<ul>${looks.map(look => html`<li>${look}</li>`)}</ul>` : html`<p>${rights.nobody}</p>`}`;
}
