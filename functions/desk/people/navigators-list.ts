import { allVolunteers, howSheStands, wayOf } from '../../navigators/questions.ts';
import { seatsByNavigator } from '../../pairing/questions.ts';
import { show } from '../../people/show.ts';
import { type Answer, type Door, json, problem } from '../../platform/http.ts';
import { type Staff, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { check, type Fault } from '../../program/checks.ts';
import { wordsFor } from '../../program/words.ts';
import {
  type Chosen,
  type ChosenFrom,
  choiceFrom,
  navigatorsAsked,
  navigatorsOnPage,
  speaks,
} from './navigators-page.ts';

const said = () => wordsFor(staffLanguage());

/** So many are opened by one look. */
const mostOpened = 50;

/** Some of those who are chosen, and from whom on there are more. */
interface Opened {
  readonly rows: readonly object[];
  /** The id of the last one shown, where others come after her. */
  readonly next?: string | undefined;
}

/** Those who are chosen, fifty from one of them on, with name and address: who is shown is opened, and written down; nobody else is. Undefined where there is nobody to go on from. */
async function opened({ language, status, from }: ChosenFrom, { by, at }: Staff): Promise<Opened | undefined> {
  const [known, seatOf] = await Promise.all([allVolunteers(), seatsByNavigator()]);
  const everyone = known
    .map(one => {
      const { reachable = true, holds = [] } = seatOf.get(one.id) ?? {};
      return { ...one, reachable, households: holds.length, stands: howSheStands(one.state, reachable) };
    })
    .filter(({ state }) => !language || speaks(state, language))
    .filter(({ stands }) => !status || stands.status === status);
  const before = from === undefined ? -1 : everyone.findIndex(({ id }) => id === from);
  if (from !== undefined && before < 0) return undefined;
  const chosen = everyone.slice(before + 1, before + 1 + mostOpened);
  const next = everyone.length > before + 1 + mostOpened ? chosen.at(-1)?.id : undefined;
  const people = await show(
    chosen.map(({ state }) => state.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  const rows = chosen.map(({ id, state, households, reachable, stands }, i) => {
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
  return { rows, next };
}

/** Where the next ones are, as a link of the answer: the list itself stays what it was. */
function onward(chosen: Chosen, next: string): string {
  const asked = Object.entries({ ...chosen, from: next }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return `</staff/navigators?${new URLSearchParams(asked)}>; rel="next"`;
}

const refused = (errors: readonly Fault[]): Answer => problem(422, { title: said().problems[422], errors });

const listEveryone = staffDoor(async ({ query }, staff) => {
  const checked = check(choiceFrom, query, staffLanguage());
  if (!checked.ok) return refused(checked.errors);
  const found = await opened(checked.value, staff);
  if (!found) return refused([{ pointer: '/from', detail: said().refusals.after }]);
  const answer = json(200, found.rows);
  return found.next ? { ...answer, headers: { ...answer.headers, link: onward(checked.value, found.next) } } : answer;
}, 'open');

const listPage = staffDoor(async ({ query }, { at }) => {
  const checked = check(navigatorsAsked, query, staffLanguage());
  if (!checked.ok) return refused(checked.errors);
  const page = await navigatorsOnPage(checked.value, at);
  return page ? json(200, page) : refused([{ pointer: '/after', detail: said().refusals.after }]);
}, 'look');

/**
 * `GET /staff/navigators`: everyone who belongs, then those on their way and those who have stopped: how to reach her, how many households
 * she has or is offered, whether mail reaches her, how she stands and until when she pauses, and her steps; fifty at a time. Where there
 * are more, the answer's `Link` header leads on (`?from=ID`: those after her). `?language=ar` and `?status=active` choose among them; who is
 * not shown is not opened. With `limit` or `after` a page of them, which names nobody:
 * `{rows, next?}`.
 */
export const listNavigators: Door = request =>
  ('limit' in request.query || 'after' in request.query ? listPage : listEveryone)(request);
