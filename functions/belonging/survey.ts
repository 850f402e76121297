/** The two sides of a pairing. */
export const sides = ['household', 'navigator'] as const;

/** The two communities that talk with one another in dialogues. */
export const neighbors = ['moved-here', 'long-here'] as const;

/** Whose answers are told apart. */
export const communities = [...sides, ...neighbors] as const;

/** Whose questions a community is asked: about one's own life here, or about people who are new. */
export const questionsOf = {
  household: 'household',
  navigator: 'navigator',
  'moved-here': 'household',
  'long-here': 'navigator',
} as const satisfies Readonly<Record<(typeof communities)[number], (typeof sides)[number]>>;

/** At the beginning of a pairing or a dialogue, and at its end. */
export const moments = ['before', 'after'] as const;

/** The six dimensions of integration that the IPL index measures (domain 1.6, M17), one plain question for each. */
export const dimensions = ['psychological', 'social', 'economic', 'political', 'linguistic', 'navigational'] as const;

/** The steps of an answer, from "not at all" to "completely". */
export const answers = [0, 1, 2, 3, 4] as const;

export type Side = (typeof sides)[number];
export type Neighbor = (typeof neighbors)[number];
export type Community = (typeof communities)[number];
export type Moment = (typeof moments)[number];
export type Dimension = (typeof dimensions)[number];
export type Answer = (typeof answers)[number];

/** What someone answered; each question may be left out. */
export type Answers = Readonly<Partial<Record<Dimension, Answer>>>;

/** An answer as a score: 0 is "not at all", 1 is "completely". */
export const scoreOf = (answer: Answer): number => answer / (answers.length - 1);

/** A sheet of questions as its link names it: for whom, when, in which language, and its own number, which stands nowhere else. */
export interface Sheet {
  readonly community: Community;
  readonly moment: Moment;
  readonly language: string;
  readonly slip: string;
}

/** The subject of a sheet's link. */
export const subjectOf = ({ community, moment, language, slip }: Sheet): string =>
  [community, moment, language, slip].join('.');

/** Reads the subject of a link, which its signature vouches for. */
export function sheetOf(subject: string): Sheet {
  const [community, moment, language = '', slip = ''] = subject.split('.');
  return { community: community as Community, moment: moment as Moment, language, slip };
}
