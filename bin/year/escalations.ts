import { isWorkingDay, localDate, nextLocal, plusDays, plusHours } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { wordsFor } from '../../functions/program/words.ts';
import type { Finding } from './findings.ts';
import type { History, Look, PlannedTask } from './history.ts';
import { isLive, isResting, type Pairing } from './pairings.ts';

const { timeZone, holidays, plan, matching, closing, pairingDays } = program;

/** What stands in the staff's list where a navigator is to be phoned because of her silence. */
const silentNext = wordsFor(program.language).staff.next.pairedSilent;

/** The first morning of a working day after an instant, by when everything that is the staff's has been told. */
function toldBy(instant: string): string {
  const morning = nextLocal(timeZone, instant, '09:30');
  return isWorkingDay(localDate(timeZone, morning), holidays) ? morning : toldBy(morning);
}

/** What was to be told to the liaison, or to be over, and was not in time. */
export const late = (history: History, pairings: readonly Pairing[]): readonly Finding[] => {
  const alerts = alertsBy(history);
  return [
    ...tasksLate(history, pairings),
    ...silenceLate(history, pairings),
    ...pairings.flatMap(one => [...concernLate(one, history), ...termLate(one, history, alerts)]),
    ...offersLate(history),
    ...history.looks.flatMap(look => callsLate(look, history)),
  ];
};

/** When each kind of alert came about each household. */
type Alerts = (arrival: string, code: string) => readonly string[];

function alertsBy({ mails, looks }: History): Alerts {
  const receipts = new Map(looks.flatMap(({ rows }) => rows.map(one => [one.receipt ?? '', one.id] as const)));
  const known = Map.groupBy(
    mails.filter(one => one.alert !== undefined),
    ({ alert }) => `${receipts.get(alert?.receipt ?? '')} ${alert?.code}`,
  );
  return (arrival, code) => (known.get(`${arrival} ${code}`) ?? []).map(({ at }) => at);
}

/** So long after something was heard, or a pause, a plan is left alone before it reminds and tells anew. */
const wakeDays = 3;

/** A task that stays open is the liaison's so many days after it was due, and not before its navigator was reminded. */
function tasksLate({ looks }: History, pairings: readonly Pairing[]): readonly Finding[] {
  const byId = new Map(pairings.map(one => [one.id, one]));
  return looks.flatMap(({ at, rows }) =>
    rows.flatMap(({ pairing = '', tasks = [], next }) => {
      const one = byId.get(pairing);
      // After a long silence nothing is told task by task: all of it is the liaison's.
      if (!one || next === silentNext) return [];
      return tasks
        .filter(task => task.status !== 'escalated' && (toldOf(task, one, at) ?? at) < at)
        .map(task => ({ kind: 'task-untold', at, text: `${task.id} was due ${task.due} and is ${task.status}` }));
    }),
  );
}

/** When it was told at the latest, as things stood at a time; undefined where nobody has to be told, or it rests. */
function toldOf({ task, due }: PlannedTask, { heard, rests }: Pairing, at: string): string | undefined {
  const days = plan.tasks.find(({ key }) => key === task)?.tellAfterDays;
  const begun = rests.filter(({ from }) => from <= at);
  if (days === undefined || begun.some(({ to }) => to === undefined || to > at)) return undefined;
  const woken = [...heard, ...begun.flatMap(({ to }) => to ?? [])].filter(one => one <= at);
  const wake = woken.map(one => plusDays(one, wakeDays));
  const base = [plusDays(due, Math.max(days, 2)), ...wake].sort().at(-1) ?? due;
  return toldBy(toldBy(base));
}

