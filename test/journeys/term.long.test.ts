import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { faultsOf } from '../support/markup.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** A pairing comes to its term: it goes on once, and is closed. */
const home = amina.contact.email;
const { mails, pages } = wordsFor('en');

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly owner: string;
  readonly due: string;
  readonly pairing?: string;
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const get = async <T>(path: string) => (await program.staff('GET', path)).body as unknown as T;
const row = async () => (await get<readonly Row[]>('/staff/arrivals'))[0];
const joins = async (who: object) =>
  ((await program.staff('POST', '/staff/navigators', who)).body as unknown as { id: string }).id;
const subjects = (to: string) => program.runner.mail.to(to).map(({ subject }) => subject);
/** Both have said yes; answers the pairing. */
async function paired(): Promise<string> {
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return (await row())?.pairing ?? '';
}

async function arrives(): Promise<void> {
  const english = { consent: { version: '2026-11', language: 'en' }, languages: [{ code: 'en', level: 'fluent' }] };
  await program.arrives({ ...amina, ...english, introduction: 'at-once' });
  await program.press(program.way(home, 'confirm'), { answer: 'confirm' });
}

describe('the end', () => {
  it('is asked for near the term, put off once, and thanked for with the hours of this pairing', async () => {
    await joins(nadia);
    await arrives();
    const pairing = await paired();
    const told = { [`${pairing}.outcome`]: 'held', [`${pairing}.minutes`]: '90' };
    await program.press(program.way(nadia.email, 'week'), told);
    await program.staff('POST', `/staff/pairings/${pairing}/contacts`, { outcome: 'held', minutes: 60 });
    const report = {
      report: 'report-5w',
      met: 'weekly',
      going: 'well',
      goals: 'on-the-way',
      byItself: 'some',
      help: 'no',
    };
    expect((await program.staff('POST', `/staff/pairings/${pairing}/reports`, report)).status).toBe(200);
    expect(await get(`/staff/pairings/${pairing}/reports`)).toMatchObject([{ task: 'report-5w', going: 'well' }]);
    await program.later('P85DT1H');
    expect(subjects(nadia.email).filter(subject => subject === mails.closing.subject)).toHaveLength(1);
    const link = program.way(nadia.email, 'closing');
    for (const _ of [1, 2]) expect((await program.press(link, { extend: '30' })).text).toContain('It goes on until');
    const again = await program.staff('POST', `/staff/pairings/${pairing}/extend`, { days: 90 });
    expect(again).toMatchObject({ status: 409, body: { detail: wordsFor('en').staff.reasons.extended } });
    expect((await program.get(link)).text).not.toContain(pages.closing.goOnTitle);
    const incomplete = await program.press(link, { answer: 'close', reason: 'completed' });
    expect(incomplete.markup).toContain('<option value="completed" selected>');
    expect(faultsOf(incomplete.markup)).toEqual([]);
    const closed = await program.press(link, { answer: 'close', met: 'yes', reason: 'completed' });
    expect(closed.text).toContain(pages.closing.certificate);
    expect((await program.press(link, { answer: 'close', met: 'yes', reason: 'completed' })).text).toBe(closed.text);
    const certificates = program.runner.mail.to(nadia.email).filter(mail => mail.subject === mails.certificate.subject);
    expect(certificates).toHaveLength(1);
    expect(faultsOf(certificates[0]?.html ?? '')).toEqual([]);
    for (const text of [certificates[0]?.text, certificates[0]?.html]) {
      expect(text).toContain('Nadia Haddad');
      expect(text).toContain('Hours given: 2.5');
      expect(text).not.toContain(amina.preferredName);
    }
  });
});
