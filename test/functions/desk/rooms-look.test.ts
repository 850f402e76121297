import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListedCall, mostListed, type Sheet } from '../../../functions/calls/questions.ts';
import { sheetPage } from '../../../functions/desk/call-sheet-page.ts';
import { callRoom, callsRoom } from '../../../functions/desk/calls-room.ts';
import { framed } from '../../../functions/desk/page/frame.ts';
import type { AtDesk, Shown } from '../../../functions/desk/page/room.ts';
import { proposalPage, proposalRoom, proposalsRoom } from '../../../functions/desk/proposals-room.ts';
import { mostProposed, type ShownProposal } from '../../../functions/pairing/questions.ts';
import type { Request } from '../../../functions/platform/http.ts';
import { wordsFor } from '../../../functions/program/words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../../support/browser.ts';

const at = '2026-12-01T15:00:00.000Z';
const at2 = '2026-11-30T15:00:00.000Z';
const staffIn = (language: string): AtDesk => ({
  by: 'staff:maria',
  at,
  roles: ['liaison'],
  language,
  csrf: 'hers',
  claims: {},
});
const request: Request = {
  method: 'GET',
  routeKey: 'GET /desk/calls',
  path: '/desk/calls',
  params: {},
  query: { did: 'done' },
  headers: {},
  body: Buffer.alloc(0),
  claims: {},
};

const call: ListedCall = {
  id: 'confirm-a',
  kind: 'confirm',
  name: 'Confirm a request',
  status: 'open',
  wanted: true,
  to: 'household',
  receipt: '7F3K92QDM4TW1ZP8',
  language: 'Arabic',
  urgent: false,
  due: at2,
  late: true,
  attempts: 2,
  latest: { at: at2, outcome: 'no-answer', by: 'staff:jo' },
};

const spoken = (language: string): readonly string[] => {
  const { calls } = wordsFor(language);
  return [calls.opening.replace('{name}', 'Amina'), calls.confirm, calls.details, calls.closing];
};

const sheet: Sheet = {
  id: 'confirm-a',
  kind: 'confirm',
  about: {
    subject: 'a',
    role: 'household',
    name: 'Amina',
    phone: '+18605550123',
    languages: ['Arabic', 'English'],
    because: 'by-phone',
    interpreterNeeded: true,
    accessNeeds: ['Help with hearing'],
    notes: 'My sister may answer <b>first</b>',
  },
  script: { careful: ['Leave no voicemail'], language: 'ar', own: spoken('ar'), english: spoken('en') },
  wants: ['area', 'availability'],
  due: at,
  attempts: 1,
  tried: [{ at: at2, outcome: 'no-answer', by: 'staff:jo' }],
};

const criteria = ['language', 'needs', 'availability', 'proximity', 'experience', 'workload', 'preferences'].map(
  (id, i) => ({ id, name: id, raw: 0.5, weight: 10 + i, contribution: (10 + i) / 2 }),
);
const candidate = (navigator: string, more: object = {}) => ({
  navigator,
  score: 71.4,
  spared: 0,
  criteria,
  why: 'Speaks Arabic fluently; the same neighborhood.',
  barely: [],
  fails: [],
  ...more,
});
const proposal: ShownProposal = {
  id: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
  receipt: '7F3K92QDM4TW1ZP8',
  urgent: true,
  proposedAt: at2,
  due: at,
  late: 1,
  since: at2,
  household: [['Languages', 'Arabic (fluently)']],
  candidates: [
    candidate('n3f5h7j9k1m3p5q7r9s1t3v5w7'),
    candidate('n4f5h7j9k1m3p5q7r9s1t3v5w7', { barely: ['there is one shared half-day'], spared: 10 }),
    candidate('n5f5h7j9k1m3p5q7r9s1t3v5w7', { fails: ['pausing'] }),
  ],
};

const refused = (action: string, fields: string) => ({
  action,
  values: new URLSearchParams(fields),
  faults: [{ pointer: '/navigator', detail: 'No navigator has this number.' }],
});

