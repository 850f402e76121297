import { localDate } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { percentile } from '../bench/figures.ts';
import { late } from './escalations.ts';
import type { History, Look, Row } from './history.ts';
import { runningKinds, taskKinds } from './mail-kinds.ts';
import { isLive, isResting, mailsIn90Days, mannersOf, type Pairing, pairingsOf } from './pairings.ts';
import { waitingOf } from './waiting.ts';

/** Something that did not hold. */
export interface Finding {
  readonly kind: string;
  /** When, where there is a time. An instant. */
  readonly at?: string;
  readonly text: string;
}

/** What is promised of mails and of waiting (issue: Measures). */
const mostMails = { 'on-time': 20, usual: 30, never: 30 } as const;
const mostDays = { median: 7, p90: 21 } as const;
/** Of fewer households a tenth is two or three people, and says nothing. */
const fewest = 30;

/** All that a year has to hold and did not; an empty list is what it is lived for. */
export const findingsOf = (history: History): readonly Finding[] => {
  const pairings = pairingsOf(history);
  return [
    ...history.troubles.map(text => ({ kind: 'trouble', text })),
    ...overCapacity(history),
    ...twice(pairings),
    ...mailsBroken(history, pairings),
    ...tooMany(history),
    ...history.looks.flatMap(forgotten),
    ...late(history, pairings),
    ...tooLong(history),
  ];
};

/** Nobody has more households than she has room for, offers included: in the staff's list, and at every offer. */
function overCapacity({ looks, facts }: History): readonly Finding[] {
  const listed = looks.flatMap(({ at, navigators = [] }) =>
    navigators
      .filter(one => one.households > one.capacity)
      .map(one => ({
        kind: 'over-capacity',
        at,
        text: `${one.id} has ${one.households} households, and room for ${one.capacity}`,
      })),
  );
  const capacity = new Map<string, number>();
  for (const one of looks.flatMap(({ navigators = [] }) => navigators))
    capacity.set(one.id, Math.max(one.capacity, capacity.get(one.id) ?? 0));
  const held = new Map<string, string>();
  const offered = facts.flatMap(({ name, at, data: { pairing = '', navigator = '' } }) => {
    if (['OfferDeclined', 'OfferExpired', 'IntroductionDeclined', 'PairingEnded'].includes(name)) held.delete(pairing);
    if (name !== 'PairingOffered') return [];
    held.set(pairing, navigator);
    const count = [...held.values()].filter(one => one === navigator).length;
    const most = capacity.get(navigator) ?? count;
    return count > most
      ? [{ kind: 'over-capacity', at, text: `${navigator} was offered ${pairing} beyond her ${most}` }]
      : [];
  });
  return [...listed, ...offered];
}

/** No household has two pairings at a time. */
const twice = (pairings: readonly Pairing[]): readonly Finding[] =>
  pairings.flatMap(one =>
    pairings
      .filter(other => other.id !== one.id && other.arrival === one.arrival && isLive(one, other.begun))
      .map(other => ({ kind: 'two-pairings', at: other.begun, text: `${one.id} runs, and ${other.id} has begun` })),
  );

/** A mail that is being sent while a pairing ends or stops is not called back. */
const onItsWay = 5_000;

const before = (at: string): string => new Date(Date.parse(at) - onItsWay).toISOString();

/** Nothing is asked for once a pairing is over or while it rests, and at most one task mail a day. */
function mailsBroken({ mails }: History, pairings: readonly Pairing[]): readonly Finding[] {
  const byId = new Map(pairings.map(one => [one.id, one]));
  const after = mails
    .filter(({ kind }) => runningKinds.includes(kind))
    .flatMap(mail =>
      mail.pairings.flatMap(id => {
        const one = byId.get(id);
        const text = `${mail.kind} to ${mail.to} about ${id}`;
        if (one && !isLive(one, before(mail.at)) && !isLive(one, mail.at))
          return [{ kind: 'mail-after-closing', at: mail.at, text }];
        // What is wanted anew when it goes on follows within these seconds.
        const rested = one && isResting(one, before(mail.at)) && isResting(one, mail.at);
        return rested ? [{ kind: 'mail-at-rest', at: mail.at, text }] : [];
      }),
    );
  const days = Map.groupBy(
    mails.filter(({ kind }) => taskKinds.includes(kind)),
    ({ to, at }) => `${to} on ${localDate(program.timeZone, at)}`,
  );
  const several = [...days]
    .filter(([, all]) => all.length > 1)
    .map(([text, all]) => ({
      kind: 'two-task-mails',
      at: all[1]?.at ?? '',
      text: `${text}: ${all.map(({ kind }) => kind).join(', ')}`,
    }));
  return [...after, ...several];
}

/** How many mails about what is to be done a navigator gets in ninety days, however many households she has. */
function tooMany(history: History): readonly Finding[] {
  const manners = mannersOf(history);
  return mailsIn90Days(history).flatMap(({ pairing, count, pairings }) => {
    const manner = (manners.get(pairing.navigator) ?? 'usual') as keyof typeof mostMails;
    const text = `${count} task mails in the 90 days of ${pairing.id} to one who is ${manner}, with ${pairings} pairings`;
    return count <= mostMails[manner] ? [] : [{ kind: 'many-mails', at: pairing.begun, text }];
  });
}

/** Every household has an owner, a next act and a time that is to come; where a call is due, the call has it. */
function forgotten({ at, rows, calls }: Look): readonly Finding[] {
  const lacks = (row: Row): string | undefined => {
    if (!row.owner) return 'nobody’s';
    if (!row.next) return 'without a next act';
    if (!row.due) return 'without a due time';
    const isCall = calls.some(one => one.due === row.due && one.about.subject.startsWith(row.id));
    return before(row.due) >= at || row.due >= before(at) || isCall ? undefined : `past its due time, ${row.due}`;
  };
  return rows.flatMap(row => {
    const what = lacks(row);
    return what && row.situation !== 'closed'
      ? [{ kind: 'forgotten', at, text: `${row.id} is ${row.situation} and ${what}` }]
      : [];
  });
}

/** From the form to the first meeting. */
function tooLong(history: History): readonly Finding[] {
  const { feasible } = waitingOf(history);
  if (feasible.length < fewest) return [];
  const measured = { median: percentile(feasible, 0.5), p90: percentile(feasible, 0.9) };
  return (['median', 'p90'] as const)
    .filter(name => measured[name] > mostDays[name])
    .map(name => ({
      kind: 'long-wait',
      text: `from the form to the first meeting: ${name} ${measured[name].toFixed(1)} days, and not ${mostDays[name]}`,
    }));
}
