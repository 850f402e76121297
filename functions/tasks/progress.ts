import * as v from 'valibot';
import { type Report, toldAnew } from '../people/reports.ts';
import type { Collision, Fields } from '../platform/kernel/merge.ts';
import { exactly, oneOf, told } from '../program/checks.ts';
import { redacted } from '../program/redact.ts';
import { program } from '../program/settings.ts';
import type { ProgressReport } from './plan.ts';
import { type Doing, decidedWithWords } from './words-told.ts';

const { met, going, goals, byItself, help } = program.report;

/** Five questions with answers to choose from, and a line, which is never refused. */
export const progressFields = {
  met: oneOf(met),
  going: oneOf(going),
  goals: oneOf(goals),
  byItself: oneOf(byItself),
  help: oneOf(help),
  note: v.optional(told(500)),
};

/** A progress report as it is told. */
export const toldProgress = exactly(progressFields);

export type ToldProgress = v.InferOutput<typeof toldProgress>;

/**
 * Keeps a progress report: codes with the plan of this pairing, words sealed with the household's key. Sent anew it takes its own place,
 * unless another one stands there than was `seen` (since when each stood, by its task); then nothing is kept and it is refused as `changed`.
 */
export async function submitReport(
  pairing: string,
  task: string,
  progress: ToldProgress,
  { by, at, cause, seen }: Doing & { readonly seen?: Fields | undefined },
) {
  const { note, ...answers } = progress;
  const { text, found } = redacted(note ?? '');
  // The household's words of all its pairings stand together: another navigator's report is another one.
  const words: Report = { id: `${pairing}.${task}`, at, text };
  return decidedWithWords(
    pairing,
    { by, at, cause },
    {
      change: toldAnew(words),
      commandOf: reworded => ({
        type: 'SubmitReport',
        pairing,
        report: { task, at, by, answers },
        seen,
        redacted: found,
        reworded,
      }),
    },
  );
}

/** Since when each of some reports stands, by its task: what a form of reports says that it has shown. */
export const reportsSeen = (reports: readonly ProgressReport[] | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((reports ?? []).map(({ task, at }) => [task, at]));

/** What is answered otherwise in two reports, question by question. */
export const differing = (stands: ProgressReport, sent: ProgressReport['answers']): readonly Collision[] =>
  progressQuestions
    .filter(one => stands.answers[one] !== sent[one])
    .map(one => ({ field: one, now: stands.answers[one], sent: sent[one] }));

/** The questions of a report, in their order. */
export const progressQuestions = ['met', 'going', 'goals', 'byItself', 'help'] as const;
