import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { namesOf } from '../../../functions/desk/dialogues/board-pieces.ts';
import { boardNamed, boardRoom, seatBody } from '../../../functions/desk/dialogues/board-room.ts';
import { printedSheet } from '../../../functions/desk/dialogues/circle-room.ts';
import { slotsBody, takenBody } from '../../../functions/desk/dialogues/proposing-room.ts';
import { framed } from '../../../functions/desk/page/frame.ts';
import type { AtDesk, Shown } from '../../../functions/desk/page/room.ts';
import type { SeenPage } from '../../../functions/desk/page/seen.ts';
import {
  type SheetFacts,
  type ShownBoard,
  type ShownCircle,
  sessionSheet,
} from '../../../functions/dialogues/circles/questions.ts';
import type { Guard } from '../../../functions/dialogues/forming/shapes.ts';
import { missingText } from '../../../functions/dialogues/missing-words.ts';
import type { Request } from '../../../functions/platform/http.ts';
import { pageOf } from '../../../functions/platform/page.ts';
import { program } from '../../../functions/program/settings.ts';
import { flawsOf, launchBrowser, noBrowser } from '../../support/browser.ts';
import { faultsOf } from '../../support/markup.ts';

const at = '2027-03-20T15:00:00.000Z';
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
  routeKey: 'GET /desk/dialogues/{id}/circles',
  path: '/desk/dialogues/d/circles',
  params: { id: 'd' },
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  claims: {},
};

/** As long as real ids are. */
const idOf = (kind: string, n: number): string =>
  `${kind}${String(n).padStart(4, '0')}`.padStart(26, 'k3f9m2q4r6t8v0w2x4z6a8c1e5');

const spoken = [
  ['ar', ['en']],
  ['en', []],
  ['ksw', []],
  ['es', ['en']],
  ['ne', ['en']],
] as const;
const backgrounds = ['moved-here', 'long-here', 'both', 'long-here', 'rather-not-say'] as const;

const people = Array.from({ length: 120 }, (_, n) => ({
  id: idOf('p', n),
  times: ['tue-evening', 'wed-evening', 'sat-morning'],
  ownLanguage: spoken[n % 5]?.[0] ?? 'en',
  languages: [...(spoken[n % 5]?.[1] ?? [])],
  background: backgrounds[n % 5],
  ageBand: program.dialogues.meter.ageBands[n % program.dialogues.meter.ageBands.length],
  access: n % 6 === 0 ? ['child-care-at-meetings'] : [],
}));

const facilitators = Array.from({ length: 26 }, (_, n) => ({
  person: idOf('f', n),
  background: backgrounds[n % 2] ?? 'both',
  languages: ['en'],
  trainedOn: '2027-03-01',
}));

/** Twelve circles of ten, two or three things the matter with each; or nobody sits anywhere. */
function boardIn(language: string, laid = true): ShownBoard {
  const guards: readonly Guard[] = [
    { kind: 'hard', code: 'cannot-come', who: ['a', 'b'], time: 'tue-evening' },
    { kind: 'advice', code: 'community', community: 'moved-here', has: 3, needs: 4 },
    { kind: 'advice', code: 'untrained', who: ['f'] },
  ];
  const circles = Array.from({ length: 12 }, (_, i): ShownCircle => {
    const missing = guards.map(guard => ({ code: `circle-${guard.code}` as const, circle: i + 1, guard, hard: false }));
    return {
      number: i + 1,
      status: 'open',
      participants: laid ? people.slice(i * 10, i * 10 + 10).map(({ id }) => id) : [],
      facilitators: laid ? facilitators.slice(i * 2, i * 2 + 2).map(({ person }) => person) : [],
      venue: idOf('v', i % 3),
      language: 'en',
      interpreted: ['ksw'],
      missing: missing.map(one => ({ ...one, detail: missingText(one, language) })),
      sessions: [],
    };
  });
  const venues = [0, 1, 2].map(n => ({
    id: idOf('v', n),
    title: `Park Street Library, room ${n}`,
    seats: 14,
    access: [],
  }));
  const state = {
    status: 'forming',
    format: 'round',
    topic: 'Being neighbors in Frog Hollow',
    languages: ['en', 'ar'],
    venues,
    kickOff: { date: '2027-03-23', time: '18:00', at: '2027-03-23T22:00:00.000Z', place: 'Park Street Library' },
    steering: [],
    facilitators,
    passed: [],
    done: [],
    draftedAt: at,
    touchedAt: at,
    waiting: [],
  } as const;
  const unplaced = laid ? [] : people.map(({ id }) => id);
  return {
    id: 'd',
    state: structuredClone(state) as unknown as ShownBoard['state'],
    circles,
    unplaced,
    people,
    together: [],
  };
}

const names = namesOf(
  [...people.map(({ id }) => id), ...facilitators.map(({ person }) => person)].map(id => ({ id, name: 'Guadalupe' })),
);

const markupOf = (language: string, shown: Shown): string =>
  framed({ language, staff: staffIn(language) }, shown).body ?? '';
const looked = (language: string, page: SeenPage<ShownBoard> = boardRoom, laid = true): string =>
  markupOf(language, page(boardIn(language, laid), { request, staff: staffIn(language) }));

