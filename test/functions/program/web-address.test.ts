import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../functions/program/web-address.ts';

describe('an address of the web', () => {
  it.each([
    'https://www.hplct.org',
    'https://hartford.gov/a/b?c=d#e',
    'https://WWW.Example.ORG/class',
    'https://مكتبة.org/',
  ])('leads somewhere: %s', text => expect(isPublicAddress(text)).toBe(true));

  it.each([
    'http://www.hplct.org',
    'www.hplct.org',
    'https://hplct',
    'https://localhost/a',
    'https://intranet.local',
    'https://a.test',
    'https://clinic.example/class',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://user:pass@www.hplct.org',
    'https://www.hplct.org:8443/',
    'https://-a.org/',
    'https://a..org/',
    'https://',
    'javascript:alert(1)',
    'data:text/html,hello',
    'ftp://www.hplct.org',
    '',
  ])('leads nowhere: %s', text => expect(isPublicAddress(text)).toBe(false));

  it('whatever is typed, the answer is yes or no', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), text => typeof isPublicAddress(text) === 'boolean'),
      { seed: 7, numRuns: 300 },
    );
  });
});
