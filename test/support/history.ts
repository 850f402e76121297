import fc from 'fast-check';
import { amina, nadia, type Program } from './program.ts';

/** A household as `GET /staff/arrivals` shows it. */
export interface Household {
  readonly id: string;
  readonly receipt: string;
  readonly situation: string;
  readonly owner: string;
  readonly next: string;
  readonly due?: string;
  readonly offer?: string;
  readonly pairing?: string;
  readonly tasks?: readonly { readonly id: string; readonly status: string; readonly due: string }[];
}

/** A proposal as `GET /staff/proposals` shows it. */
interface Proposed {
  readonly id: string;
  readonly proposedAt: string;
  readonly candidates: readonly { readonly navigator: string }[];
}

/** One step of a history: what is done, by or to which of those who are there, and how. The numbers count round. */
export interface Step {
  readonly act: keyof typeof acts;
  readonly who: number;
  readonly how: number;
}

/** What a step of a history told; nothing where there was nobody to do it. */
type Told = string | undefined;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** Ways to come: by mail, phone or agency, complete or not, a child, an address that mail cannot reach, a language that nobody speaks. */
const ways: readonly ((n: number) => object)[] = [
  n => ({ contact: { email: `h${n}@home.example` } }),
  n => ({ contact: { email: `h${n}@home.example` }, introduction: 'at-once' }),
  n => ({ contact: { phone: `+18605550${100 + n}` } }),
  () => ({ contact: { agency: 'harbor-welcome' }, introduction: 'at-once' }),
  n => ({ contact: { email: `h${n}@home.example` }, urgent: true }),
  n => ({ contact: { phone: `+18605550${100 + n}` }, area: undefined, availability: undefined }),
  n => ({ contact: { email: `h${n}@home.example` }, area: undefined }),
  n => ({ contact: { email: `bounce+${n}@simulator.amazonses.com` } }),
  n => ({ contact: { email: `h${n}@home.example` }, adult: false }),
  n => ({ contact: { email: `h${n}@home.example` }, languages: [{ code: 'ti', level: 'fluent' }] }),
  () => ({ contact: { email: 'again@home.example' } }),
];

/** So many households at once; the histories that matter are of few who cross each other. */
const mostHouseholds = 3;
const mostNavigators = 3;

/** What a navigator saves on her own page. (Fewer households than she has already would not be a broken promise, but looks like one.) */
const hers = {
  answer: 'save',
  'languages.0.code': 'ar',
  'languages.0.level': 'fluent',
  areas: 'frog-hollow',
  availability: 'mon-morning',
  capacity: '2',
};
const presses: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  confirm: [{ answer: 'confirm' }, { answer: 'confirm', area: amina.area, availability: 'mon-morning' }],
  offer: [{ answer: 'accept' }, { answer: 'accept' }, { answer: 'decline', reason: 'no-time' }],
  introduction: [{ answer: 'yes' }, { answer: 'yes' }, { answer: 'no' }],
  week: ['first-contact', 'introduction-meeting', 'agreement'].flatMap((task): Record<string, string>[] => [
    { tick: task },
    { tick: task },
    { undo: task },
  ]),
  card: [{ answer: 'show' }],
  rights: [{ answer: 'ask' }, { answer: 'ask' }, { answer: 'ask' }, { answer: 'stop' }],
  belonging: [{ answer: 'send', social: '3', linguistic: '1' }],
  later: [{ answer: 'yes' }, { answer: 'no' }],
  interest: [{ yes: 'navigator' }, { yes: 'participant' }, { 'take-back': 'navigator' }],
  profile: [
    { answer: 'open' },
    { answer: 'resume' },
    hers,
    { answer: 'agree' },
    { answer: 'stop-now' },
    { answer: 'return' },
  ],
  apply: [{ answer: 'confirm' }],
  concern: [{ answer: 'raise' }, { answer: 'raise', note: 'I would like to talk' }],
  another: [{ answer: 'another' }],
  closing: [{ extend: '30' }, { answer: 'close', met: 'no', reason: 'other' }],
  data: ['see', 'see', 'see', 'not-me', 'not-me', 'stop', 'erase-now'].map(answer => ({ answer })),
};

const rows = async (program: Program) =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Household[];

async function staff(program: Program, path: string, body: object): Promise<string> {
  const { status } = await program.staff('POST', path, body);
  if (status >= 500) throw new Error(`${path} answered ${status}`);
  return `staff: ${path} ${JSON.stringify(body)} → ${status}`;
}

