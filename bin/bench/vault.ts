import { sealedItem, unsealed } from '../../functions/people/item.ts';
import type { Person } from '../../functions/people/person.ts';
import { keyFor, newKey, type Place, seal, unseal } from '../../functions/people/vault.ts';
import { type Chapter, percentile, progress, table } from './figures.ts';
import { household, post, programByDay, unthrottled } from './people.ts';

const mostMilliseconds = 0.2;
const mostCallsPerMail = 0.1;
const minutes = 10;

/** What the vault costs: to seal and open a person, and how often KMS is asked while mails go out. */
export async function vault(quick: boolean): Promise<Chapter> {
  progress('vault: sealing and opening');
  const { sealing, opening } = sealAndOpen(quick ? 500 : 10_000);
  const { mails, asked } = await mailsAndKms(quick ? 20 : 200);
  const both = percentile(sealing, 0.5) + percentile(opening, 0.5);
  return {
    title: 'The vault',
    goals: [
      {
        what: 'to seal and to open a person, beyond KMS',
        measured: `${both.toFixed(3)} ms (${percentile(sealing, 0.5).toFixed(3)} and ${percentile(opening, 0.5).toFixed(3)})`,
        goal: `≤ ${mostMilliseconds} ms`,
        met: both <= mostMilliseconds,
        reason:
          'five sealings and five openings, of which each makes a cipher of its own (two thirds of the time); under the goal on a machine that does nothing else',
      },
      {
        what: `calls of KMS for each of ${mails} mails in ${minutes} minutes`,
        measured: (asked / mails).toFixed(3),
        goal: `≤ ${mostCallsPerMail}`,
        met: asked / mails <= mostCallsPerMail,
      },
    ],
    text: `A person of seven fields with a note of 300 letters, in this process: a new key, wrapped; her words and her choices sealed; and the other way round. ${sealing.length} times, the medians.

${table(
  ['', 'p50', 'p95'],
  [
    ['seal', `${percentile(sealing, 0.5).toFixed(3)} ms`, `${percentile(sealing, 0.95).toFixed(3)} ms`],
    ['open', `${percentile(opening, 0.5).toFixed(3)} ms`, `${percentile(opening, 0.95).toFixed(3)} ms`],
  ],
)}

${mails} households were posted within ${minutes} minutes of the program's time, and each got the mail that asks for a confirmation: KMS was asked ${asked} times, by the door that seals and by
the function that sends, each of them once in five minutes. In the cloud each container that is warm asks for itself.`,
  };
}

const someone: Person = {
  id: 'someone',
  role: 'household',
  subject: 'arrival#a5d0c7e1k9m2q4r6t8v0w2x4z6',
  name: 'Guest of the Library',
  contact: { email: 'guest@home.example' },
  language: 'ar',
  speaks: ['ar', 'en', 'fr'],
  safeContact: ['no-voicemail'],
  accessNeeds: ['ground-floor'],
  notes: 'Please ring twice. '.repeat(16),
};
const place: Place = { table: 'person-keys', key: 'someone', field: 'key', version: 1 };

function sealAndOpen(count: number): { readonly sealing: readonly number[]; readonly opening: readonly number[] } {
  const key = newKey();
  const program = { wrap: keyFor('wrap', key), lookUp: keyFor('look-up', key) };
  const sealing: number[] = [];
  const opening: number[] = [];
  for (let n = 0; n < count; n++) {
    const begun = performance.now();
    const own = newKey();
    const wrapped = seal(program.wrap, place, own);
    const item = sealedItem(someone, { program, own });
    const sealed = performance.now();
    unsealed(item, unseal(program.wrap, place, wrapped));
    sealing.push(sealed - begun);
    opening.push(performance.now() - sealed);
  }
  return { sealing, opening };
}

async function mailsAndKms(count: number): Promise<{ readonly mails: number; readonly asked: number }> {
  const runner = await programByDay(unthrottled);
  try {
    for (let minute = 0; minute < minutes; minute++) {
      progress(`vault: minute ${minute + 1} of ${minutes}`);
      for (let n = 0; n < count / minutes; n++) await post(runner, '/arrivals', household(minute * count + n));
      await runner.advance('PT1M');
    }
    const asked = runner.calls.filter(({ action }) => action.startsWith('kms:')).length;
    return { mails: runner.mail.all().length, asked };
  } finally {
    await runner.stop();
  }
}
