import { readFileSync } from 'node:fs';
import type { Forbidden } from '../../functions/program/guard.ts';
import { dice } from './dice.ts';

/** A line of the corpus: what somebody could write, and what of it may not be kept. */
export interface Line {
  readonly language: string;
  readonly text: string;
  readonly holds: Forbidden | undefined;
}

type Dice = ReturnType<typeof dice>;

/** Where the digit zero stands in scripts that people who come here write numbers in: Latin, Arabic, Persian, Devanagari, Bengali, Burmese. */
const zeros: Readonly<Record<string, readonly number[]>> = {
  ar: [0x30, 0x660, 0x6f0],
  en: [0x30, 0x30, 0x30, 0x966, 0x9e6, 0x1040],
};
const inScript = (text: string, zero: number): string =>
  text.replace(/\d/g, one => String.fromCodePoint(zero + Number(one)));

const spread = (text: string, groups: readonly number[], gap: string): string => {
  let from = 0;
  return groups
    .map(length => {
      from += length;
      return text.slice(from - length, from);
    })
    .join(gap);
};

/** A number with the check digit of cards (ISO/IEC 7812). */
function card({ digits, pick }: Dice): string {
  const body = `${pick(['4', '51', '55', '62'])}${digits(14)}`.slice(0, 15);
  const sum = [...body].reverse().reduce((total, one, i) => {
    const doubled = Number(one) * 2;
    return total + (i % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : Number(one));
  }, 0);
  return body + ((10 - (sum % 10)) % 10);
}

const streetNames = [
  'Park',
  'Franklin',
  'Farmington',
  'New Britain',
  'Albany',
  'Zion',
  'Capitol',
  'Wethersfield',
  'Homestead',
  'Maple',
];
const spanishNames = ['Bolívar', 'de la Paz', 'San Martín', 'Sucre', 'de los Pinos', 'Juárez'];
const portugueseNames = ['das Flores', 'Santos Dumont', 'da Paz', 'Augusta', 'do Carmo'];
const frenchNames = ['de la Paix', 'Victor Hugo', 'des Lilas', 'Gambetta', 'du Marché'];
const arabicNames = ['بارك', 'فرانكلين', 'السلام', 'المدرسة', 'ماين'];
const swahiliNames = ['Uhuru', 'Park', 'Kenyatta', 'Amani'];

