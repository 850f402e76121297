import type { Runner } from '../../lib/local/running.ts';
import { type Row, statesOf, stored } from './stored.ts';

interface Seat {
  readonly status: string;
  readonly capacity: number;
  readonly holds: readonly { readonly pairing: string; readonly as: string }[];
}

/** What must hold whatever went wrong, as sentences that are broken; an empty list is what tests ask for. To be asked when all is quiet. */
export async function brokenInvariants(runner: Runner): Promise<readonly string[]> {
  const rows = await stored(runner, 'Program');
  // Schedules come each minute: what was due within the last two may still be on its way.
  const lastTick = new Date(runner.now().getTime() - 2 * 60_000).toISOString();
  return [...seatsBroken(rows), ...forgotten(rows, lastTick), ...mailsBroken(rows, runner)];
}

/** Each seat holds what its matches say, and never more than it has room for. */
function seatsBroken(rows: readonly Row[]): readonly string[] {
  const seats = [...statesOf(rows, 'seat')] as unknown as readonly (readonly [string, Seat])[];
  const engaged = [...statesOf(rows, 'match').values()].flatMap(match =>
    typeof match.pairing === 'string'
      ? [`${match.navigator} ${match.pairing} ${match.status === 'offered' ? 'offer' : 'pairing'}`]
      : [],
  );
  const held = seats.flatMap(([navigator, { holds }]) => holds.map(one => `${navigator} ${one.pairing} ${one.as}`));
  return [
    ...seats
      .filter(([, seat]) => seat.holds.length > seat.capacity)
      .map(([id]) => `${id} has more than she has room for`),
    ...seats
      .filter(([, seat]) => seat.holds.filter(one => one.as === 'offer').length > 1)
      .map(([id]) => `${id} has two open offers`),
    ...held.filter(one => !engaged.includes(one)).map(one => `held for nobody: ${one}`),
    ...engaged.filter(one => !held.includes(one)).map(one => `without a seat: ${one}`),
  ];
}

const over: readonly string[] = [
  ...['none', 'closed', 'settled', 'sent', 'ended', 'active', 'left', 'released', 'over', 'duplicate'],
  // Nobody waits for anything: she was asked, or said what she would like; the rest are counts, and what was told of them.
  ...['dropped', 'rested', 'shown', 'counted', 'told'],
];

/** What is open has a due time that is not past, and every fact has gone out. */
function forgotten(rows: readonly Row[], lastTick: string): readonly string[] {
  const open = rows.filter(({ pk, sk, state }) => sk === 'state' && state && isOpen(pk, state));
  return [
    ...open
      .filter(({ due }) => due === undefined)
      .map(({ pk, state }) => `${pk} is ${state?.status} without a due time`),
    ...nobodys(rows),
    ...rows
      .filter(({ due }) => due !== undefined && due < lastTick)
      .map(({ pk, sk, due }) => `${pk} ${sk} was due ${due}`),
  ];
}

/** Every plan that runs stands in the round of its navigator, which minds it. */
function nobodys(rows: readonly Row[]): readonly string[] {
  const rounds = new Map(statesOf(rows, 'round'));
  return [...statesOf(rows, 'plan')].flatMap(([id, { status, navigator }]) => {
    const plans = (rounds.get(String(navigator))?.plans ?? {}) as Readonly<Record<string, unknown>>;
    return status === 'running' && !plans[id] ? [`plan#${id} runs and stands in nobody's round`] : [];
  });
}

function isOpen(pk: string, state: NonNullable<Row['state']>): boolean {
  // What one side said is over when it is said: what rests because of it has the due time.
  // What waits to be seen to stands in Today until it is, and each morning's letter tells of it.
  if (/^(seat|concern|notice|alarm)#/.test(pk) || over.includes(state.status)) return false;
  // Once pairing has a household, pairing has its due time.
  if (pk.startsWith('arrival#')) return state.status !== 'ready';
  if (pk.startsWith('round#')) return Object.keys(state.plans as object).length > 0;
  // What is to be done in a plan is done by its navigator's round.
  return !pk.startsWith('plan#');
}

/** As many mails lie in mailboxes as were sent: none is lost, none doubled. */
function mailsBroken(rows: readonly Row[], runner: Runner): readonly string[] {
  const mails = [...statesOf(rows, 'mail')];
  const never = ['not-wanted', 'by-call', 'rejected', 'unknown'];
  const sent = mails.filter(
    ([, { status, fate }]) => status === 'sent' || (status === 'settled' && !never.includes(String(fate))),
  );
  // Of these nobody knows, so a person calls: each may lie in a mailbox or not.
  const unknown = mails.filter(([, { fate }]) => fate === 'unknown').length;
  const inBoxes = runner.mail.all().length;
  const stuck = mails.filter(([, { status }]) => status === 'claimed').map(([key]) => `${key} is still being sent`);
  return inBoxes >= sent.length && inBoxes <= sent.length + unknown
    ? stuck
    : [...stuck, `${sent.length} mails were sent and ${inBoxes} lie in mailboxes`];
}
