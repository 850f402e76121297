import * as v from 'valibot';
import { json, problem } from '../../platform/http.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { staffDoor } from '../../platform/staff.ts';
import { because, check, exactly } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { weeksBetween } from '../week.ts';
import { firstDayOf, lastWeekOf, quarterOf } from './edition.ts';
import { lastWeekAt, numbersFor, type Rollup } from './questions.ts';

const quarter = v.custom<string>(
  value => typeof value === 'string' && /^\d{4}-Q[1-4]$/.test(value),
  because('quarter'),
);
const asked = exactly({ quarter: v.optional(quarter) });

/**
 * `GET /staff/advisory/rollup?quarter=2026-Q4`: the figures for the consultation meeting, of the twelve months up to the end of a quarter; of
 * the one that runs, as far as it has come, and that one where none is given. All of it may be told outside. A quarter to come is refused.
 */
export const showRollup = staffDoor(async ({ query }, { at }) => {
  const now = quarterOf(localDate(program.timeZone, at));
  const checked = check(
    v.pipe(asked, v.forward(v.check(begun(now), because('quarter')), ['quarter'])),
    query,
    program.language,
  );
  if (!checked.ok) return problem(422, { title: wordsFor(program.language).problems[422], errors: checked.errors });
  const { quarter: of = now } = checked.value;
  const [last, over] = [lastWeekOf(of), lastWeekAt(at)];
  const week = weeksBetween(last, over) > 0 ? last : over;
  const rollup: Rollup = {
    quarter: of,
    closed: of < now,
    before: quarterOf(firstDayOf(of, -1)),
    ...(of < now && { after: quarterOf(firstDayOf(of, 1)) }),
    ...(await numbersFor({ week, at })),
  };
  return json(200, rollup);
}, 'look');

const begun =
  (now: string) =>
  ({ quarter: of = now }: { quarter?: string | undefined }): boolean =>
    of <= now;
