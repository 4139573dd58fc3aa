import { bindPhrases } from '../grammar/phrases.ts';

export type CountUnit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year';

export const NUMBER_WORDS = bindPhrases<number>([
  ['a|an|one|ein|eine|einem|einer|einen|eins|un|uno|una|une', 1],
  ['two|a couple of|couple of|zwei|ein paar|due|un paio di|deux', 2],
  ['three|a few|drei|einigen|tre|trois', 3],
  ['four|vier|quattro|quatre', 4],
  ['five|fünf|cinque|cinq', 5],
  ['six|sechs|sei', 6],
  ['seven|sieben|sette|sept', 7],
  ['eight|acht|otto|huit', 8],
  ['nine|neun|nove|neuf', 9],
  ['ten|zehn|dieci|dix', 10],
  ['eleven|elf|undici|onze', 11],
  ['twelve|zwölf|dodici|douze', 12],
  ['fourteen|vierzehn|quattordici|quatorze', 14],
  ['fifteen|quindici|quinze', 15],
  ['twenty|zwanzig|venti|vingt', 20],
  ['thirty|dreißig|trenta|trente', 30],
]);

export const COUNT_UNITS = bindPhrases<CountUnit>([
  ['minute|minutes|min|mins|minuten|minuti|minuto', 'minute'],
  ['hour|hours|hr|hrs|h|stunde|stunden|std|ora|ore|heure|heures', 'hour'],
  ['day|days|tag|tage|tagen|giorno|giorni|jour|jours', 'day'],
  [
    'working day|working days|business day|business days|workday|workdays|werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|giorno lavorativo|giorni lavorativi|jour ouvré|jours ouvrés|jours ouvrables',
    'workday',
  ],
  ['week|weeks|wk|wks|woche|wochen|settimana|settimane|semaine|semaines', 'week'],
  ['month|months|monat|monate|monaten|mese|mesi|mois', 'month'],
  ['year|years|jahr|jahre|jahren|anno|anni|an|ans', 'year'],
]);

/** Before a count that looks ahead; `deadline`: by then at the latest. */
export const AHEAD_LEADS = bindPhrases<{ deadline: boolean }>([
  ["in|tra|fra|dans|in about|in circa|in etwa|d'ici à", { deadline: false }],
  ["within|within the next|innerhalb von|binnen|entro|sous|d'ici", { deadline: true }],
]);
/** After a count that looks ahead. */
export const AHEAD_TAILS = bindPhrases<true>([['from now|from today|hence|time', true]]);
/** Before or after a count that looks back. */
export const AGO_LEADS = bindPhrases<true>([['vor|il y a', true]]);
export const AGO_TAILS = bindPhrases<true>([['ago|fa', true]]);

export const HALF_HOURS = bindPhrases<true>([
  [
    "in half an hour|in einer halben stunde|tra mezz'ora|fra mezz'ora|dans une demi-heure|dans une demi heure",
    true,
  ],
]);

/** Before a day; `deadline`: by then · `state`: the day of something else, so no promise. */
export const DAY_LEADS = bindPhrases<{ deadline: boolean; state: boolean }>([
  [
    "by|by the|before|before the|no later than|not later than|latest by|at the latest|at the latest by|bis|bis zum|bis spätestens|spätestens|spätestens am|spätestens bis|vor|vor dem|entro|entro il|entro la|entro le|prima di|prima del|al più tardi|d'ici|d'ici le|d'ici la|d'ici au|avant|avant le|avant la|au plus tard|au plus tard le|pour|pour le|per il",
    { deadline: true, state: false },
  ],
  [
    "on|on the|the|am|den|an|ab|ab dem|il|lo|la|le|l'|nel|nella|per|per la|von|vom|zum|zur|for|for the|für|from|around|in the|in der|im|der|dem|du|in|en|à|a|al|alla|di|gegen|circa|verso|vers|around the|sometime|first thing|first thing on",
    { deadline: false, state: false },
  ],
  [
    "until|until the|till|since|about|re|regarding|concerning|seit|seit dem|über|wegen|fino a|fino al|da|dal|depuis|depuis le|jusqu'à|jusqu'au|jusqu'|sulla|su|sul|of|of the|della|del",
    { deadline: false, state: true },
  ],
]);

/**
 * Before a time of day. `bare`: a number after it is an hour though no day was said ("at 3");
 * `between`: two times follow with an "and".
 */
export const TIME_LEADS = bindPhrases<{ between: boolean; bare: boolean }>([
  [
    "at|@|around|at about|at around|um|so um|alle|all'|alle ore|ore|dalle|verso le",
    { between: false, bare: true },
  ],
  [
    'by|from|gegen|ab|per le|a|à|vers|dès|from about|before|vor|prima delle|avant|entro le',
    { between: false, bare: false },
  ],
  ['between|zwischen|tra le|fra le|entre', { between: true, bare: true }],
]);

/** Between the two ends of an appointment ("10 to 11:30"); the start counts. */
export const RANGE_WORDS = bindPhrases<true>([['-|–|to|until|till|bis|alle|à', true]]);
export const RANGE_ANDS = bindPhrases<true>([['and|und|e|et|e le', true]]);

/** Clock words with the minutes they add to the hour after them. */
export const CLOCK_HALVES = bindPhrases<number>([
  ['half past|half', 30],
  ['halb', -30],
  ['quarter past|viertel nach', 15],
  ['quarter to|viertel vor', -15],
]);
/** Clock words with the minutes they add to the hour before them. */
export const CLOCK_TAILS = bindPhrases<number>([
  ['e mezza|e mezzo|et demie|et demi', 30],
  ['e un quarto|et quart', 15],
  ['meno un quarto|moins le quart', -15],
]);
export const HOUR_WORDS = bindPhrases<true>([["uhr|o'clock|h|heures|heure|hrs", true]]);
