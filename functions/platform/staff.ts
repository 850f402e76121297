import type { GenericSchema } from 'valibot';
import { check } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { bodyOf } from './form-body.ts';
import { type Answer, type Door, json, problem, type Request, readBody } from './http.ts';

/** Someone on the staff who is signed in. */
export interface Staff {
  /** The actor of what she does: `staff:<subject of her sign-in>`. */
  readonly by: string;
  /** Now. */
  readonly at: string;
}

const may: readonly string[] = ['liaison', 'coordinator'];

/** The groups of a token: the gateway gives a list as the text `[a b]`. */
export const groupsOf = (claims: Readonly<Record<string, string>>): readonly string[] =>
  (claims['cognito:groups'] ?? '')
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);

const words = wordsFor(program.language);

/** A door for staff: signed in without a role of the program is 403 in words. */
export const staffDoor =
  (door: (request: Request, staff: Staff) => Promise<Answer>): Door =>
  async request => {
    if (!groupsOf(request.claims).some(group => may.includes(group)))
      return problem(403, { title: words.problems[403] });
    return door(request, { by: `staff:${request.claims.sub ?? 'unknown'}`, at: new Date().toISOString() });
  };

/** The body of a staff request, JSON or a form of the desk, checked; or the refusal to be answered. An empty body is an empty object. */
export function staffBody<T>(
  request: Request,
  schema: GenericSchema<unknown, T>,
): { readonly value: T } | { readonly refusal: Answer } {
  const posted = request.body.length === 0 ? { kind: 'json' as const, value: {} } : readBody(request);
  if (posted.kind === 'unreadable')
    return { refusal: problem(posted.status, { title: words.problems[posted.status] }) };
  if (posted.kind === 'form' && posted.cut) return { refusal: problem(413, { title: words.problems[413] }) };
  const value = posted.kind === 'form' ? bodyOf(posted.fields, schema) : posted.value;
  const checked = check(schema, value, program.language);
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
    return problem(404, { title: words.problems[404] });
  const { notNow, reasons } = words.staff;
  return problem(409, {
    title: notNow,
    detail: (reasons as Readonly<Record<string, string>>)[reason] ?? reasons.other,
  });
}

/** Nothing has this id. */
export const notThere = (): Answer => problem(404, { title: words.problems[404] });
