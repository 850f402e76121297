import { describe, expect, it } from 'vitest';
import { matches } from '../../../lib/local/event-pattern.ts';

type Case = [meaning: string, pattern: object, event: object, taken: boolean];

const field = (...choices: unknown[]) => ({ a: choices });

const exact: Case[] = [
  ['an equal text', field('x'), { a: 'x' }, true],
  ['another text', field('x'), { a: 'y' }, false],
  ['a text in another case', field('x'), { a: 'X' }, false],
  ['one of several texts', field('x', 'y'), { a: 'y' }, true],
  ['a missing field', field('x'), {}, false],
  ['an equal number', field(300), { a: 300.0 }, true],
  ['a number as text', field(300), { a: '300' }, false],
  ['true', field(true), { a: true }, true],
  ['true as text', field(true), { a: 'true' }, false],
  ['null', field(null), { a: null }, true],
  ['no null for a missing field', field(null), {}, false],
  ['an empty text', field(''), { a: '' }, true],
  ['an empty text is not null', field(''), { a: null }, false],
  ['a value in a list', field('x'), { a: ['w', 'x'] }, true],
  ['no value of a list', field('x'), { a: ['w', 'v'] }, false],
  ['an empty list', field('x'), { a: [] }, false],
  ['a nested field', { d: { a: ['x'] } }, { d: { a: 'x' } }, true],
  ['a nested field that is missing', { d: { a: ['x'] } }, { d: {} }, false],
  ['a nested field where a text stands', { d: { a: ['x'] } }, { d: 'x' }, false],
  ['all fields must match', { a: ['x'], b: ['y'] }, { a: 'x', b: 'z' }, false],
  ['fields beside those asked for', { a: ['x'] }, { a: 'x', b: 'z' }, true],
  ['fields within one element of a list', { l: { a: ['1'], b: ['2'] } }, { l: [{ a: '1', b: '2' }] }, true],
  [
    'fields across elements of a list',
    { l: { a: ['1'], b: ['2'] } },
    {
      l: [
        { a: '1', b: '0' },
        { a: '0', b: '2' },
      ],
    },
    false,
  ],
];

const texts: Case[] = [
  ['a prefix', field({ prefix: 'us-' }), { a: 'us-east-1' }, true],
  ['another prefix', field({ prefix: 'us-' }), { a: 'eu-us-1' }, false],
  ['a prefix of a number', field({ prefix: '1' }), { a: 12 }, false],
  ['the empty prefix', field({ prefix: '' }), { a: 'x' }, true],
  ['a prefix in any case', field({ prefix: { 'equals-ignore-case': 'eventb' } }), { a: 'EventBridge' }, true],
  ['a suffix', field({ suffix: '.png' }), { a: 'a.png' }, true],
  ['another suffix', field({ suffix: '.png' }), { a: 'a.png.txt' }, false],
  ['a suffix in any case', field({ suffix: { 'equals-ignore-case': '.PNG' } }), { a: 'a.png' }, true],
  ['a text in any case', field({ 'equals-ignore-case': 'alice' }), { a: 'ALICE' }, true],
  ['another text in any case', field({ 'equals-ignore-case': 'alice' }), { a: 'bob' }, false],
  ['a wildcard', field({ wildcard: 'a/*/c' }), { a: 'a/b/b/c' }, true],
  ['a wildcard for nothing', field({ wildcard: 'a*c' }), { a: 'ac' }, true],
  ['a wildcard that leaves a rest', field({ wildcard: 'a*c' }), { a: 'acd' }, false],
  ['an escaped star', field({ wildcard: 'a\\*c' }), { a: 'a*c' }, true],
  ['an escaped star is no wildcard', field({ wildcard: 'a\\*c' }), { a: 'abc' }, false],
  ['an escaped backslash', field({ wildcard: 'a\\\\*' }), { a: 'a\\b' }, true],
  ['signs of expressions in a wildcard', field({ wildcard: 'a.(b)*' }), { a: 'a.(b)c' }, true],
  ['signs of expressions are no signs', field({ wildcard: 'a.b' }), { a: 'axb' }, false],
];

const negations: Case[] = [
  ['anything but a text', field({ 'anything-but': 'x' }), { a: 'y' }, true],
  ['that very text', field({ 'anything-but': 'x' }), { a: 'x' }, false],
  ['anything but, for a missing field', field({ 'anything-but': 'x' }), {}, false],
  ['anything but several', field({ 'anything-but': ['x', 'y'] }), { a: 'y' }, false],
  ['anything but a number', field({ 'anything-but': 5 }), { a: 6 }, true],
  ['anything but several numbers', field({ 'anything-but': [5, 6] }), { a: 6 }, false],
  ['a text is anything but a number', field({ 'anything-but': 5 }), { a: '5' }, true],
  ['anything but a prefix', field({ 'anything-but': { prefix: 'in' } }), { a: 'out' }, true],
  ['that prefix', field({ 'anything-but': { prefix: 'in' } }), { a: 'init' }, false],
  ['anything but several prefixes', field({ 'anything-but': { prefix: ['in', 'ou'] } }), { a: 'out' }, false],
  ['anything but a suffix', field({ 'anything-but': { suffix: '.png' } }), { a: 'a.txt' }, true],
  ['that suffix', field({ 'anything-but': { suffix: '.png' } }), { a: 'a.png' }, false],
  ['anything but several suffixes', field({ 'anything-but': { suffix: ['.png', '.jpg'] } }), { a: 'a.jpg' }, false],
  ['anything but in any case', field({ 'anything-but': { 'equals-ignore-case': 'INIT' } }), { a: 'init' }, false],
  [
    'anything but several in any case',
    field({ 'anything-but': { 'equals-ignore-case': ['a', 'B'] } }),
    { a: 'c' },
    true,
  ],
  ['anything but a wildcard', field({ 'anything-but': { wildcard: '*/lib/*' } }), { a: '/x/lib/y' }, false],
  ['anything but several wildcards', field({ 'anything-but': { wildcard: ['*a', '*b'] } }), { a: 'c' }, true],
  ['anything but, for a list with another value', field({ 'anything-but': 'x' }), { a: ['x', 'y'] }, true],
];

