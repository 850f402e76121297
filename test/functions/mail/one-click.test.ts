import { describe, expect, it } from 'vitest';
import { brokenIn, oneClickTo } from '../../support/one-click.ts';

/** The receiver that the digest's journey is held against, held itself against the text of RFC 8058. */
const base = 'https://api.library.example';
const link = `${base}/l/abc`;
const pair = 'List-Unsubscribe=One-Click';
const broken = (...fields: readonly string[]) =>
  brokenIn(`From: <a@library.example>\r\n${fields.map(field => `${field}\r\n`).join('')}\r\n`, base);

describe('a receiver that offers one-click', () => {
  it('takes what the RFC’s own examples have: one address, alone or beside a mailbox', async () => {
    expect(await broken(`List-Unsubscribe: <${link}>`, `List-Unsubscribe-Post: ${pair}`)).toEqual([]);
    const beside = `List-Unsubscribe: <mailto:listrequest@library.example?subject=unsubscribe>,\r\n <${link}>`;
    expect(await broken(beside, `List-Unsubscribe-Post: ${pair}`)).toEqual([]);
  });

  it.each<[string, readonly string[], string]>([
    ['no second field', [`List-Unsubscribe: <${link}>`], 'one List-Unsubscribe-Post field'],
    ['no first field', [`List-Unsubscribe-Post: ${pair}`], 'one List-Unsubscribe field'],
    [
      'the first field twice',
      [`List-Unsubscribe: <${link}>`, `List-Unsubscribe: <${link}>`, `List-Unsubscribe-Post: ${pair}`],
      'one List-Unsubscribe field',
    ],
    [
      'a second address of the web',
      [`List-Unsubscribe: <${link}>, <${base}/other>`, `List-Unsubscribe-Post: ${pair}`],
      'one HTTPS URI, and no other of the web',
    ],
    [
      'an address without TLS',
      ['List-Unsubscribe: <http://api.library.example/l/abc>', `List-Unsubscribe-Post: ${pair}`],
      'one HTTPS URI, and no other of the web',
    ],
    [
      'a mailbox alone',
      ['List-Unsubscribe: <mailto:stop@library.example>', `List-Unsubscribe-Post: ${pair}`],
      'one HTTPS URI, and no other of the web',
    ],
    [
      'another pair',
      [`List-Unsubscribe: <${link}>`, 'List-Unsubscribe-Post: List-Unsubscribe=Yes'],
      'the single pair List-Unsubscribe=One-Click',
    ],
    [
      'a second pair',
      [`List-Unsubscribe: <${link}>`, `List-Unsubscribe-Post: ${pair}&list=digest`],
      'the single pair List-Unsubscribe=One-Click',
    ],
  ])('takes no mail with %s', async (_, fields, sentence) => {
    expect(await broken(...fields)).toContain(sentence);
  });

  it('posts the pair and nothing else, without a cookie and whatever else is known', async () => {
    const urlencoded = oneClickTo(link, 'urlencoded');
    expect([urlencoded.method, await urlencoded.text()]).toEqual(['POST', pair]);
    const multipart = oneClickTo(link, 'multipart');
    for (const { headers, redirect, credentials } of [urlencoded, multipart]) {
      expect([...headers.keys()]).toEqual(['content-type']);
      expect([redirect, credentials]).toEqual(['manual', 'omit']);
    }
    expect(multipart.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/);
    expect([...(await multipart.formData())]).toEqual([['List-Unsubscribe', 'One-Click']]);
  });
});
