import { arrivalsByIds } from '../../intake/questions.ts';
import { navigatorsById } from '../../navigators/questions.ts';
import { show } from '../../people/show.ts';
import { json } from '../../platform/http.ts';
import { handle } from '../../platform/ledger.ts';
import { staffBody, staffDoor, tooOften } from '../../platform/staff.ts';
import { exactly, someIds } from '../../program/checks.ts';
import { mayLookAgain } from './looking.ts';
import { lookerOf, looksRoom } from './search.ts';

/** Whose names are shown. */
export type Of = 'households' | 'navigators';

/** The names of some people by the ids of what they are here; who is not (or no longer) known is left out. */
export type Names = Readonly<Record<string, string>>;

async function peopleOf(
  of: Of,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly person: string }[]> {
  if (of === 'households') {
    const found = await arrivalsByIds(ids);
    return [...found].flatMap(([id, state]) => ('person' in state ? [{ id, person: state.person }] : []));
  }
  const found = await navigatorsById(ids);
  return found.flatMap((state, i) => ('person' in state ? [{ id: ids[i] ?? '', person: state.person }] : []));
}

/**
 * `POST /staff/arrivals/names`, `/staff/navigators/names`: `{"ids": [...]}`, those on one page of a list: `{names: {ID: name}}`. The lists name
 * nobody; who needs the names to work asks for them, and each is a disclosure.
 */
export const showNames = (of: Of) =>
  staffDoor(async (request, { by, at }) => {
    const body = staffBody(request, exactly({ ids: someIds }));
    if ('refusal' in body) return body.refusal;
    const known = await peopleOf(of, body.value.ids);
    const command = { type: 'ShowNames', kind: of, found: known.length, by, at } as const;
    const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at };
    const done = await handle(looksRoom, { self: lookerOf({ by }) }, act);
    if (done.outcome === 'refused') return tooOften(done.reason, mayLookAgain(done.state.self, 'names', at) ?? at, at);
    const people = await show(
      known.map(({ person }) => person),
      { by, basis: 'names', kind: 'name', at },
    );
    const names: Names = Object.fromEntries(known.flatMap(({ id }, i) => (people[i] ? [[id, people[i].name]] : [])));
    return json(200, { names });
  }, 'open');
