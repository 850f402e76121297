import { program } from '../../functions/program/settings.ts';

/** Who the story is about; everybody in it is invented. */
export const samira = {
  name: 'Samira',
  phone: '+18605550142',
  area: 'frog-hollow',
  times: ['tue-evening', 'wed-morning', 'thu-evening'],
  needs: ['english-class', 'school'],
} as const;

const fluent = (...codes: string[]) => codes.map(code => ({ code, level: 'fluent' }));

/** Who walks with her. */
export const nadia = {
  name: 'Nadia Haddad',
  email: 'nadia.haddad@volunteers.example',
  languages: fluent('en', 'ar'),
  areas: [samira.area],
  strengths: [...samira.needs],
  availability: [...samira.times],
};

/** So many other families of the same months lack what she lacks: with hers they are the eleven of whom something may be told. */
const others = 10;

const areas = program.areas.filter(({ outside }) => !outside).map(({ id }) => id);
const tongues = ['es', 'pt', 'fr', 'ht', 'uk'];

/** The other families and those who walk with them: one navigator each, so that nobody waits. */
export const neighbors = Array.from({ length: others }, (_, n) => {
  const [tongue, area] = [tongues[n % tongues.length] ?? 'es', areas[n % areas.length] ?? samira.area];
  const free = { availability: ['mon-evening', 'sat-morning'] };
  return {
    navigator: {
      name: `Volunteer ${n + 1}`,
      email: `volunteer-${n + 1}@volunteers.example`,
      languages: fluent('en', tongue),
      areas: [area],
      strengths: [...samira.needs],
      ...free,
    },
    household: {
      preferredName: `Family ${n + 1}`,
      contact: { email: `family-${n + 1}@home.example` },
      languages: fluent(tongue),
      consent: { version: program.consent.version, language: 'en' },
      adult: true,
      introduction: 'at-once',
      area,
      needs: ['english-class'],
      ...free,
    },
  };
});

/** Who reads the digest, and can help. */
export const clinic = {
  title: 'Park Street Clinic',
  kind: 'health',
  member: { name: 'Ines Duarte', email: 'ines@clinic.example' },
} as const;

export const schools = {
  title: 'Hartford Public Schools',
  kind: 'school-district',
  member: { name: 'Omar Said', email: 'omar@schools.example' },
} as const;