/** What staff do for a household, at any time, sensible or not; what brings it on is done more often than what ends it. */
const staffActs: readonly ((row: Household) => readonly [path: string, body: object] | '' | undefined)[] = [
  ({ id }) => [`/staff/arrivals/${id}/confirm`, {}],
  ({ id }) => [`/staff/arrivals/${id}/confirm`, {}],
  ({ offer }) => offer && [`/staff/offers/${offer}/answer`, { answer: 'accept' }],
  ({ id }) => [`/staff/arrivals/${id}/answer`, { answer: 'yes' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/end`, { reason: 'completed' }],
  ({ id }) => [`/staff/arrivals/${id}/answer`, { area: amina.area, availability: ['mon-morning'] }],
  ({ id }) => [`/staff/arrivals/${id}/answer`, { answer: 'yes' }],
  ({ id }) => [`/staff/arrivals/${id}/answer`, { answer: 'no' }],
  ({ offer }) => offer && [`/staff/offers/${offer}/answer`, { answer: 'accept' }],
  ({ offer }) => offer && [`/staff/offers/${offer}/answer`, { answer: 'decline' }],
  ({ tasks }) => tasks?.[0] && [`/staff/tasks/${tasks[0].id}/done`, {}],
  ({ tasks }) => tasks?.[0] && [`/staff/tasks/${tasks[0].id}/reopen`, {}],
  ({ pairing }) =>
    pairing && [`/staff/pairings/${pairing}/contacts`, { outcome: 'held', minutes: 60, note: 'A good hour' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/end`, { reason: 'completed' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/end`, { reason: 'navigator-choice' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/end`, { reason: 'other-navigator-wanted' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/concern`, { side: 'household', note: 'By phone' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/concern`, { side: 'navigator' }],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/resume`, {}],
  ({ pairing }) => pairing && [`/staff/pairings/${pairing}/extend`, { days: 30 }],
  ({ id }) => [`/staff/arrivals/${id}/correct`, { needs: ['work'], urgent: true }],
  ({ id }) => [`/staff/arrivals/${id}/correct`, { contact: { phone: '+18605550199' } }],
  ({ id }) => [`/staff/arrivals/${id}/correct`, { contact: { email: 'corrected@home.example' } }],
  ({ id }) => [`/staff/arrivals/${id}/withdraw`, {}],
  ({ id }) => [`/staff/arrivals/${id}/erase`, {}],
  ({ id }) => [`/staff/arrivals/${id}/close`, { reason: 'moved-away' }],
];

const dayOf = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What staff do about a navigator or someone on her way, at any time. */
const standings: readonly ((now: Date) => readonly [path: string, body: object])[] = [
  () => ['suspend', { reason: 'concern' }],
  () => ['resume', {}],
  () => ['resume', {}],
  () => ['leave', {}],
  () => ['agree', {}],
  now => ['gates', { gate: 'application', on: dayOf(now, -1) }],
  now => ['gates', { gate: 'information-session', on: dayOf(now, -1) }],
  now => ['gates', { gate: 'training', on: dayOf(now, -1) }],
  now => ['gates', { gate: 'screening', on: dayOf(now, -1) }],
  // It runs out in five days.
  now => ['gates', { gate: 'screening', on: dayOf(now, -725) }],
];

const acts = {
  comes: async (program: Program, n: number, how: number): Promise<Told> => {
    if ((await rows(program)).length >= mostHouseholds) return undefined;
    const household = { ...amina, ...pick(ways, how)?.(n % 100) };
    const { status } =
      n % 4 === 0
        ? await program.staff('POST', '/staff/arrivals', household)
        : await program.post('/arrivals', household);
    return `a household comes: ${JSON.stringify(household.contact)} ${how % ways.length} → ${status}`;
  },
  joins: async (program: Program, n: number, how: number): Promise<Told> => {
    const known = (await program.staff('GET', '/staff/navigators')).body as unknown[];
    if (known.length >= mostNavigators) return undefined;
    const email = how % 5 === 0 ? `bounce+n${n}@simulator.amazonses.com` : `n${n}@navigators.example`;
    return staff(program, '/staff/navigators', { ...nadia, email, capacity: 1 + (how % 2) });
  },
  presses: async (program: Program, who: number, how: number): Promise<Told> => {
    // Below every mail stands the way to one's data: it is taken now and then.
    const links = program.runner.mail
      .all()
      .flatMap(mail => mail.text.match(/https?:\S+\/l\/\S+/g) ?? [])
      .filter(one => !/~(rights|profile|concern|another)~/.test(one) || how % 12 === 0);
    // The latest mail is read more often than what lies below it.
    const link = links.at(-1 - (who % Math.max(1, Math.min(6, links.length))));
    const purpose =
      /~(confirm|offer|introduction|week|card|rights|data|profile|apply|belonging|interest|later|concern|another|closing|invite|member|help|reply|digest|editions|stop)~/.exec(
        link ?? '',
      )?.[1] ?? '';
    const fields = pick(presses[purpose] ?? [], how);
    if (!link || !fields) return undefined;
    const { status } = await program.press(link, fields);
    if (status >= 500) throw new Error(`${purpose} answered ${status}`);
    return `someone presses: ${purpose} ${JSON.stringify(fields)} → ${status}`;
  },
  calls: async (program: Program, who: number, how: number): Promise<Told> => {
    const call = pick((await program.staff('GET', '/staff/calls')).body as { id: string; kind: string }[], who);
    const outcome = pick(['yes', 'yes', 'no', 'no-answer', 'wrong-number'], how);
    const answers = how % 2 === 0 ? { answers: { area: amina.area, availability: ['mon-morning'] } } : {};
    return call && staff(program, `/staff/calls/${call.id}`, { outcome, ...(outcome === 'yes' && answers) });
  },
  staff: async (program: Program, who: number, how: number): Promise<Told> => {
    const row = pick(await rows(program), who);
    const [path, body] = (row && pick(staffActs, how)?.(row)) || [];
    return path && staff(program, path, body ?? {});
  },
  decides: async (program: Program, who: number, how: number): Promise<Told> => {
    const open = (await program.staff('GET', '/staff/proposals')).body as Proposed[];
    const one = pick(open, who);
    if (!one) return undefined;
    const { navigator } = pick(one.candidates, how) ?? {};
    if (how % 5 === 0) return staff(program, `/staff/proposals/${one.id}/none`, { reason: 'other' });
    return staff(program, `/staff/proposals/${one.id}/choose`, { navigator, proposedAt: one.proposedAt });
  },
  reached: async (program: Program, who: number): Promise<Told> => {
    const lost = (await program.staff('GET', '/staff/navigators')).body as { id: string; reachable: boolean }[];
    const one = pick(
      lost.filter(navigator => !navigator.reachable),
      who,
    );
    return one && staff(program, `/staff/navigators/${one.id}/reachable`, {});
  },
  leaves: async (program: Program, who: number, how: number): Promise<Told> => {
    const one = pick((await program.staff('GET', '/staff/navigators')).body as { id: string }[], who);
    return one && staff(program, `/staff/navigators/${one.id}/${how % 2 === 0 ? 'withdraw' : 'erase'}`, {});
  },
  pauses: async (program: Program, who: number, how: number): Promise<Told> => {
    const one = pick(
      (await program.staff('GET', '/staff/navigators')).body as { id: string; pausedUntil?: string }[],
      who,
    );
    if (one?.pausedUntil && how % 2 === 0) return staff(program, `/staff/navigators/${one.id}/resume`, {});
    const until = new Date(program.runner.now().getTime() + (1 + (how % 9)) * 86_400_000).toISOString().slice(0, 10);
    return one && staff(program, `/staff/navigators/${one.id}/pause`, { until });
  },
  applies: async (program: Program, n: number, how: number): Promise<Told> => {
    const known = (await program.staff('GET', '/staff/navigators')).body as unknown[];
    if (known.length >= mostNavigators) return undefined;
    const { strengths: _, ...told } = { ...nadia, email: `n${how % 3}@navigators.example`, ofAge: true };
    const { status } = await program.post('/volunteer', { ...told, consent: amina.consent });
    return `someone applies: ${n} ${told.email} → ${status}`;
  },
  stands: async (program: Program, who: number, how: number): Promise<Told> => {
    const one = pick((await program.staff('GET', '/staff/navigators')).body as { id: string }[], who);
    const [path, body] = (one && pick(standings, how)?.(program.runner.now())) || [];
    return one && path && staff(program, `/staff/navigators/${one.id}/${path}`, body ?? {});
  },
  asksByReceipt: async (program: Program, who: number): Promise<Told> => {
    const row = pick(await rows(program), who);
    if (!row) return undefined;
    const { status } = await program.press(`${program.url}/receipts/${row.receipt}/data`, {});
    return `someone asks with a receipt → ${status}`;
  },
  waits: async (program: Program, _: number, how: number): Promise<Told> => {
    const duration = pick(['PT1H', 'PT14H', 'P1D', 'P1D', 'P3D', 'P4D', 'P8D'], how) ?? 'P1D';
    await program.later(duration);
    return `${duration} passes`;
  },
} as const;

const done = <Act extends keyof typeof acts>(act: Act) =>
  fc.record({ act: fc.constant(act), who: fc.nat(999), how: fc.nat(999) });

const usual = [
  ['comes', 3],
  ['joins', 2],
  ['presses', 9],
  ['calls', 4],
  ['staff', 6],
  ['reached', 1],
  ['pauses', 1],
  ['applies', 1],
  ['stands', 2],
  ['leaves', 1],
  ['asksByReceipt', 1],
  ['waits', 4],
] as const;

const stepOf = (weighed: readonly (readonly [keyof typeof acts, number])[]) =>
  fc.oneof(...weighed.map(([act, weight]) => ({ weight, arbitrary: done(act) })));

/** Staff post a household that has not told where it lives: where the others left room for it, it waits for somebody to ask. */
const comesIncomplete: Step = { act: 'comes', who: 4, how: 6 };

const historiesOf = (step: fc.Arbitrary<Step>): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(done('joins'), done('comes'), fc.noBias(fc.array(step, { minLength: 50, maxLength: 60 })))
    .map(([joins, comes, rest]) => [joins, comes, ...rest, comesIncomplete]);

/** Histories: someone joins, someone comes, then whatever people do, and at last someone comes of whom something is missing. */
export const histories = historiesOf(stepOf(usual));

/** … where staff choose among the navigators who fit best. */
export const historiesWhereStaffChoose = historiesOf(stepOf([...usual, ['decides', 7]]));

/** Does one step, and answers what happened in words. */
export const take = (program: Program, { act, who, how }: Step): Promise<Told> => acts[act](program, who, how);

/** The households that staff see now. */
export const seen = rows;
