import type { CaptureLanguage } from '../capture.ts';
import { bindPhrases } from '../grammar/phrases.ts';

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening';
export type PeriodUnit = 'week' | 'month' | 'quarter' | 'year';
export type PeriodEdge = 'start' | 'mid' | 'end';
/** `next`: of the coming week · `coming`: the nearest ahead · `this` and `last` as said. */
export type Which = 'next' | 'coming' | 'this' | 'last';

export const PARTS_OF_DAY = bindPhrases<PartOfDay>([
  [
    'in the morning|morning|früh|morgen früh|am morgen|vormittag|vormittags|am vormittag|in der früh|morgens|morgen|mattina|di mattina|in mattinata|mattino|la mattina|matin|dans la matinée|le matin|au matin',
    'morning',
  ],
  ['noon|midday|at noon|mittag|mittags|am mittag|mezzogiorno|a mezzogiorno|midi|à midi', 'noon'],
  [
    "in the afternoon|afternoon|nachmittag|nachmittags|am nachmittag|pomeriggio|nel pomeriggio|di pomeriggio|après-midi|après midi|dans l'après-midi|l'après-midi|aprem",
    'afternoon',
  ],
  [
    'in the evening|evening|night|at night|abend|abends|am abend|sera|di sera|in serata|la sera|soir|le soir|dans la soirée|en fin de journée',
    'evening',
  ],
]);

export interface OffsetDay {
  days: number;
  part?: PartOfDay;
}

export const OFFSET_DAYS = bindPhrases<OffsetDay>([
  [
    "today|heute|oggi|aujourd'hui|eod|end of day|end of the day|just now|earlier today",
    { days: 0 },
  ],
  [
    'this morning|heute morgen|heute früh|heute vormittag|stamattina|stamani|stamane|questa mattina|ce matin',
    { days: 0, part: 'morning' },
  ],
  ['heute mittag|oggi a mezzogiorno|ce midi', { days: 0, part: 'noon' }],
  [
    'this afternoon|heute nachmittag|questo pomeriggio|oggi pomeriggio|cet après-midi|cet aprem',
    { days: 0, part: 'afternoon' },
  ],
  [
    'this evening|tonight|heute abend|stasera|questa sera|stanotte|ce soir',
    { days: 0, part: 'evening' },
  ],
  ['tomorrow|tmrw|tomo|morgen|domani|demain', { days: 1 }],
  ['morgen früh|domattina', { days: 1, part: 'morning' }],
  [
    'the day after tomorrow|day after tomorrow|übermorgen|dopodomani|dopo domani|après-demain|après demain',
    { days: 2 },
  ],
  ['yesterday|gestern|ieri|hier', { days: -1 }],
  ['last night|gestern abend|ieri sera|hier soir', { days: -1, part: 'evening' }],
  [
    "the day before yesterday|day before yesterday|vorgestern|l'altro ieri|ieri l'altro|altro ieri|avantieri|avant-hier|avant hier",
    { days: -2 },
  ],
]);

export interface WeekdayWord {
  /** ISO: Monday is 1. */
  weekday: number;
  part?: PartOfDay;
  /** The languages in which this short form could also be another word's ("so", "mar", "sat"). */
  shyIn?: readonly CaptureLanguage[];
}

const FULL_WEEKDAYS: readonly (readonly [string, number])[] = [
  ['monday|mondays|montag|montags|lunedì|lundi', 1],
  ['tuesday|tuesdays|tue|tues|dienstag|dienstags|martedì|mardi', 2],
  ['wednesday|wednesdays|weds|wed|mittwoch|mittwochs|mercoledì|mercredi', 3],
  ['thursday|thursdays|thu|thur|thurs|donnerstag|donnerstags|giovedì|jeudi', 4],
  ['friday|fridays|fri|freitag|freitags|venerdì|vendredi', 5],
  ['saturday|saturdays|samstag|sonnabend|sabato|samedi', 6],
  ['sunday|sundays|sonntag|domenica|dimanche', 7],
];

const SHORT_WEEKDAYS: Record<CaptureLanguage, string> = {
  en: 'mon - - - - sat sun',
  de: 'mo di mi do fr sa so',
  it: 'lun mar mer gio ven sab dom',
  fr: 'lun mar mer jeu ven sam dim',
};

