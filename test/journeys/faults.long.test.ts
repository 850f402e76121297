import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultKind, type FaultWish, faultKinds, type Injected } from '../../lib/local/faults.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { type Persistent, persistent, redrive } from '../support/persistent.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program?.runner.stop());

const household = (name: string, code: string) => ({
  ...amina,
  preferredName: name,
  languages: [{ code, level: 'fluent' }],
  contact: { email: `${name}@home.example` },
});
const navigator = (name: string, code: string) => ({
  ...nadia,
  name,
  email: `${name}@navigators.example`,
  languages: [{ code, level: 'fluent' }],
});

/** What people get, by the kind of mail. */
const subjects: Readonly<Record<string, string>> = {
  confirm: 'Please confirm',
  offer: 'Would you have time for someone?',
  'may-we-introduce': 'A question from the library',
  introduced: 'Good news from the library',
  'first-tasks': 'Your next steps',
};

interface Story {
  readonly injected: Injected;
  readonly people: Persistent;
}

interface Cast {
  readonly households: readonly ReturnType<typeof household>[];
  readonly navigators: readonly ReturnType<typeof navigator>[];
}

/** Navigators join, then it goes wrong, households come and everybody says yes; then it goes well again and three weeks pass. */
async function story({ households, navigators }: Cast, faults: FaultWish): Promise<Story> {
  await program.beginAgain();
  for (const one of navigators) await program.staff('POST', '/staff/navigators', one);
  await program.later('PT1H');
  program.runner.faults(faults);
  const people = persistent(program);
  /** Reads the mail of a kind and presses a button of its page; whoever was called instead has said it on the phone. */
  const says = async (address: string, kind: string, fields: Readonly<Record<string, string>>) => {
    const link = await people.linkIn(address, { subject: subjects[kind] ?? '', kind });
    if (typeof link === 'string') await people.press(link, fields);
    return link;
  };
  const arrived = households.map(async one => {
    const { email } = one.contact;
    await people.post(one, email);
    await says(email, 'confirm', { answer: 'confirm' });
  });
  const offered = navigators.map(async ({ email }) => {
    await says(email, 'offer', { answer: 'accept' });
    const task = 'first-contact';
    const told = await says(email, 'first-tasks', { tick: task });
    if (typeof told === 'string') return;
    await people.until(async () =>
      (await program.staff('POST', `/staff/tasks/${told.called}.${task}/done`)).status === 200 ? true : undefined,
    );
  });
  const asked = new Set<string>();
  const introduced = navigators.map(() =>
    people.until(async () => {
      const kind = 'may-we-introduce';
      const one = households.find(
        ({ contact }) =>
          !asked.has(contact.email) &&
          (program.runner.mail.to(contact.email).some(mail => mail.subject === subjects[kind]) ||
            people.called.get(contact.email)?.some(call => call.kind === kind)),
      );
      if (!one) return undefined;
      asked.add(one.contact.email);
      return says(one.contact.email, kind, { answer: 'yes' });
    }),
  );
  await Promise.all([...arrived, ...offered, ...introduced]);
  const injected = program.runner.faults({});
  await program.later('PT1H');
  for (let round = 0; round < 5 && (await redrive(program)) > 0; round++) await program.later('PT1H');
  await people.makeCalls();
  await program.later('P21D');
  return { injected, people };
}

/** What people have in the end: where households stand, and who got what, by mail or on the phone. */
async function outcome({ people }: Story) {
  const rows = (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly {
    situation: string;
    tasks?: readonly { task: string; status: string }[];
  }[];
  const mails = program.runner.mail
    .all()
    .map(mail => `${mail.to[0]}: ${mail.subject.replace(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/, '…')}`)
    // How many lines a morning has depends on when in the day something was done.
    .filter(line => !/: Today: \d+ to look at/.test(line));
  const calls = [...people.called].flatMap(([address, made]) =>
    made.map(({ kind }) => `${address}: ${subjects[kind] ?? kind}`),
  );
  return {
    households: rows.map(({ situation, tasks = [] }) => [situation, ...tasks.map(one => `${one.task} ${one.status}`)]),
    told: [...mails, ...calls].sort(),
    calls: (await program.staff('GET', '/staff/calls')).body,
  };
}

/** How often each fault may strike, by itself: where 1 would let nothing happen at all, as often as a bad day has it. */
const alone: Readonly<Record<FaultKind, number>> = {
  duplicate: 1,
  shuffle: 1,
  delay: 1,
  throttle: 0.03,
  conflict: 0.3,
  staleIndex: 1,
  timeoutBefore: 0.1,
  timeoutAfter: 0.1,
  kill: 0.01,
};
/** A function that is ended starts anew, which takes longer than all else here; where each call is survived is told by kill-points. */
const together: FaultWish = {
  duplicate: 1,
  shuffle: 0.5,
  delay: 0.3,
  throttle: 0.03,
  conflict: 0.1,
  staleIndex: 1,
  timeoutBefore: 0.03,
  timeoutAfter: 0.03,
  kill: 0.004,
};

describe('where nobody competes for a navigator, people have the same in the end as without faults', async () => {
  // Languages that the catalogue lacks (mails are in English) and that no interpreter speaks: each fits one only.
  const languages = ['sw', 'so', 'ti', 'ne'];
  const cast = {
    households: languages.map((code, i) => household(`household-${i}`, code)),
    navigators: languages.map((code, i) => navigator(`navigator-${i}`, code)),
  };
  let without: Awaited<ReturnType<typeof outcome>>;

  it('without any', async () => {
    without = await outcome(await story(cast, {}));
    expect(without.households.map(([situation]) => situation)).toEqual(languages.map(() => 'paired'));
    expect(await brokenInvariants(program.runner)).toEqual([]);
  });

  it.each(faultKinds)('under %s', async kind => {
    const told = await story(cast, { seed: 20261124, [kind]: alone[kind] });
    expect(told.injected[kind]).toBeGreaterThan(0);
    expect(await brokenInvariants(program.runner)).toEqual([]);
    expect(await outcome(told)).toEqual(without);
  });

  it.each([1])('under all of them at once (seed %i)', async seed => {
    const told = await story(cast, { seed, ...together });
    for (const kind of faultKinds) expect(told.injected[kind], kind).toBeGreaterThan(0);
    expect(await brokenInvariants(program.runner)).toEqual([]);
    expect(await outcome(told)).toEqual(without);
  });
});

describe('where households compete for navigators, capacity holds and nobody is forgotten', () => {
  const cast = {
    households: ['anna', 'bela', 'cira', 'dina', 'elsa'].map(name => household(name, 'so')),
    navigators: ['mara', 'nora'].map(name => navigator(name, 'so')),
  };
  it.each([2])('under all of them at once (seed %i)', async seed => {
    const told = await story(cast, { seed, ...together });
    for (const kind of faultKinds) expect(told.injected[kind], kind).toBeGreaterThan(0);
    expect(await brokenInvariants(program.runner)).toEqual([]);
    const situations = (await outcome(told)).households.map(([situation]) => situation);
    expect(situations.sort()).toEqual(['paired', 'paired', 'waiting', 'waiting', 'waiting']);
  });
});
