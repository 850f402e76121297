import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../functions/mail/kinds.ts';
import { outsideQuietHours } from '../../functions/platform/kernel/time.ts';
import { program as settings } from '../../functions/program/settings.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly owner?: string;
  readonly next?: string;
  readonly due?: string;
}

/** Ten households: languages, contacts and wishes of every sort. */
const households = [
  { ...amina, contact: { email: 'h0@home.example' } },
  { ...amina, contact: { phone: '+18605550101' }, safeContact: ['no-voicemail'] },
  { ...amina, contact: { agency: 'harbor-welcome' } },
  { ...amina, contact: { email: 'h3@home.example' }, introduction: 'at-once' },
  { ...amina, contact: { email: 'h4@home.example' }, urgent: true },
  { ...amina, contact: { email: 'h5@home.example' }, area: undefined, availability: undefined },
  { ...amina, contact: { phone: '+18605550106' }, area: undefined },
  { ...amina, contact: { email: 'h7@home.example' }, languages: [{ code: 'ti', level: 'fluent' }] },
  { ...amina, contact: { email: 'h8@home.example' }, adult: false },
  { ...amina, contact: { email: 'h9@home.example' }, languages: [{ code: 'en', level: 'fluent' }] },
].map((household, i) => ({ ...household, preferredName: `Markerhousehold${i}` }));

const navigators = [0, 1, 2].map(i => ({
  ...nadia,
  name: `Navigator${i} Haddad`,
  email: `n${i}@navigators.example`,
  capacity: 1 + (i % 2),
}));

let program: Program;
eachStory(begun => {
  program = begun;
});

const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];

/** Everybody does something or nothing, by the dice. */
class People {
  readonly #dice: number[];
  readonly #pressed = new Set<string>();

  constructor(seed: number) {
    this.#dice = fc.sample(fc.nat(99), { seed, numRuns: 4000 });
  }

  #one<T>(choices: readonly T[]): T {
    const { length } = choices;
    return choices[(this.#dice.pop() ?? 0) % length] as T;
  }

  /** Reads mail once a day and answers, declines or lets it lie. */
  async answerMail(): Promise<void> {
    for (const mail of program.runner.mail.all()) {
      if (this.#pressed.has(mail.id)) continue;
      this.#pressed.add(mail.id);
      for (const [link] of mail.text.matchAll(/https?:\S+\/l\/\S+/g)) await this.#answer(link);
    }
  }

  async #answer(link: string): Promise<void> {
    const [, purpose = ''] = /~(confirm|offer|introduction|week|card|concern|another)~/.exec(link) ?? [];
    const choices: Readonly<Record<string, readonly (Record<string, string> | undefined)[]>> = {
      confirm: [{ answer: 'confirm' }, { answer: 'confirm' }, undefined],
      offer: [{ answer: 'accept' }, { answer: 'decline', reason: 'no-time' }, undefined],
      introduction: [{ answer: 'yes' }, { answer: 'yes' }, { answer: 'no' }, undefined],
      week: [{ tick: 'first-contact' }, undefined],
      card: [{ answer: 'show' }, undefined],
      // Below every mail of a pairing, and taken now and then.
      concern: [{ answer: 'raise' }, ...Array(7).fill(undefined)],
      another: [{ answer: 'another' }, ...Array(9).fill(undefined)],
    };
    const press = this.#one(choices[purpose] ?? [undefined]);
    await program.get(link);
    if (press) expect((await program.press(link, press)).status).toBeLessThan(500);
  }

  async makeCalls(): Promise<void> {
    const calls = (await program.staff('GET', '/staff/calls')).body as unknown as readonly { id: string }[];
    for (const { id } of calls) {
      const outcome = this.#one(['yes', 'yes', 'no', 'no-answer', 'wrong-number'] as const);
      const answers = { area: 'frog-hollow', availability: ['mon-morning'] };
      await program.staff('POST', `/staff/calls/${id}`, { outcome, ...(outcome === 'yes' && { answers }) });
    }
  }
}

const data = (name: string) =>
  program.runner.events
    .filter(fact => fact['detail-type'] === name)
    .map(fact => (fact.detail as { data: Record<string, string> }).data);

/** A navigator never has more pairings and offers than room, nor two open offers, at any moment of the story. */
async function capacityHeld(): Promise<void> {
  const seats = (await program.staff('GET', '/staff/navigators')).body as { id: string; capacity: number }[];
  const held = new Map<string, Set<string>>();
  const open = new Map<string, string>();
  for (const fact of program.runner.events) {
    const { pairing = '', navigator = '' } = (fact.detail as { data: Record<string, string> }).data;
    if (fact['detail-type'] === 'PairingOffered') {
      expect(open.get(navigator), 'one open offer').toBeUndefined();
      open.set(navigator, pairing);
      held.set(navigator, (held.get(navigator) ?? new Set()).add(pairing));
      expect(held.get(navigator)?.size).toBeLessThanOrEqual(seats.find(one => one.id === navigator)?.capacity ?? 0);
    }
    const over = ['OfferAccepted', 'OfferDeclined', 'OfferExpired', 'PairingEnded'].includes(fact['detail-type']);
    if (over) for (const [who, what] of open) if (what === pairing) open.delete(who);
    const left = ['OfferDeclined', 'OfferExpired', 'IntroductionDeclined', 'PairingEnded'].includes(
      fact['detail-type'],
    );
    if (left) for (const pairings of held.values()) pairings.delete(pairing);
  }
}

describe.each([1, 2])('ten households and a fortnight of chance (%d)', seed => {
  it('nobody is forgotten, flooded or named, and nothing is lost', async () => {
    const people = new People(20261124 + seed);
    for (const navigator of navigators) await program.staff('POST', '/staff/navigators', navigator);
    for (const household of households) await program.arrives(household);
    for (let day = 0; day < 15; day += 1) {
      await people.answerMail();
      await people.makeCalls();
      for (const row of await rows()) {
        expect(row, `day ${day}`).toMatchObject({ owner: expect.any(String), next: expect.any(String) });
        expect(row.due, `day ${day}: ${row.situation} is due some time`).toMatch(/^\d{4}-/);
        expect(row.due && row.due > program.runner.now().toISOString(), `day ${day}: ${JSON.stringify(row)}`).toBe(
          true,
        );
      }
      // One day they read their mail in the morning, the next one at nine in the evening.
      await program.later(day % 2 === 0 ? 'PT35H' : 'PT13H');
    }
    await capacityHeld();
    // Each wish for a mail became one mail or one call, or was overtaken by what happened meanwhile.
    const sent = data('MailSent').map(one => one.mail);
    expect(new Set(sent).size).toBe(sent.length);
    // By night nothing but the answer to one's own post or press, and what cannot wait.
    const byDay = data('MailSent').filter(({ kind = '' }) => !kinds[kind]?.atAnyHour);
    expect(byDay.length).toBeGreaterThan(20);
    const { timeZone: zone, quietHours } = settings;
    for (const { kind, at = '' } of byDay) expect(outsideQuietHours(at, { zone, ...quietHours }), kind).toBe(at);
    for (const { to, text, html, subject, headers } of program.runner.mail.all()) {
      expect([text, html, subject].join(' '), `to ${to}`).not.toMatch(/markerhousehold|@home\.example|\+1860555010/i);
      expect([headers['auto-submitted'], headers['reply-to']]).toEqual([
        'auto-generated',
        expect.stringContaining('liaison@library.example'),
      ]);
    }
    expect(program.runner.logs.filter(({ line }) => line.includes('ParkedRows'))).toEqual([]);
  });
});
