import { program } from '../../functions/program/settings.ts';
import type { Finding } from '../year/findings.ts';
import type { History, Sent, Session } from './history.ts';

const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;
/** Nothing is sent at night: a reminder can be so many hours from when it was wished. */
const night = 13;

/** What of a dialogue was not as it is promised. */
export function findingsOf(history: History): readonly Finding[] {
  return [
    ...seats(history),
    ...reminders(history),
    ...results(history),
    ...afterTheEnd(history),
    ...names(history),
    ...(history.stage === 'closed' ? [] : [{ kind: 'not closed', text: `it stands at ${history.stage}` }]),
    ...history.troubles.map(text => ({ kind: 'trouble', text })),
  ];
}

/** Everyone with a place sits in exactly one circle. */
function seats({ circles, unplaced }: History): readonly Finding[] {
  const all = [...circles.values()].flat();
  const twice = all.filter((one, i) => all.indexOf(one) !== i);
  return [
    ...(unplaced > 0 ? [{ kind: 'without a circle', text: `${unplaced} sit in none` }] : []),
    ...twice.map(one => ({ kind: 'in two circles', text: one })),
  ];
}

/** Each in a circle is reminded of each of its sessions once, about two days before, and of nothing else. */
function reminders({ circles, sessions, mails }: History): readonly Finding[] {
  const reminding = mails.filter(({ kind }) => kind === 'session-reminder');
  const of = new Map<Sent, Session>();
  for (const mail of reminding) {
    const own = sessions.filter(one => (circles.get(one.circle) ?? []).includes(mail.to));
    const session = own.find(one => mail.text.includes(`session ${one.n}`));
    if (session) of.set(mail, session);
  }
  const strays = reminding
    .filter(mail => !of.has(mail))
    .map(({ at, to }) => ({ kind: 'a reminder of nothing', at, text: to }));
  const each = sessions.flatMap(session =>
    (circles.get(session.circle) ?? []).flatMap(to => {
      const got = [...of].filter(([mail, one]) => one === session && mail.to === to).map(([mail]) => mail);
      return wrong(session, got).map(text => ({
        kind: 'reminder',
        at: session.start,
        text: `${to}, circle ${session.circle}, session ${session.n}: ${text}`,
      }));
    }),
  );
  return [...strays, ...each];
}

function wrong({ start, status, changedAt, before }: Session, got: readonly Sent[]): readonly string[] {
  if (status === 'cancelled')
    return got.filter(({ at }) => at > (changedAt ?? '')).map(({ at }) => `reminded ${at} of what was cancelled`);
  const { remindHours } = program.dialogues.sessions;
  const old = got.filter(({ at }) => before !== undefined && at < (changedAt ?? ''));
  const own = got.filter(one => !old.includes(one));
  const soon = changedAt !== undefined && hours(changedAt, start) < remindHours + night;
  const late = own.filter(({ at }) => at >= start || hours(at, start) > remindHours + night);
  return [...(own.length !== 1 && !soon ? [`${own.length} reminders`] : []), ...late.map(({ at }) => `reminded ${at}`)];
}

/** Results go to all who took part within ten days of the forum (domain 4.5). */
const resultsDays = 10;

/** Whoever sits in a circle has read what came of it in time, and once. */
function results({ circles, forum, mails, facilitators }: History): readonly Finding[] {
  const told = mails.filter(({ kind }) => kind === 'registration-results');
  const people = [...circles.values()].flat().filter(one => !facilitators.includes(one));
  return people.flatMap(to => {
    const own = told.filter(mail => mail.to === to);
    const late = own.filter(({ at }) => hours(forum, at) > resultsDays * 24);
    return own.length === 1 && late.length === 0
      ? []
      : [{ kind: 'results', text: `${to}: ${own.length}, ${late.length} of them late` }];
  });
}

/** What is asked of whoever looks after something, while she does. */
const asking: readonly string[] = ['action-date', 'action-check-in', 'action-stalled'];

/** Who has said that it is done is asked nothing more about it. */
const afterTheEnd = ({ owners, mails }: History): readonly Finding[] =>
  owners.flatMap(({ address, endedAt }) =>
    mails
      .filter(({ kind, to, at }) => asking.includes(kind) && to === address && endedAt !== undefined && at > endedAt)
      .map(({ kind, at }) => ({ kind: 'asked when it was over', at, text: `${address}: ${kind}` })),
  );

/** What everybody can read names nobody. */
const names = ({ said, people }: History): readonly Finding[] =>
  people.filter(name => new RegExp(`\\b${name}\\b`).test(said)).map(text => ({ kind: 'named in public', text }));
