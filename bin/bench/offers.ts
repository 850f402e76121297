import type { Runner } from '../../lib/local/running.ts';
import { type Chapter, median, milliseconds, percentile, progress, table } from './figures.ts';
import { household, navigator, post, programByDay, unthrottled } from './people.ts';

/** What one press took, in milliseconds: until its page, and until the navigator's mail. */
interface Press {
  readonly page: number;
  readonly mail: number;
}

const mostSeconds = 30;
const mailGoal = 500;

/** Households before the first that counts, so that every function on the way has started. */
const warming = 5;

/** From the press of the confirmation's button to the offer in the navigator's mailbox, one household after the other. */
export async function offers(quick: boolean): Promise<Chapter> {
  const count = quick ? 10 : 200;
  const runner = await programByDay(unthrottled);
  try {
    progress(`offers: registering ${count + warming} navigators`);
    for (let n = 0; n < count + warming; n++) await post(runner, '/staff/navigators', navigator(n));
    await runner.settle();
    const nextOffer = offersOf(runner);
    const pressed: Press[] = [];
    for (let n = 0; n < count + warming; n++) {
      if (n % 50 === 0) progress(`offers: household ${n} of ${count + warming}`);
      const link = await arrives(runner, n);
      pressed.push(await press(link, nextOffer));
      await runner.settle();
    }
    return chapterOf(pressed.slice(warming));
  } finally {
    await runner.stop();
  }
}

/** A household registers; answers the link of its confirmation. */
async function arrives(runner: Runner, n: number): Promise<string> {
  const one = household(n);
  await post(runner, '/arrivals', one);
  await runner.settle();
  const text = runner.mail.to(one.contact.email).at(-1)?.text ?? '';
  const link = /https?:\S+\/l\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in the mail to ${one.contact.email}`);
  return link;
}

async function press(link: string, nextOffer: () => Promise<number>): Promise<Press> {
  const offered = nextOffer();
  const from = performance.now();
  const page = fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'confirm' }) }).then(async answer => {
    await answer.text();
    if (!answer.ok) throw new Error(`A confirmation is answered ${answer.status}`);
    return performance.now();
  });
  const [pageAt, mailAt] = await Promise.all([page, offered]);
  return { page: pageAt - from, mail: mailAt - from };
}

/** Answers a promise of the moment at which the next mail lies in a navigator's mailbox; looked at when SES has taken one, not by polling. */
function offersOf(runner: Runner): () => Promise<number> {
  let told: ((at: number) => void) | undefined;
  runner.intercept(async (call, perform) => {
    const answer = await perform();
    if (call.service === 'ses' && runner.mail.all().at(-1)?.to[0]?.endsWith('@navigators.example'))
      told?.(performance.now());
    return answer;
  });
  return () =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No offer within ${mostSeconds} s`)), mostSeconds * 1000);
      told = at => {
        clearTimeout(late);
        resolve(at);
      };
    });
}

function chapterOf(pressed: readonly Press[]): Chapter {
  const mails = pressed.map(({ mail }) => mail);
  const p95 = percentile(mails, 0.95);
  const row = (what: string, values: readonly number[]) => [
    what,
    milliseconds(median(values)),
    milliseconds(percentile(values, 0.95)),
    milliseconds(Math.max(...values)),
  ];
  return {
    title: 'From a confirmation to the navigator’s mail',
    goals: [
      {
        what: `confirmation → the navigator’s mail in the mailbox, p95 of ${pressed.length} by day`,
        measured: `${milliseconds(p95)} (p50 ${milliseconds(median(mails))})`,
        goal: `≤ ${mailGoal} ms`,
        met: p95 <= mailGoal,
      },
    ],
    text: `${pressed.length} households, one after another, at 10:00 of the program’s time, among as many navigators of whom each can take one more.
The clock starts when the confirmation’s button is pressed (\`POST /l/{token}\`) and stops when the mail lies in the mailbox of the one-machine
runner: a page, a decision, the relay, the search among all navigators, the relay again, the mail. Every function has started before.

${table(
  ['', 'p50', 'p95', 'longest'],
  [
    row(
      'the page that thanks the household',
      pressed.map(({ page }) => page),
    ),
    row('the navigator’s mail', mails),
  ],
)}`,
  };
}
