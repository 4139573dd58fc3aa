import type { Question } from './diagnosis.ts';

interface Phrase {
  words: readonly RegExp[];
  /** The questions that it makes worth asking first. */
  asks: readonly Question[];
}

/** How people say it when it is about more than a button. */
const PHRASES: readonly Phrase[] = [
  {
    words: [/\bhat(e|es|ed)\b/i, /\bhass(e|en|t)\b/i, /\bodi(o|a|amo)\b/i, /\bdetesto\b/i],
    asks: ['heated_or_avoided', 'described_differently'],
  },
  {
    words: [
      /\b(not|isn.t|un)[ -]?(very )?user[ -]?friendly\b/i,
      /\b(nicht|wenig) (benutzer|bediener|anwender)freundlich\b/i,
      /\bumständlich\b/i,
      /\bpoco (intuitiv|pratic)[oa]\b/i,
      /\bnon è (intuitiv|facile|pratic)/i,
    ],
    asks: ['described_differently', 'expert_leaves_it'],
  },
  {
    words: [
      /\bglorified (rolodex|address book|spreadsheet)\b/i,
      /\b(nur|bloß) ein(e)? (besseres |teures )?(adressbuch|adressverwaltung|telefonbuch)\b/i,
      /\b(solo|soltanto) una rubrica\b/i,
    ],
    asks: ['order_changes_behaviour', 'said_not_done'],
  },
  {
    words: [/\bwaste of time\b/i, /\bzeitverschwendung\b/i, /\bperdita di tempo\b/i],
    asks: ['give_up', 'order_changes_behaviour'],
  },
  {
    words: [
      /\b(big brother|spying|control us|being watched)\b/i,
      /\bkontroll(e|iert)|überwach/i,
      /\b(ci controlla|controllo|sorveglia)/i,
    ],
    asks: ['give_up', 'heated_or_avoided'],
  },
];

/**
 * Questions to look at first, because of how it was said. Never a class: each rater answers all ten,
 * and what is marked counts for nothing.
 */
export function firstQuestions(said: string): Question[] {
  const found = PHRASES.filter(({ words }) => words.some((word) => word.test(said)));
  return [...new Set(found.flatMap(({ asks }) => asks))];
}

/** What can be said and also be counted. */
export const CLAIMS = ['rolodex', 'pipeline', 'typing'] as const;
export type Claim = (typeof CLAIMS)[number];

const ROLODEX = /\b(rolodex|address book|adressbuch|adressverwaltung|telefonbuch|rubrica)\b/i;
const TYPING =
  /\b(waste of time|takes (too long|ages)|typ(e|ing)( everything)? twice|so many fields|zeitverschwendung|doppelt (eingeben|erfassen|tippen)|dauert (zu|ewig) ?lang\w*|zu viele felder|perdita di tempo|scriv\w+ due volte|troppi campi)/i;

/** What of it the records can show, beside what is said. */
export function claimsIn(said: string): Claim[] {
  const says = { rolodex: ROLODEX, pipeline: OTHERS_WORK, typing: TYPING };
  return CLAIMS.filter((claim) => says[claim].test(said));
}

const OTHERS_WORK =
  /\b(pipeline|forecast|deals?|(their|his|her|poor|bad|missing) data|prognose|verkaufschancen?|(deren|schlechte|fehlende) daten|trattativ[ae]|previsioni|dati (mancanti|incompleti|sbagliati))\b/i;
const OTHERS_PAGES = /^\/(deals|forecast|leaks|pipelines?|reports|dashboards|goals)\b/;

/** A leader's complaint about the pipeline or about what others wrote needs a change of the leader's too. */
export function isAboutOthers(said: string, page: string | null): boolean {
  return OTHERS_WORK.test(said) || (page !== null && OTHERS_PAGES.test(page));
}
