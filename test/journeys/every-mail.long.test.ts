import { describe, expect, it } from 'vitest';
import { mailWanted } from '../../events/mail-wanted.ts';
import { memberMailKinds } from '../../functions/advisory/questions.ts';
import { kinds } from '../../functions/mail/kinds.ts';
import { metDialogue } from '../support/action.ts';
import { atTheForum } from '../support/circles.ts';
import { consent, dayAhead, openDialogue, registersFor } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** One of the households, each reached in another way, and the navigator who alone speaks with it. */
interface Household {
  readonly contact: object;
  readonly language: string;
  /** Its arrivals' ids: it comes once, and once more. */
  readonly arrivals: string[];
}

interface Row {
  readonly id: string;
  readonly receipt: string;
  readonly offer?: string;
  readonly pairing?: string;
}

/** The households by how they are reached. Their languages are those for which there are interpreters. */
const households: readonly Household[] = [
  { contact: { email: 'amina@home.example' }, language: 'ar', arrivals: [] },
  { contact: { phone: '+18605550123' }, language: 'es', arrivals: [] },
  { contact: { agency: 'harbor-welcome' }, language: 'pt', arrivals: [] },
];

/** Who asks to be a navigator. */
const rosa = 'rosa@navigators.example';

type Audience = 'household' | 'navigator' | 'liaison';

/**
 * The story in stages, which all households live through together: what brings them there (first what happens once, then to each, then how
 * much time passes), and the kinds of mail that may be wanted then, by whom they are to. Each kind is looked at for each household, but
 * for those of a stage that says nothing of them.
 */
