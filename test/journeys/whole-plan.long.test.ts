import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { reportNumber } from '../../functions/reports/questions.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { subjectOf, wayIn } from '../support/ways.ts';

/** Weeks of one pairing: the plan, its reports in their weeks, and what stays of them when another navigator goes on. */
const said = wordsFor('en').pages.week;

interface Plan {
  readonly tasks: readonly { readonly task: string; readonly need?: string }[];
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string; pairing?: string }[];
const alerts = () => program.runner.mail.to('liaison@library.example').map(mail => mail.text);

/** A household and its navigator have both said yes; answers the pairing and the link to this week. */
async function paired(): Promise<{ pairing: string; week: string }> {
  await program.arrives({ ...amina, introduction: 'at-once' });
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const week = program.way(nadia.email, 'week');
  return { week, pairing: subjectOf(week) };
}

describe('a plan', () => {
  it('shows the whole plan, tells what came of each step, and asks for the reports in their weeks', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const shown = await program.get(week);
    expect(shown.text).toContain('Ask whether the children are in school');
    expect(shown.text).toContain(wordsFor('en').tasks['closing-meeting']);
    // What a household needs stands on the page, and in no mail.
    expect(program.mailTo(nadia.email).text).not.toMatch(/school|doctor/);
    expect(program.mailTo(nadia.email).text).toContain(wordsFor('en').tasks.connect);
    // What comes weeks later can be done already, behind one press; what was done is not there any more.
    const early = (markup: string) => /<details class="early">([\s\S]*?)<\/details>/.exec(markup)?.[1] ?? '';
    expect(early(shown.markup)).toContain(`value="${pairing}/scam-awareness"`);
    expect(early(shown.markup)).not.toContain(`value="${pairing}/first-contact"`);
    const done = await program.pressAll(week, [['tick', `${pairing}/scam-awareness`]]);
    expect(done.text).toContain(said.saved);
    expect(early(done.markup)).not.toContain(`value="${pairing}/scam-awareness"`);
    await program.staff('POST', `/staff/tasks/${pairing}.agreement/done`, {});
    const many = ['school', 'health', 'english-class', 'transport'].map(
      need => ['goal', `${pairing}/${need}`] as const,
    );
    const refused = await program.pressAll(week, [['tick', `${pairing}/agreement`], ...many]);
    expect(refused.text).toContain(said.goalsMany);
    expect(refused.markup).toMatch(/value="[^"]+\/transport" checked/);
    const plan = (await program.staff('GET', `/staff/pairings/${pairing}/plan`)).body as unknown as Plan;
    const [english] = plan.tasks.filter(({ need }) => need === 'english-class');
    const page = await program.pressAll(week, [
      ['tick', `${pairing}/agreement`],
      [`${pairing}/${english?.task}`, 'not-available'],
      ...many.slice(0, 2),
    ]);
    expect(page.text).toContain(said.saved);
    expect(page.text).toContain(said.alreadyTicked);
    expect((await program.staff('GET', `/staff/pairings/${pairing}/plan`)).body).toMatchObject({
      goals: ['school', 'health'],
      tasks: expect.arrayContaining([
        expect.objectContaining({ task: english?.task, status: 'done', outcome: 'not-available' }),
        expect.objectContaining({ task: 'agreement', status: 'done', by: expect.stringMatching(/^staff:/) }),
      ]),
    });
    await program.later('P32D');
    const link = wayIn((await program.get(program.way(nadia.email, 'week'))).markup, 'report');
    const report = `${program.url}${link}`;
    const answers = { report: 'report-5w', met: 'weekly', going: 'hard', goals: 'stuck', byItself: 'some' };
    const note = 'She would like to speak with somebody';
    const lacking = await program.press(report, { ...answers, note });
    expect(lacking.text).toContain(wordsFor('en').form.faults);
    expect(lacking.markup).toContain(note);
    expect(lacking.markup).toMatch(/value="hard" checked/);
    expect((await program.press(report, { ...answers, help: 'call-me', note })).text).toContain(
      wordsFor('en').pages.report.saved,
    );
    expect((await program.staff('GET', `/staff/pairings/${pairing}/reports`)).body).toMatchObject([
      { task: 'report-5w', going: 'hard', help: 'call-me', note },
    ]);
    expect(alerts().some(text => text.includes(wordsFor('en').alerts['report-wants-help'].what))).toBe(true);

    // What the household says to the liaison is not the navigator's to read.
    const calls = (await program.staff('GET', '/staff/calls')).body as readonly { id: string; kind: string }[];
    const asked = calls.find(({ kind }) => kind === 'check-in');
    await program.staff('POST', `/staff/calls/${asked?.id}`, { outcome: 'no' });
    expect(alerts().some(text => text.includes(wordsFor('en').alerts['check-in-no'].what))).toBe(true);
    const [{ id: navigator } = { id: '' }] = (await program.staff('GET', '/staff/navigators')).body as { id: string }[];
    const hers = JSON.stringify((await program.staff('POST', `/staff/navigators/${navigator}/export`)).body);
    expect(hers).toContain('checkin-30');
    expect(hers).not.toContain('check-in-no');

    // R3, R4: with another navigator the earlier pairing stays as it was, words and all.
    const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example' };
    await program.staff('POST', '/staff/navigators', omar);
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'other-navigator-wanted' });
    await program.press(program.way(omar.email, 'offer'), { answer: 'accept' });
    const next = pairing.replace(/1$/, '2');
    const another = {
      report: 'report-5w',
      met: 'seldom',
      going: 'well',
      goals: 'reached',
      byItself: 'more',
      help: 'no',
    };
    const told = await program.staff('POST', `/staff/pairings/${next}/reports`, {
      ...another,
      note: 'A good beginning for us',
    });
    expect(told.status).toBe(200);
    expect((await program.staff('GET', `/staff/pairings/${pairing}/reports`)).body).toMatchObject([{ note }]);
    expect((await program.staff('GET', `/staff/pairings/${next}/reports`)).body).toMatchObject([
      { note: 'A good beginning for us' },
    ]);
    // For funders: its answers in codes under the pairing's number, and none of its words.
    const file = (await program.staff('GET', '/staff/reports/progress.csv')).body as unknown as string;
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(program.runner.now());
    expect(file.split('\r\n')).toEqual(
      expect.arrayContaining([
        'pairing,date,report,met,going,goals,by_itself,help',
        `${reportNumber(pairing).slice(0, 10)},${today},report-5w,weekly,hard,stuck,some,call-me`,
      ]),
    );
    // Her plan goes with what ended; what she reported stays, and leads to nobody.
    const [{ id } = { id: '' }] = await rows();
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    await program.later('P40D');
    expect((await program.staff('GET', '/staff/reports/progress.csv')).body).toBe(file);
  });
});
