/** Who takes part in a dialogue, beside who lives there. */
export const meter = {
  title: 'Who takes part, and who lives here',
  lead: {
    staff:
      'For the staff of the library. Numbers under {group}, and others that would tell them, are not shown here; they are in the list of those who registered. Please do not print this page or pass it on: there is one to be shown.',
    outside:
      'This may be shown to everybody. People are told in whole groups of {group}, so there are at least so many and mostly a few more; that nothing is said of a group does not mean that enough of it have come.',
  },
  stages: { registered: 'Registered', attending: 'Came to a session', active: 'In an action group' },
  whole: {
    registered: '{count} registered',
    attending: '{count} came to a session',
    active: '{count} in an action group',
  },
  atLeast: 'at least {count}',
  under: 'under {group}',
  nobody: 'Nothing can be told yet.',
  few: {
    registered: 'Few {whom} have registered so far: about {expected} of {of} would be in proportion.',
    attending: 'Few {whom} have come to a session so far: about {expected} of {of} would be in proportion.',
    active: 'Few {whom} are in an action group so far: about {expected} of {of} would be in proportion.',
  },
  noneFew: {
    staff: 'Of no group can it be said that few have come.',
    outside: 'Of no group can it be told that few have come.',
  },
  can: {
    title: 'While something can still be done',
    registered: 'Invite them where they are: ask people whom they trust to ask them, in their language.',
    attending:
      'They registered and did not come: ask what hinders them, such as the time, the way, children or the language.',
    active: 'They came and stayed out of the action groups: ask what they would need to take part.',
  },
  dimensions: {
    area: 'By neighborhood',
    age: 'By age',
    language: 'By own language',
    background: 'By background',
  },
  areas: 'residents of {name}',
  groups: {
    age: {
      'under-18': { name: 'Under 18', whom: 'people under 18' },
      '18-64': { name: '18 to 64', whom: 'people of 18 to 64' },
      '65-and-over': { name: '65 and over', whom: 'people of 65 and over' },
    },
    language: {
      english: { name: 'English', whom: 'people whose own language is English' },
      spanish: { name: 'Spanish', whom: 'people whose own language is Spanish' },
      'indo-european': {
        name: 'Another Indo-European language, such as Haitian, Portuguese, Polish, Hindi or Dari',
        whom: 'people with another Indo-European language of their own',
      },
      'asian-pacific': {
        name: 'A language of East Asia or the Pacific, such as Karen, Burmese, Chinese or Vietnamese',
        whom: 'people with a language of East Asia or the Pacific of their own',
      },
      other: {
        name: 'Another language, such as Arabic, Somali, Swahili or Tigrinya',
        whom: 'people with another language of their own, such as Arabic or Somali',
      },
    },
    background: {
      'moved-here': { name: 'Moved here from another country', whom: 'people who moved here from another country' },
      'long-here': { name: 'From here', whom: 'people who are from here' },
    },
  },
  head: { group: 'Group', lives: 'Live here', so: 'So far' },
  key: { bars: 'Bars: those who take part, stage by stage.', line: 'The line: those who live here.' },
  share: '{share} ({count})',
  said: {
    few: 'few so far',
    'not-few': 'not few',
    'too-early': 'too early to say',
    'not-told': 'nothing to tell',
    'not-known': 'not known',
  },
  hidden: { staff: 'not shown', outside: 'too few to tell' },
  figures: {
    areas: 'Who lives here: figures of the neighborhoods, {years}.',
    place: 'Who lives here: figures of {place} as a whole, {years}; by neighborhood there are none.',
    none: 'Who lives here is not known: there are no figures.',
  },
  sources: 'Where the figures are from',
};
