import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { safely } from '../../../functions/desk/staff/sign-in.ts';

const base = 'https://a1b2c3.execute-api.us-east-1.amazonaws.com';
let before: string | undefined;

beforeAll(() => {
  before = process.env.BASE_URL;
  process.env.BASE_URL = base;
});
afterAll(() => {
  if (before === undefined) delete process.env.BASE_URL;
  else process.env.BASE_URL = before;
});

/** Words that addresses are made of, put together in every way. */
const address = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      '//',
      'desk',
      '..',
      '.',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'https:',
      '%2f',
      '%5c',
      '\t',
      ' ',
      'sign-in',
      base,
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''));

it('whatever address is given, one is led to a page of the desk on this very host', () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.string(), fc.webUrl()), to => {
      const led = new URL(safely(to), base);
      expect(led.origin).toBe(base);
      expect(led.pathname).toMatch(/^\/desk(\/|$)/);
      expect(safely(to)).toMatch(/^\/desk/);
    }),
    { numRuns: 2000 },
  );
});

it('a page of the desk is kept as it was asked for, and signing in does not lead to signing in', () => {
  expect(safely('/desk/calls/a1?did=done')).toBe('/desk/calls/a1?did=done');
  for (const to of ['/desk/sign-in?to=/desk/sign-in', '/desk/signed-in?code=x', '/desk/sign-out', undefined])
    expect(safely(to)).toBe('/desk');
});