/** How each kind is written, by someone who does. The words around a number are the languages' own. */
const planted: Readonly<Record<Forbidden, (d: Dice, language: string) => string>> = {
  'alien-number': d => {
    const number = d.digits(d.pick([8, 9, 9, 9]));
    const gap = d.pick(['', '', '-', ' ', '.']);
    const written = number.length === 9 && gap ? spread(number, [3, 3, 3], gap) : number;
    return `${d.pick(['A', 'A-', 'A#', 'A ', 'a', 'A: ', 'USCIS# ', 'Alien number '])}${written}`;
  },
  'receipt-number': d => {
    const number = d.digits(10);
    const written = d.pick([number, spread(number, [2, 3, 5], '-'), spread(number, [2, 3, 5], ' ')]);
    return `${d.pick(['IOE', 'EAC', 'WAC', 'LIN', 'MSC', 'NBC'])}${d.pick(['', ' ', '-'])}${written}`;
  },
  'social-security-number': d => {
    const number = `${d.pick(['1', '2', '4', '5'])}${d.digits(8)}`;
    const gap = d.pick(['-', ' ', '.', '-']);
    return d.pick([spread(number, [3, 2, 4], gap), `SSN ${number}`, `SSN: ${spread(number, [3, 2, 4], '-')}`]);
  },
  'passport-number': (d, language) => {
    const called: Readonly<Record<string, readonly string[]>> = {
      en: ['passport', 'passport no.', 'passport number'],
      es: ['pasaporte', 'pasaporte no.', 'pasaporte número'],
      pt: ['passaporte', 'passaporte nº'],
      fr: ['passeport', 'passeport no', 'passeport numéro'],
      ar: ['جواز سفر', 'جواز السفر رقم', 'جواز سفري رقم'],
      sw: ['pasipoti', 'pasipoti namba', 'paspoti no.'],
    };
    const letters = d.pick(['', 'N', 'P', 'AB', 'G', 'X', 'L']);
    return `${d.pick(called[language] ?? [])} ${letters}${d.pick(['', ' '])}${d.digits(d.pick([6, 7, 8, 9]))}`;
  },
  'card-number': d => {
    const number = card(d);
    return d.pick([number, spread(number, [4, 4, 4, 4], ' '), spread(number, [4, 4, 4, 4], '-')]);
  },
  'street-address': (d, language) => {
    const n = String(1 + d.roll(1999));
    const english = `${n} ${d.pick(streetNames)} ${d.pick(['Street', 'St', 'Ave', 'Avenue', 'Road', 'Blvd', 'St.', 'Terrace'])}${d.pick(['', '', ', Apt 3', ', Hartford', ' 2nd floor'])}`;
    const own: Readonly<Record<string, () => string>> = {
      en: () => english,
      es: () =>
        `${d.pick(['calle', 'Calle', 'avenida', 'Av.', 'carrera'])} ${d.pick(spanishNames)}${d.pick([' ', ', ', ' # ', ' número ', ' No. '])}${n}`,
      pt: () =>
        `${d.pick(['rua', 'Rua', 'avenida', 'Av.', 'travessa'])} ${d.pick(portugueseNames)}${d.pick([', ', ' ', ', nº ', ' número '])}${n}`,
      fr: () =>
        `${n}${d.pick([' ', ', ', ' bis '])}${d.pick(['rue', 'avenue', 'boulevard', 'chemin', 'impasse'])} ${d.pick(frenchNames)}`,
      ar: () =>
        d.pick([
          `شارع ${d.pick(arabicNames)} رقم ${n}`,
          `${n} شارع ${d.pick(arabicNames)}`,
          `شارع ${d.pick(arabicNames)} ${n}`,
          `شارع ${d.pick(arabicNames)} بناية ${n}`,
        ]),
      sw: () =>
        d.pick([
          `Mtaa wa ${d.pick(swahiliNames)}, nyumba namba ${n}`,
          `mtaa wa ${d.pick(swahiliNames)} ${n}`,
          `Barabara ya ${d.pick(swahiliNames)} ${n}`,
        ]),
    };
    return d.roll(3) === 0 ? english : (own[language] ?? own.en ?? (() => english))();
  },
};

/** What stands around it. */
const carriers: Readonly<Record<string, readonly string[]>> = {
  en: [
    '{}',
    'My number is {}.',
    'Please note {}, thank you',
    'I was told to write {} here',
    'We have {} and need help',
    'see {} in my papers',
  ],
  es: [
    '{}',
    'Mi número es {}.',
    'Por favor anote {}, gracias',
    'me dijeron que escriba {} aquí',
    'tenemos {} y necesitamos ayuda',
  ],
  pt: [
    '{}',
    'Meu número é {}.',
    'Por favor anote {}, obrigada',
    'disseram para escrever {} aqui',
    'temos {} e precisamos de ajuda',
  ],
  fr: [
    '{}',
    'Mon numéro est {}.',
    'Merci de noter {}, merci',
    'on m’a dit d’écrire {} ici',
    'nous avons {} et cherchons de l’aide',
  ],
  ar: ['{}', 'رقمي {}.', 'من فضلكم سجلوا {} شكرا', 'قالوا لي أن أكتب {} هنا', 'معنا {} ونحتاج إلى مساعدة'],
  sw: [
    '{}',
    'Namba yangu ni {}.',
    'Tafadhali andika {}, asante',
    'niliambiwa niandike {} hapa',
    'tuna {} na tunahitaji msaada',
  ],
};

const time = (d: Dice) => d.pick([`${7 + d.roll(12)}:${d.pick(['00', '15', '30', '45'])}`, `${7 + d.roll(12)}`]);
const phone = (d: Dice) =>
  d.pick([
    `860-555-0${d.digits(3)}`,
    `(860) 555-0${d.digits(3)}`,
    `+1 860 555 0${d.digits(3)}`,
    `8605550${d.digits(3)}`,
  ]);
