import * as v from 'valibot';
import { seatsByNavigator } from '../pairing/questions.ts';
import { show } from '../people/show.ts';
import { json, problem } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { because, check, exactly, language } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { languageName, wordsFor } from '../program/words.ts';
import { gateKeys } from './gates.ts';
import { belongs, nextOf, type Recorded } from './navigator.ts';
import { allVolunteers } from './questions.ts';

/** How someone can stand in the list. */
type Standing = Recorded['status'];

/** Whose mail comes back is offered nobody, as if she were suspended, until someone has spoken to her. */
function standing(state: Recorded, reachable: boolean): { readonly status: Standing; readonly reason?: string } {
  const { status } = state;
  if (status === 'suspended' || status === 'inactive') return { status, reason: state.reason };
  return belongs(state) && !reachable ? { status: 'suspended', reason: 'unreachable' } : { status };
}

/** Which steps she has passed, when, and until when they hold; what is missing. */
function wayOf(state: Recorded, at: string): object {
  const { gates, agreement, notWith, status } = state;
  return {
    gates: gateKeys.flatMap(gate => (gates[gate] ? [{ gate, ...gates[gate] }] : [])),
    agreement,
    ...(status !== 'inactive' && { next: nextOf(state, at) }),
    ...(notWith.length > 0 && { notWith }),
  };
}

const standings: readonly Standing[] = ['active', 'paused', 'suspended', 'applicant', 'unconfirmed', 'inactive'];

/** A language that exists: of a code that only looks like one nobody would ever be found. */
const aLanguage = v.pipe(
  language,
  v.check(code => languageName(code, 'en') !== code, because('languageCode')),
);

const asked = exactly({
  language: v.optional(aLanguage),
  status: v.optional(v.picklist(standings, because('unknownId'))),
});

/** Whether someone speaks a language, also where she named a kind of it: who asks for `ar` finds `ar-SY`. */
const speaks = ({ profile }: Recorded, wanted: string): boolean =>
  profile.languages.some(({ code }) => code === wanted || code.startsWith(`${wanted}-`));

/**
 * `GET /staff/navigators`: everyone who belongs, then those on their way and those who have stopped: how to reach her, how many households
 * she has or is offered, whether mail reaches her, how she stands and until when she pauses, and her steps. `?language=ar` and
 * `?status=active` choose among them; who is not chosen is not opened.
 */
export const listNavigators = staffDoor(async ({ query }, { by, at }) => {
  const checked = check(asked, query, program.language);
  if (!checked.ok) return problem(422, { title: wordsFor(program.language).problems[422], errors: checked.errors });
  const wanted = checked.value;
  const [known, seatOf] = await Promise.all([allVolunteers(), seatsByNavigator()]);
  const chosen = known
    .map(one => {
      const { reachable = true, holds = [] } = seatOf.get(one.id) ?? {};
      return { ...one, reachable, households: holds.length, stands: standing(one.state, reachable) };
    })
    .filter(({ state }) => !wanted.language || speaks(state, wanted.language))
    .filter(({ stands }) => !wanted.status || stands.status === wanted.status);
  const people = await show(
    chosen.map(({ state }) => state.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return json(
    200,
    chosen.map(({ id, state, households, reachable, stands }, i) => {
      const person = people[i];
      const email = person && 'email' in person.contact ? person.contact.email : undefined;
      return {
        id,
        name: person?.name,
        email,
        ...state.profile,
        households,
        reachable,
        ...stands,
        pausedUntil: state.status === 'paused' ? state.due : undefined,
        ...wayOf(state, at),
      };
    }),
  );
}, 'open');
