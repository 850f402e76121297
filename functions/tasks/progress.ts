import * as v from 'valibot';
import { type Report, toldAnew } from '../people/reports.ts';
import { exactly, oneOf, told } from '../program/checks.ts';
import { redacted } from '../program/redact.ts';
import { program } from '../program/settings.ts';
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

/** Keeps a progress report: codes with the plan of this pairing, words sealed with the household's key. Sent anew it takes its own place. */
export async function submitReport(pairing: string, task: string, progress: ToldProgress, { by, at, cause }: Doing) {
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
        redacted: found,
        reworded,
      }),
    },
  );
}
