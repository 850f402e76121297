/** What happened in a year, as plain data: all that the findings and the summary are made of. Times are instants. */
export interface History {
  readonly begun: string;
  readonly ended: string;
  readonly people: readonly Someone[];
  readonly mails: readonly Sent[];
  readonly facts: readonly Fact[];
  readonly looks: readonly Look[];
  /** When the first meeting of a pairing took place, by its id, as far as it was told later: people meet before they tell. */
  readonly met?: Readonly<Record<string, string>>;
  /** What went wrong for a person on the way: a page without its button, a form that was not taken, a door that failed. */
  readonly troubles: readonly string[];
}

/** How someone answers: always at once, as most people do, or never. */
export type Manner = 'on-time' | 'usual' | 'never';

/** Someone with a mailbox. */
export interface Someone {
  readonly role: 'household' | 'navigator';
  readonly manner: Manner;
  /** Her addresses: a mistyped one first, where there was one. */
  readonly addresses: readonly string[];
}

/** A mail as it lay in a mailbox. */
export interface Sent {
  readonly at: string;
  readonly to: string;
  readonly kind: string;
  /** The pairings that its buttons lead to. */
  readonly pairings: readonly string[];
  /** Of one to the liaison: what it tells, and of which receipt. */
  readonly alert?: { readonly code: string; readonly receipt: string; readonly urgent: boolean };
}

/** A fact as it crossed the bus. */
export interface Fact {
  readonly name: string;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A household as the staff's list has it. */
export interface Row {
  readonly id: string;
  readonly receipt?: string;
  readonly situation: string;
  readonly owner?: string;
  readonly next?: string;
  readonly due?: string;
  readonly pairing?: string;
  readonly offer?: string;
  readonly navigator?: string;
  readonly tasks?: readonly PlannedTask[];
  readonly why?: readonly string[];
}

/** A task of a running pairing, as the staff's list has it. */
export interface PlannedTask {
  readonly id: string;
  readonly task: string;
  readonly status: string;
  readonly due: string;
}

/** A navigator as the staff's list has her. */
export interface Volunteer {
  readonly id: string;
  readonly email?: string;
  readonly status: string;
  readonly capacity: number;
  readonly households: number;
  readonly reachable?: boolean;
  readonly next?: string;
}

/** A call task as the staff's list has it. */
export interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly subject: string; readonly role: string; readonly email?: string; readonly phone?: string };
  readonly due: string;
}

/** What the staff saw at one time. */
export interface Look {
  readonly at: string;
  readonly rows: readonly Row[];
  readonly calls: readonly Call[];
  /** Once a week. */
  readonly navigators?: readonly Volunteer[];
}
