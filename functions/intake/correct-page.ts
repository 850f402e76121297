import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { isConflicted } from '../platform/conflict.ts';
import { decided, seenIn } from '../platform/deciding.ts';
import { decisionPage } from '../platform/decision-page.ts';
import { html } from '../platform/html.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { check } from '../program/checks.ts';
import { mayBeShown, openRequest } from '../rights/questions.ts';
import type { Household } from './arrival.ts';
import { asTold, correctWhole } from './correct.ts';
import { placesOf } from './fields.ts';
import { fromForm } from './form-fields.ts';
import { correctionForm } from './form-page.ts';
import { retold } from './posted.ts';
import { arrivalById } from './questions.ts';

/** What is held, as the form would send it. */
export function asTyped(person: Person, household: Household): URLSearchParams {
  const {
    preferences,
    household: shape,
    languages,
    interpreterNeeded,
    urgent,
    area,
    remote,
    arrivalWindow,
  } = household;
  const gender = preferences?.navigatorGender;
  const one = (name: string, value: unknown): readonly (readonly [string, string])[] =>
    value === undefined || value === false ? [] : [[name, String(value)]];
  const all = (name: string, values: readonly string[] = []) => values.map(value => [name, value] as const);
  return new URLSearchParams(
    [
      ...one('preferredName', person.name),
      ...languages.flatMap(({ code, level }, i) => [
        ...one(`languages.${i}.code`, code),
        ...one(`languages.${i}.level`, level),
      ]),
      ...one('interpreterNeeded', interpreterNeeded),
      ...one('area', area),
      ...one('remote', remote),
      ...all('availability', household.availability),
      ...all('needs', household.needs),
      ...one('urgent', urgent),
      ...one('household.adults', shape?.adults),
      ...all('household.childrenAgeBands', shape?.childrenAgeBands),
      ...one('arrivalWindow', arrivalWindow),
      ...one('introduction', household.introduction),
      ...one('preferences.navigatorGender.value', gender?.value),
      ...one('preferences.navigatorGender.required', gender?.required),
      ...all('preferences.sharedExperience', preferences?.sharedExperience),
      ...all('safeContact', person.safeContact),
      ...all('accessNeeds', person.accessNeeds),
      ...one('notes', person.notes),
    ].map(([name, value]): [string, string] => [name, value]),
  );
}

/** The arrival whose data the newest link of someone may correct; undefined when it was used up, or proves nothing. */
async function correctable(request: string): Promise<string | undefined> {
  const asked = await openRequest(request);
  if (!asked || !(await mayBeShown(asked.subject))) return undefined;
  const { kind, id } = readSubject(asked.subject);
  return kind === 'arrival' ? id : undefined;
}

const over = ({ words }: Visit): Shown => ({
  title: words.rights.changeTitle,
  body: notice(words.rights.over, 'info'),
});

async function opened(id: string, { at, language, words }: Visit): Promise<Shown | undefined> {
  const arrival = await arrivalById(id);
  if (!('person' in arrival)) return undefined;
  const [person] = await show([arrival.person], { by: 'contact', basis: 'own-data', kind: 'own-view', at });
  if (!person) return undefined;
  const values = asTyped(person, arrival.household);
  // How it is reached is not on this form, and so not seen.
  const { contact: _, ...seen } = asTold(person, arrival.household);
  return { title: words.rights.changeTitle, body: correctionForm({ language, values, seen }) };
}

async function saved(id: string, visit: Visit): Promise<Shown> {
  const { fields, at, request, language, words } = visit;
  const title = words.rights.changeTitle;
  const seen = seenIn(fields);
  const { typed, theirs } = decided(fields);
  typed.delete('answer');
  const checked = check(retold, fromForm(typed).body, language);
  if (!checked.ok) return { title, body: correctionForm({ language, values: typed, errors: checked.errors, seen }) };
  const who = { by: 'contact', at, cause: `press:${request}` };
  const done = await correctWhole(id, checked.value, who, { seen, theirs });
  if (isConflicted(done))
    return decisionPage(visit, { ...done, values: typed, seen: seen ?? {}, places: placesOf(words.form) });
  return {
    title,
    body: notice(
      done.outcome === 'refused' ? words.rights.over : words.rights.changed,
      done.outcome === 'refused' ? 'info' : 'done',
    ),
  };
}

/** A household corrects what it told, in the form in which it told it. It is opened by a press: what only looks at links sees nothing. */
export const correctPage: LinkPage = {
  person: async link => link.subject.split('.')[0],
  async show(visit) {
    const { words } = visit;
    if (!(await correctable(visit.link.subject))) return over(visit);
    const { changeTitle, changeText, changeButton } = words.rights;
    return {
      title: changeTitle,
      body: html`<p>${changeText}</p><form method="post">${button(changeButton, { name: 'answer', value: 'open' })}</form>`,
    };
  },
  async press(visit) {
    const id = await correctable(visit.link.subject);
    if (!id) return over(visit);
    if (visit.fields.get('answer') === 'save') return saved(id, visit);
    return (await opened(id, visit)) ?? over(visit);
  },
};
