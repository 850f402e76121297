/** A session as it was in the end. */
export interface Session {
  readonly circle: number;
  readonly n: number;
  readonly start: string;
  readonly minutes: number;
  readonly status: 'held' | 'cancelled';
  /** Where it had been before it was moved. */
  readonly before?: string;
  /** When it was last moved, or cancelled. */
  readonly changedAt?: string;
}

/** A mail of the dialogue, by its subject's kind. */
export interface Sent {
  readonly at: string;
  readonly to: string;
  readonly kind: string;
  readonly text: string;
}

/** What happened in a dialogue, as its people and its staff saw it. */
export interface History {
  readonly kickOff: string;
  readonly forum: string;
  readonly ended: string;
  /** The addresses of those who sit in each circle, by its number; facilitators too. */
  readonly circles: ReadonlyMap<number, readonly string[]>;
  /** The addresses of those who lead. */
  readonly facilitators: readonly string[];
  /** The names of all. */
  readonly people: readonly string[];
  /** So many with a place sat in no circle. */
  readonly unplaced: number;
  readonly sessions: readonly Session[];
  readonly mails: readonly Sent[];
  /** So many put their dots by link, told by link how it goes, and wrote a record by link. */
  readonly votes: number;
  readonly tellings: number;
  readonly written: number;
  /** Who looks after something, and when she has said that it is done or dropped. */
  readonly owners: readonly { readonly address: string; readonly endedAt: string | undefined }[];
  /** The stage that it came to. */
  readonly stage: string;
  /** The public page, when all is over. */
  readonly said: string;
  readonly troubles: readonly string[];
}
