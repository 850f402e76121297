import { readLetter } from '../../bin/dead-letters/letter.ts';
import type { Program } from './program.ts';

/** Someone whose mail nobody knows the fate of, and who was called instead: about what. */
export interface Called {
  readonly called: string;
  readonly kind: string;
}

/** People as they are when pages fail and mails are late: they try again, and look into their mailbox again later. */
export interface Persistent {
  /** Tries every ten minutes, for at most a day, until there is an answer. */
  until<T>(attempt: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** The first link in the first mail with this subject, as soon as it is there; or the call that was made in its place. */
  linkIn(address: string, { subject, kind }: { subject: string; kind: string }): Promise<string | Called>;
  /** Presses a button until the page says that it worked. */
  press(link: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** Posts a household with one key until it is taken. */
  post(household: object, key: string): Promise<void>;
  /** Staff make the calls that are open. */
  makeCalls(): Promise<void>;
  /** The calls that staff made, by address; everybody said yes. */
  readonly called: ReadonlyMap<string, readonly Called[]>;
}

interface Sheet {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly subject: string; readonly email?: string };
}

const most = 24 * 6;

/** Persistent people at a program. Each hour operations send again what was put aside, and staff make the calls that are open. */
export function persistent(program: Program): Persistent {
  const called = new Map<string, Called[]>();
  const makeCalls = async () => {
    const { status, body } = await program.staff('GET', '/staff/calls');
    for (const { id, kind, about } of status === 200 ? (body as readonly Sheet[]) : []) {
      const answered = await program.staff('POST', `/staff/calls/${id}`, { outcome: 'yes' });
      const { email = '', subject } = about;
      if (answered.status === 200) called.set(email, [...(called.get(email) ?? []), { called: subject, kind }]);
    }
  };
  let minutes = 0;
  const tenMinutes = async () => {
    await program.later('PT10M');
    minutes += 10;
    if (minutes % 60 !== 0) return;
    await redrive(program);
    await makeCalls();
  };
  // They live in one time: when several wait, ten minutes pass for all of them.
  let passing: Promise<void> | undefined;
  const waiting = () => {
    passing ??= tenMinutes().finally(() => {
      passing = undefined;
    });
    return passing;
  };
  const people: Persistent = {
    called,
    makeCalls,
    async until(attempt) {
      for (let tries = 0; tries < most; tries++) {
        const found = await Promise.resolve(attempt()).catch(() => undefined);
        if (found !== undefined) return found;
        await waiting();
      }
      throw new Error('It did not come about within a day');
    },
    linkIn: (address, { subject, kind }) =>
      people.until(() => {
        const mail = program.runner.mail.to(address).find(one => one.subject === subject);
        const link = mail && /https?:\S+\/l\/\S+/.exec(mail.text)?.[0];
        return link ?? called.get(address)?.find(one => one.kind === kind);
      }),
    async press(link, fields) {
      await people.until(async () => ((await program.press(link, fields)).status === 200 ? true : undefined));
    },
    async post(household, key) {
      await people.until(async () =>
        (await program.post('/arrivals', household, { 'idempotency-key': key })).status === 202 ? true : undefined,
      );
    },
  };
  return people;
}

/** Sends again what was put aside, as operations do (`npm run dead-letters`), and empties the queues; answers how many letters there were. */
export async function redrive({ runner }: Program): Promise<number> {
  const letters = runner.deadLetters.splice(0);
  for (const { body, attributes } of letters) {
    const { todo } = readLetter(body, attributes);
    if (todo.do === 'publish') runner.putEvents([{ ...todo.fact }]);
  }
  await runner.settle();
  return letters.length;
}