const stages: readonly {
  readonly first?: () => Promise<unknown>;
  readonly each?: (row: Row | undefined, household: Household) => Promise<unknown>;
  readonly later?: string;
  readonly kinds: Readonly<Record<string, Audience>>;
  /** It has nothing to do with the households. */
  readonly apart?: true;
}[] = [
  { kinds: { confirm: 'household', 'confirm-again': 'household', alert: 'liaison' } },
  {
    each: row => program.staff('POST', `/staff/arrivals/${row?.id}/confirm`),
    kinds: { details: 'household', 'liaison-today': 'liaison', 'liaison-week': 'liaison' },
  },
  {
    each: row =>
      program.staff('POST', `/staff/arrivals/${row?.id}/answer`, {
        area: amina.area,
        availability: amina.availability,
      }),
    kinds: { offer: 'navigator', 'offer-reminder': 'navigator' },
  },
  {
    each: row => program.staff('POST', `/staff/offers/${row?.offer}/answer`, { answer: 'accept' }),
    kinds: { 'may-we-introduce': 'household', 'may-we-introduce-again': 'household', 'ask-by-call': 'household' },
  },
  {
    each: row => program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { answer: 'yes' }),
    // What staff enter is told some minutes later, so that several acts are one mail.
    later: 'PT11M',
    kinds: {
      introduced: 'household',
      'first-tasks': 'navigator',
      'check-in': 'household',
      'goes-on-household': 'household',
      'goes-on-navigator': 'navigator',
    },
  },
  {
    each: (_, one) => program.staff('POST', `/staff/pairings/${pairingOf(one)}/concern`, { side: 'household' }),
    kinds: {
      'rest-household': 'household',
      'rest-navigator': 'navigator',
      'concern-call': 'household',
      'concern-call-navigator': 'navigator',
      'urgent-alert': 'liaison',
    },
  },
  { each: (_, one) => program.staff('POST', `/staff/pairings/${pairingOf(one)}/resume`), kinds: {} },
  {
    each: row => {
      const start = new Date(program.runner.now().getTime() + 3 * 86_400_000);
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(start);
      const meeting = { date, time: '16:00', minutes: 60, place: 'phone' };
      return program.staff('POST', `/staff/pairings/${row?.pairing}/meetings`, meeting);
    },
    later: 'P2D',
    kinds: {
      meeting: 'household',
      'meeting-navigator': 'navigator',
      'meeting-reminder': 'household',
      'meeting-reminder-navigator': 'navigator',
    },
  },
  // So many mails a day go to an address that nobody has confirmed, and it has had them.
  { later: 'P1D', kinds: {} },
  {
    each: row => program.press(`${program.url}/receipts/${row?.receipt}/data`, {}),
    kinds: { 'data-link': 'household', closing: 'navigator' },
  },
  {
    later: 'P1D',
    // One a day of those about her steps: the week on another day than the question at the end.
    kinds: { 'belonging-before': 'household', 'navigator-belonging-before': 'navigator', 'this-week': 'navigator' },
  },
  {
    each: row => program.staff('POST', `/staff/arrivals/${row?.id}/interest`, { kind: 'navigator', yes: true }),
    kinds: { interested: 'household' },
  },
  {
    first: async () => {
      dialogue = await openDialogue(program, { days: 60 });
    },
    each: row => program.staff('POST', `/staff/arrivals/${row?.id}/interest`, { kind: 'participant', yes: true }),
    later: 'P1D',
    kinds: { 'dialogue-suggested': 'household' },
  },
  // They tell nothing for three weeks, and somebody is to phone them.
  { first: () => allIsSeenTo(), later: 'P24D', kinds: { 'navigator-silent': 'navigator' } },
  {
    each: (_, one) => program.staff('POST', `/staff/pairings/${pairingOf(one)}/end`, { reason: 'completed' }),
    later: 'P2D',
    kinds: {
      'pairing-over': 'navigator',
      certificate: 'navigator',
      'over-household': 'household',
      'belonging-after': 'household',
      'navigator-belonging-after': 'navigator',
    },
  },
  {
    each: (_, one) => program.staff('POST', `/staff/pairings/${pairingOf(one)}/concern`, { side: 'household' }),
    kinds: { 'concern-late': 'household' },
  },
  {
    each: (_, one) => {
      const navigator = facts('NavigatorAssigned').find(({ pairing }) => pairing === pairingOf(one))?.navigator;
      const until = dayAhead(program, 1);
      return program.staff('POST', `/staff/navigators/${navigator}/pause`, { until });
    },
    later: 'P2D',
    kinds: { 'welcome-back': 'navigator' },
  },
  {
    first: async () => {
      const volunteer = { ...nadia, email: rosa, ofAge: true };
      const { strengths: _, ...told } = volunteer;
      const application = { ...told, consent: { version: '2026-11', language: 'en' } };
      for (const _ of [1, 2]) await program.post('/volunteer', application);
      await program.press(program.way(volunteer.email, 'apply'), { answer: 'confirm' });
      const id = await navigatorAt(volunteer.email);
      for (const gate of ['information-session', 'screening', 'training'])
        await program.staff('POST', `/staff/navigators/${id}/gates`, { gate, on: dayAhead(program, 0) });
      await program.staff('POST', `/staff/navigators/${id}/agree`, {});
      await program.staff('POST', `/staff/navigators/${id}/gates`, { gate: 'screening', on: dayAhead(program, -728) });
    },
    kinds: {
      'apply-confirm': 'navigator',
      'apply-known': 'navigator',
      'next-step': 'navigator',
      welcome: 'navigator',
      'gate-expiring': 'navigator',
    },
    apart: true,
  },
  { later: 'P2D', kinds: { 'gate-expired': 'navigator' }, apart: true },
  {
    first: () => {
      const day = dayAhead(program, 0);
      return program.staff('POST', '/staff/deputy', { email: 'deputy@library.example', from: day, until: day });
    },
    kinds: { deputy: 'liaison' },
    apart: true,
  },
  {
    first: async () => {
      const [deputy] = (await program.staff('GET', '/staff/deputy')).body as readonly { id: string }[];
      await program.staff('POST', `/staff/deputy/${deputy?.id}/take-back`);
    },
    kinds: { 'deputy-over': 'liaison' },
    apart: true,
  },
  {
    each: (_, one) => comes(one, { ...amina, adult: false }),
    kinds: { 'with-staff': 'household' },
  },
  {
    each: row => program.staff('POST', `/staff/arrivals/${row?.id}/later`, { yes: true }),
    kinds: {},
  },
  {
    first: async () => {
      for (const { arrivals } of households)
        await program.staff('POST', `/staff/arrivals/${arrivals[1]}/close`, { reason: 'other' });
      await program.staff('POST', `/staff/dialogues/${dialogue}/cancel`, { reason: 'other' });
      await program.staff('POST', `/staff/navigators/${await navigatorAt(rosa)}/leave`, {});
      await program.later('PT1H');
      await allIsSeenTo();
    },
    later: 'P160D',
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
/** What the households are asked about. */
let dialogue: string;

const facts = (name: string) =>
  program.runner.events
    .filter(fact => fact['detail-type'] === name)
    .map(fact => (fact.detail as { data: Record<string, string> }).data);

/** All that needs a human is done, so that weeks of silence have no letter each morning. */
async function allIsSeenTo(): Promise<void> {
  const calls = (await program.staff('GET', '/staff/calls')).body as readonly { id: string }[];
  for (const { id } of calls) await program.staff('POST', `/staff/calls/${id}`, { outcome: 'yes' });
  const today = (await program.staff('GET', '/staff/today')).body as { lines: readonly { id: string }[] };
  for (const { id } of today.lines) await program.staff('POST', `/staff/today/${id}/done`);
}

/** A household arrives, by the form. */
async function comes({ contact, arrivals }: Household, told: object): Promise<void> {
  await program.arrives({ ...told, contact });
  arrivals.push(facts('ArrivalRegistered').at(-1)?.arrival ?? '');
}

const pairingOf = ({ arrivals: [first] }: Household): string | undefined =>
  facts('PairingOffered').find(({ arrival }) => arrival === first)?.pairing;

async function navigatorAt(address: string): Promise<string | undefined> {
  const known = (await program.staff('GET', '/staff/navigators')).body as { id: string; email: string }[];
  return known.find(({ email }) => email === address)?.id;
}

/**
 * Wants a mail as if its time had come, unless the story itself wanted it by now, of this household where it is about one. Answers its key
 * and what it is about.
 */
async function wanted(kind: string, to: Audience, household?: Household): Promise<{ key: string; about: string }> {
  const wishes = facts('MailWanted');
  const isAbout = ({ about }: Record<string, string>) => household?.arrivals.some(id => about?.includes(id)) ?? true;
  const person = wishes.find(mail => kinds[String(mail.kind)]?.audience === to && isAbout(mail))?.to;
  // Of a person all that goes to her is hers, whatever it is about.
  const natural = wishes.find(
    mail => mail.kind === kind && (isAbout(mail) || (to !== 'liaison' && mail.to === person)),
  );
  if (natural) return { key: String(natural.mail), about: String(natural.about) };
  const one = household ?? households[0];
  const [row] = one?.arrivals ?? [];
  const paired = one && pairingOf(one);
  const particular: Record<string, string> = { alert: `duplicate/${row}`, 'check-in': `${paired}/checkin-30` };
  const about = particular[kind] ?? paired ?? row ?? '';
  const key = `test-${kind}-${row}`;
  const meta = { id: crypto.randomUUID(), time: program.runner.now().toISOString(), version: 1 };
  const { data } = mailWanted.of({ mail: key, kind, to: to === 'liaison' ? to : (person ?? ''), about });
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

  it('is a mail or a call to a household however it is reached, and to its navigator and the liaison', async () => {
    for (const one of households) {
      const languages = [{ code: one.language, level: 'fluent' }];
      await program.staff('POST', '/staff/navigators', {
        ...nadia,
        email: `${one.language}@navigators.example`,
        languages,
      });
      const { area: _, availability: __, ...incomplete } = amina;
      await comes(one, { ...incomplete, languages });
    }
    for (const { first, each, later, kinds: looked, apart } of stages) {
      await first?.();
      const rows = (await program.staff('GET', '/staff/arrivals')).body as Row[];
      for (const one of households)
        await each?.(
          rows.find(({ id }) => id === one.arrivals[0]),
          one,
        );
      if (later) await program.later(later);
      for (const [kind, to] of Object.entries(looked))
        for (const one of apart ? [undefined] : households) {
          const { key, about } = await wanted(kind, to, one);
          const mailed = facts('MailSent').some(({ mail }) => mail === key);
          const contact = one?.contact ?? {};
          const instead = to === 'household' && !('email' in contact) ? another[kind] : undefined;
          const called = facts('CallWanted').some(
            call => call.call === key || (instead === call.kind && call.about === about),
          );
          expect({ kind, contact, mailed, called }).toEqual({ kind, contact, ...expected(kind, to, contact) });
        }
    }
  });

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
function expected(kind: string, to: Audience, contact: object): { mailed: boolean; called: boolean } {
  if (kind === 'belonging-before' && 'agency' in contact) return { mailed: false, called: false };
  const called = kinds[kind]?.by === 'phone' || (to === 'household' && !('email' in contact));
  return { mailed: !called, called };
}