const GERMAN_PARTS: readonly (readonly [string, PartOfDay])[] = [
  ['morgen', 'morning'],
  ['früh', 'morning'],
  ['vormittag', 'morning'],
  ['mittag', 'noon'],
  ['nachmittag', 'afternoon'],
  ['abend', 'evening'],
];
const GERMAN_WEEKDAYS = 'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' ');

function listShortWeekdays(): [string, WeekdayWord][] {
  const days = new Map<string, { weekday: number; shyIn: CaptureLanguage[] }>();
  for (const [language, words] of Object.entries(SHORT_WEEKDAYS)) {
    words.split(' ').forEach((word, index) => {
      if (word === '-') return;
      const day = days.get(word) ?? { weekday: index + 1, shyIn: [] };
      day.shyIn.push(language as CaptureLanguage);
      days.set(word, day);
    });
  }
  return [...days];
}

export const WEEKDAYS = bindPhrases<WeekdayWord>([
  ...FULL_WEEKDAYS.map(([words, weekday]): [string, WeekdayWord] => [words, { weekday }]),
  ...GERMAN_WEEKDAYS.flatMap((day, index) =>
    GERMAN_PARTS.map(([end, part]): [string, WeekdayWord] => [
      day + end,
      { weekday: index + 1, part },
    ]),
  ),
  ...listShortWeekdays(),
]);

/** Before a weekday. */
export const WHICH_BEFORE = bindPhrases<Which>([
  ['next|nächste|nächsten|nächster|nächstem|il prossimo|prossimo|prossima|le prochain', 'next'],
  ['this coming|coming|kommende|kommenden|kommender|kommendem', 'coming'],
  ['this|diese|diesen|dieser|diesem|questo|questa|ce|cette', 'this'],
  [
    'last|past|this past|letzte|letzten|letzter|letztem|vergangene|vergangenen|vorige|vorigen|lo scorso|scorso|scorsa',
    'last',
  ],
]);

/** After a weekday. */
export const WHICH_AFTER = bindPhrases<Which>([
  ['prossimo|prossima|prochain|prochaine', 'next'],
  ['che viene|qui vient', 'coming'],
  ['scorso|scorsa|passato|passata|dernier|dernière|passé', 'last'],
]);

/** A period of the calendar, counted from the current one. */
export const PERIODS = bindPhrases<{ unit: PeriodUnit; shift: number }>([
  [
    'next week|nächste woche|nächster woche|kommende woche|kommender woche|la settimana prossima|settimana prossima|la prossima settimana|prossima settimana|la semaine prochaine|semaine prochaine',
    { unit: 'week', shift: 1 },
  ],
  ['this week|diese woche|dieser woche|questa settimana|cette semaine', { unit: 'week', shift: 0 }],
  [
    'last week|letzte woche|letzter woche|vergangene woche|vorige woche|la settimana scorsa|settimana scorsa|la scorsa settimana|scorsa settimana|la semaine dernière|semaine dernière|la semaine passée',
    { unit: 'week', shift: -1 },
  ],
  ['the week after next|week after next|übernächste woche', { unit: 'week', shift: 2 }],
  [
    'next month|nächsten monat|nächsten monats|kommenden monat|il mese prossimo|mese prossimo|il prossimo mese|prossimo mese|le mois prochain|mois prochain',
    { unit: 'month', shift: 1 },
  ],
  [
    'this month|diesen monat|dieses monats|questo mese|ce mois|ce mois-ci',
    { unit: 'month', shift: 0 },
  ],
  [
    'last month|letzten monat|vergangenen monat|il mese scorso|mese scorso|lo scorso mese|le mois dernier|mois dernier',
    { unit: 'month', shift: -1 },
  ],
  [
    'next quarter|nächstes quartal|nächsten quartal|il prossimo trimestre|prossimo trimestre|le trimestre prochain|trimestre prochain|le prochain trimestre|prochain trimestre',
    { unit: 'quarter', shift: 1 },
  ],
  ['this quarter|dieses quartal|questo trimestre|ce trimestre', { unit: 'quarter', shift: 0 }],
  [
    "next year|nächstes jahr|nächsten jahr|kommendes jahr|l'anno prossimo|anno prossimo|il prossimo anno|prossimo anno|l'année prochaine|l'an prochain|année prochaine",
    { unit: 'year', shift: 1 },
  ],
  ["this year|dieses jahr|quest'anno|cette année", { unit: 'year', shift: 0 }],
]);