const numbers: Case[] = [
  ['above', field({ numeric: ['>', 0] }), { a: 1 }, true],
  ['not above', field({ numeric: ['>', 0] }), { a: 0 }, false],
  ['at least', field({ numeric: ['>=', 0] }), { a: 0 }, true],
  ['below', field({ numeric: ['<', 10] }), { a: 9.99 }, true],
  ['at most', field({ numeric: ['<=', 10] }), { a: 10.01 }, false],
  ['equal', field({ numeric: ['=', 3e2] }), { a: 300 }, true],
  ['within a range', field({ numeric: ['>', 0, '<=', 5] }), { a: 5 }, true],
  ['beyond a range', field({ numeric: ['>', 0, '<=', 5] }), { a: 5.1 }, false],
  ['a text is no number', field({ numeric: ['>', 0] }), { a: '1' }, false],
];

const others: Case[] = [
  ['an address in a block', field({ cidr: '10.0.0.0/24' }), { a: '10.0.0.255' }, true],
  ['an address beyond a block', field({ cidr: '10.0.0.0/24' }), { a: '10.0.1.0' }, false],
  ['an IPv6 address in a block', field({ cidr: '2001:db8::/32' }), { a: '2001:db8:1::1' }, true],
  ['no address', field({ cidr: '10.0.0.0/24' }), { a: 'ten' }, false],
  ['a field that is there', field({ exists: true }), { a: '' }, true],
  ['a field that is null is there', field({ exists: true }), { a: null }, true],
  ['a field that is not there', field({ exists: true }), {}, false],
  ['an object is no value', field({ exists: true }), { a: { b: 1 } }, false],
  ['absence', field({ exists: false }), {}, true],
  ['absence of what is there', field({ exists: false }), { a: 1 }, false],
  ['absence in an object that is missing', { d: { a: [{ exists: false }] } }, {}, true],
  ['absence or a value', field({ exists: false }, 'x'), { a: 'x' }, true],
  ['one choice of $or', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, true],
  ['no choice of $or', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'z' }, false],
  ['$or and its siblings', { c: ['z'], $or: [{ a: ['x'] }, { b: ['y'] }] }, { a: 'x', c: 'w' }, false],
  ['$or within a field', { d: { $or: [{ a: ['x'] }, { b: [{ numeric: ['>', 1] }] }] } }, { d: { b: 2 } }, true],
  ['operators beside values', field('x', { prefix: 'y' }, { numeric: ['<', 0] }), { a: -1 }, true],
];

const malformed: [string, object][] = [
  ['an empty pattern', {}],
  ['a bare value', { a: 'x' }],
  ['an empty list', { a: [] }],
  ['a list in a list', { a: [['x']] }],
  ['an empty object', { a: {} }],
  ['an unknown operator', { a: [{ contains: 'x' }] }],
  ['two operators in one expression', { a: [{ prefix: 'x', suffix: 'y' }] }],
  ['a prefix that is no text', { a: [{ prefix: 1 }] }],
  ['a prefix with an unknown operator', { a: [{ prefix: { wildcard: 'x' } }] }],
  ['anything-but of null', { a: [{ 'anything-but': null }] }],
  ['anything-but of mixed values', { a: [{ 'anything-but': ['x', 1] }] }],
  ['anything-but of an empty list', { a: [{ 'anything-but': [] }] }],
  ['anything-but with numeric', { a: [{ 'anything-but': { numeric: ['>', 0] } }] }],
  ['anything-but of an empty prefix', { a: [{ 'anything-but': { prefix: '' } }] }],
  ['numeric without a number', { a: [{ numeric: ['>'] }] }],
  ['numeric with an unknown sign', { a: [{ numeric: ['!', 1] }] }],
  ['a numeric range upside down', { a: [{ numeric: ['>', 5, '<', 1] }] }],
  ['a number that is too large', { a: [{ numeric: ['>', 6e9] }] }],
  ['a block without a length', { a: [{ cidr: '10.0.0.0' }] }],
  ['a block that is too long', { a: [{ cidr: '10.0.0.0/33' }] }],
  ['exists with a text', { a: [{ exists: 'true' }] }],
  ['two stars in a row', { a: [{ wildcard: 'a**b' }] }],
  ['a stray backslash', { a: [{ wildcard: 'a\\b' }] }],
  ['$or with one choice', { $or: [{ a: ['x'] }] }],
  ['$or of bare values', { $or: ['x', 'y'] }],
];

describe('an event pattern', () => {
  it.each([...exact, ...texts, ...negations, ...numbers, ...others])('judges %s', (_, pattern, event, taken) => {
    expect(matches(pattern, event)).toBe(taken);
  });

  it.each(malformed)('is refused with %s', (_, pattern) => {
    expect(() => matches(pattern, { a: 'x' })).toThrow(/malformed event pattern/);
  });
});
