import { program } from '../program/settings.ts';
import { halfDayName, languageName, type NamedList, nameOf } from '../program/words.ts';

/** `GET /program`: what a form or a partner's system offers to choose from, with names in the asked language. */
export function programDocument(name: string, language: string): object {
  const named = (list: NamedList, ids: readonly string[]) => ids.map(id => ({ id, name: nameOf(list, id, language) }));
  return {
    name,
    timeZone: program.timeZone,
    languages: program.languages.map(id => ({ id, name: languageName(id, language) })),
    areas: program.areas.map(({ id, name: area }) => ({ id, name: area })),
    needs: named(
      'needs',
      program.needs.map(({ id }) => id),
    ),
    availability: program.availability.map(id => ({ id, name: halfDayName(id, language) })),
    accessNeeds: named('accessNeeds', program.accessNeeds),
    safeContact: named('safeContact', program.safeContact),
    genders: named('genders', program.genders),
    experiences: named('experiences', program.experiences),
    limits: named('limits', program.limits),
    partners: program.partners.map(({ id, name: partner }) => ({ id, name: partner })),
    consent: program.consent,
  };
}
