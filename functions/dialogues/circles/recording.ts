import type { RecordQuestion, Session, Sheet } from './circle.ts';

/** What all sheets of a session say together. */
export interface Recorded {
  /** Persons whom at least one of the senders saw. */
  readonly attended: readonly string[];
  /** So many came who are in no circle: the senders counted the same ones, so it is the largest number. */
  readonly walkIns: number;
  /** What was answered to each question, in the order of the senders: nobody's words replace another's. */
  readonly answers: Readonly<Record<RecordQuestion, readonly string[]>>;
}

/** The sheets of a session as one record; undefined while there is none. */
export function recorded({ sheets }: Pick<Session, 'sheets'>): Recorded | undefined {
  if (sheets.length === 0) return undefined;
  const said = (question: RecordQuestion) => [...new Set(sheets.flatMap(sheet => sheet[question] ?? []))];
  return {
    attended: [...new Set(sheets.flatMap(({ attended }) => attended))].sort(),
    walkIns: Math.max(...sheets.map(({ walkIns }) => walkIns)),
    answers: { experiences: said('experiences'), views: said('views'), ideas: said('ideas') },
  };
}

/** What a sender finds in her form: what she has sent, or who was seen by the others while she has sent nothing. */
export function sheetAsSent(session: Pick<Session, 'sheets'>, sender: string): Partial<Sheet> {
  const own = session.sheets.find(one => one.sender === sender);
  if (own) return own;
  const { attended = [], walkIns = 0 } = recorded(session) ?? {};
  return { attended: [...attended], walkIns };
}