/** Every page of the two rooms, by name. */
const pages: Readonly<Record<string, (staff: AtDesk) => Shown>> = {
  calls: staff => callsRoom([call, { ...call, id: 'offer-a', urgent: true, late: false }], { request, staff }),
  'as many calls as are listed': staff =>
    callsRoom(
      Array.from({ length: mostListed }, (_, n) => ({ ...call, id: `confirm-${n}` })),
      { request, staff },
    ),
  'no calls': staff => callsRoom([], { request, staff }),
  'one call': staff => callRoom(call, { request, staff }),
  'a call that is made': staff =>
    callRoom(
      { ...call, status: 'closed', wanted: false },
      {
        request,
        staff,
        refused: refused('/desk/calls/confirm-a', 'outcome=no&area=parkville&availability=mon-morning'),
      },
    ),
  'a sheet': staff => sheetPage(sheet, staff),
  'a sheet in English alone': staff =>
    sheetPage(
      { ...sheet, script: { ...sheet.script, language: 'en', careful: [], own: spoken('en'), without: 'Somali' } },
      staff,
    ),
  proposals: staff => proposalsRoom([proposal, { ...proposal, urgent: false, late: 0 }], { request, staff }),
  'as many proposals as are listed': staff =>
    proposalsRoom(
      Array.from({ length: mostProposed }, (_, n) => ({ ...proposal, id: `${proposal.id}${n}` })),
      { request, staff },
    ),
  'no proposals': staff => proposalsRoom([], { request, staff }),
  'a proposal': staff => proposalRoom(proposal, { request, staff }),
  'a proposal with names': staff =>
    proposalPage(proposal, {
      request,
      staff,
      names: { household: 'Amina', navigators: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', name: 'Nadia Haddad' }] },
    }),
  'a proposal, another one chosen': staff =>
    proposalRoom(proposal, {
      request,
      staff,
      refused: refused(`/desk/proposals/${proposal.id}/choose`, 'navigator=n9'),
    }),
  'a proposal that is decided': staff =>
    proposalRoom(
      { id: 'a', receipt: proposal.receipt, status: 'offered', decided: 'Decided already.' },
      { request, staff },
    ),
};

const markupOf = (name: string, language: string): string => {
  process.env.PROGRAM_NAME = 'We Belong Here';
  const staff = staffIn(language);
  const shown = pages[name]?.(staff);
  return (shown && framed({ language, staff }, shown).body) ?? '';
};

describe('the rooms of calls and proposals', () => {
  it('a sheet says where there are no sentences in a language that she speaks', () => {
    expect(markupOf('a sheet in English alone', 'en')).toContain('There are no sentences in Somali yet');
    expect(markupOf('a sheet', 'en')).not.toContain('There are no sentences');
  });

  it.each(Object.keys(pages))('%s: is small, and has no script, style or resource of its own', name => {
    for (const language of ['en', 'ar']) {
      const markup = markupOf(name, language);
      expect(Buffer.byteLength(markup)).toBeLessThan(60 * 1024);
      expect(markup).not.toMatch(/<script|style="|src=|\{\w+\}|undefined/);
      expect(markup).toContain('aria-current="page"');
    }
  });

  it('a sheet: the warning stands before the number, her sentences beside their translation, each in its direction', () => {
    const markup = markupOf('a sheet', 'en');
    expect(markup).toContain('Leave no voicemail');
    expect(markup.indexOf('Leave no voicemail')).toBeLessThan(markup.indexOf('tel:+18605550123'));
    expect(markup.indexOf('tel:+18605550123')).toBeLessThan(markup.indexOf('name="outcome"'));
    const pairs = [
      ...markup.matchAll(/<p lang="ar" dir="rtl">([^<]+)<\/p><p class="english" lang="en" dir="ltr">([^<]+)</g),
    ];
    expect(pairs.map(([, own, english]) => [own, english])).toEqual(
      spoken('ar').map((one, i) => [one, spoken('en')[i]]),
    );
    expect(markup).toContain('&lt;b&gt;');
  });

  it('a sheet: who speaks English is read no translation, and is warned of nothing that she did not ask for', () => {
    const markup = markupOf('a sheet in English alone', 'en');
    expect(markup).not.toContain('class="sides');
    expect(markup).not.toContain('class="notice warn careful"');
  });

  it('a proposal: one button for each who can be chosen, and a sentence instead of it for who cannot any more', () => {
    const markup = markupOf('a proposal', 'en');
    const buttons = [...markup.matchAll(/type="hidden" name="navigator" value="(\w+)"/g)].map(([, id]) => id);
    expect(buttons).toEqual(proposal.candidates.slice(0, 2).map(({ navigator }) => navigator));
    expect(markup).toContain('Not possible any more: pausing.');
    expect(markup).toContain(`name="proposedAt" value="${at2}"`);
  });

  it('says that others follow where there are as many as are listed', () => {
    for (const room of ['calls', 'proposals'])
      expect(markupOf(`as many ${room} as are listed`, 'en')).toContain('These are the first fifty');
    for (const room of ['calls', 'proposals']) expect(markupOf(room, 'en')).not.toContain('the first fifty');
  });

  it('what she typed stands again where it was refused', () => {
    expect(markupOf('a proposal, another one chosen', 'en')).toMatch(/value="n9" aria-invalid="true"/);
    const made = markupOf('a call that is made', 'en');
    for (const one of ['Parkville', 'Monday morning']) expect(made).toContain(one);
  });
});

describe.skipIf(noBrowser)('in a browser, the rooms of calls and proposals', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['en', 'ar'])('are whole on a phone and a desk, and shut nobody out (%s)', async language => {
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const name of Object.keys(pages)) {
      await page.setContent(markupOf(name, language));
      expect(await flawsOf(page, language === 'ar' ? 'rtl' : 'ltr'), name).toEqual([]);
    }
    await context.close();
  });

  it('a call is opened and answered with the keyboard alone', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(markupOf('calls', 'en'));
    // After a call the next one is at hand: Enter opens it.
    const focused = await page.evaluate<string>('document.activeElement.textContent');
    expect(focused).toContain('Confirm a request');
    await page.setContent(markupOf('a sheet', 'en'));
    const reached: string[] = [];
    for (let i = 0; i < 60 && !reached.includes('wrong-number'); i++) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate<string>('document.activeElement.value ?? document.activeElement.href ?? ""'));
    }
    expect(reached).toEqual(expect.arrayContaining(['tel:+18605550123', 'yes', 'no', 'no-answer', 'wrong-number']));
    await context.close();
  });
});
