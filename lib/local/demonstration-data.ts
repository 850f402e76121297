/**
 * Invented people to begin with. Areas and needs are places in the program's own lists (`GET /program`), so that an adopting
 * library's areas are used; everything else is as the doors take it.
 */
export type DemonstrationNavigator = {
  name: string;
  email: string;
  languages: { code: string; level: 'basic' | 'conversational' | 'fluent' }[];
  areas: number[];
  strengths: number[];
  availability: string[];
  gender?: string;
  remote?: boolean;
  capacity: number;
};

/** A household; `confirms` says whether it presses the button of its first mail. */
export type DemonstrationArrival = {
  confirms: boolean;
  preferredName: string;
  contact: { email: string } | { phone: string };
  languages: { code: string; level: 'basic' | 'conversational' | 'fluent' }[];
  introduction: 'at-once' | 'ask-me-first';
  area: number;
  remote?: boolean;
  household: { adults: number; childrenAgeBands: string[] };
  arrivalWindow: string;
  needs: number[];
  urgent: boolean;
  availability: string[];
};

type Languages = DemonstrationNavigator['languages'];
type Words = Omit<DemonstrationNavigator, 'email' | 'capacity'> & { capacity?: number };

const fluent = (...codes: string[]): Languages => codes.map(code => ({ code, level: 'fluent' }));

function navigator({ capacity = 1, ...words }: Words): DemonstrationNavigator {
  const local = words.name.toLowerCase().replaceAll(' ', '.');
  return { ...words, email: `${local}@volunteers.example`, capacity };
}

/** A dozen volunteers. */
export const navigators: DemonstrationNavigator[] = [
  navigator({
    name: 'Rosa Delmar',
    languages: fluent('en', 'es'),
    areas: [0, 1],
    strengths: [0, 1],
    availability: ['mon-evening', 'wed-evening', 'sat-morning'],
    capacity: 2,
  }),
  navigator({
    name: 'Karim Nasser',
    languages: fluent('en', 'ar'),
    remote: true,
    areas: [0],
    strengths: [2, 3],
    availability: ['tue-evening', 'thu-evening', 'sat-afternoon'],
    capacity: 2,
  }),
  navigator({
    name: 'Lena Ostrova',
    languages: fluent('en', 'uk', 'ru'),
    areas: [1],
    strengths: [0, 5],
    availability: ['mon-morning', 'fri-morning'],
  }),
  navigator({
    name: 'Thomas Brewer',
    languages: fluent('en'),
    areas: [0, 1],
    strengths: [4, 7],
    availability: ['sat-morning', 'sat-afternoon', 'sun-afternoon'],
  }),
  navigator({
    name: 'Farah Qadiri',
    languages: fluent('en', 'fa'),
    areas: [0],
    strengths: [3, 6],
    availability: ['wed-morning', 'thu-morning', 'sat-morning'],
  }),
  navigator({
    name: 'Jean Mukasa',
    languages: fluent('en', 'fr', 'sw'),
    areas: [1],
    strengths: [1, 5],
    availability: ['tue-evening', 'sun-afternoon'],
    capacity: 2,
  }),
  navigator({
    name: 'Mei Lindqvist',
    languages: fluent('en', 'zh'),
    areas: [0],
    strengths: [0, 2],
    availability: ['mon-evening', 'sat-morning'],
  }),
  navigator({
    name: 'Paulo Andrade',
    languages: fluent('en', 'pt'),
    areas: [0, 1],
    strengths: [5, 8],
    availability: ['wed-evening', 'sat-afternoon'],
  }),
  navigator({
    name: 'Hodan Warfaa',
    languages: fluent('en', 'so', 'ar'),
    areas: [1],
    strengths: [2, 6],
    availability: ['tue-morning', 'thu-evening', 'sat-morning'],
  }),
  navigator({
    name: 'Grace Whitcomb',
    languages: fluent('en'),
    areas: [0],
    strengths: [0, 1],
    availability: ['mon-morning', 'tue-morning', 'wed-morning'],
  }),
  navigator({
    name: 'Samir Haddad',
    languages: [...fluent('en'), { code: 'ar', level: 'conversational' }],
    areas: [0, 1],
    strengths: [4, 5],
    availability: ['thu-evening', 'sun-afternoon'],
  }),
  navigator({
    name: 'Ines Corval',
    languages: [...fluent('en', 'es'), { code: 'fr', level: 'basic' }],
    areas: [1],
    strengths: [3, 8],
    availability: ['fri-afternoon', 'sat-morning'],
  }),
];

/**
 * A few households: with and without e-mail, one that has not confirmed, one that cannot wait. `/_local` shows the last one first,
 * so that is one whose story goes all the way to a mail.
 */
export const arrivals: DemonstrationArrival[] = [
  {
    confirms: false,
    preferredName: 'Yusuf',
    contact: { phone: '+18605550142' },
    languages: fluent('so'),
    introduction: 'ask-me-first',
    area: 1,
    remote: true,
    household: { adults: 3, childrenAgeBands: ['13-17'] },
    arrivalWindow: '6-24-months',
    needs: [6, 3],
    urgent: false,
    availability: ['thu-evening'],
  },
  {
    confirms: false,
    preferredName: 'Oksana',
    contact: { email: 'oksana@newcomers.example' },
    languages: fluent('uk'),
    introduction: 'ask-me-first',
    area: 1,
    household: { adults: 1, childrenAgeBands: ['5-12'] },
    arrivalWindow: 'under-1-month',
    needs: [2],
    urgent: true,
    availability: ['mon-morning', 'fri-morning'],
  },
  {
    confirms: true,
    preferredName: 'Amal',
    contact: { email: 'amal@newcomers.example' },
    languages: fluent('ar'),
    introduction: 'at-once',
    area: 0,
    household: { adults: 2, childrenAgeBands: ['0-4', '5-12'] },
    arrivalWindow: 'under-1-month',
    needs: [0, 2],
    urgent: false,
    availability: ['tue-evening', 'sat-afternoon'],
  },
  {
    confirms: true,
    preferredName: 'Mateo',
    contact: { email: 'mateo@newcomers.example' },
    languages: [...fluent('es'), { code: 'en', level: 'basic' }],
    introduction: 'ask-me-first',
    area: 1,
    household: { adults: 1, childrenAgeBands: [] },
    arrivalWindow: '1-6-months',
    needs: [5, 0],
    urgent: false,
    availability: ['mon-evening', 'sat-morning'],
  },
];
