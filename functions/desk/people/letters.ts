import { type CallState, callsById } from '../../calls/questions.ts';
import { type KnownMail, latestMails, type MailState } from '../../mail/questions.ts';

/** A mail to someone, with its fate: held until `due`, sent, delivered, come back; or the call that stands in its place. */
export interface Letter {
  readonly key: string;
  readonly kind: string;
  /** When it was wanted, as an instant. */
  readonly at: string;
  readonly fate: 'held' | 'sending' | 'sent' | Extract<MailState, { status: 'settled' }>['fate'];
  /** When it became so; of one that is held, until when. */
  readonly since: string;
}

/** A call to be made, or that was made, in the place of a mail. */
export interface Call {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly status: 'open' | 'closed';
  /** By when it is to be made; what came of it. */
  readonly due?: string;
  readonly outcome?: string;
  readonly attempts: number;
}

/** So many of the last mails are told. */
const most = 40;

type Wished = Exclude<MailState, { status: 'none' }>;

function fateOf(mail: Wished): Pick<Letter, 'fate' | 'since'> {
  switch (mail.status) {
    case 'held':
      return { fate: 'held', since: mail.due };
    case 'claimed':
      return { fate: 'sending', since: mail.claimedAt };
    case 'sent':
      return { fate: 'sent', since: mail.sentAt };
    case 'settled':
      return { fate: mail.fate, since: mail.settledAt };
  }
}

const letterOf = ({ id, state }: KnownMail): readonly Letter[] =>
  state.status === 'none' ? [] : [{ key: id, kind: state.kind, at: state.wantedAt, ...fateOf(state) }];

function callOf(id: string, call: CallState): readonly Call[] {
  if (call.status === 'none') return [];
  const { kind, wantedAt: at, status, attempts } = call;
  const more = call.status === 'open' ? { due: call.due } : { outcome: call.outcome };
  return [{ id, kind, at, status, attempts: attempts.length, ...more }];
}

/** The last mails to someone, the latest first, and the calls in their places: a query and one read of many items. */
export async function lettersTo(
  person: string,
): Promise<{ readonly mails: readonly Letter[]; readonly calls: readonly Call[] }> {
  const mails = await latestMails(person, most);
  const calls = await callsById(mails.map(({ id }) => id));
  return {
    mails: mails.flatMap(letterOf),
    calls: mails.flatMap(({ id }, i) => (calls[i] ? callOf(id, calls[i]) : [])),
  };
}
