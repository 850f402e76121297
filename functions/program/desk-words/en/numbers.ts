/** The desk's room of numbers: what the advisory group and the quarterly consultation may be told, and why not more. */
export const numbers = {
  title: 'Numbers for the advisory group, {quarter}',
  open: '{quarter} is not over: this is how far it has come.',
  lead: 'Of the twelve months up to {through}. All of this may be told outside the library, printed and passed on. Numbers are rounded to five.',
  quarter: 'Quarter {number} of {year}',
  before: 'The quarter before',
  after: 'The quarter after',
  print: 'For the meeting: print this page from the browser. The rooms on top are left out.',
  glance: 'At a glance',
  came: 'Households that came',
  direction: 'Compared with the three months before',
  waited: 'Had to wait for a navigator',
  about: 'about {count}',
  towards: { more: 'more', fewer: 'fewer', 'as-many': 'about as many' },
  lists: {
    asked: 'What was most asked for',
    languages: 'Languages most spoken at home',
    waitedLanguages: 'Languages of those who had to wait for a navigator',
    waitedNeeds: 'What those asked for who had to wait',
    unmet: 'What could not be had here',
  },
  dialogues: 'Dialogues',
  tooFewOfDialogues: 'Too little to tell anything: people, circles’ meetings and dialogues are told of in groups, too.',
  head: { name: 'Name', count: 'Households', direction: 'Lately' },
  noCount: 'too few for a number',
  noCounts: 'The most first; too few for numbers.',
  tooFew: 'Too few households to tell anything.',
  readable: '{count} of {all} figures can be told.',
  whyLink: 'Why other numbers are missing',
  why: {
    title: 'Why some numbers are missing',
    back: 'Numbers',
    parts: [
      {
        title: 'The rule',
        text: [
          'Members of the advisory group are not the library. What they are told may lie in a public mailbox for years. So no number of 1 to 10 households is told, and none can be worked out from all that was ever told.',
          'Numbers are told in whole groups of {group} households, counted since the program began. Nine households that speak a language are told of nowhere. When two more have come, that one group has is told; nobody can say when the first of them came.',
        ],
      },
      {
        title: 'When a number is told',
        text: [
          'Of those who found a navigator at once, and of those who had to wait, everything is told at the end of the week in which the next group of {group} is full. In between nothing moves; in a small program that takes some weeks.',
          'A need or a language is never told to have grown by more than all households together. What is too much waits for the next time.',
        ],
      },
      {
        title: 'What is worked out from it',
        text: [
          'All on the page comes from these groups and from nothing else: about how many in twelve months, what was most, more or fewer than before. So it tells nothing that the groups do not.',
          'Under two groups in twelve months there is a name and no number.',
          'Of dialogues people, meetings of circles and the dialogues themselves are told in the same way: people in groups of {group} of one dialogue.',
        ],
      },
      {
        title: 'What is never told',
        text: [
          'Nothing by area, by age or by size of family: these are short lists, and what is missing in one place could be worked out from the others. No two things at once, such as a need by language.',
          'Nothing is taken back. If a household is deleted or corrected, no number changes: the change would tell of that household.',
        ],
      },
      {
        title: 'If you want to say more',
        text: [
          'Do not add numbers of your own to this page: one exact number beside it can undo the rule for the whole of it. If nine households need something, say in an item of the digest that it is needed, without a number.',
        ],
      },
    ],
  },
};
