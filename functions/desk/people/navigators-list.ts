import { allVolunteers, howSheStands, wayOf } from '../../navigators/questions.ts';
import { seatsByNavigator } from '../../pairing/questions.ts';
import { show } from '../../people/show.ts';
import { type Answer, type Door, json, problem } from '../../platform/http.ts';
import { type Staff, staffDoor } from '../../platform/staff.ts';
import { check, type Fault } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { type Chosen, choice, navigatorsAsked, navigatorsOnPage, speaks } from './navigators-page.ts';

const words = wordsFor(program.language);

/** Everyone who is chosen, with her name and address: each is opened, and written down. */
async function everyone({ language, status }: Chosen, { by, at }: Staff): Promise<readonly object[]> {
  const [known, seatOf] = await Promise.all([allVolunteers(), seatsByNavigator()]);
  const chosen = known
    .map(one => {
      const { reachable = true, holds = [] } = seatOf.get(one.id) ?? {};
      return { ...one, reachable, households: holds.length, stands: howSheStands(one.state, reachable) };
    })
    .filter(({ state }) => !language || speaks(state, language))
    .filter(({ stands }) => !status || stands.status === status);
  const people = await show(
    chosen.map(({ state }) => state.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return chosen.map(({ id, state, households, reachable, stands }, i) => {
    const person = people[i];
    const email = person && 'email' in person.contact ? person.contact.email : undefined;
    return {
      id,
      name: person?.name,
      email,
      phone: person?.phone,
      ...state.profile,
      households,
      reachable,
      ...stands,
      pausedUntil: state.status === 'paused' ? state.due : undefined,
      ...wayOf(state, at),
    };
  });
}

const refused = (errors: readonly Fault[]): Answer => problem(422, { title: words.problems[422], errors });

const listEveryone = staffDoor(async ({ query }, staff) => {
  const checked = check(choice, query, program.language);
  return checked.ok ? json(200, await everyone(checked.value, staff)) : refused(checked.errors);
}, 'open');

const listPage = staffDoor(async ({ query }, { at }) => {
  const checked = check(navigatorsAsked, query, program.language);
  if (!checked.ok) return refused(checked.errors);
  const page = await navigatorsOnPage(checked.value, at);
  return page ? json(200, page) : refused([{ pointer: '/after', detail: words.refusals.after }]);
}, 'look');

/**
 * `GET /staff/navigators`: everyone who belongs, then those on their way and those who have stopped: how to reach her, how many households
 * she has or is offered, whether mail reaches her, how she stands and until when she pauses, and her steps. `?language=ar` and
 * `?status=active` choose among them; who is not chosen is not opened. With `limit` or `after` a page of them, which names nobody:
 * `{rows, next?}`.
 */
export const listNavigators: Door = request =>
  ('limit' in request.query || 'after' in request.query ? listPage : listEveryone)(request);
