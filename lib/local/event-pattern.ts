import { BlockList, isIP } from 'node:net';
import { Refusal } from './refusal.ts';

type Json = Record<string, unknown>;

/** Judges one value of an event: a string, a number, a boolean or null. */
type Leaf = (value: unknown) => boolean;

/** A compiled pattern: judges one object of an event. */
type Matcher = (event: Json) => boolean;

const compiled = new WeakMap<object, Matcher>();

/**
 * Whether an EventBridge event pattern takes an event, with every operator that EventBridge documents. Fields of a list of
 * objects are matched within one element. Refuses a malformed pattern, as PutRule would.
 */
export function matches(pattern: object, event: object): boolean {
  const known = compiled.get(pattern);
  const matcher = known ?? compileObject(pattern, 'the pattern');
  if (!known) compiled.set(pattern, matcher);
  return matcher(event as Json);
}

function malformed(why: string): Refusal {
  return new Refusal(`malformed event pattern: ${why}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compileObject(pattern: unknown, where: string): Matcher {
  if (!isObject(pattern)) throw malformed(`${where} must be an object`);
  const fields = Object.entries(pattern);
  if (fields.length === 0) throw malformed(`${where} is empty`);
  const matchers = fields.map(([name, value]) => (name === '$or' ? compileOr(value) : compileField(name, value)));
  return event => matchers.every(matcher => matcher(event));
}

function compileOr(value: unknown): Matcher {
  if (!Array.isArray(value) || value.length < 2) throw malformed('$or must be a list of two patterns or more');
  const choices = value.map(choice => compileObject(choice, 'a choice of $or'));
  return event => choices.some(choice => choice(event));
}

function compileField(name: string, value: unknown): Matcher {
  if (Array.isArray(value)) return compileLeaves(name, value);
  if (!isObject(value)) throw malformed(`the value of ${name} must be an object or a list`);
  const inner = compileObject(value, name);
  const absent: Json = {};
  return event => elements(event[name], absent).some(inner);
}

/** The objects that an inner pattern is tried on; where there is none, an empty one (so that `exists: false` can hold). */
function elements(value: unknown, absent: Json): Json[] {
  const objects = flat(value).filter(isObject);
  return objects.length > 0 ? objects : [absent];
}

function flat(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value];
}

function compileLeaves(name: string, choices: unknown[]): Matcher {
  if (choices.length === 0) throw malformed(`the list of ${name} is empty`);
  const isAbsence = (choice: unknown) => isObject(choice) && choice.exists === false;
  const absence = choices.some(isAbsence);
  const leaves = choices.map(choice => compileLeaf(name, choice));
  return event => {
    const values = leavesOf(event[name]);
    return values.length === 0 ? absence : values.some(value => leaves.some(leaf => leaf(value)));
  };
}

/** The values of a field; an object, an empty list or a missing field has none. */
function leavesOf(value: unknown): unknown[] {
  return flat(value).filter(item => item !== undefined && !isObject(item));
}

function compileLeaf(name: string, choice: unknown): Leaf {
  if (choice === null || ['string', 'number', 'boolean'].includes(typeof choice)) return value => value === choice;
  if (!isObject(choice)) throw malformed(`a list within the list of ${name}`);
  const [operator, argument] = only(choice, name);
  const compile = operators[operator];
  if (!compile) throw malformed(`unknown operator ${operator}`);
  return compile(argument);
}

function only(expression: Json, name: string): [string, unknown] {
  const entries = Object.entries(expression);
  const first = entries[0];
  if (!first || entries.length > 1) throw malformed(`one operator is allowed in an expression of ${name}`);
  return first;
}

const operators: Record<string, (argument: unknown) => Leaf> = {
  prefix: argument => affix('prefix', argument),
  suffix: argument => affix('suffix', argument),
  'equals-ignore-case': argument => {
    const wanted = text('equals-ignore-case', argument).toLowerCase();
    return value => typeof value === 'string' && value.toLowerCase() === wanted;
  },
  wildcard: argument => wildcard(text('wildcard', argument)),
  'anything-but': anythingBut,
  numeric,
  cidr,
  exists: argument => {
    if (typeof argument !== 'boolean') throw malformed('exists must be true or false');
    return () => argument;
  },
};

function text(operator: string, argument: unknown): string {
  if (typeof argument !== 'string') throw malformed(`${operator} must be a string`);
  return argument;
}

function affix(kind: 'prefix' | 'suffix', argument: unknown): Leaf {
  const ignoringCase = isObject(argument);
  const wanted = ignoringCase ? ignoredCase(kind, argument) : text(kind, argument);
  const test = kind === 'prefix' ? String.prototype.startsWith : String.prototype.endsWith;
  return value => typeof value === 'string' && test.call(ignoringCase ? value.toLowerCase() : value, wanted);
}

function ignoredCase(kind: string, argument: Json): string {
  const [operator, wanted] = only(argument, kind);
  if (operator !== 'equals-ignore-case') throw malformed(`${kind} cannot hold ${operator}`);
  return text(operator, wanted).toLowerCase();
}

/** `*` is any run of characters; a backslash takes it, or a backslash, literally. */
function wildcard(pattern: string): Leaf {
  if (/(?<!\\)(?:\\\\)*\*\*/.test(pattern)) throw malformed('wildcard with two * in a row');
  if (/(?<!\\)(?:\\\\)*\\(?![\\*])/.test(pattern))
    throw malformed('wildcard with a backslash before neither * nor backslash');
  const source = pattern.replace(/\\([\\*])|\*|[.+?^${}()|[\]]/g, (found, escaped?: string) => {
    if (escaped) return `\\${escaped}`;
    return found === '*' ? '.*' : `\\${found}`;
  });
  const expression = new RegExp(`^${source}$`, 's');
  return value => typeof value === 'string' && expression.test(value);
}

function anythingBut(argument: unknown): Leaf {
  if (isObject(argument)) return anythingButAlike(argument);
  const unwanted = Array.isArray(argument) ? argument : [argument];
  const types = new Set(unwanted.map(value => typeof value));
  if (types.size !== 1 || !(types.has('string') || types.has('number'))) {
    throw malformed('anything-but takes a string, a number, or a list of one of them');
  }
  return value => !unwanted.includes(value);
}

const alike = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function anythingButAlike(argument: Json): Leaf {
  const [operator, unwanted] = only(argument, 'anything-but');
  if (!alike.includes(operator)) throw malformed(`anything-but cannot hold ${operator}`);
  const list = Array.isArray(unwanted) ? unwanted : [unwanted];
  if (list.length === 0 || list.includes('')) throw malformed(`anything-but with an empty ${operator}`);
  const leaves = list.map(item => operators[operator]?.(item) as Leaf);
  return value => !leaves.some(leaf => leaf(value));
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** EventBridge compares numbers within this size only. */
const largest = 5e9;

function numeric(argument: unknown): Leaf {
  if (!Array.isArray(argument) || ![2, 4].includes(argument.length))
    throw malformed('numeric takes one or two comparisons');
  const pairs = [argument.slice(0, 2), argument.slice(2)].filter(({ length }) => length > 0) as [string, number][];
  for (const [sign, bound] of pairs) {
    if (!comparisons[sign]) throw malformed(`numeric does not know ${sign}`);
    if (typeof bound !== 'number' || Math.abs(bound) > largest) throw malformed('numeric needs numbers up to 5e9');
  }
  checkRange(pairs);
  return value => typeof value === 'number' && pairs.every(([sign, bound]) => comparisons[sign]?.(value, bound));
}

function checkRange([first, second]: [string, number][]): void {
  if (!first || !second) return;
  if (!first[0].startsWith('>') || !second[0].startsWith('<')) throw malformed('a numeric range goes from > to <');
  if (first[1] >= second[1]) throw malformed('a numeric range must begin below its end');
}

function cidr(argument: unknown): Leaf {
  const [address = '', bits = ''] = text('cidr', argument).split('/');
  const family = isIP(address);
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (family === 0 || !(length <= (family === 4 ? 32 : 128))) throw malformed('cidr needs an address, / and a length');
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(address, length, type);
  return value => typeof value === 'string' && isIP(value) === family && block.check(value, type);
}
