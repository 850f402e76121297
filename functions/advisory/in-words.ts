import { type Html, html } from '../platform/html.ts';
import { localOf } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { areaName, dateText, fill, nameOf, timeText, type Words, whenText } from '../program/words.ts';
import type { KnownItem, Stage } from './item.ts';
import { lastDayOf } from './told.ts';

/** Who reads: her language, and its words. */
interface Reader {
  readonly language: string;
  readonly words: Words;
}

/** The proper name of a body that issues are referred to. */
export const bodyName = (id: string): string => program.advisory.bodies.find(one => one.id === id)?.name ?? id;

/** What tells how an item stands. */
type Standing =
  | { readonly status: 'submitted' | 'returned' | 'approved' }
  | { readonly status: 'issue'; readonly stage: Stage; readonly body?: string | undefined }
  | { readonly status: 'over'; readonly how: keyof Words['advisory']['ends'] };

/** How an item stands, in a few words. */
export function standingText(state: Standing, { words: { advisory } }: Reader): string {
  if (state.status === 'over') return advisory.ends[state.how];
  if (state.status !== 'issue') return advisory.situations[state.status];
  const stage = advisory.stages[state.stage];
  const referred = state.body && fill(advisory.referredTo, { body: bodyName(state.body) });
  if (state.stage === 'referred' && referred) return referred;
  return referred ? `${stage} – ${referred}` : stage;
}

/** The last day on which it is shown, in words; empty where it has none. */
export const untilText = ({ telling: { until } }: Pick<KnownItem, 'telling'>, language: string): string =>
  until === undefined ? '' : dateText(lastDayOf(until), language);

/** When an event is: from when, and until when where that is known. */
export function spanText(
  { starts = '', ends }: Pick<KnownItem['telling'], 'starts' | 'ends'>,
  { language, words: { advisory } }: Reader,
): string {
  const when = whenText(starts, language);
  if (ends === undefined) return when;
  return fill(advisory.span, { when, time: timeText(localOf(program.timeZone, ends).time, language) });
}

/** Its dates, its need and its area, line by line. */
export function factsOf({ telling }: Pick<KnownItem, 'telling'>, reader: Reader): readonly string[] {
  const { language, words } = reader;
  const { advisory } = words;
  const { starts, until, place, need, area } = telling;
  return [
    ...(starts ? [fill(advisory.starts, { when: spanText(telling, reader) })] : []),
    ...(place ? [place] : []),
    ...(until && !starts ? [fill(advisory.until, { when: untilText({ telling }, language) })] : []),
    ...(need ? [nameOf('needs', need, language)] : []),
    ...(area ? [areaName(area)] : []),
  ];
}

/** What a member told, as it will be read: whoever wrote it may have written in any language. */
export const tellingHtml = ({ telling }: Pick<KnownItem, 'telling'>): Html =>
  html`${telling.text.split(/\n+/).map(text => html`<p dir="auto">${text}</p>`)}${telling.link && html`<p><a href="${telling.link}" rel="noreferrer noopener"><bdi dir="ltr">${telling.link}</bdi></a></p>`}`;