/** A bare period, which needs an edge before it ("end of the week"). */
export const BARE_PERIODS = bindPhrases<PeriodUnit>([
  ['week|woche|settimana|semaine', 'week'],
  ['month|monat|monats|mese|mois', 'month'],
  ['quarter|quartal|quartals|trimestre', 'quarter'],
  ['year|jahr|jahres|anno|année', 'year'],
]);

export const EDGES = bindPhrases<PeriodEdge>([
  ['beginning of|start of|early in|early|anfang|zu beginn|inizio|a inizio|début', 'start'],
  ['middle of|mid|mid-|mitte|metà|a metà|mi-|mi|milieu', 'mid'],
  [
    'at the end of|the end of|end of|end|late in|late|ende|zum ende|fine|a fine|alla fine|fin|à la fin|la fin',
    'end',
  ],
]);
/** Between an edge and its period. */
export const EDGE_LINKS: ReadonlySet<string> = new Set(
  "of the this der des dieser dieses dem del della dell' di du de d' la le l' il questo questa ce cette in im".split(
    ' ',
  ),
);

export const PERIOD_SHORTHANDS = bindPhrases<{ unit: PeriodUnit; edge: PeriodEdge }>([
  ['eow|end of week', { unit: 'week', edge: 'end' }],
  ['eom|end of month|month-end|month end|monatsende|ultimo', { unit: 'month', edge: 'end' }],
  ['monatsanfang', { unit: 'month', edge: 'start' }],
  ['eoq|quartalsende|quarter end', { unit: 'quarter', edge: 'end' }],
  ['eoy|year-end|year end|jahresende', { unit: 'year', edge: 'end' }],
]);

export const WEEKENDS = bindPhrases<true>([
  [
    'weekend|this weekend|the weekend|at the weekend|am wochenende|wochenende|nel weekend|questo weekend|ce week-end|ce weekend|week-end|le week-end',
    true,
  ],
]);

export const WEEK_NUMBER_LEADS = bindPhrases<true>([
  ['kw|kalenderwoche|week|wk|calendar week|cw|settimana|semaine|sem|woche', true],
]);

export interface MonthWord {
  month: number;
  full: boolean;
  /** A short form that is another word outside this language. */
  only?: CaptureLanguage;
}

export const MONTHS = bindPhrases<MonthWord>([
  ['january|januar|jänner|gennaio|janvier', { month: 1, full: true }],
  ['february|februar|feber|febbraio|février', { month: 2, full: true }],
  ['march|märz|marzo|mars', { month: 3, full: true }],
  ['april|aprile|avril', { month: 4, full: true }],
  ['may|mai|maggio', { month: 5, full: true }],
  ['june|juni|giugno|juin', { month: 6, full: true }],
  ['july|juli|luglio|juillet', { month: 7, full: true }],
  ['august|agosto|août', { month: 8, full: true }],
  ['september|settembre|septembre', { month: 9, full: true }],
  ['october|oktober|ottobre|octobre', { month: 10, full: true }],
  ['november|novembre', { month: 11, full: true }],
  ['december|dezember|dicembre|décembre', { month: 12, full: true }],
  ['jan|jän|gen|janv', { month: 1, full: false }],
  ['feb|febr|fév|févr|fevr', { month: 2, full: false }],
  ['mar|mär|mrz|märz', { month: 3, full: false }],
  ['apr|avr', { month: 4, full: false }],
  ['mag', { month: 5, full: false, only: 'it' }],
  ['jun|giu', { month: 6, full: false }],
  ['jul|lug|juil', { month: 7, full: false }],
  ['aug', { month: 8, full: false }],
  ['ago', { month: 8, full: false, only: 'it' }],
  ['sep|sept|sett', { month: 9, full: false }],
  ['set', { month: 9, full: false, only: 'it' }],
  ['oct|okt|ott', { month: 10, full: false }],
  ['nov', { month: 11, full: false }],
  ['dec|dez|dic|déc', { month: 12, full: false }],
]);