const date = (d: Dice) => `${d.pick(['2026', '2027'])}-0${1 + d.roll(9)}-${10 + d.roll(18)}`;
const price = (d: Dice) => d.pick([`$${d.digits(3)}`, `$1,${d.digits(3)}`, `${d.digits(3)} dollars`]);

/** Ordinary sentences with blanks: `n` a small number, `t` a time, `p` a phone, `d` a date, `m` money, `s` a street without a house, `b` a bus. */
const ordinary: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Please call me after {t} at {p}.',
    'We are {n} people, my children are {n} and {n} years old.',
    'I have time on Monday from {t} to {t} and Wednesday {t}-{t}.',
    'I live near {s} Street, {n} blocks from the library.',
    'Take bus {b} to {s} Street, then walk {n} minutes.',
    'Our rent is {m} a month for {n} rooms.',
    'My daughter starts school on {d}, class {n}A.',
    'I came {n} months ago and speak {n} languages.',
    'The appointment is on {d} at {t}, room {n}.',
    'My wife drives {n} times a week, I take the {b} bus down {s} Avenue.',
    'I work nights, {t} to {t}, please text {p}',
    'We need {n} beds, {n} chairs and winter coats size {n}.',
    'My English class is at {t} on {s} Street every day.',
    'I can read a little, I finished {n} years of school in {d}.',
    'The doctor on {s} Street gave us a paper for {d}.',
  ],
  es: [
    'Por favor llámeme después de las {t} al {p}.',
    'Somos {n} personas, mis hijos tienen {n} y {n} años.',
    'Puedo los lunes de {t} a {t} y los miércoles de {t} a {t}.',
    'Vivo cerca de la calle {s}, a {n} cuadras de la biblioteca.',
    'Tomo el autobús {b} hasta la calle {s} y camino {n} minutos.',
    'El alquiler es {m} al mes por {n} cuartos.',
    'Mi hija empieza la escuela el {d}, grado {n}.',
    'Llegué hace {n} meses y hablo {n} idiomas.',
    'La cita es el {d} a las {t} en la avenida {s}.',
    'Trabajo de noche, de {t} a {t}, escríbame al {p}',
    'Necesitamos {n} camas, {n} sillas y abrigos talla {n}.',
    'Mi clase está en la calle {s} a las {t} todos los días.',
    'En la calle {s} hay {n} paradas y una tienda.',
  ],
  pt: [
    'Por favor me ligue depois das {t} no {p}.',
    'Somos {n} pessoas, meus filhos têm {n} e {n} anos.',
    'Posso na segunda das {t} às {t} e na quarta das {t} às {t}.',
    'Moro perto da rua {s}, a {n} quadras da biblioteca.',
    'Pego o ônibus {b} até a rua {s} e ando {n} minutos.',
    'O aluguel é {m} por mês, {n} quartos.',
    'Minha filha começa a escola em {d}, série {n}.',
    'Cheguei há {n} meses e falo {n} línguas.',
    'A consulta é em {d} às {t} na avenida {s}.',
    'Trabalho à noite, das {t} às {t}, escreva para {p}',
    'Precisamos de {n} camas, {n} cadeiras e casacos tamanho {n}.',
  ],
  fr: [
    'Merci de m’appeler après {t} au {p}.',
    'Nous sommes {n} personnes, mes enfants ont {n} et {n} ans.',
    'Je peux le lundi de {t} à {t} et le mercredi de {t} à {t}.',
    'J’habite près de la rue {s}, à {n} minutes de la bibliothèque.',
    'Je prends le bus {b} jusqu’à la rue {s}, puis {n} minutes à pied.',
    'Le loyer est de {m} par mois pour {n} pièces.',
    'Ma fille commence l’école le {d}, classe {n}.',
    'Je suis arrivé il y a {n} mois et je parle {n} langues.',
    'Le rendez-vous est le {d} à {t} avenue {s}.',
    'Je travaille la nuit, de {t} à {t}, écrivez au {p}',
    'Il nous faut {n} lits, {n} chaises et des manteaux taille {n}.',
  ],
  ar: [
    'من فضلكم اتصلوا بي بعد الساعة {t} على {p}.',
    'نحن {n} أشخاص، وأعمار أولادي {n} و{n} سنوات.',
    'أستطيع يوم الاثنين من {t} إلى {t} ويوم الأربعاء من {t} إلى {t}.',
    'أسكن قرب شارع {s} على بعد {n} دقائق من المكتبة.',
    'آخذ الباص {b} إلى شارع {s} ثم أمشي {n} دقائق.',
    'الإيجار {m} في الشهر لـ {n} غرف.',
    'تبدأ ابنتي المدرسة في {d} في الصف {n}.',
    'جئت قبل {n} أشهر وأتكلم {n} لغات.',
    'الموعد في {d} الساعة {t} في شارع {s}.',
    'أعمل ليلا من {t} إلى {t} واكتبوا لي على {p}',
    'في شارع {s} الساعة {t} يبدأ الدرس كل يوم.',
  ],
  sw: [
    'Tafadhali nipigie baada ya saa {t} kwa {p}.',
    'Sisi ni watu {n}, watoto wangu wana miaka {n} na {n}.',
    'Ninaweza Jumatatu saa {t} hadi {t} na Jumatano {t} hadi {t}.',
    'Ninaishi karibu na mtaa wa {s}, dakika {n} kutoka maktaba.',
    'Ninapanda basi {b} hadi mtaa wa {s} na kutembea dakika {n}.',
    'Kodi ni {m} kwa mwezi, vyumba {n}.',
    'Binti yangu anaanza shule {d}, darasa la {n}.',
    'Nilifika miezi {n} iliyopita na ninaongea lugha {n}.',
    'Miadi ni {d} saa {t} barabara ya {s}.',
    'Ninafanya kazi usiku, {t} hadi {t}, niandikie {p}',
  ],
};

