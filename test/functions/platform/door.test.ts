import { describe, expect, it } from 'vitest';
import { findDoor } from '../../../functions/platform/door.ts';
import type { Door, Request } from '../../../functions/platform/http.ts';

const asked = (method: string, path: string): Request => ({
  method,
  routeKey: `${method} /staff/{proxy+}`,
  path,
  params: { proxy: path.replace('/staff/', '') },
  query: {},
  headers: {},
  body: Buffer.from(''),
  claims: {},
});

const door =
  (name: string): Door =>
  async () => ({ statusCode: 200, body: name });
const table = {
  'GET /staff/things': door('all'),
  'GET /staff/things/{id}': door('one'),
  'GET /staff/things/lost': door('lost'),
  'POST /staff/things/{id}/mend': door('mend'),
};
const at = (method: string, path: string) => findDoor(table, asked(method, path));

describe('where one route of the gateway stands for many doors', () => {
  it('the path finds its door, and its parameters are the door’s own', () => {
    const found = at('POST', '/staff/things/a.1/mend');
    expect(found?.request.routeKey).toBe('POST /staff/things/{id}/mend');
    expect(found?.request.params).toEqual({ id: 'a.1' });
  });

  it('text goes before a parameter', async () => {
    expect(at('GET', '/staff/things/lost')?.request.routeKey).toBe('GET /staff/things/lost');
    expect(at('GET', '/staff/things/found')?.request.params).toEqual({ id: 'found' });
  });

  it('a parameter is decoded once, and never empty', () => {
    expect(at('GET', '/staff/things/a%2525b')?.request.params).toEqual({ id: 'a%25b' });
    expect(at('GET', '/staff/things/%E0%A4%A')?.request.params).toEqual({ id: '%E0%A4%A' });
    expect(at('GET', '/staff/things/')).toBeUndefined();
  });

  it('another method, and what is longer or shorter, is no door', () => {
    for (const [method, path] of [
      ['POST', '/staff/things'],
      ['GET', '/staff/things/a/mend'],
      ['GET', '/staff'],
      ['GET', '/staff/things/a/b/c'],
    ] as const)
      expect(at(method, path), `${method} ${path}`).toBeUndefined();
  });
});
