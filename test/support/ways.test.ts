import { describe, expect, it } from 'vitest';
import type { Purpose } from '../../functions/platform/links.ts';
import { newestWay, subjectOf, wayIn, waysIn } from './ways.ts';

const path = (purpose: Purpose, subject = 'a1.1') =>
  `/l/v2~k1234567~${purpose}~${subject}~tabcde~tabcdf~n00000000000~${'A-_z'.repeat(8)}`;
const link = (purpose: Purpose, subject?: string) => `https://library.example${path(purpose, subject)}`;

describe('the ways of a purpose in a text or in markup', () => {
  it('are those of that purpose alone, in their order', () => {
    const text = `Say yes:\n${link('invite')}.\n${link('invitation')}\nAll events:\n${link('events')}\n${link('event', 'one')}\n${link('event', 'two')}`;
    expect(waysIn(text, 'event')).toEqual([link('event', 'one'), link('event', 'two')]);
    expect(wayIn(text, 'event')).toBe(link('event', 'one'));
    expect(wayIn(text, 'invite')).toBe(link('invite'));
    const markup = `<a href="${path('rights')}">Rights</a><form action="${link('rights')}"><p>${path('rights')}</p>`;
    expect(waysIn(markup, 'rights')).toEqual([path('rights'), link('rights'), path('rights')]);
  });

  it('are none for what a link is about, and asking for one says which was wanted', () => {
    const text = link('card', 'week');
    expect(waysIn(text, 'week')).toEqual([]);
    expect(() => wayIn(text, 'week')).toThrow('No link for "week"');
    expect(subjectOf(text)).toBe('week');
  });

  it('are found in the latest mail that has one, whatever was sent since', () => {
    const mails = [link('offer', 'old'), link('offer', 'new'), link('belonging')].map(text => ({ text }));
    expect(newestWay(mails, 'offer')).toBe(link('offer', 'new'));
    expect(newestWay(mails.toReversed(), 'belonging')).toBe(link('belonging'));
    expect(newestWay(mails, 'invitation')).toBeUndefined();
  });
});