const filled = (sentence: string, d: Dice, language: string): string => {
  const blanks: Readonly<Record<string, () => string>> = {
    n: () => String(2 + d.roll(11)),
    t: () => time(d),
    p: () => phone(d),
    d: () => date(d),
    m: () => price(d),
    s: () => (language === 'ar' ? d.pick(arabicNames) : d.pick(streetNames)),
    b: () => d.pick(['31', '37', '47', '60', '102', '121']),
  };
  return sentence.replace(/\{(\w)\}/g, (_, blank: string) => blanks[blank]?.() ?? '');
};

/** The languages of the corpus. */
export const languages = Object.keys(carriers);

/** The kinds that are planted. */
export const kinds = Object.keys(planted) as readonly Forbidden[];

const plantedEach = 60;
const ordinaryEach = 250;

/** Written by hand by someone who did not know how the guard works, as people write: with typos, mixed languages and several numbers in a line. */
const byHand = (): readonly Line[] =>
  (
    JSON.parse(readFileSync(new URL('guard-lines.json', import.meta.url), 'utf8')) as readonly (Omit<Line, 'holds'> & {
      readonly holds: Forbidden | null;
    })[]
  ).map(line => ({ ...line, holds: line.holds ?? undefined }));

/** The whole corpus, made of sentences with blanks and of lines by hand: the same on every machine. */
export function corpus(): readonly Line[] {
  const d = dice(20261125);
  const script = (text: string, language: string) => inScript(text, d.pick(zeros[language] ?? [0x30]));
  const withSomething = languages.flatMap(language =>
    kinds.flatMap(holds =>
      Array.from({ length: plantedEach }, () => {
        const said = d.pick(carriers[language] ?? []).replace('{}', planted[holds](d, language));
        return { language, holds, text: script(said, language) };
      }),
    ),
  );
  const without = languages.flatMap(language =>
    Array.from({ length: ordinaryEach }, () => {
      const sentences = ordinary[language] ?? [];
      const said = [d.pick(sentences), ...(d.roll(3) === 0 ? [d.pick(sentences)] : [])];
      const text = said.map(one => filled(one, d, language)).join(' ');
      return { language, holds: undefined, text: script(text, language) };
    }),
  );
  return [...withSomething, ...without, ...byHand()];
}
