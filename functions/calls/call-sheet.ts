import { arrivalById, type Household } from '../intake/questions.ts';
import { wantedNow } from '../mail/questions.ts';
import { glance } from '../people/glance.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import type { Wanted } from '../platform/message.ts';
import type { Staff } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { program } from '../program/settings.ts';
import { fill, languageName, languageOf, nameOf, type Words } from '../program/words.ts';
import type { OpenCall } from './call.ts';
import type { Known } from './questions.ts';

const partnerOf = (id: string) => program.partners.find(one => one.id === id);

/** A call as whoever makes it reads it: whom, how to be careful, what to say in her language and in English, and what was tried. */
export interface Sheet {
  readonly id: string;
  readonly kind: string;
  readonly about: {
    readonly subject: string;
    readonly role: Person['role'];
    readonly name: string;
    /** How she is dialed, or an address to write to by hand; of an agency its name and phone. */
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
    readonly agency?: string | undefined;
    readonly languages: readonly string[];
    /** Why she is called, as a code. */
    readonly because: string;
    readonly interpreterNeeded?: true;
    readonly accessNeeds: readonly string[];
    readonly notes?: string;
  };
  readonly script: {
    /** How to be careful, in words of the staff's language. */
    readonly careful: readonly string[];
    /** There is only an address. */
    readonly write?: string;
    /** The language of `own`. */
    readonly language: string;
    readonly own: readonly string[];
    readonly english: readonly string[];
    /** Her first language, in words, where there are no sentences in any that she speaks. */
    readonly without?: string;
  };
  /** What the household has not told yet, and can tell with a yes. */
  readonly wants: readonly ('area' | 'availability')[];
  readonly due: string;
  /** How often it was tried, and what came of it, the first first. */
  readonly attempts: number;
  readonly tried: OpenCall['attempts'];
}

/** The household of an arrival or a pairing, in codes. */
async function householdOf(about: string): Promise<Household | undefined> {
  const arrival = await arrivalById(about.split('.')[0] ?? about);
  return 'household' in arrival ? arrival.household : undefined;
}

/** The calls with whose yes a household tells what was missing. */
const asking: readonly string[] = ['confirm', 'confirm-again', 'details'];

const wantsOf = (kind: string, household: Household | undefined): Sheet['wants'] =>
  household && asking.includes(kind)
    ? [
        ...(household.area === undefined ? (['area'] as const) : []),
        ...(household.availability.length === 0 ? (['availability'] as const) : []),
      ]
    : [];

/** How to reach someone, as staff dial it: a phone, an agency's phone, or an address to write to by hand. */
function reach({ contact, phone }: Person): Pick<Sheet['about'], 'phone' | 'email' | 'agency'> {
  if ('phone' in contact) return { phone: contact.phone };
  if ('agency' in contact)
    return { agency: partnerOf(contact.agency)?.name ?? contact.agency, phone: partnerOf(contact.agency)?.phone };
  return { email: contact.email, ...(phone && { phone }) };
}

/** No number is known: staff decide whether to write; a navigator is also met at the program's occasions. */
const writeInstead = ({ role }: Person, { calls }: Words): string =>
  role === 'navigator' ? calls.writeOrAsk : calls.writeInstead;

/** What to say, sentence by sentence: greeting, the matter, goodbye. */
async function spoken(
  person: Person,
  wanted: Wanted,
  { code, words }: { code: string; words: Words },
  at: string,
): Promise<readonly string[]> {
  const opening = 'agency' in person.contact ? words.calls.openingAgency : words.calls.opening;
  const matter = await wanted.script({ words, language: code, at });
  return [fill(opening, { name: person.name }), ...matter, words.calls.closing];
}

/** Whether there is something to say in a language that she speaks. */
function withoutWords({ speaks }: Person, said: readonly string[]): Pick<Sheet['script'], 'without'> {
  const [first] = speaks;
  return first === undefined || speaks.some(code => said.includes(code))
    ? {}
    : { without: languageName(first, staffLanguage()) };
}

/** The sheet of one call, which opens whom it is to: a disclosure. Undefined when it is no longer wanted, or she is not known any more. */
export async function sheetOf({ id, call }: Known, { by, at }: Staff): Promise<Sheet | undefined> {
  const [seen, wanted] = await Promise.all([glance(call.to), wantedNow(call.kind, call.about)]);
  if (!seen || !wanted) return undefined;
  const [person] = await show([call.to], { by, basis: 'call-task', kind: 'call-sheet', at });
  if (!person) return undefined;
  const household = person.role === 'household' ? await householdOf(call.about) : undefined;
  const english = languageOf('en');
  const own = languageOf(person.language);
  return {
    id,
    kind: call.kind,
    about: {
      subject: call.about,
      role: person.role,
      name: person.name,
      ...reach(person),
      languages: person.speaks.map(code => languageName(code, staffLanguage())),
      because: call.reason,
      ...(household?.interpreterNeeded && { interpreterNeeded: true }),
      accessNeeds: person.accessNeeds.map(one => nameOf('accessNeeds', one, staffLanguage())),
      ...(person.notes !== undefined && { notes: person.notes }),
    },
    script: {
      careful: person.safeContact.map(one => nameOf('safeContact', one, staffLanguage())),
      ...('email' in person.contact && !person.phone && { write: writeInstead(person, english.words) }),
      language: own.code,
      own: await spoken(person, wanted, own, at),
      english: await spoken(person, wanted, english, at),
      ...withoutWords(person, [own.code, english.code]),
    },
    wants: wantsOf(call.kind, household),
    due: call.due,
    attempts: call.attempts.length,
    tried: call.attempts,
  };
}
