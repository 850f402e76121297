import { describe, expect, it } from 'vitest';
import { mailWanted } from '../../events/mail-wanted.ts';
import { memberMailKinds } from '../../functions/advisory/questions.ts';
import { kinds } from '../../functions/mail/kinds.ts';
import { metDialogue } from '../support/action.ts';
import { atTheForum } from '../support/circles.ts';
import { consent, dayAhead, openDialogue, registersFor } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

interface Row {
  readonly id: string;
  readonly receipt: string;
  readonly offer?: string;
  readonly pairing?: string;
}

/** The story in stages: what brings a household there, and the kinds of mail that may be wanted then, by what they are about. */
const stages: readonly {
  readonly reach: (program: Program, row: Row | undefined, contact: object) => Promise<unknown>;
  readonly kinds: Readonly<Record<string, 'household' | 'navigator' | 'liaison'>>;
}[] = [
  { reach: async () => undefined, kinds: { confirm: 'household', 'confirm-again': 'household', alert: 'liaison' } },
  {
    reach: (program, row) => program.staff('POST', `/staff/arrivals/${row?.id}/confirm`),
    kinds: { details: 'household', 'liaison-today': 'liaison', 'liaison-week': 'liaison' },
  },
  {
    reach: (program, row) =>
      program.staff('POST', `/staff/arrivals/${row?.id}/answer`, {
        area: amina.area,
        availability: amina.availability,
      }),
    kinds: { offer: 'navigator', 'offer-reminder': 'navigator' },
  },
  {
    reach: (program, row) => program.staff('POST', `/staff/offers/${row?.offer}/answer`, { answer: 'accept' }),
    kinds: { 'may-we-introduce': 'household', 'may-we-introduce-again': 'household', 'ask-by-call': 'household' },
  },
  {
    reach: async (program, row) => {
      await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { answer: 'yes' });
      // What staff enter is told some minutes later, so that several acts are one mail.
      await program.later('PT11M');
    },
    kinds: {
      introduced: 'household',
      'first-tasks': 'navigator',
      'check-in': 'household',
      'goes-on-household': 'household',
      'goes-on-navigator': 'navigator',
    },
  },
  {
    reach: async program => {
      const pairing = facts('NavigatorAssigned').at(-1)?.pairing;
      await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'household' });
    },
    kinds: {
      'rest-household': 'household',
      'rest-navigator': 'navigator',
      'concern-call': 'household',
      'concern-call-navigator': 'navigator',
      'urgent-alert': 'liaison',
    },
  },
  {
    reach: async program => {
      const pairing = facts('NavigatorAssigned').at(-1)?.pairing;
      await program.staff('POST', `/staff/pairings/${pairing}/resume`);
    },
    kinds: {},
  },
  {
    reach: async (program, row) => {
      const start = new Date(program.runner.now().getTime() + 3 * 86_400_000);
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(start);
      const meeting = { date, time: '16:00', minutes: 60, place: 'phone' };
      await program.staff('POST', `/staff/pairings/${row?.pairing}/meetings`, meeting);
      await program.later('P2D');
    },
    kinds: {
      meeting: 'household',
      'meeting-navigator': 'navigator',
      'meeting-reminder': 'household',
      'meeting-reminder-navigator': 'navigator',
    },
  },
  {
    reach: async (program, row) => {
      // So many mails a day go to an address that nobody has confirmed, and it has had them.
      await program.later('P1D');
      await program.press(`${program.url}/receipts/${row?.receipt}/data`, {});
    },
    kinds: { 'data-link': 'household', closing: 'navigator' },
  },
  {
    reach: program => program.later('P1D'),
    // One a day of those about her steps: the week on another day than the question at the end.
    kinds: { 'belonging-before': 'household', 'navigator-belonging-before': 'navigator', 'this-week': 'navigator' },
  },
  {
    reach: (program, row) =>
      program.staff('POST', `/staff/arrivals/${row?.id}/interest`, { kind: 'navigator', yes: true }),
    kinds: { interested: 'household' },
  },
  {
    reach: async (program, row) => {
      await openDialogue(program, { days: 60 });
      await program.staff('POST', `/staff/arrivals/${row?.id}/interest`, { kind: 'participant', yes: true });
      await program.later('P1D');
    },
    kinds: { 'dialogue-suggested': 'household' },
  },
  // She tells nothing for three weeks, and somebody is to phone her.
  { reach: program => program.later('P24D'), kinds: { 'navigator-silent': 'navigator' } },
  {
    reach: async program => {
      const pairing = facts('NavigatorAssigned').at(-1)?.pairing;
      await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
      await program.later('P2D');
    },
    kinds: {
      'pairing-over': 'navigator',
      certificate: 'navigator',
      'over-household': 'household',
      'belonging-after': 'household',
      'navigator-belonging-after': 'navigator',
    },
  },
  {
    reach: async program => {
      const pairing = facts('NavigatorAssigned').at(-1)?.pairing;
      await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'household' });
    },
    kinds: { 'concern-late': 'household' },
  },
  {
    reach: async program => {
      const [known] = (await program.staff('GET', '/staff/navigators')).body as { id: string }[];
      const tomorrow = new Date(program.runner.now().getTime() + 86_400_000).toISOString().slice(0, 10);
      await program.staff('POST', `/staff/navigators/${known?.id}/pause`, { until: tomorrow });
      await program.later('P2D');
    },
    kinds: { 'welcome-back': 'navigator' },
  },
  {
    reach: async program => {
      const volunteer = { ...nadia, email: 'rosa@navigators.example', ofAge: true };
      const { strengths: _, ...told } = volunteer;
      const application = { ...told, consent: { version: '2026-11', language: 'en' } };
      for (const _ of [1, 2]) await program.post('/volunteer', application);
      await program.press(program.way(volunteer.email, 'apply'), { answer: 'confirm' });
      const known = (await program.staff('GET', '/staff/navigators')).body as { id: string; email: string }[];
      const id = known.find(one => one.email === volunteer.email)?.id;
      const today = program.runner.now().toISOString().slice(0, 10);
      for (const gate of ['information-session', 'screening', 'training'])
        await program.staff('POST', `/staff/navigators/${id}/gates`, { gate, on: today });
      await program.staff('POST', `/staff/navigators/${id}/agree`, {});
      const twoYearsAgo = new Date(program.runner.now().getTime() - 728 * 86_400_000).toISOString().slice(0, 10);
      await program.staff('POST', `/staff/navigators/${id}/gates`, { gate: 'screening', on: twoYearsAgo });
    },
    kinds: {
      'apply-confirm': 'navigator',
      'apply-known': 'navigator',
      'next-step': 'navigator',
      welcome: 'navigator',
      'gate-expiring': 'navigator',
    },
  },
  { reach: program => program.later('P2D'), kinds: { 'gate-expired': 'navigator' } },
  {
    reach: program => {
      const day = program.runner.now().toISOString().slice(0, 10);
      return program.staff('POST', '/staff/deputy', { email: 'deputy@library.example', from: day, until: day });
    },
    kinds: { deputy: 'liaison' },
  },
  {
    reach: async program => {
      const [deputy] = (await program.staff('GET', '/staff/deputy')).body as readonly { id: string }[];
      await program.staff('POST', `/staff/deputy/${deputy?.id}/take-back`);
    },
    kinds: { 'deputy-over': 'liaison' },
  },
  {
    reach: (program, _, contact) => program.arrives({ ...amina, contact, adult: false }),
    kinds: { 'with-staff': 'household' },
  },
  {
    reach: async (program, row) => {
      await program.staff('POST', `/staff/arrivals/${row?.id}/later`, { yes: true });
      // All that needs a human is seen to, so that half a year has no letter each morning.
      const calls = (await program.staff('GET', '/staff/calls')).body as readonly { id: string }[];
      for (const { id } of calls) await program.staff('POST', `/staff/calls/${id}`, { outcome: 'yes' });
      const today = (await program.staff('GET', '/staff/today')).body as { lines: readonly { id: string }[] };
      for (const { id } of today.lines) await program.staff('POST', `/staff/today/${id}/done`);
      await program.later('P170D');
    },
    kinds: { 'check-later': 'household' },
  },
];