/** A sheet as full as it can be: sixteen people, four who lead, every need. */
const fullSheet: SheetFacts = {
  topic: 'Being neighbors in Frog Hollow, in summer and in winter',
  circle: 12,
  session: 4,
  start: '2027-04-20T22:00:00.000Z',
  minutes: 120,
  place: 'Park Street Library, the large room on the first floor',
  language: 'en',
  interpreted: ['ksw', 'ar'],
  facilitators: ['Ana', 'Bo', 'Guadalupe', 'Mohammed'],
  people: people.slice(0, 16).map(({ id }) => ({ id, name: 'Maximiliana' })),
  needs: program.dialogues.accessNeeds.map(need => ({ need, count: 2 })),
};

vi.stubEnv('PROGRAM_NAME', 'We Belong Here');

describe('circles as a board', () => {
  it.each(['en', 'ar'])('are one page of at most 60 KB for twelve circles of ten, in %s', language => {
    for (const markup of [looked(language), looked(language, boardNamed(names)), looked(language, boardRoom, false)]) {
      expect(faultsOf(markup)).toEqual([]);
      expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(60 * 1024);
      expect(markup).not.toContain('<script');
    }
  });

  it('name nobody before it is asked for, and show nothing to press to who may not act', () => {
    expect(looked('en')).not.toContain('Guadalupe');
    expect(looked('en', boardNamed(names))).toContain('Guadalupe');
    const auditor = { ...staffIn('en'), roles: ['auditor'] as const };
    const { body } = boardRoom(boardIn('en'), { request, staff: auditor });
    expect(body.markup).not.toMatch(/<button|type="radio"/);
  });

  it('keep who was chosen where a move was refused', () => {
    const [chosen] = people;
    const values = new URLSearchParams({ who: `1 ${chosen?.id}`, to: '2' });
    const refused = { action: '/desk/dialogues/d/circles/move', values, faults: [] };
    const { body } = boardRoom(boardIn('en'), { request, staff: staffIn('en'), refused });
    expect(body.markup.match(/ checked/g)).toHaveLength(1);
    expect(body.markup).toContain(`value="1 ${chosen?.id}" checked`);
  });

  it.each([
    ['3 abc', '5', { who: 'abc', from: 3, to: 5 }],
    ['0 abc', '5', { who: 'abc', to: 5 }],
    ['3 abc', '0', { who: 'abc', from: 3 }],
    ['', '5', { who: '', to: 5 }],
  ])('read “%s” to circle %s as the door takes it', (who, to, body) =>
    expect(seatBody(new URLSearchParams({ who, to }))).toEqual(body),
  );

  it('read ticked half-days and ticked proposals as the doors take them; what is no circle is left to be refused', () => {
    const fields = new URLSearchParams([
      ['times.v1', 'tue-evening'],
      ['times.v1', 'wed-evening'],
      ['interpreters.v1', 'ksw'],
      ['interpreters.v2', 'ar'],
    ]);
    expect(slotsBody(fields)).toEqual({
      slots: [
        { time: 'tue-evening', venue: 'v1', interpreters: ['ksw'] },
        { time: 'wed-evening', venue: 'v1', interpreters: ['ksw'] },
      ],
    });
    expect(
      takenBody(
        new URLSearchParams([
          ['circle', '{"venue":"v1"}'],
          ['circle', '{'],
        ]),
      ),
    ).toEqual({
      circles: [{ venue: 'v1' }, '{'],
    });
  });

  describe.skipIf(noBrowser)('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    const opened = async (markup: string): Promise<Page> => {
      const page = await browser.newPage();
      await page.route('**/*', route => route.fulfill({ contentType: 'text/html', body: markup }));
      await page.goto('https://library.example/desk/dialogues/d/circles');
      return page;
    };

    it.each([
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ] as const)('fit a phone and shut nobody out, in %s', async (language, direction) => {
      const page = await opened(looked(language));
      expect(await flawsOf(page, direction)).toEqual([]);
      await page.close();
    });

    it('are worked with keys alone', async () => {
      const page = await opened(looked('en'));
      const sent: string[] = [];
      page.on('request', one => one.method() === 'POST' && sent.push(one.postData() ?? ''));
      await page.focus(`input[value="1 ${facilitators[0]?.person}"]`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      // From the group of radios on, Tab goes to the first circle's button, its heading in between.
      for (let i = 0; i < 40 && !(await page.evaluate<boolean>('document.activeElement.value === "2"')); i++)
        await page.keyboard.press('Tab');
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
      expect(Object.fromEntries(new URLSearchParams(sent[0]))).toEqual({
        csrf: 'hers',
        who: `1 ${people[0]?.id}`,
        to: '2',
      });
      await page.close();
    });

    it.each(['en', 'ar'])(
      'print the sheet of a full session on one page, A4 and Letter, from the desk and by the link, in %s',
      async language => {
        const atDesk = markupOf(language, printedSheet(fullSheet, 'd', staffIn(language)));
        const byLink = pageOf({
          language,
          title: 'Sheet',
          program: 'We Belong Here',
          body: sessionSheet(fullSheet, language),
        });
        for (const markup of [atDesk, byLink.markup]) {
          expect(faultsOf(markup)).toEqual([]);
          const page = await opened(markup);
          for (const format of ['A4', 'Letter']) {
            const pdf = (await page.pdf({ format, printBackground: true })).toString('latin1');
            expect(pdf.match(/\/Type\s*\/Page\b/g), `${format} in ${language}`).toHaveLength(1);
          }
          expect(await flawsOf(page, language === 'ar' ? 'rtl' : 'ltr')).toEqual([]);
          await page.close();
        }
      },
    );
  });
});
