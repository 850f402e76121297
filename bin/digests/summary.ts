import { program } from '../../functions/program/settings.ts';
import { percentile } from '../bench/figures.ts';
import type { Finding } from '../year/findings.ts';
import { bars, spans, table, whatDidNotHold } from '../year/print.ts';
import { pairsOf } from './costs.ts';
import { editionsOf, tellingsOf } from './editions.ts';
import type { History, Thing } from './history.ts';
import type { Lived } from './live.ts';
import type { DigestOptions } from './options.ts';

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** What was never told before it was over: nothing promises that it is, since an edition tells of so many things at most. */
function neverTold(history: History): readonly Thing[] {
  const told = tellingsOf(history);
  const isNew = (title: string): boolean => told.get(title)?.some(({ as }) => as === 'new') ?? false;
  const untold = history.things.filter(({ title, withdrawn }) => withdrawn === undefined && !isNew(title));
  return untold.filter(({ until, closed }) => (until ?? closed ?? history.ended) < history.ended);
}

/** The figures of the digests, one a line. */
export function figuresOf(history: History): readonly (readonly [string, string])[] {
  const { weeks, mails, readers, things } = history;
  const editions = editionsOf(history);
  const gone = editions.filter(one => one.mails.length > 0);
  const told = [...tellingsOf(history).values()].flat();
  const as = (kind: string): number => told.filter(one => one.as === kind).length;
  const hours = Map.groupBy(
    gone.filter(({ week }) => week.going === 'on-time'),
    ({ week }) => week.due.slice(11, 16),
  );
  const counts = gone.map(one => one.mails.length);
  const pairs = pairsOf(history);
  const never = neverTold(history);
  const reads = (list: readonly { readonly week: History['weeks'][number] }[]): string => {
    const of = (read: (work: History['weeks'][number]['work']) => number): string =>
      String(
        percentile(
          list.map(one => read(one.week.work)),
          0.5,
        ),
      );
    return `${of(work => work.mail.calls)} reads (${of(work => work.mail.units)} units) a mail, ${of(work => work.clock.calls)} reads (${of(work => work.clock.units)} units) of the clock`;
  };
  const early = pairs.flatMap(one => one.early);
  return [
    ['editions that went', `${gone.length} of ${weeks.length} weeks`],
    ['… of them with nothing to tell', String(gone.filter(one => one.told.length === 0).length)],
    [
      '… held and released, late',
      (['released', 'late'] as const).map(going => gone.filter(({ week }) => week.going === going).length).join(', '),
    ],
    [
      `… at ${program.advisory.digest.at} of the place, by UTC`,
      [...hours].map(([hour, all]) => `${hour} in ${all.length} weeks`).join(', '),
    ],
    [
      'mails',
      `${mails.length}, to ${new Set(mails.map(({ to }) => to)).size} of ${readers.length} members, ${percentile(counts, 0.5)} in the middle`,
    ],
    [
      'things approved',
      `${things.length}, of which ${things.filter(({ withdrawn }) => withdrawn).length} were taken back`,
    ],
    ['told as new, as closing soon', `${as('new')}, ${as('closing')}`],
    ['issues told as referred, as answered', `${as('referred')}, ${as('answer')}`],
    [
      'over before there was room to tell of it',
      `${never.length}, of them ${never.filter(({ kind }) => kind === 'issue').length} issues`,
    ],
    ...numbersOf(history),
    ['the second month', early.length > 0 ? reads(early) : 'nothing alike to compare'],
    ['the last month', pairs.length > 0 ? reads(pairs.map(one => one.late)) : 'nothing to compare'],
  ];
}

/** What the program's numbers came to. */
function numbersOf({ came, rollups, mails, weeks }: History): readonly (readonly [string, string])[] {
  const sentences = new Set(mails.flatMap(({ numbers }) => numbers));
  const units = weeks.map(({ work }) => work.numbers);
  return [
    ['households', `${came.length}, of which ${came.filter(({ kind }) => kind === 'waited').length} had to wait`],
    ['different sentences told of them', String(sentences.size)],
    ['figures of eight that a rollup tells', rollups.map(({ readable }) => readable).join(', ')],
    ['units that a mail takes for them', `${Math.min(...units)} to ${Math.max(...units)}`],
  ];
}

/** What a person reads when the weeks are over. */
export function summaryOf(
  { history, presses, took }: Lived,
  options: DigestOptions,
  findings: readonly Finding[],
): string {
  const { weeks, members, items, households, seed } = options;
  const approved = new Map(history.things.map(one => [one.title, one.approved]));
  const waited = editionsOf(history).flatMap(({ week, told }) =>
    told.filter(({ as }) => as === 'new').map(({ title }) => days(approved.get(title) ?? week.due, week.due)),
  );
  return `Digests of ${weeks} weeks: ${members} members, ${items} things told, ${households} households, seed ${seed}.
${presses} pages opened, buttons pressed and doors used in ${took.wall.toFixed(0)} s (${took.processor.toFixed(0)} s of the processors, without the database’s).

${table(figuresOf(history))}

Days from the approval to the digest that told of it
${bars(spans(waited, [0, 2, 7, 14, 21, 28]))}

${whatDidNotHold(findings)}`;
}
