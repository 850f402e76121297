/** What happened in weeks of digests, as plain data: all that the findings and the summary are made of. Times are instants. */
export interface History {
  readonly begun: string;
  readonly ended: string;
  readonly weeks: readonly Week[];
  readonly readers: readonly Reader[];
  readonly things: readonly Thing[];
  readonly mails: readonly Digest[];
  /** The households that the numbers are of. */
  readonly came: readonly Came[];
  /** What the consultation meetings were told, by quarter. */
  readonly rollups: readonly { readonly rollup: Rollup; readonly readable: number }[];
  /** What went wrong on the way: a page without its button, a door that failed, a message put aside. */
  readonly troubles: readonly string[];
}

/** How an edition went: at its hour; held by staff and released later; or late, since the machine was away. */
export type Going = 'on-time' | 'released' | 'late';

/** A week in which an edition was to go, if there was something to tell. */
export interface Week {
  /** Its Tuesday, as a date. */
  readonly tuesday: string;
  readonly going: Going;
  /** When what it tells was settled. */
  readonly settled: string;
  /** When it was to go. */
  readonly due: string;
  /** When the one after it is to go. */
  readonly next: string;
  /** What DynamoDB was asked on that day. */
  readonly work: Work;
}

/** What an edition's functions read from DynamoDB, as the runner counts it. */
export interface Work {
  /** Calls and units of the clock that makes the edition. */
  readonly clock: Reads;
  /** Of each mail's writing, in the middle, without what is read by chance. */
  readonly mail: Reads;
  /** The units that a mail takes for the program's numbers. */
  readonly numbers: number;
}

/** Calls that read, and the units that they took. */
export interface Reads {
  readonly calls: number;
  readonly units: number;
}

/** Some time, open at its end where that is not known. */
export interface Span {
  readonly from: string;
  readonly to?: string;
}

/** What someone would rather not read of. */
export interface Without {
  readonly kinds: readonly string[];
  readonly needs: readonly string[];
}

/** A member of the group. */
export interface Reader {
  readonly address: string;
  /** When she is to get the digest: she has joined, not stopped, not left, and mail reaches her. */
  readonly gets: readonly Span[];
  /** What she chose, and since when. */
  readonly topics: readonly ({ readonly since: string } & Without)[];
}

/** Something that a member told and staff approved. */
export interface Thing {
  /** No two have the same. */
  readonly title: string;
  readonly kind: string;
  readonly need?: string;
  /** The organization that it is from, by its title. */
  readonly organization: string;
  readonly approved: string;
  /** An event's beginning. */
  readonly starts?: string;
  /** From then on it is over; an issue has no end of its own. */
  readonly until?: string;
  readonly withdrawn?: string;
  /** An issue's answer was entered. */
  readonly answered?: string;
  /** An issue was referred. */
  readonly referred?: string;
  /** An issue was closed: that it was raised is told no more. */
  readonly closed?: string;
}

/** As what a mail tells something: for the first time, as ending soon, as referred or as answered. */
export type As = 'new' | 'closing' | 'referred' | 'answer';

/** Something in a mail. */
export interface Line {
  readonly title: string;
  readonly as: As;
}

/** A digest as it lay in a mailbox. */
export interface Digest {
  readonly at: string;
  readonly to: string;
  readonly lines: readonly Line[];
  /** The sentences of the program's numbers. */
  readonly numbers: readonly string[];
}

/** What staff are told for the consultation meeting of a quarter, as their door answers it: about how many, where that can be told. */
export interface Rollup {
  readonly quarter: string;
  /** The quarter before. */
  readonly before: string;
  /** The last day that is counted. */
  readonly through: string;
  readonly came?: number;
  readonly waited?: number;
  readonly direction?: string;
  readonly asked: readonly Named[];
  readonly languages: readonly Named[];
  readonly waitedNeeds: readonly Named[];
  readonly waitedLanguages: readonly Named[];
  readonly unmet: readonly Named[];
}

interface Named {
  readonly id: string;
  readonly about?: number;
}

/** A household that came: whether there was a navigator for it at once, what it asked for, and its own language. */
export interface Came {
  readonly at: string;
  readonly kind: 'found' | 'waited';
  readonly needs: readonly string[];
  readonly language: string;
}