/** Those to people who register for a dialogue have a walk of their own. */
const participantKinds = Object.keys(kinds).filter(kind => kinds[kind]?.audience === 'participant');
/** So have those to the people of circles. */
const circleKinds = participantKinds.filter(
  kind => kind.startsWith('session') || kind.startsWith('dialogue-results') || kind === 'kick-off-moved',
);
/** And those to who acts on what a dialogue has come to. */
const actionKinds = participantKinds.filter(kind => /^(action|update-event|group-meeting)/.test(kind));
/** And the questions before and after it. */
const belongingKinds = participantKinds.filter(kind => kind.startsWith('dialogue-belonging'));
const elsewhere = [...circleKinds, ...actionKinds, ...belongingKinds];
const registrationKinds = participantKinds.filter(kind => !elsewhere.includes(kind));

let program: Program;

const facts = (name: string) =>
  program.runner.events
    .filter(fact => fact['detail-type'] === name)
    .map(fact => (fact.detail as { data: Record<string, string> }).data);

/** Wants a mail as if its time had come, unless the story itself wanted it by now. Answers its key and what it is about. */
async function wanted(kind: string, to: string): Promise<{ key: string; about: string }> {
  const natural = facts('MailWanted').find(one => one.kind === kind);
  if (natural) return { key: String(natural.mail), about: String(natural.about) };
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as Row[];
  const paired = facts('PairingOffered').at(-1)?.pairing;
  const particular: Record<string, string> = { alert: `duplicate/${row?.id}`, 'check-in': `${paired}/checkin-30` };
  const about = particular[kind] ?? paired ?? row?.id ?? '';
  const known = facts('MailWanted').find(one => kinds[String(one.kind)]?.audience === to)?.to;
  const key = `test-${kind}`;
  const meta = { id: crypto.randomUUID(), time: program.runner.now().toISOString(), version: 1 };
  const { data } = mailWanted.of({ mail: key, kind, to: to === 'liaison' ? to : (known ?? ''), about });
  program.runner.putEvents([
    {
      source: mailWanted.source,
      type: mailWanted.name,
      detail: { meta: { ...meta, subject: `mail#${key}`, correlation: 'test', causation: 'test' }, data },
    },
  ]);
  await program.runner.settle();
  return { key, about };
}