/** After a long silence of a navigator, about all her households, someone is to phone her: a call is wanted. */
function silenceLate({ facts, ended }: History, pairings: readonly Pairing[]): readonly Finding[] {
  const { days, tellAfterDays } = plan.silence;
  const wanted = facts.filter(({ name, data }) => name === 'CallWanted' && data.kind === 'navigator-silent');
  return [...Map.groupBy(pairings, ({ navigator }) => navigator)].flatMap(([navigator, hers]) => {
    const calls = wanted.filter(({ data }) => data.about === navigator).map(({ at }) => at);
    const marks = hers
      .flatMap(one => [
        ...[one.begun, one.ended ?? ended, ...one.heard],
        ...one.rests.flatMap(({ from, to }) => [from, to ?? ended]),
      ])
      .sort();
    return marks.flatMap((from, i) => {
      // One working morning for each of the two steps, and the days on which the library is closed.
      const by = toldBy(plusDays(toldBy(plusDays(from, days)), tellAfterDays));
      const goesOn = hers.some(one => isLive(one, from) && isLive(one, by) && !isResting(one, by));
      if (by >= (marks[i + 1] ?? ended) || !goesOn) return [];
      // While nothing is heard the call stays one, and is told of by itself.
      if (calls.some(at => at > plusDays(from, days) && at <= plusHours(by, 1))) return [];
      const text = `nothing was told by ${navigator} since ${from}, and nobody was to phone her`;
      return [{ kind: 'silence-untold', at: by, text }];
    });
  });
}

/** The liaison hears within the minute that something is not right. */
const concernLate = ({ id, arrival, rests }: Pairing, { mails, looks }: History): readonly Finding[] =>
  rests.flatMap(({ from }) => {
    const receipt = looks.flatMap(({ rows }) => rows).find(one => one.id === arrival)?.receipt;
    const told = mails.some(
      ({ alert, at }) =>
        alert?.urgent && alert.receipt === receipt && Math.abs(Date.parse(at) - Date.parse(from)) <= 60_000,
    );
    return told || receipt === undefined
      ? []
      : [{ kind: 'concern-untold', at: from, text: `${id} rests, and the liaison was not told within the minute` }];
  });

/** A week after the end of its term the liaison hears of a pairing that nobody has closed. */
function termLate(one: Pairing, { ended }: History, alerts: Alerts): readonly Finding[] {
  const term = one.extendedTo ?? plusDays(one.begun, pairingDays);
  const by = plusHours(toldBy(plusDays(term, closing.tellDaysAfter)), 1);
  if (by > ended || !isLive(one, by) || one.rests.length > 0) return [];
  return alerts(one.arrival, 'term-over').some(at => at > term && at <= by)
    ? []
    : [{ kind: 'term-untold', at: by, text: `the term of ${one.id} was over ${term}` }];
}

/** An offer is answered, taken back or run out in time: its hours count from its mail, which may wait for the morning. */
function offersLate({ facts, ended }: History): readonly Finding[] {
  const over = new Map<string, string>();
  for (const { name, at, data } of facts)
    if (
      ['OfferAccepted', 'OfferDeclined', 'OfferExpired', 'PairingEnded', 'MatchClosed', 'ArrivalClosed'].includes(name)
    ) {
      const id = data.pairing ?? data.arrival ?? '';
      if (!over.has(id)) over.set(id, at);
    }
  return facts.flatMap(({ name, at, data: { pairing = '', arrival = '' } }) => {
    if (name !== 'PairingOffered') return [];
    const by = plusHours(at, matching.offerHours.normal + 13);
    const end = over.get(pairing) ?? over.get(arrival) ?? ended;
    return end > by ? [{ kind: 'offer-stuck', at: by, text: `${pairing} was offered ${at} and is still open` }] : [];
  });
}

/** A call that nobody makes is told two days after it was due. */
function callsLate({ at, calls }: Look, { mails }: History): readonly Finding[] {
  return calls.flatMap(({ id, due }) => {
    const by = toldBy(plusDays(due, 2));
    if (by >= at) return [];
    const told = mails.some(({ alert, at: when }) => alert?.code === 'calls-overdue' && when > due && when <= at);
    return told ? [] : [{ kind: 'call-untold', at, text: `the call ${id} was due ${due}` }];
  });
}
