import { percentile } from '../bench/figures.ts';
import type { Finding } from './findings.ts';
import type { History } from './history.ts';
import type { Lived } from './live.ts';
import type { YearOptions } from './options.ts';
import { mailsIn90Days, mannersOf, pairingsOf } from './pairings.ts';
import { bars, counted, spans, table, whatDidNotHold } from './print.ts';
import { daysByStep, waitingOf } from './waiting.ts';

const days = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(1)} days` : 'never');

const spread = (counts: readonly number[]): string =>
  counts.length === 0 ? 'none' : `${percentile(counts, 0.5)} in the middle, ${Math.max(...counts)} at most`;

/** The figures of a year, one a line. */
export function figuresOf(history: History): readonly (readonly [string, string])[] {
  const { facts, mails } = history;
  const count = (name: string): number => facts.filter(one => one.name === name).length;
  const { feasible, nobodyFitted, apart } = waitingOf(history);
  const manners = mannersOf(history);
  const mailed = mailsIn90Days(history);
  const mostOf = (several: boolean, ...all: readonly string[]): string => {
    const own = mailed
      .filter(({ pairing }) => all.includes(manners.get(pairing.navigator) ?? 'usual'))
      .filter(({ pairings }) => pairings > 1 === several)
      .map(one => one.count);
    return spread(own);
  };
  return [
    ['households that came', String(count('ArrivalRegistered'))],
    ['pairings that began', String(count('NavigatorAssigned'))],
    [
      'offers',
      `${count('PairingOffered')}, of which ${count('OfferDeclined')} were declined or taken back and ${count('OfferExpired')} ran out`,
    ],
    [
      'first meeting, a navigator was free',
      `${feasible.length}: median ${days(percentile(feasible, 0.5))}, p90 ${days(percentile(feasible, 0.9))}`,
    ],
    [
      'first meeting, nobody fitted at once',
      `${nobodyFitted.length}${nobodyFitted.length > 0 ? `: median ${days(percentile(nobodyFitted, 0.5))}` : ''}`,
    ],
    ['left out (see the notes)', String(apart)],
    ['mails', `${mails.length}, of which ${mails.filter(({ alert }) => alert).length} told the liaison something`],
    ['task mails in 90 days, on time, one household', mostOf(false, 'on-time')],
    ['… with several in that time', mostOf(true, 'on-time')],
    ['task mails in 90 days, the others, one household', mostOf(false, 'usual', 'never')],
    ['… with several in that time', mostOf(true, 'usual', 'never')],
    ['all other mails in 90 days', spread(mailed.map(one => one.others))],
    ['calls wanted', String(count('CallWanted'))],
    ['contacts told', String(count('ContactLogged'))],
    ['pauses because something is not right', String(count('PairingFrozen'))],
  ];
}

/** What each step on the way to a first meeting took. */
const waitsOf = (history: History): readonly (readonly [string, string])[] =>
  [...daysByStep(history)].map(([step, all]) => [
    step,
    all.length === 0
      ? 'nobody'
      : `${days(all.reduce((so, far) => so + far, 0) / all.length)} on average, ${days(percentile(all, 0.9))} or more for one in ten`,
  ]);

/** What a person reads when the year is over. */
export function summaryOf(
  { history, presses, took }: Lived,
  options: YearOptions,
  findings: readonly Finding[],
): string {
  const { feasible } = waitingOf(history);
  const counts = mailsIn90Days(history).map(one => one.count);
  const ends = pairingsOf(history).map(({ ended, reason }) => (ended ? (reason ?? 'unknown') : 'still runs'));
  const { households, navigators, days: length, seed } = options;
  return `A year of ${length} days: ${households} households, ${navigators} navigators, seed ${seed}.
${presses} pages opened, buttons pressed and doors used in ${took.wall.toFixed(0)} s (${took.processor.toFixed(0)} s of the processors, without the database’s).

${table(figuresOf(history))}

Days from the form to the first meeting, where a navigator was free
${bars(spans(feasible, [0, 2, 4, 6, 8, 11, 15, 22, 31]))}

Where those days went, of those who met
${table(waitsOf(history))}

Task mails to a navigator in the 90 days of a pairing
${bars(spans(counts, [0, 5, 10, 15, 20, 25, 31]))}

How pairings ended
${bars(counted(ends))}

${whatDidNotHold(findings)}`;
}
