import { bindPhrases, bindWords } from '../grammar/phrases.ts';

/** Begin a new deal: "new deal Globex, 12k", "Verkaufschance mit …". */
export const NEW_DEAL = bindPhrases<true>([
  [
    `new deal|deal:|add deal|add a deal|create deal|open deal|opened a deal|opened deal|new opportunity|opportunity:|add opportunity|new opp|neuer deal|neue chance|neue verkaufschance|neue opportunity|neues geschäft|verkaufschance:|chance:|deal anlegen|nuova trattativa|trattativa:|nuova opportunità|opportunità:|nouvelle affaire|nouvelle opportunité|affaire:|opportunité:`,
    true,
  ],
]);

/** Begin a new case: "case: the pump leaks at Globex, urgent". */
export const NEW_CASE = bindPhrases<true>([
  [
    `case:|new case|ticket:|new ticket|complaint:|problem:|issue:|fall:|neuer fall|störung:|reklamation:|neues ticket|richiesta:|nuova richiesta|segnalazione:|reclamo:|guasto:|réclamation:|nouveau ticket|panne:`,
    true,
  ],
]);

/** How soon a case is wanted, by the words for it. */
export const PRIORITIES = bindPhrases<'low' | 'high' | 'urgent'>([
  [
    `urgent|very urgent|asap|emergency|standstill|dringend|sehr dringend|eilig|notfall|stillstand|urgente|urgentissimo|fermo macchina|emergenza`,
    'urgent',
  ],
  ['high priority|important|hohe priorität|wichtig|alta priorità|importante|prioritaire', 'high'],
  ['low priority|not urgent|no hurry|nicht dringend|eilt nicht|non urgente|pas urgent', 'low'],
]);

/** Before or after a deal and its stage: "moved Globex to proposal". */
export const MOVES = bindPhrases<true>([
  [
    `moved|move|moves|moving|put|pushed|push|shifted|shift|advanced|advance|progressed|went|goes|is now|now|is|stage|verschoben|verschiebe|verschieben|geschoben|schiebe|weiter|steht|steht jetzt|ist jetzt|ist|jetzt|kommt|geht|spostato|spostata|sposta|passato|passata|passa|portato|portata|è ora|ora|è|déplacé|déplace|passé|passe|est maintenant`,
    true,
  ],
]);

/** Between a deal and the name of its stage. */
export const INTO =
  bindWords(`to into in on at the stage phase nach zu zur zum auf im die der das den
  a al alla allo in nella nel fase à au en dans la le il lo l' - > → ⇒ :`);

export const OUTCOMES = bindPhrases<'win' | 'lose'>([
  [
    'won|win|wins|closed won|gewonnen|gewinnen|vinto|vinta|vince|abbiamo vinto|gagné|remporté|remporté',
    'win',
  ],
  ['lost|lose|loses|closed lost|verloren|verlieren|perso|persa|abbiamo perso|perdu|perdue', 'lose'],
]);

/** What is won and lost. */
export const DEAL_NOUNS =
  bindWords(`deal deals opportunity opp tender bid pitch auftrag ausschreibung chance
  verkaufschance geschäft zuschlag trattativa opportunità gara affaire opportunité marché`);

/** Before whom it was lost to. */
export const TO_RIVAL = bindWords('to against an gegen a contro alla al face');

/** Before the day on which a deal is to be closed. */
export const CLOSES = bindPhrases<true>([
  [
    `closes|closing|to close|will close|should close|close date|closing date|expected close|expected to close|signs|will sign|abschluss|abschluß|schliesst|abschluss erwartet|unterschrift|unterschreibt|chiude|si chiude|chiudono|chiusura|chiusura prevista|conclusion|clôture|signature`,
    true,
  ],
]);
