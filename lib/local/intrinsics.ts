import { Refusal } from './refusal.ts';

/** What an intrinsic may look at while it is resolved: one stack's names, attributes, conditions and mappings, and the exports of all. */
export type Scope = {
  ref(id: string): unknown;
  att(id: string, attribute: string): unknown;
  importValue(name: string): unknown;
  stackOutput(stack: string, output: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
};

type Json = Record<string, unknown>;
type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** Replaces every intrinsic in `value`; what is `AWS::NoValue` disappears. Refuses an intrinsic that it does not know. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map(item => resolve(item, scope)).filter(item => item !== undefined);
  if (value === null || typeof value !== 'object') return value;
  const intrinsic = intrinsicOf(value as Json);
  return intrinsic ? intrinsic(scope) : resolveObject(value as Json, scope);
}

function resolveObject(value: Json, scope: Scope): Json {
  const entries = Object.entries(value).map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function intrinsicOf(value: Json): ((scope: Scope) => unknown) | undefined {
  const keys = Object.keys(value);
  const name = keys[0];
  if (keys.length !== 1 || name === undefined) return undefined;
  if (name !== 'Ref' && !name.startsWith('Fn::')) return undefined;
  const known = intrinsics[name];
  if (!known) throw new Refusal(`the one-machine runner does not know the intrinsic ${name}`);
  return scope => known(value[name], scope);
}

const intrinsics: Record<string, Intrinsic> = {
  Ref: (id, scope) => scope.ref(String(id)),
  'Fn::GetAtt': (argument, scope) => getAtt(argument, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = argument as [string, unknown];
    return list(parts, scope).join(separator);
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, from] = argument as [unknown, unknown];
    return list(from, scope)[Number(resolve(index, scope))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolve(text, scope)).split(separator);
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = argument as [string, unknown, unknown];
    return resolve(scope.condition(name) ? yes : no, scope);
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
  'Fn::GetStackOutput': (argument, scope) => {
    const { StackName, OutputName } = resolve(argument, scope) as { StackName: string; OutputName: string };
    return scope.stackOutput(StackName, OutputName);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, scope) as [string, string, string];
    return scope.mapping(map, first, second);
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
};

function list(value: unknown, scope: Scope): unknown[] {
  return resolve(value, scope) as unknown[];
}

function getAtt(argument: unknown, scope: Scope): unknown {
  const [id, ...attribute] = typeof argument === 'string' ? argument.split('.') : (argument as string[]);
  return scope.att(String(id), attribute.join('.'));
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, given] = Array.isArray(argument) ? (argument as [string, Json]) : [String(argument), {}];
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in given) return String(resolve(given[name], scope));
    return String(name.includes('.') ? getAtt(name, scope) : scope.ref(name));
  });
}

/** Answers a condition of the template's `Conditions`; refuses a function that it does not know. */
export function evaluateCondition(value: unknown, scope: Scope): boolean {
  const [name, argument] = Object.entries(value as Json)[0] ?? [];
  const items = argument as unknown[];
  switch (name) {
    case 'Condition':
      return scope.condition(String(argument));
    case 'Fn::Equals':
      return JSON.stringify(resolve(items[0], scope)) === JSON.stringify(resolve(items[1], scope));
    case 'Fn::Not':
      return !evaluateCondition(items[0], scope);
    case 'Fn::And':
      return items.every(item => evaluateCondition(item, scope));
    case 'Fn::Or':
      return items.some(item => evaluateCondition(item, scope));
    default:
      throw new Refusal(`the one-machine runner does not know the condition function ${name}`);
  }
}
