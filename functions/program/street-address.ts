import { coded, plain } from './plain-text.ts';

/**
 * Full street addresses: a house number and a street. A street, a number of a bus or a branch of the library alone is none: people say
 * where they can come to, and nobody needs to know where exactly they live.
 */

const start = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;

/** A word of a street's name that is none of these, which tell of something else: a direction, a time, a number of people. */
const name = (...others: readonly string[]): string =>
  String.raw`(?!(?:${others.map(plain).join('|')})${end})[\p{L}\p{N}'’*.\-]*[\p{L}][\p{L}\p{N}'’*.\-]*`;

const space = String.raw`[\s,]+`;
/** A house number: one to five digits, perhaps a letter; neither a time nor a part of a longer number. */
const house = String.raw`(?<![\d$€£:./+\-]|\d[ .\-])\d{1,5}(?:\s?-\s?\d{1,4}|[A-F]|\s?1/2)?(?![\p{L}\p{N}:%/]|[.,]\d|-\d)`;
/** After a number that stands last: it counts nothing. */
const countsNothing = String.raw`(?!\s*(?:${[
  'AM',
  'PM',
  'H',
  'HRS',
  'HORAS',
  'HEURES',
  'MINUTOS',
  'MINUTES',
  'AÑOS',
  'ANOS',
  'ANS',
  'HIJOS',
  'NIÑOS',
  'FILHOS',
  'CRIANÇAS',
  'ENFANTS',
  'PERSONAS',
  'PESSOAS',
  'PERSONNES',
  'DÍAS',
  'DIAS',
  'JOURS',
  'SEMANAS',
  'SEMAINES',
  'MESES',
  'MOIS',
  'VECES',
  'CUADRAS',
  'BLOCKS',
  'EUROS',
  'DÓLARES',
  'دقائق',
  'دقيقة',
  'ساعات',
  'أطفال',
  'سنوات',
  'أيام',
  'صباحا',
  'مساء',
  'ظهرا',
  'WATOTO',
  'MIAKA',
  'DAKIKA',
  'ASUBUHI',
  'JIONI',
  'MCHANA',
  'USIKU',
  'WATU',
]
  .map(plain)
  .join('|')})${end})`;

const spanish = name(
  'A',
  'AL',
  'Y',
  'O',
  'E',
  'CON',
  'DESDE',
  'HASTA',
  'ENTRE',
  'TENGO',
  'HAY',
  'A LAS',
  'PARA',
  'POR',
  'BUS',
  'AUTOBÚS',
  'SOMOS',
  'ÀS',
  'ATÉ',
  'TENHO',
  'ÔNIBUS',
  'COM',
  'ESQUINA',
  'LÍNEA',
  'LINHA',
);
const french = name('À', 'A', 'ET', 'OU', 'VERS', 'AVEC', 'POUR');
const arabic = name(
  'الساعة',
  'في',
  'بعد',
  'قبل',
  'من',
  'إلى',
  'حتى',
  'باص',
  'الباص',
  'حافلة',
  'عندي',
  'لدي',
  'ولدي',
  'وعندي',
  'لمدة',
  'كل',
  'نحن',
  'ونحن',
  'خط',
  'على',
  'مع',
);
const swahili = name(
  'SAA',
  'KATI',
  'NA',
  'HADI',
  'KUTOKA',
  'BASI',
  'KWA',
  'NINA',
  'TUNA',
  'KILA',
  'TUKO',
  'DAKIKA',
  'MIAKA',
  'WATU',
  'WATOTO',
  'VYUMBA',
  'DARASA',
);
/** Names of streets here are English in every language; the words of all six that tell of something else stand in none. */
const english = name(
  'TO',
  'FROM',
  'AT',
  'ON',
  'NEAR',
  'IN',
  'AND',
  'OR',
  'BY',
  'FOR',
  'PAST',
  'OFF',
  'DOWN',
  'UP',
  'BLOCKS',
  'MINUTES',
  'MIN',
  'HOURS',
  'KIDS',
  'CHILDREN',
  'PEOPLE',
  'YEARS',
  'DAYS',
  'TIMES',
  'AM',
  'PM',
  'OF',
  'THE',
  'MY',
  'OUR',
  'A',
  'ALONG',
  'ACROSS',
  'VIA',
  'TOWARDS',
  'BUS',
  'EN',
  'NA',
  'EM',
  'LA',
  'EL',
  'AL',
  'DA',
  'DO',
  'CON',
  'COM',
  'AVEC',
  'DANS',
  'SUR',
  'KWA',
  'WA',
  'YA',
  'NI',
  'MTU',
  'POR',
  'PARA',
  'POUR',
  'LE',
  'LES',
  'LOS',
  'LAS',
  'UN',
  'UNA',
  'UM',
  'UMA',
  'MIN',
  'MINUTOS',
  'DOLARES',
  'DOLLARS',
  'DOLA',
  'EUROS',
).replaceAll('\\p{L}', 'A-Z');

