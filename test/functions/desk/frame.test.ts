import { describe, expect, it } from 'vitest';
import { buttonTo, card, facts, lines, table } from '../../../functions/desk/page/frame.ts';
import type { AtDesk } from '../../../functions/desk/page/room.ts';
import { html } from '../../../functions/platform/html.ts';

const staff: AtDesk = {
  by: 'staff:maria',
  at: '2026-11-30T15:00:00.000Z',
  roles: ['liaison'],
  language: 'ar',
  csrf: 'hers',
  claims: {},
};

describe('the pieces of a page', () => {
  it('a table’s cells say on a phone what they are, and its first column names the row', () => {
    const { markup } = table(['Receipt', 'Since'], [['7F3K', 'Monday']], { caption: 'Who waits' });
    expect(markup).toContain('<th scope="row">7F3K</th><td data-label="Since">Monday</td>');
    expect(markup).toContain('<caption class="hidden">Who waits</caption>');
  });

  it('what is not known is left out, and a zero is known', () => {
    const known = [
      ['Households', 0],
      ['Pauses until', undefined],
      ['Gender', ''],
    ] as const;
    const { markup } = facts(known);
    expect(markup).toBe('<dl class="lists"><dt>Households</dt><dd>0</dd></dl>');
  });

  it('a line of work says in a word how much it presses', () => {
    const act = buttonTo('/desk/calls/c1', 'Call');
    const { markup } = lines(staff, [{ urgency: 'now', what: 'A concern', about: html`7F3K`, act }]);
    expect(markup).toContain('<span class="mark now">الآن</span>');
    expect(markup).toContain('<a class="button" href="/desk/calls/c1">Call</a>');
  });

  it('what people typed is text and never markup', () => {
    expect(card('<b>', html`${'<i>'}`).markup).toBe('<section class="card"><h2>&lt;b&gt;</h2>&lt;i&gt;</section>');
  });
});