it('every kind of mail has its stage in this walk', () => {
  const ofHouseholds = stages.flatMap(stage => Object.keys(stage.kinds));
  expect([...ofHouseholds, ...memberMailKinds, ...participantKinds, 'digest-preview'].sort()).toEqual(
    Object.keys(kinds).sort(),
  );
});

describe('every kind of mail', () => {
  eachStory(begun => {
    program = begun;
  });

  it.each([{ email: 'amina@home.example' }, { phone: '+18605550123' }, { agency: 'harbor-welcome' }])(
    'is a mail or a call to a household with %o, and to her navigator and the liaison',
    async contact => {
      await program.staff('POST', '/staff/navigators', nadia);
      const { area: _, availability: __, ...incomplete } = amina;
      await program.arrives({ ...incomplete, contact });
      for (const stage of stages) {
        const [row] = (await program.staff('GET', '/staff/arrivals')).body as Row[];
        await stage.reach(program, row, contact);
        for (const [kind, to] of Object.entries(stage.kinds)) {
          const { key, about } = await wanted(kind, to);
          const mailed = facts('MailSent').some(one => one.mail === key);
          const called = facts('CallWanted').some(
            one => one.call === key || (!('email' in contact) && another[kind] === one.kind && one.about === about),
          );
          expect({ kind, mailed, called }).toEqual({ kind, ...expected(kind, to, contact) });
        }
      }
    },
  );

  it.each([{ email: 'mina@home.example' }, { phone: '+18605550185' }])(
    'is a mail or a call to who registers for a dialogue with %o',
    async contact => {
      const id = await openDialogue(program, { days: 30, seats: 1 });
      const does = (act: string, body: object) => program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
      const rows = async () =>
        ((await program.staff('GET', `/staff/dialogues/${id}/participants`)).body as { rows: { id: string }[] }).rows;
      await registersFor(program, id, contact);
      const [{ id: participant } = { id: '' }] = await rows();
      await does('participants/confirm', { participant });
      await registersFor(program, id, contact);
      await does('participants/withdraw', { participant });
      await program.later('P1D');
      await registersFor(program, id, contact);
      await does('registrations', { name: 'Omar', email: 'omar@home.example', consent });
      await does('participants/confirm', { participant });
      const other = (await rows()).find(one => one.id !== participant)?.id;
      await does('participants/withdraw', { participant: other });
      await does('participants/place', { participant });
      await does('participants/change', { participant, access: ['hearing'] });
      await does('participants/access', { participant, answer: 'arranged' });
      await does('schedule', { date: dayAhead(program, 3), time: '18:00', place: 'Park Street Library' });
      await program.later('P1DT10H');
      await does('cancel', { reason: 'no-place' });
      await program.later('PT13H');
      const told = facts('email' in contact ? 'MailSent' : 'CallWanted').map(({ kind }) => String(kind));
      expect([...new Set(told)].filter(kind => registrationKinds.includes(kind)).sort()).toEqual(
        registrationKinds.toSorted(),
      );
    },
  );

  it.each([
    { person: { email: 'mina@home.example' }, facilitator: { email: 'ana@library.example' } },
    { person: { phone: '+18605550185' }, facilitator: { phone: '+18605550186' } },
  ])('is a mail or a call to the people of a circle with %o', async reached => {
    const { does, toTheForum } = await atTheForum(program, reached, 3);
    await does('sessions', { circle: 1, date: dayAhead(program, 4), time: '18:00', minutes: 120 });
    await program.later('P8D');
    await toTheForum();
    await does('results', { text: 'A later bus.' });
    await program.later('PT1H');
    const told = facts('email' in reached.person ? 'MailSent' : 'CallWanted').map(({ kind }) => String(kind));
    expect([...new Set(told)].filter(kind => circleKinds.includes(kind)).sort()).toEqual(circleKinds.toSorted());
  });

  it.each([{ person: { email: 'mina@home.example' } }, { person: { phone: '+18605550187' } }])(
    'is a mail or a call to who acts on what a dialogue has come to with %o',
    async reached => {
      const { does, people } = await metDialogue(program, reached);
      const [mina = '', omar, hla] = people;
      const date = dayAhead(program, 6);
      for (const title of ['A later bus', 'A new school', 'A place for tools'])
        await does('ideas', { title, proposers: [mina] });
      await does('voting/open', { until: dayAhead(program, 1) });
      await program.later('P2DT2H');
      await does('groups', { title: 'Getting around', convener: mina });
      await does('actions/not-taken', { action: 2, reason: 'not-ours' });
      for (const action of [1, 3]) await does('actions/adopt', { action, group: 1, owner: mina, date });
      const event = { time: '18:00', minutes: 120, place: 'Park Street Library' };
      for (const days of [5, 9]) await does('events', { kind: 'update', ...event, date: dayAhead(program, days) });
      for (const days of [5, 9]) await does('groups/meetings', { group: 1, ...event, date: dayAhead(program, days) });
      await does('groups/offer');
      await program.later('PT1H');
      // Whoever is called hears of a meeting or an event when the call is made; before that there is nothing to take back.
      const calls = (await program.staff('GET', '/staff/calls/open')).body as { id: string; kind: string }[];
      for (const { id, kind } of calls)
        if (/^(group-meeting|update-event)$/.test(kind))
          await program.staff('POST', `/staff/calls/${id}`, { outcome: 'yes' });
      await does('groups/meetings/cancel', { meeting: 2 });
      await does('groups/join', { group: 1, people: [omar, hla] });
      await does('groups/tell', { group: 1, text: 'The bus company listens.' });
      await does('events/cancel', { event: 2 });
      await does('actions/refer', { action: 3, body: 'commission' });
      await does('actions/answer', { action: 3, text: 'Yes, from June.' });
      await does('forum', { date: dayAhead(program, -20) });
      await program.later('P12D');
      await does('groups/change', { group: 1, convener: omar });
      await does('actions/progress', { action: 1, status: 'in-progress' });
      await program.later('P31D');
      const told = facts('email' in reached.person ? 'MailSent' : 'CallWanted').map(({ kind }) => String(kind));
      expect([...new Set(told)].filter(kind => actionKinds.includes(kind)).sort()).toEqual(actionKinds.toSorted());
    },
  );

  it.each([{ person: { email: 'mina@home.example' } }, { person: { phone: '+18605550187' } }])(
    'asks who takes part in a dialogue with %o how at home they feel, before it and after it',
    async reached => {
      const { does, people } = await metDialogue(program, reached);
      await does('participants/change', { participant: people[0], background: 'long-here' });
      await program.later('P1D');
      for (const stage of ['in-session', 'action-forum', 'action']) await does('next', { stage, reason: 'other' });
      await program.later('P1D');
      const told = facts('email' in reached.person ? 'MailSent' : 'CallWanted').map(({ kind }) => String(kind));
      expect([...new Set(told)].filter(kind => belongingKinds.includes(kind)).sort()).toEqual(
        belongingKinds.toSorted(),
      );
    },
  );

  it('to a member of the advisory group is a mail, and never a call', async () => {
    const staff = async (path: string, body: object = {}): Promise<string> =>
      ((await program.staff('POST', `/staff/${path}`, body)).body as { id: string }).id;
    const organization = await staff('organizations', { title: 'Park Street Clinic', kind: 'health' });
    const asking = await staff('members', { name: 'Ines Duarte', email: 'ines@clinic.example', organization });
    const helping = await staff('members', { name: 'Lena Brandt', email: 'lena@mill.example', organization });
    for (const member of [asking, helping]) await staff(`members/${member}/confirm`);
    const until = new Date(program.runner.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    const told = { member: asking, title: 'A room', text: 'For twenty.', until };
    const request = await staff('items', { ...told, kind: 'request' });
    await staff(`items/${request}/approve`);
    await staff(`items/${request}/help`, { member: helping });
    await staff(`items/${await staff('items', { ...told, kind: 'alert' })}/return`, { reason: 'unclear' });
    const issue = await staff('items', { ...told, kind: 'issue' });
    await staff(`items/${issue}/approve`);
    await staff(`issues/${issue}/answer`, { text: 'In May.' });
    await program.later('P1D');
    const sent = new Set(facts('MailSent').map(({ kind }) => String(kind)));
    const toThem = [...sent].filter(kind => !kind.startsWith('liaison-'));
    expect(toThem.sort()).toEqual([...memberMailKinds, 'digest-preview'].sort());
    expect(facts('CallWanted')).toEqual([]);
  });
});

/**
 * What someone without e-mail hears by another call: the question by the one that was wanted from the beginning, which stays open and
 * escalates by itself; that contact rests by the one that is made because of it.
 */
const another: Readonly<Record<string, string>> = {
  'may-we-introduce-again': 'may-we-introduce',
  'ask-by-call': 'may-we-introduce',
  'rest-household': 'concern-call',
};

/**
 * Who has an address gets a mail, but for the kinds that are for the phone alone; who has none is called. How at home someone feels is not
 * asked through an agency, which would hear it.
 */
function expected(kind: string, to: string, contact: object): { mailed: boolean; called: boolean } {
  if (kind === 'belonging-before' && 'agency' in contact) return { mailed: false, called: false };
  const called = kinds[kind]?.by === 'phone' || (to === 'household' && !('email' in contact));
  return { mailed: !called, called };
}
