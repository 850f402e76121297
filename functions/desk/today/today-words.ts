import { callName } from '../../calls/mails.ts';
import { concernText, stepName } from '../../dialogues/mails.ts';
import { dashed } from '../../platform/kernel/ids.ts';
import type { Reader } from '../../platform/message.ts';
import { areaName, dayText, fill, joined, languageName, type Words, whenText } from '../../program/words.ts';
import { taskTitle } from '../../tasks/mails.ts';
import { isTimed } from './today.ts';
import type { Today, TodayLine } from './today-read.ts';

/** What needs a human, and what there is to do. */
export interface Said {
  readonly what: string;
  readonly act: string;
}

/** Those of Today itself, then those of the alert by which the liaison was told; a code without words is said as it is rather than lost. */
function sentences(code: string, { today, alerts }: Words): Said {
  const own: Readonly<Record<string, Said>> = today.lines;
  const told: Readonly<Record<string, Said>> = alerts;
  return own[code] ?? told[code] ?? { what: code, act: '' };
}

/** A line in its reader's language. */
export function saidOf(line: TodayLine, reader: Reader): Said {
  const { words, language } = reader;
  const { code, details = [] } = line;
  const { what, act } = sentences(code, words);
  // Steps of a dialogue are whole phrases, with an "and" of their own.
  const tasks =
    code === 'dialogue-steps'
      ? details.map(one => stepName(one, words)).join(words.today.between)
      : code === 'dialogue-actions'
        ? details.map(one => concernText(one, words)).join(' ')
        : joined(
            details.map(one => taskTitle(one, words)),
            language,
          );
  return { what: fill(what, { kind: callName(details[0] ?? '', reader), tasks }), act };
}

/** Whom it is about, by receipt or number, with language and area; and since when, or by when. Never a name. */
export function aboutOf(line: TodayLine, { words, language, at }: Reader): string {
  const said = words.today;
  const { whom, since, due } = line;
  const { receipt, navigator, language: spoken, area } = whom;
  const parts = [
    receipt && fill(said.household, { number: dashed(receipt) }),
    navigator && fill(said.navigator, { number: navigator }),
    spoken && languageName(spoken, language),
    area && areaName(area),
    since && !isTimed(line) && fill(said.since, { when: dayText(since, language) }),
    isTimed(line) &&
      due &&
      fill(due <= at ? said.late : line.urgency === 'overdue' ? said.again : said.by, {
        when: whenText(due, language),
      }),
  ];
  const text = parts.filter(Boolean).join(' · ');
  // Of some only the time is said: it begins the sentence then.
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** How it ends: how many more there are, and that all others are fine; about how many, where not all was looked at. */
export function closingOf(
  { lines, more, atLeast, fine, about }: Today,
  { words }: Pick<Reader, 'words'>,
): readonly string[] {
  const said = words.today;
  const others = atLeast ? said.moreAtLeast : said.more;
  const calm = [said.allFineNone, said.allFineOne, said.allFine];
  const busy = [said.fineNone, said.fineOne, said.fine];
  const sentence = about ? said.fineAbout : ((lines.length > 0 ? busy : calm)[Math.min(fine, 2)] ?? '');
  return [...(more > 0 || atLeast ? [fill(others, { count: more })] : []), fill(sentence, { count: fine })];
}
