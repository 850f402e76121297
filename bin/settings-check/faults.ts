import * as v from 'valibot';
import { type Settings, settingsSchema } from '../../functions/program/settings.ts';

/** One thing that is wrong with settings: where, what it is, and what to do. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

/** Settings that were read, or all that is wrong with their form. */
export type Checked = { readonly settings: Settings } | { readonly faults: readonly Fault[] };

/** Checks what an edited file holds against what the program needs. Never throws. */
export function formOf(value: unknown): Checked {
  const read = v.safeParse(settingsSchema, value);
  return read.success ? { settings: read.output } : { faults: read.issues.map(issue => faultOf(issue, value)) };
}

type Issue = v.BaseIssue<unknown>;

export const faultOf = (issue: Issue, value: unknown): Fault => ({
  where: placeOf(issue, value),
  what: whatIsWrong(issue),
});

/** `areas › "blue-hills" › neighbors › the 2nd`: members of a list by their id, else by their number. */
function placeOf(issue: Issue, value: unknown): string {
  let part: unknown = value;
  const steps = (issue.path ?? []).map(({ key }) => {
    const inList = Array.isArray(part);
    part = typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[String(key)] : undefined;
    return inList ? memberName(part, Number(key)) : String(key);
  });
  return steps.join(' › ') || 'the whole file';
}

function memberName(member: unknown, i: number): string {
  const named = member as { id?: unknown; key?: unknown } | undefined;
  const name = typeof member === 'string' ? member : (named?.id ?? named?.key);
  return typeof name === 'string' && name ? `"${name}"` : `entry ${i + 1}`;
}

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'a group') : JSON.stringify(value);

/** What is wrong, and what would be right. */
function whatIsWrong(issue: Issue): string {
  const { type, received, input, requirement } = issue as Issue & { readonly requirement?: unknown };
  if (type === 'strict_object' && issue.expected === 'never')
    return 'is not known here: take it out, or look for a slip in its name';
  if (received === 'undefined') return `is missing: add it${wanted(issue) && ` (${wanted(issue)})`}`;
  switch (type) {
    case 'min_value':
      return `is ${shown(input)}: it must be at least ${requirement}`;
    case 'max_value':
      return `is ${shown(input)}: it can be at most ${requirement}`;
    case 'integer':
      return `is ${shown(input)}: it must be a whole number`;
    case 'iso_date':
      return `is ${shown(input)}: a day is written like "2027-01-18"`;
    case 'min_length':
      return `has too few entries: it needs at least ${requirement}`;
    case 'check':
      return `do not agree: ${issue.message}`;
    case 'regex':
      return `is ${shown(input)}: ${formWanted(issue)}`;
    default:
      return `is ${shown(input)}: it must be ${wanted(issue) || issue.expected}`;
  }
}

/** What kind of thing is wanted, in words. */
function wanted({ type, expected }: Issue): string {
  switch (type) {
    case 'string':
      return 'a text in quotes';
    case 'number':
      return 'a number, without quotes';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list in [ ]';
    case 'picklist':
      return `one of ${String(expected).replace(/[()]/g, '').replaceAll(' | ', ', ')}`;
    case 'strict_object':
      return typeof expected === 'string' && expected.startsWith('"') ? '' : 'a group in { }';
    default:
      return '';
  }
}

/** Patterns carry their own sentence where they have one; a time of day has none. */
const formWanted = ({ message }: Issue): string =>
  message.startsWith('Invalid') ? 'a time of day is written like "08:30", from "00:00" to "23:59"' : message;