/** Before a number that is an hour or counts something: at four, between three and four, four children. */
const notAt = String.raw`(?<!(?<![A-Z])(?:LAS|AS|ENTRE|(?:ENTRE|ENTRE LAS|BETWEEN)\s\d{1,2}\s[EY]|SAA|WATOTO|HIJOS|FILHOS|ENFANTS|KIDS|CHILDREN|BUS|ONIBUS|AUTOBUS|BASI|LINEA|LINHA|LIGNE)\s)`;

/** Words that are hardly anything but a street. */
const streets =
  'STREET|STR?|AVENUE|AVE?|ROAD|RD|BOULEVARD|BLVD|LANE|LN|TERRACE|TERR?|PARKWAY|PKWY|HIGHWAY|HWY|TURNPIKE|TPKE';
/** Words that are much else, too: a street when a flat, a town or a ZIP code follows, or when it is said that one lives there. */
const perhaps = 'DRIVE|DR|COURT|CT|PLACE|PL|CIRCLE|CIR|SQUARE|SQ|WAY|PARK|ROW|TRAIL|TRL|GREEN|HILL';
const follows = String.raw`[\s.,]*(?:APT|APARTMENT|UNIT|FLOOR|FL|#|HARTFORD|(?:CT\s*)?0\d{4}|CONN)`;
const lives = String.raw`(?:LIVE|LIVING|STAY|STAYING|ADDRESS|HOME|HOUSE|MOVED)(?:\s+(?:IS|AT|IN|NOW|TO|ON))*\s*:?\s*`;

/** The same expression over a coded text, in which there are no letters but those of ASCII. */
const latin = (expression: string): string => expression.replaceAll('\\p{L}', 'A-Za-z').replaceAll('\\p{N}', '0-9');

const expressions = [
  // 45 Park Street, 1200 N. Main St
  `${notAt}${start}${house}${space}(?:${english}${space}){1,4}(?:${streets})${end}(?!\\s+BUS)`,
  `${start}${house}${space}(?:${english}${space}){1,3}(?:${perhaps})(?:${follows})`,
  `${start}${lives}${house}${space}(?:${english}${space}){1,3}(?:${perhaps})${end}`,
  // calle Park 45, rua das Flores, nº 12
  `${start}(?:CALLE|C/|AV(?:DA?|ENIDA)?|CARRERA|CRA|PASEO|CAMINO|CALLEJON|RUA|R\\.|TRAVESSA|ALAMEDA|ESTRADA|PRACA|PLAZA)(?![\\p{L}])[\\s.]*(?:${spanish}${space}){1,4}(?:(?:NUMERO|NUM|NRO|NO|N)[^\\p{L}\\p{N}]*|#\\s*)?${house}${countsNothing}`,
  // 12 rue de la Paix, 12, boulevard Park
  `(?<!(?:BUS|LIGNE|TRAM|(?<!(?:HABITE|LOGE|VIS)\\s)A)\\s)${start}${house}(?:\\s+(?:BIS|TER))?${space}(?:RUE|BOULEVARD|BD|AVENUE|AV|ALLEE|IMPASSE|CHEMIN|QUAI|ROUTE)\\s+${french}`,
  // Mtaa wa Park, nyumba namba 45
  `${start}(?:MTAA|BARABARA)\\s+(?:WA\\s+|YA\\s+)?(?:${swahili}${space}){1,3}(?:(?:NYUMBA|NAMBA|NO)[^\\p{L}\\p{N}]*)*${house}${countsNothing}`,
].map(one => new RegExp(latin(one)));

/** شارع بارك رقم 45, 45 شارع بارك */
const inArabic = [
  `${start}(?:ال)?شارع\\s+(?:${arabic}${space}){1,4}(?:(?:رقم|بناية|مبنى|منزل|بيت|عمارة)\\s*)*${house}${countsNothing}`,
  `(?<!(?:باص|خط|حافلة|الساعة|ساعة)\\s)${start}${house}${space}شارع\\s+${arabic}`,
].map(one => new RegExp(one, 'u'));

/** Whether a text, made plain, holds a full street address. Expressions over Arabic letters are dear to make: only who writes of a street needs them. */
export function hasStreetAddress(written: string): boolean {
  const seen = coded(written);
  return (
    expressions.some(one => one.test(seen)) || (written.includes('شارع') && inArabic.some(one => one.test(written)))
  );
}
