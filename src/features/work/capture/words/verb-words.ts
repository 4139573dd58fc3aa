import type { CaptureLanguage } from '../capture.ts';
import { bindPhrases } from '../grammar/phrases.ts';
import type { Verb, VerbEntry, VerbForm } from './verb.ts';
import { GERMAN_VERBS } from './verbs-de.ts';
import { ENGLISH_VERBS } from './verbs-en.ts';
import { FRENCH_VERBS } from './verbs-fr.ts';
import { ITALIAN_VERBS } from './verbs-it.ts';

function readEntry(language: CaptureLanguage, entry: VerbEntry): [string, Verb] {
  const [is, phrases, traits] = entry;
  const [form, kind] = is.split(' ') as [VerbForm, Verb['kind']];
  return [phrases, { form, kind, language, slot: null, announces: false, joins: false, ...traits }];
}

export const VERBS = bindPhrases<Verb>([
  ...ENGLISH_VERBS.map((entry) => readEntry('en', entry)),
  ...GERMAN_VERBS.map((entry) => readEntry('de', entry)),
  ...ITALIAN_VERBS.map((entry) => readEntry('it', entry)),
  ...FRENCH_VERBS.map((entry) => readEntry('fr', entry)),
]);

/** Small words that may stand before a verb without changing it ("please", "I'll", "ich habe"). */
export const FILLERS = bindPhrases<true>([
  [
    `please|pls|to|i|we|i'll|we'll|he'll|she'll|they'll|i've|we've|he will|she will|they will|will|i will|we will|i need to|we need to|i must|i should|have to|has to|i have to|must|should|need to|let's|then|and|also|so|now|today|just|have|had|has|next step|next steps|action|action item|->|→|⇒|=>|•|-|–|*|:|but|finally|briefly|shortly|a|an|the|great|good|nice|quick|short|long|productive|another|again`,
    true,
  ],
  [
    'bitte|ich muss|ich werde|ich soll|ich|wir|wir müssen|muss|müssen|werde|werden|soll|sollte|dann|und|noch|auch|habe|haben|hat|ist|bin|eben|gerade|kurz|heute|soeben|daran denken|nächster schritt|aber|hatte|hatten|ein|eine|einen|gutes|guter|gute|kurzes|kurzer|kurze|kurzen|das|der|die|nochmal|wieder',
    true,
  ],
  [
    `devo|dobbiamo|bisogna|da|di|poi|e|ed|anche|per favore|ho|abbiamo|ha|hanno|sono|appena|oggi|ricordarsi di|prossimo passo|quindi|ma|è|era|un|una|bella|buona|breve|lunga|fatto|avuto|il|lo|gli|di nuovo|ancora`,
    true,
  ],
  [
    `je dois|je vais|je|on se|on|nous|nous devons|il faut|on doit|à|de|puis|et|ensuite|merci de|j'ai|ai|avons|a|on a|nous avons|s'il vous plaît|prochaine étape|mais|viens de|aussi|bien|suis|un|une|bon|bonne|belle|petit|petite|eu|la|le|une longue|fait|encore`,
    true,
  ],
]);

export const LINE_DIRECTIVES = bindPhrases<{
  means: 'task' | 'note' | 'person' | 'company' | 'either';
}>([
  [
    `task:|task|todo:|todo|to do:|to-do:|to-do|new task|add task|add a task|aufgabe:|aufgabe|neue aufgabe|compito:|compito|attività:|da fare:|nuovo compito|tâche:|tâche|à faire:|nouvelle tâche`,
    { means: 'task' },
  ],
  [
    `note:|note|add note|add a note|new note|fyi:|fyi|info:|notiz:|neue notiz|nota:|nota|nuova nota|note :|nouvelle note|memo:|memo`,
    { means: 'note' },
  ],
  [
    `new contact|new person|new lead|add contact|add person|add a contact|create contact|create person|neuer kontakt|neue person|neuer ansprechpartner|neue ansprechpartnerin|kontakt anlegen|kontakt:|contact:|contatto:|nuovo contatto|nuova persona|aggiungi contatto|nouveau contact|nouvelle personne|ajouter le contact|ajouter contact|new contact:|neuer kontakt:|nuovo contatto:|nouveau contact:`,
    { means: 'person' },
  ],
  [
    `new company called|new company|add company|add the company|add a company|create company|new account|new firm|neue firma|neues unternehmen|firma anlegen|firma:|company:|azienda:|nuova azienda|nuova società|nuova ditta|nuova impresa|aggiungi azienda|nouvelle entreprise|nouvelle société|ajouter l'entreprise|ajouter la société|new company:|neue firma:|nuova azienda:|nouvelle entreprise:`,
    { means: 'company' },
  ],
  [
    `add|new customer|new client|new supplier|new prospect|neuer kunde|neue kundin|neuer lieferant|neuer interessent|nuovo cliente|nuovo fornitore|nuova cliente|aggiungi|nouveau client|nouvelle cliente|nouveau fournisseur|ajouter|ajoute|anlegen`,
    { means: 'either' },
  ],
]);
