import type { GenericSchema } from 'valibot';
import { check } from '../program/checks.ts';
import { fill, wordsFor } from '../program/words.ts';
import type { Doors } from './door.ts';
import { bodyOf } from './form-body.ts';
import { type Answer, type Door, json, problem, type Request, readBody } from './http.ts';
import { briefly } from './kernel/ids.ts';
import { inItsLanguage, staffLanguage } from './staff-language.ts';

/** Someone on the staff who is signed in. */
export interface Staff {
  /** The actor of what she does: `staff:<subject of her sign-in>`. */
  readonly by: string;
  /** Now. */
  readonly at: string;
}

/** Someone on the staff whom a door has let in. */
export interface LetIn extends Staff {
  /** Whether her roles include something beyond the door's own right. */
  may(right: Right): boolean;
}

/** What the program lets its staff do. */
export type Right =
  /** See lists: ids, codes and times. */
  | 'look'
  /** See people: names, addresses, words. */
  | 'open'
  /** Change something. */
  | 'act'
  /** See who saw whom, and who tried what. */
  | 'audit'
  /** Decide about the staff: who stands in for whom, who is signed out. */
  | 'lead';

/** What each role of the program may. */
const rightsOf = {
  liaison: ['look', 'open', 'act'],
  coordinator: ['look', 'open', 'act', 'audit', 'lead'],
  auditor: ['look', 'audit'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

/** A role of the program. */
export type Role = keyof typeof rightsOf;

const roles = Object.keys(rightsOf) as readonly Role[];

/** Whether one of these roles may do so. */
export const may = (held: readonly Role[], right: Right): boolean =>
  held.some(role => (rightsOf[role] as readonly Right[]).includes(right));

/** The claim that holds the roles; of a user pool it is the groups. */
const rolesClaim = (): string => process.env.ROLES_CLAIM ?? 'cognito:groups';

/** The program's roles among what the issuer says. */
export const rolesAmong = (said: readonly string[]): readonly Role[] => roles.filter(role => said.includes(role));

/** The roles of a token: the gateway gives a list as the text `[a b]`. */
export const rolesOf = (claims: Readonly<Record<string, string>>): readonly Role[] =>
  rolesAmong((claims[rolesClaim()] ?? '').replace(/^\[|\]$/g, '').split(/[\s,]+/));

/** What a token of hers would say, for who is known otherwise. */
export const claimsOf = (sub: string, held: readonly Role[]): Readonly<Record<string, string>> => ({
  sub,
  [rolesClaim()]: `[${held.join(' ')}]`,
});

const said = () => wordsFor(staffLanguage());

/** Someone on the staff as the others read of her, in the language of the answer: of the id of a sign-in so much tells people apart. */
export const someoneText = (actor: string): string =>
  fill(said().staff.someone, { id: briefly(actor).replace(/^staff:/, '') });

/** That someone tried what her role does not include: ids and codes. */
export interface Attempt {
  /** `staff:<subject of her sign-in>` */
  readonly by: string;
  /** The door as it is declared: `POST /staff/arrivals/{id}/erase`. */
  readonly door: string;
  readonly right: Right;
  readonly roles: readonly Role[];
}

const attempts = new WeakMap<Answer, Attempt>();

/** Marks an answer as the refusal of an attempt. */
export function asRefusal(answer: Answer, attempt: Attempt): Answer {
  attempts.set(answer, attempt);
  return answer;
}

/** Doors whose refusals are written down before they are answered. */
export const noting = <T extends Doors>(table: T, note: (attempt: Attempt) => Promise<void>): T =>
  Object.fromEntries(
    Object.entries(table).map(([key, door]): [string, Door] => [
      key,
      async request => {
        const answer = await door(request);
        const attempt = attempts.get(answer);
        if (attempt) await note(attempt);
        return answer;
      },
    ]),
  ) as T;

/** A door for staff with the right to it: to everyone else it is 403 in words. */
export const staffDoor =
  (door: (request: Request, staff: LetIn) => Promise<Answer>, right: Right = 'act'): Door =>
  async request => {
    const held = rolesOf(request.claims);
    const staff = { by: actorOf(request), at: new Date().toISOString(), may: (other: Right) => may(held, other) };
    return inItsLanguage(request, () => (may(held, right) ? door(request, staff) : notHers(request, right)));
  };

const actorOf = ({ claims }: Request): string => `staff:${claims.sub ?? 'unknown'}`;

/** Her role does not include it: 403 in words, and that she tried is written down. */
export function notHers(request: Request, right: Right): Answer {
  const words = said();
  const answer = problem(403, { title: words.problems[403], detail: words.staff.rights[right] });
  return asRefusal(answer, { by: actorOf(request), door: request.routeKey, right, roles: rolesOf(request.claims) });
}

/** The body of a staff request, JSON or a form of the desk, checked; or the refusal to be answered. An empty body is an empty object. */
export function staffBody<T>(
  request: Request,
  schema: GenericSchema<unknown, T>,
): { readonly value: T } | { readonly refusal: Answer } {
  const words = said();
  const posted = request.body.length === 0 ? { kind: 'json' as const, value: {} } : readBody(request);
  if (posted.kind === 'unreadable')
    return { refusal: problem(posted.status, { title: words.problems[posted.status] }) };
  if (posted.kind === 'form' && posted.cut) return { refusal: problem(413, { title: words.problems[413] }) };
  const value = posted.kind === 'form' ? bodyOf(posted.fields, schema) : posted.value;
  const checked = check(schema, value, staffLanguage());
  return checked.ok
    ? { value: checked.value }
    : { refusal: problem(422, { title: words.problems[422], errors: checked.errors }) };
}

/** What came of an act: done (or already so), not there, or not possible as things stand, with the reason in words. */
export function actAnswer(outcome: { readonly outcome: string; readonly reason?: string }): Answer {
  if (outcome.outcome !== 'refused')
    return json(200, { outcome: outcome.outcome === 'done' ? 'done' : 'already-done' });
  const reason = outcome.reason ?? 'unknown';
  if (reason === 'unknown' || reason === 'none' || reason === 'unknown-task')
    return problem(404, { title: said().problems[404] });
  const { notNow, reasons } = said().staff;
  return problem(409, {
    title: notNow,
    detail: (reasons as Readonly<Record<string, string>>)[reason] ?? reasons.other,
  });
}

/** Too often for now: why, and when it is possible again. `until` and `at` (now) are instants. */
export function tooOften(reason: string, until: string, at: string): Answer {
  const { notNow, reasons } = said().staff;
  const detail = (reasons as Readonly<Record<string, string>>)[reason] ?? reasons.other;
  const answer = problem(429, { title: notNow, detail });
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(at)) / 1000));
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}

/** Nothing has this id. */
export const notThere = (): Answer => problem(404, { title: said().problems[404] });
