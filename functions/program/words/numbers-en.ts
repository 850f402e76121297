/** What the advisory group is told of how many: names and directions each week, and by quarter about how many, of the last twelve months. */
export const numbers = {
  came: 'Households that came: about {count}.',
  direction: {
    more: 'More households came in the last three months than in the three before.',
    fewer: 'Fewer households came in the last three months than in the three before.',
    'as-many': 'About as many households came in the last three months as in the three before.',
  },
  asked: 'Most asked for: {names}.',
  languages: 'Languages most spoken at home: {names}.',
  waited: 'Households that had to wait for a navigator: about {count}.',
  waitedLanguages: 'Had to wait for a navigator most: households that speak {names}.',
  waitedNeeds: 'Asked for most by those who had to wait: {names}.',
  unmet: 'Could not be had here: {names}.',
  /** What there is of dialogues besides: of a week which way it goes, of a quarter about how much. */
  tallies: {
    people: {
      about: 'People who had a place in a dialogue: about {count}.',
      more: 'More people had a place in a dialogue in the last three months than in the three before.',
      fewer: 'Fewer people had a place in a dialogue in the last three months than in the three before.',
      'as-many': 'About as many people had a place in a dialogue in the last three months as in the three before.',
    },
    sessions: {
      about: 'Times that a circle met: about {count}.',
      more: 'Circles met more often in the last three months than in the three before.',
      fewer: 'Circles met less often in the last three months than in the three before.',
      'as-many': 'Circles met about as often in the last three months as in the three before.',
    },
    held: {
      about: 'Dialogues that began: about {count}.',
      more: 'More dialogues began in the last three months than in the three before.',
      fewer: 'Fewer dialogues began in the last three months than in the three before.',
      'as-many': 'About as many dialogues began in the last three months as in the three before.',
    },
    scheduled: {
      about: 'Dialogues that were planned: about {count}.',
      more: 'More dialogues were planned in the last three months than in the three before.',
      fewer: 'Fewer dialogues were planned in the last three months than in the three before.',
      'as-many': 'About as many dialogues were planned in the last three months as in the three before.',
    },
  },
  /** A name with about how many. */
  ranked: '{name} (about {count})',
  nothing: 'No numbers yet: they are told from {group} households on, so that nobody can be found in them.',
};
