/** How at home people feel, and what they answered on paper or by phone. */
export const belonging = {
  title: 'How at home people feel',
  lead: 'Six questions before and after: asked of both sides of a pairing, and of both communities that meet in dialogues. A result is shown when {group} people or more have answered and the quarter is over.',
  none: 'No group is large enough yet.',
  communities: {
    household: 'Households with a navigator',
    navigator: 'Navigators',
    'moved-here': 'In dialogues: people who moved here',
    'long-here': 'In dialogues: people who have long been here',
  },
  moments: { before: 'Before', after: 'After' },
  question: 'Sentence',
  score: '{score} of 1, at least {count} people, {from} to {to}',
  noScore: '–',
  paper: 'A sheet on paper, or read out on the phone',
  paperHint:
    'Enter each sheet once, without a name. Leave out what was left out. Nobody can find an answer again, so look before you press.',
  whose: 'Whose sheet is it?',
  when: 'When was it answered?',
  sheet: 'The six sentences',
  people: 'About their own life here',
  others: 'About people who are new here',
  leftOut: 'left out',
  send: 'Count this sheet',
};
