import type { Finding } from '../year/findings.ts';
import { bars, counted, table, whatDidNotHold } from '../year/print.ts';
import type { Lived } from './live.ts';
import type { DialogueOptions } from './options.ts';

/** What a person reads when the dialogue is over. */
export function summaryOf(
  { history, presses, took }: Lived,
  options: DialogueOptions,
  findings: readonly Finding[],
): string {
  const { circles, sessions, mails } = history;
  const sizes = [...circles.values()].map(one => one.length);
  return [
    `A dialogue of ${options.people} people (seed ${options.seed}), from ${history.kickOff.slice(0, 10)} to ${history.ended.slice(0, 10)}`,
    table([
      ['circles', `${circles.size}, reached by mail in each: ${sizes.join(', ')}`],
      [
        'sessions',
        `${sessions.length}, of which ${sessions.filter(({ status }) => status === 'cancelled').length} cancelled and ${sessions.filter(({ before }) => before).length} moved`,
      ],
      ['by link', `${history.written} records, ${history.votes} people's dots, ${history.tellings} times how it goes`],
      ['mails', String(mails.length)],
      ['pages and doors', String(presses)],
      ['it took', `${took.wall.toFixed(0)} s, ${took.processor.toFixed(0)} s of processors`],
    ]),
    bars(counted(mails.map(({ kind }) => kind))),
    whatDidNotHold(findings),
  ].join('\n\n');
}
