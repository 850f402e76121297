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
  /** A name with about how many. */
  ranked: '{name} (about {count})',
  nothing: 'No numbers yet: they are told from {group} households on, so that nobody can be found in them.',
};
